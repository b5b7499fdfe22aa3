//! What a rule is.

use super::{
    Applicability, Diagnostic, Severity,
    broken::{Broken, broken},
    conflict::conflicts,
    tool_list::ToolList,
};
use crate::text::sort;
use crate::{
    client::{Client, Fate, Granted, Reading, Why},
    document::{Document, Entry, Hidden, LARGEST, hidden},
    text::{Mark, Span, marks},
};

/// One fault, how to find it, how to explain it, how to repair it.
pub trait Rule: Sync {
    fn meta(&self) -> &'static Meta;

    /// Adds what it finds. Total: any document, any reading.
    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>);
}

/// What is known of a rule without running it.
#[derive(Debug)]
pub struct Meta {
    /// Kebab-case; names the fault, not the cure; also the name of its file.
    pub name: &'static str,
    /// The gravest severity it reports with.
    pub severity: Severity,
    /// The safest fix it offers; `None` where it offers none.
    pub fix: Option<Applicability>,
}

/// All a rule may look at.
pub struct Context<'a> {
    pub document: &'a Document,
    pub reading: &'a Reading,
    pub client: &'a dyn Client,
    /// What is listed under `tools`.
    pub tools: ToolList,
    /// What is listed under `disallowedTools`.
    pub denied: ToolList,
    broken: Vec<Broken<'a>>,
    /// What stands out of the whole text by its characters alone, in order.
    pub marks: Vec<Mark>,
    /// Conflicts of version control that were not resolved.
    pub conflicts: Vec<Span>,
    /// Finds the code block that is never closed.
    pub unclosed_fence: Fences,
}

/// Finds the code block that is never closed. It reads all of Markdown, which a page at its start does without.
pub type Fences = fn(&Document) -> Option<Span>;

impl<'a> Context<'a> {
    pub fn new(
        document: &'a Document,
        reading: &'a Reading,
        client: &'a dyn Client,
        unclosed_fence: Fences,
    ) -> Self {
        let tools = ToolList::of(document, client, "tools", Some(reading));
        let denied = ToolList::of(document, client, "disallowedTools", None);
        // Larger texts are read by no client, and by no rule.
        let marks = if document.text.len() > LARGEST { Vec::new() } else { marks(&document.text) };
        let conflicts = conflicts(document, &marks);
        let mut context = Self {
            document,
            reading,
            client,
            tools,
            denied,
            broken: Vec::new(),
            marks,
            conflicts,
            unclosed_fence,
        };
        if client.about().explained || context.is_strict() {
            context.broken = broken(document, reading, client, context.is_broken_inside());
        }
        context
    }

    /// The values that keep the front matter from parsing. None where a rule has found a line that is no entry
    /// by its shape: until that is mended, where a value ends is a guess.
    pub fn broken(&self, said: &[Diagnostic]) -> &[Broken<'a>] {
        if self.is_misshapen(said) { &[] } else { &self.broken }
    }

    /// Name and version of the client.
    pub fn client_title(&self) -> String {
        self.client.about().title()
    }

    /// Just its name.
    pub fn client_name(&self) -> &'static str {
        self.client.about().name
    }

    /// Front matter that stands where the client does not find it.
    pub fn hidden(&self) -> Option<Hidden> {
        self.reading.reason(Why::NoFrontMatter).and_then(|_| hidden(&self.document.text))
    }

    /// Whether an offset lies before the body.
    pub fn is_in_front(&self, offset: usize) -> bool {
        self.document.front.as_ref().is_some_and(|front| offset < front.fence.body.start())
    }

    /// Whether an offset lies in a conflict that makes two front matters of one: nothing else can be said of
    /// what stands there.
    pub fn is_contested(&self, offset: usize) -> bool {
        self.is_in_front(offset) && self.conflicts.iter().any(|conflict| conflict.touches(offset))
    }

    /// Whether a line of dashes closes the front matter. Where none does, nobody knows how far
    /// it goes, and nothing in it can be repaired safely.
    pub fn is_closed(&self) -> bool {
        self.document.front.as_ref().is_some_and(|front| front.fence.close.is_some())
    }

    /// Whether the client has nothing of the front matter because it is no YAML.
    fn is_strict(&self) -> bool {
        let mut reasons = self.reading.reasons.iter();
        reasons.any(|reason| match reason.why {
            Why::StrictYaml | Why::InvalidYaml => reason.refuses,
            why => why == Why::FrontMatterInPrompt,
        })
    }

    /// Whether the client lacks a name, a description or all of the front matter.
    pub fn misses_values(&self) -> bool {
        let missing = [Why::NameMissing, Why::DescriptionMissing];
        let reasons = &self.reading.reasons;
        self.reading.is_blind() || reasons.iter().any(|reason| missing.contains(&reason.why))
    }

    /// Whether the front matter is closed and yet no YAML.
    pub fn is_broken_inside(&self) -> bool {
        self.is_closed() && self.document.syntax_error().is_some()
    }

    /// What comes of front matter of which the client reads nothing, as sentences.
    pub fn all_is_lost(&self) -> String {
        let client = self.client_title();
        match self.reading.loads() {
            _ if self.reading.reason(Why::FrontMatterInPrompt).is_some() => format!(
                "{client} takes the front matter for part of the prompt: nothing in it is obeyed. It says nothing."
            ),
            false if !self.client.about().explained => {
                format!("{client} refuses the file, so the agent will not exist.")
            }
            true => format!(
                "{client} reads none of the front matter: it names the agent after its file, and puts a placeholder for its description. It says nothing."
            ),
            false => format!(
                "{client} reads none of the front matter, so the agent will not exist. It says nothing."
            ),
        }
    }

    /// The severity of a fault that keeps the agent from loading, or only takes a value from it.
    pub fn severity_of_loss(&self) -> Severity {
        if self.reading.loads() { Severity::Warning } else { Severity::Error }
    }

    pub fn slice(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }

    /// The entry with this key that counts.
    pub fn entry(&self, key: &str) -> Option<&'a Entry> {
        self.document.entry(key)
    }

    /// The description as the client has it, with the entry it stands in; `None` where the client takes it from
    /// elsewhere, or has none.
    pub fn description(&self) -> Option<(&'a Entry, &'a str)> {
        let lost = [Why::DescriptionMissing, Why::DescriptionNotText];
        let read = !self.reading.is_blind() && lost.iter().all(|why| self.reading.reason(*why).is_none());
        let told = self.reading.description.as_deref().filter(|_| read)?;
        Some((self.entry("description")?, told))
    }

    /// Whether `tools` stands for every tool, whatever else it names.
    pub fn takes_all(&self) -> bool {
        self.tools.words.iter().any(|word| word.listed.written == "*")
    }

    /// A tool's name today.
    pub fn today<'n>(&self, name: &'n str) -> &'n str {
        match self.client.fate(name) {
            Some(Fate::Renamed(newer)) => newer,
            _ => name,
        }
    }

    /// The tools listed, by the names of today and in their order; `None` where the agent has all.
    pub fn listed(&self) -> Option<Vec<&'a str>> {
        let tools = &self.reading.tools;
        if matches!(tools.granted, Granted::Default | Granted::DefaultLess(_)) {
            return None;
        }
        let names = tools.grants.iter().filter_map(|grant| grant.written.split('(').next());
        let mut names: Vec<&str> = names.map(|name| self.today(name)).collect();
        sort(&mut names);
        Some(names)
    }

    /// What comes of a tool name that gives nothing.
    pub fn without_tool(&self) -> (Severity, String) {
        if self.reading.tools.granted == Granted::RefusedAtSpawn {
            let why = "No name listed gives a tool, so the agent is listed, and refused when it is called.";
            (Severity::Error, why.into())
        } else {
            let why = "The name stays in the listing, so the parent model believes the agent has it.";
            (Severity::Warning, why.into())
        }
    }

    /// Whether a rule has found lines that are no entries by their shape. Rules about values then wait.
    pub fn is_misshapen(&self, said: &[Diagnostic]) -> bool {
        const SHAPES: [&str; 6] = [
            "tab-indentation",
            "odd-blank",
            "malformed-key",
            "indented-key",
            "merge-conflict",
            "control-character",
        ];
        let counts = |said: &Diagnostic| said.severity != Severity::Hint && !self.is_harmless(said);
        said.iter().any(|said| SHAPES.contains(&said.rule) && counts(said))
    }

    /// Whether a diagnostic of a rule that looks at the whole file is about its body, or about characters that
    /// YAML lets pass.
    pub fn is_harmless(&self, diagnostic: &Diagnostic) -> bool {
        match diagnostic.rule {
            "merge-conflict" => diagnostic.severity == Severity::Warning,
            "control-character" => diagnostic.severity == Severity::Hint || self.document.yaml().is_some(),
            _ => false,
        }
    }

    /// The whole lines of an entry, from its key to its last line end.
    pub fn lines_of(&self, entry: &Entry) -> Span {
        let text = &self.document.text;
        // The place of a value of which little is written may end on the next line.
        let value = text[..entry.value.whole().end()].trim_end_matches(['\n', '\r', ' ', '\t']);
        let end = value.len().max(entry.key.span.end());
        let start = text[..entry.key.span.start()].rfind('\n').map_or(0, |at| at + 1);
        let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
        Span::new(start, end)
    }
}

/// Declares a rule: its doc comment becomes the documentation shown in the page and tested in the suite.
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])+
        $rule:ident, $name:literal, $severity:ident, $fix:expr
    ) => {
        $(#[doc = $doc])+
        pub struct $rule;

        const META: $crate::lint::rule::Meta = $crate::lint::rule::Meta {
            name: $name,
            severity: $crate::lint::Severity::$severity,
            fix: $fix,
        };

        pub(super) const DOCS: &str = concat!($($doc, "\n"),+);
    };
}

pub(super) use declare_rule;
