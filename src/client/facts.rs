use std::ops::Deref;

use super::{
    card::Card,
    carries::Carries,
    field::Field,
    file::{Container, UnknownKeys},
};

/// What is known of a client. Data, so that a new version is a change of data.
#[derive(Debug)]
pub struct About {
    /// What it is called, and what its files are called.
    pub card: &'static Card,
    /// Day of the measurement, ISO 8601.
    pub measured: &'static str,
    /// Where what stands here comes from, and whether the program itself was asked.
    pub source: &'static str,
    /// Whether readings were held against the program; else they follow its documentation.
    pub verified: bool,
    /// Where its files live in a project.
    pub folder: &'static str,
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
    /// Tokens of all names and descriptions together above which it complains; `None` where no limit is known.
    pub listing_budget: Option<usize>,
    /// In what order it tells the parent model of its agents.
    pub listing_order: ListingOrder,
    /// What the text of a file is to the agent, as a sentence.
    pub prompt: &'static str,
    /// What becomes of placeholders in it, as sentences.
    pub placeholders: &'static str,
    /// Variables in braces (`${NAME}`) that it fills in in a prompt.
    pub variables: &'static [&'static str],
    /// Whether any other name in braces makes its calls fail.
    pub refuses_variables: bool,
    /// What of a definition its files can carry.
    pub carries: &'static Carries,
    /// What it puts before and after the file's own prompt; nothing in both where that is not known.
    pub before_prompt: Addition,
    pub after_prompt: Addition,
}

/// In what order the parent model reads of agents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListingOrder {
    /// By name, as JavaScript's `localeCompare` has it: marks, digits, letters of either case side by side.
    Collated,
    /// By the bytes of the names.
    Bytes,
    /// Not known, or as their files come out of the folder.
    Unknown,
}

/// Text a client adds to a prompt, described: the words themselves change with every version.
#[derive(Debug)]
pub struct Addition {
    /// In one sentence each.
    pub about: &'static [&'static str],
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

/// What is said of no client: the ground on which the facts of those stand that have less to tell.
pub(super) const BLANK: About = About {
    card: &Card::NOBODY,
    measured: "2026-11-20",
    source: "",
    verified: true,
    folder: "",
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
    listing_budget: None,
    listing_order: ListingOrder::Unknown,
    prompt: "What the agent reads first: your text, and what the client puts around it.",
    placeholders: "Whether the client fills these in is not known.",
    variables: &[],
    refuses_variables: false,
    carries: &Carries::NOTHING,
    before_prompt: Addition { about: &[] },
    after_prompt: Addition { about: &[] },
};

impl Deref for About {
    type Target = Card;

    fn deref(&self) -> &Card {
        self.card
    }
}

impl About {
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
