/// What is known of a client. Data, so that a new version is a change of data.
#[derive(Debug)]
pub struct About {
    /// Stable, kebab-case; used in links and storage.
    pub id: &'static str,
    pub name: &'static str,
    /// Which of its loaders, where it has several: `plugin`.
    pub loader: Option<&'static str>,
    /// The version everything here was measured on.
    pub version: &'static str,
    /// Day of the measurement, ISO 8601.
    pub measured: &'static str,
    /// Where what stands here comes from, and whether the program itself was asked.
    pub source: &'static str,
    /// Whether readings were held against the program; else they follow its documentation.
    pub verified: bool,
    /// Where its files live in a project.
    pub folder: &'static str,
    /// How its files are named: the most telling first.
    pub files: &'static [Pattern],
    pub container: Container,
    /// How it takes YAML, as a sentence.
    pub yaml: &'static str,
    /// What becomes of keys that it does not know.
    pub unknown_keys: UnknownKeys,
    /// The longest prompt its documentation allows, in characters.
    pub longest_prompt: Option<usize>,
    /// Whether every rule speaks for it; else those that tell of any client alike.
    pub explained: bool,
    /// What a reader of the values has to know of them, as a sentence.
    pub note: Option<&'static str>,
    /// The front-matter keys it knows, in the order of its own schema.
    pub fields: &'static [Field],
    pub tools: &'static [Tool],
    /// How it writes a tool of an MCP server.
    pub server_tool: &'static str,
    /// The tools by which an agent changes files, of those it hands out by default.
    pub writing_tools: &'static [&'static str],
    pub models: &'static Models,
    /// Agents it brings along. One of the same name, letter by letter, takes the place of its own.
    pub built_in_agents: &'static [&'static str],
    /// Names of events that hooks may stand under.
    pub hook_events: &'static [&'static str],
    /// Names it accepts in `color`.
    pub colors: &'static [&'static str],
    /// Tokens of all descriptions together above which it complains.
    pub listing_budget: usize,
    /// Variables in braces (`${NAME}`) that it fills in in a prompt.
    pub variables: &'static [&'static str],
    /// What it puts before and after the file's own prompt.
    pub before_prompt: Addition,
    pub after_prompt: Addition,
}

/// By what a file shows that it is a client's: the folder it lies in, and how its name ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Empty for any folder.
    pub folder: &'static str,
    pub ending: &'static str,
}

impl Pattern {
    /// Whether a file at this path is of this form. A path may begin above the project, or inside of it.
    pub fn fits(self, path: &str) -> bool {
        let path = path.replace('\\', "/");
        let (above, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let named = match self.ending.starts_with('.') {
            true => name.len() > self.ending.len() && name.ends_with(self.ending),
            false => name == self.ending,
        };
        named && (self.folder.is_empty() || format!("/{above}/").contains(&format!("/{}/", self.folder)))
    }
}

/// What a definition is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Markdown with YAML front matter.
    Markdown,
    Toml,
}

/// What a client does with a key that it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownKeys {
    Ignored,
    /// Ignored, with a line in a log.
    Warned,
    /// The file is refused.
    Refused,
    /// Passed on to whoever serves the model.
    PassedOn,
}

/// Text a client adds to a prompt, described: the words themselves change with every version.
#[derive(Debug)]
pub struct Addition {
    /// In one sentence each.
    pub about: &'static [&'static str],
}

/// A front-matter key and what the client does with it.
#[derive(Debug)]
pub struct Field {
    pub key: &'static str,
    pub form: Form,
    /// Whether the client loads no agent without it.
    pub required: bool,
    /// What it is for, in one sentence.
    pub about: &'static str,
    /// What comes of a value of another form, as the end of a sentence: "the parent's mode counts".
    pub otherwise: &'static str,
    /// Where the client knows the key and does not honour it: what to do instead, as a sentence.
    pub instead: Option<&'static str>,
}

/// What a value may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    /// One of these words, letter by letter.
    Word(&'static [&'static str]),
    /// One of these words in any case, or a whole number.
    WordOrNumber(&'static [&'static str]),
    /// A whole number, this or greater.
    Count(u32),
    /// Any number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A yes in any of the words for it; everything else is a no.
    Yes,
    /// A model's alias or full name.
    Model,
    /// One of the client's colours.
    Color,
    /// Tool names: a text split as the client splits it, or a list.
    Tools,
    /// Names: a text split in the same way, or a list.
    Names,
    /// A list of texts.
    Texts,
    /// A map from names to `true` or `false`.
    Switches,
    /// One of three actions, or a map from tools to actions.
    Permissions,
    /// Whatever it is.
    Any,
    /// A list of server names, and of maps from a name to a server.
    Servers,
    /// Events, each with its list of matchers.
    Hooks,
    Map,
}

impl Form {
    /// The form as the object of a sentence: "one of `user`, `project` and `local`".
    pub fn words(self) -> String {
        let one_of = |words: &[&str]| format!("one of `{}`", words.join("`, `"));
        match self {
            Self::Text | Self::Model => "a text".into(),
            Self::Word([word]) => format!("`{word}`"),
            Self::Word(words) => one_of(words),
            Self::WordOrNumber(words) => format!("{}, or a whole number", one_of(words)),
            Self::Count(least) => format!("a whole number from {least} up"),
            Self::Flag | Self::Yes => "`true` or `false`".into(),
            Self::Number => "a number".into(),
            Self::Texts => "a list of texts".into(),
            Self::Switches => "a map from names to `true` or `false`".into(),
            Self::Permissions => "`ask`, `allow` or `deny`, or a map from tools to these".into(),
            Self::Any => "anything".into(),
            Self::Color => "one of its colours".into(),
            Self::Tools | Self::Names => "names, as a list or with commas between them".into(),
            Self::Servers => "a list of servers".into(),
            Self::Hooks => "a map from events to matchers".into(),
            Self::Map => "a map".into(),
        }
    }
}

/// The models a client knows by name. All empty where it takes any.
#[derive(Debug)]
pub struct Models {
    /// Short names, in lower case; taken in any case.
    pub aliases: &'static [&'static str],
    /// The words by which the vendor's full names are told from others.
    pub families: &'static [&'static str],
    /// Full names in its catalogue that are served without a date.
    pub names: &'static [&'static str],
    pub retired: &'static [Retired],
}

/// Full names of a model that is no longer served.
#[derive(Debug, PartialEq, Eq)]
pub struct Retired {
    pub names: &'static [&'static str],
    /// The day the vendor's own API took it out; `None` where the client sends another model in its place.
    pub on: Option<&'static str>,
    /// The alias that follows the newest of its family.
    pub alias: &'static str,
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
    /// Nothing, but in sessions of another kind: with a plugin, a server or on a system that brings it.
    Elsewhere,
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
            Some(Self::Elsewhere) => "not in every session".into(),
            None => "not a tool".into(),
        }
    }
}

/// A field that may be absent.
pub(super) const fn field(
    key: &'static str,
    form: Form,
    about: &'static str,
    otherwise: &'static str,
) -> Field {
    Field { key, form, required: false, about, otherwise, instead: None }
}

/// The same field where there is no agent without it.
pub(super) const fn required(field: Field) -> Field {
    Field { required: true, ..field }
}

/// What is said of no client: the ground on which the facts of those stand that have less to tell.
pub(super) const BLANK: About = About {
    id: "",
    name: "",
    loader: None,
    version: "",
    measured: "2026-11-20",
    source: "",
    verified: true,
    folder: "",
    files: &[],
    container: Container::Markdown,
    yaml: "",
    unknown_keys: UnknownKeys::Ignored,
    longest_prompt: None,
    explained: false,
    note: None,
    fields: &[],
    tools: &[],
    server_tool: "",
    writing_tools: &[],
    models: &Models { aliases: &[], families: &[], names: &[], retired: &[] },
    built_in_agents: &[],
    hook_events: &[],
    colors: &[],
    listing_budget: usize::MAX,
    variables: &[],
    before_prompt: Addition { about: &[] },
    after_prompt: Addition { about: &[] },
};

impl About {
    /// Name and version: the subject of a sentence.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Name, version and loader, as the page lists it.
    pub fn label(&self) -> String {
        match self.loader {
            Some(loader) => format!("{} {}, {loader}", self.name, self.version),
            None => self.title(),
        }
    }

    /// How closely a file's place and name say that it is this client's: the length of the pattern that fits,
    /// nothing where none does.
    pub fn claims(&self, path: &str) -> usize {
        let fitting = self.files.iter().filter(|pattern| pattern.fits(path));
        fitting.map(|pattern| pattern.folder.len() + pattern.ending.len()).max().unwrap_or(0)
    }

    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// Whether the client knows the key, though it may not honour it.
    pub fn knows(&self, key: &str) -> bool {
        self.field(key).is_some()
    }

    pub fn tool(&self, name: &str) -> Option<&'static Tool> {
        self.tools.iter().find(|tool| tool.name == name)
    }
}
