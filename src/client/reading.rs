use crate::text::Span;

/// What a client makes of a Document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub verdict: Verdict,
    /// Why the file is refused, or that it had to be repaired to load; in the order the client found out.
    pub reasons: Vec<Reason>,
    /// The values as the client has them; `None` where it has none.
    pub name: Option<String>,
    pub description: Option<String>,
    pub model: Option<String>,
    pub color: Option<String>,
    /// How much thought the model spends, where the client tells the parent model of it.
    pub effort: Option<String>,
    pub tools: Tools,
    /// Whether no parent model is told of it, though it loads: it is no subagent.
    pub unlisted: bool,
    /// Keys whose value the client takes no notice of: it is of a wrong form, or the key is not honoured.
    pub ignored: Vec<&'static str>,
    /// The front-matter keys it saw, in order, each once.
    pub keys: Vec<String>,
    /// The part of the system prompt that comes from the file.
    pub prompt: String,
    /// Where the prompt stands in the text.
    pub prompt_span: Span,
    /// What the client's own repair put in quotes or indented anew, by its place in the text.
    pub repairs: Vec<Span>,
    /// Where the client lets the front matter begin and end, fences excluded.
    pub front_matter: Option<Span>,
}

/// Whether the agent will exist.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// It loads with what is written.
    Loads,
    /// It loads, and something written is not read, or read as something else.
    LoadsWithLosses,
    /// It will not exist.
    #[default]
    Refused,
}

impl Reading {
    /// Draws the verdict from the reasons, the tools and the keys of which no notice is taken.
    pub(super) fn conclude(&mut self) {
        let whole = |why| matches!(why, Why::Repaired | Why::LineByLine);
        self.verdict = if self.reasons.iter().any(|reason| reason.refuses) {
            Verdict::Refused
        } else if self.reasons.iter().any(|reason| !whole(reason.why))
            || self.tools.grants.iter().any(|grant| grant.gets.is_none())
            || self.tools.granted == Granted::None
            || !self.ignored.is_empty()
        {
            Verdict::LoadsWithLosses
        } else {
            Verdict::Loads
        };
    }

    /// Notes what keeps the agent from loading.
    pub(super) fn refuse(&mut self, why: Why, span: Span) {
        self.reasons.push(Reason { why, span, refuses: true });
    }

    /// Notes what does not.
    pub(super) fn note(&mut self, why: Why, span: Span) {
        self.reasons.push(Reason { why, span, refuses: false });
    }

    pub fn loads(&self) -> bool {
        self.verdict != Verdict::Refused
    }

    /// Whether the client has nothing of the front matter, so that all values come from elsewhere.
    pub fn is_blind(&self) -> bool {
        let blind = [
            Why::TooLarge,
            Why::NoFrontMatter,
            Why::Unclosed,
            Why::InvalidYaml,
            Why::StrictYaml,
            Why::InvalidToml,
            Why::FrontMatterInPrompt,
            Why::NotAMap,
        ];
        self.reasons.iter().any(|reason| blind.contains(&reason.why))
    }

    /// The first reason of this kind.
    pub fn reason(&self, why: Why) -> Option<&Reason> {
        self.reasons.iter().find(|reason| reason.why == why)
    }
}

/// Something a client came upon, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    pub why: Why,
    pub span: Span,
    /// Whether this alone keeps the agent from loading.
    pub refuses: bool,
}

/// What a client came upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    TooLarge,
    NoFrontMatter,
    Unclosed,
    InvalidYaml,
    /// The YAML failed, and the client's own repair made it parse.
    Repaired,
    /// The YAML failed, and the client takes each line for itself.
    LineByLine,
    /// The YAML failed, and the client repairs none.
    StrictYaml,
    InvalidToml,
    /// The client lost the front matter, and takes it for part of the prompt.
    FrontMatterInPrompt,
    /// The front matter ends at dashes inside it.
    CutAtDashes,
    /// What stands behind the closing dashes on their line costs the prompt.
    PromptCut,
    PromptMissing,
    PromptTooShort,
    NotAMap,
    NameMissing,
    NameNotText,
    NameTooLong,
    NameLeadingDash,
    NameColon,
    NameForm,
    NameLength,
    NameReserved,
    /// The name is not that of the folder.
    NameNotFolder,
    DescriptionMissing,
    DescriptionNotText,
    DescriptionTooLong,
    /// A value is not of the form that its key asks for.
    ValueForm,
    KeyUnknown,
    ToolUnknown,
    /// The client fails over a value it did not think of.
    Crash,
    /// The hooks are no map, or a single matcher.
    HooksNotAMap,
    HookEventUnknown,
    HookEventNotAList,
    /// A matcher is no map, has no list of hooks, or a pattern that is no text.
    HookMatcher,
    /// A hook is of no known type, or lacks what its type needs.
    HookEntry,
    /// A permission hook stands among the hooks where none is read.
    HookHidden,
    /// A permission hook stands outside of `hooks`.
    HookOutside,
    /// An item of `mcpServers` is neither a name nor one server.
    ServerInvalid,
}

impl Why {
    /// The reason in one sentence, with the client as its subject left out.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::TooLarge => "The file is over 1 MiB.",
            Self::NoFrontMatter => "The file does not begin with a line of three dashes.",
            Self::Unclosed => "No three dashes close the front matter.",
            Self::InvalidYaml => {
                "The front matter is not valid YAML, and the client's own repair does not help."
            }
            Self::Repaired => "The front matter is not valid YAML; the client repairs it line by line.",
            Self::LineByLine => {
                "The front matter is not valid YAML; the client takes each of its lines for itself."
            }
            Self::StrictYaml => "The client's YAML reader refuses the front matter, and repairs none.",
            Self::InvalidToml => "The file is not valid TOML.",
            Self::FrontMatterInPrompt => {
                "The client's YAML reader refuses the front matter; all of it becomes part of the prompt."
            }
            Self::PromptCut => "The closing line holds more than three dashes, which costs the prompt.",
            Self::PromptMissing => "There is no prompt.",
            Self::PromptTooShort => "The prompt is too short.",
            Self::NameForm => "The name holds characters that the client takes in no name.",
            Self::NameLength => "The name is too short or too long.",
            Self::NameReserved => "The client keeps this name for itself.",
            Self::NameNotFolder => "The name is not that of the folder.",
            Self::DescriptionTooLong => "The description is too long.",
            Self::ValueForm => "The value is not of the form that its key asks for.",
            Self::KeyUnknown => "The client does not know the key.",
            Self::ToolUnknown => "The client does not know the tool.",
            Self::Crash => "The client fails over the value.",
            Self::CutAtDashes => "The front matter ends at the first three dashes, inside a value.",
            Self::NotAMap => "The front matter holds no keys.",
            Self::NameMissing => "There is no name.",
            Self::NameNotText => "The name is not text.",
            Self::NameTooLong => "The name is longer than 256 characters.",
            Self::NameLeadingDash => "The name begins with a dash.",
            Self::NameColon => "The name holds a colon.",
            Self::DescriptionMissing => "There is no description.",
            Self::DescriptionNotText => "The description is not text.",
            Self::HooksNotAMap => "The hooks are not a map from events to matchers.",
            Self::HookEventUnknown => "There is no hook event of this name.",
            Self::HookEventNotAList => "A hook event holds no list of matchers.",
            Self::HookMatcher => "A matcher is not a map with a list of hooks.",
            Self::HookEntry => "A hook has no known type, or lacks what its type needs.",
            Self::HookHidden => "A permission hook stands where none is read.",
            Self::HookOutside => "A permission hook stands outside of `hooks`.",
            Self::ServerInvalid => "An MCP server is neither a name nor a map from one name to a server.",
        }
    }
}

/// The tools of an agent: what the parent model is told, and what the agent really gets.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tools {
    /// What stands behind `Tools:` in the Listing.
    pub shown: String,
    pub granted: Granted,
    /// What becomes of each name listed, in order.
    pub grants: Vec<Grant>,
}

/// What the agent really gets.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Granted {
    /// Whatever the client hands out by default, less the names given.
    #[default]
    Default,
    DefaultLess(Vec<String>),
    These(Vec<String>),
    /// It runs without any tool.
    None,
    /// Tools of MCP servers alone: the client refuses to start it while none of them is connected.
    UnlessUnconnected(Vec<String>),
    /// The client refuses to start it.
    RefusedAtSpawn,
}

/// One tool name as written, and what the agent gets for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub written: String,
    /// The tool granted; `None` for nothing.
    pub gets: Option<String>,
}

/// A tool entry as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// As written, specifier included: `Bash(git *)`.
    pub written: String,
    /// The tool's name in it: `Bash`.
    pub name: String,
}
