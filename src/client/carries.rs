//! What of a definition the files of a client can carry, and how: the ground of every conversion.

/// What a value says of an agent, whichever client's file it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Name,
    Description,
    /// Where the prompt is a value, and not the body.
    Prompt,
    /// The tools it may use, and no others.
    Tools,
    /// Tools it may not use.
    Denied,
    /// Tools it may use without asking; others are not taken away.
    Unasked,
    /// A map from tools to what is done about them.
    Permission,
    /// A map from tools to yes or no.
    Switches,
    /// Whether it may change nothing.
    ReadOnly,
    /// What its commands may touch.
    Sandbox,
    Model,
    Effort,
    /// What it may do without asking, in Claude Code's words.
    Mode,
    /// The same in Qwen Code's words.
    Approval,
    Turns,
    Temperature,
    Color,
    Background,
    Skills,
    Servers,
    Hooks,
    /// Who may start it.
    Role,
}

/// What a client's files can carry.
#[derive(Debug)]
pub struct Carries {
    /// What stands under which key, in the order in which a file is written. Of several keys for one part the first
    /// is written; the others are read.
    pub parts: &'static [(Part, &'static str)],
    /// Its names of Claude Code's tools: `Read=read`, with blanks between. Behind a `-` such as are never written
    /// back, because another stands for them.
    pub tools: &'static str,
    pub names: Names,
    pub models: ModelNames,
    pub servers: ServerForm,
    /// The shortest prompt that it loads, in characters.
    pub shortest_prompt: usize,
    /// The longest description that it loads, in characters.
    pub longest_description: usize,
}

/// What a name may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    Any,
    /// No colon, no dash before it, 256 characters at most.
    Plain,
    /// Small letters of ASCII, digits, dashes and underscores.
    Slug,
    /// Two to fifty letters and digits of any script, dashes and underscores inside.
    Words,
    /// Small letters and digits, single dashes between them; 64 at most.
    Dashed,
}

/// How models are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelNames {
    /// It has no models.
    None,
    /// As the vendor calls them, and only those of these families.
    Of(&'static [&'static str]),
    /// With the vendor before: `anthropic/claude-…`.
    WithProvider,
    /// With dots in the version: `claude-sonnet-4.6`.
    Dotted,
}

/// How MCP servers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerForm {
    None,
    /// A list of maps from one name to a server.
    List,
    /// A map from names to servers, each with the tools that may be used.
    WithTools,
    /// A map from names to servers; an address that is spoken to by plain HTTP stands under a key of its own.
    Address(&'static str),
    /// A map from names to servers, which have one key for addresses, and one of this name for headers.
    Headers(&'static str),
}

impl Carries {
    pub(super) const NOTHING: Self = Self {
        parts: &[],
        tools: "",
        names: Names::Any,
        models: ModelNames::None,
        servers: ServerForm::None,
        shortest_prompt: 0,
        longest_description: usize::MAX,
    };

    /// The key under which a part is written.
    pub fn key(&self, part: Part) -> Option<&'static str> {
        self.parts.iter().find(|(own, _)| *own == part).map(|(_, key)| *key)
    }

    /// What a key says.
    pub fn part(&self, key: &str) -> Option<Part> {
        self.parts.iter().find(|(_, own)| *own == key).map(|(part, _)| *part)
    }

    /// Claude Code's names of tools with the client's own, and whether they are ever written back.
    pub fn tool_names(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let pairs = self.tools.split_ascii_whitespace().filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, own)| (name.trim_start_matches('-'), own, !name.starts_with('-')))
    }
}
