/// What is known of a client. Data, so that a new version is a change of data.
#[derive(Debug)]
pub struct About {
    /// Stable, kebab-case; used in links and storage.
    pub id: &'static str,
    pub name: &'static str,
    /// The version everything here was measured on.
    pub version: &'static str,
    /// Day of the measurement, ISO 8601.
    pub measured: &'static str,
    /// Where its files live in a project.
    pub folder: &'static str,
    /// The front-matter keys it knows.
    pub fields: &'static [&'static str],
    pub tools: &'static [Tool],
    /// Names it accepts in `model`, in lower case.
    pub model_aliases: &'static [&'static str],
    /// Names it accepts in `color`.
    pub colors: &'static [&'static str],
    /// Tokens of all descriptions together above which it complains.
    pub listing_budget: usize,
    /// What it puts before and after the file's own prompt.
    pub before_prompt: Addition,
    pub after_prompt: Addition,
}

/// Text a client adds to a prompt, described: the words themselves change with every version.
#[derive(Debug)]
pub struct Addition {
    /// In one sentence each.
    pub about: &'static [&'static str],
}

/// A tool name and what becomes of it in a subagent.
#[derive(Debug)]
pub struct Tool {
    pub name: &'static str,
    pub fate: Fate,
}

/// What a subagent gets for a tool name it lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The tool.
    Granted,
    /// The same tool under its newer name.
    Renamed(&'static str),
    /// Nothing: the tool was taken out. The version says since when, where that is known.
    Removed { since: Option<&'static str> },
    /// Nothing on current models: still recognised, no longer handed out.
    Retired { since: &'static str, unless: &'static str },
    /// Nothing: the tool is kept from subagents.
    Withheld,
}

impl Fate {
    /// Why a name gives another tool or none, in a few words; of a name the client does not know, too.
    pub fn words(fate: Option<Self>) -> String {
        match fate {
            Some(Self::Granted) => String::new(),
            Some(Self::Renamed(newer)) => format!("now {newer}"),
            Some(Self::Removed { since: Some(since) }) => format!("removed in {since}"),
            Some(Self::Removed { since: None }) => "removed".into(),
            Some(Self::Retired { since, .. }) => format!("off since {since}"),
            Some(Self::Withheld) => "not for subagents".into(),
            None => "not a tool".into(),
        }
    }
}

impl About {
    /// Name and version, as the page states it.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    pub fn knows(&self, key: &str) -> bool {
        self.fields.contains(&key)
    }

    pub fn tool(&self, name: &str) -> Option<&'static Tool> {
        self.tools.iter().find(|tool| tool.name == name)
    }
}
