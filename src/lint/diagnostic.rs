use super::Fix;
use crate::text::Span;

/// One thing to tell the author. Texts may hold `code` in backticks; nothing else in them is markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule that says it.
    pub rule: &'static str,
    pub severity: Severity,
    /// The words it is about.
    pub span: Span,
    /// The byte the place is counted from; inside or at the start of `span`.
    pub at: usize,
    /// The problem in a few words.
    pub title: String,
    /// What is there.
    pub what: String,
    /// What comes of it.
    pub why: String,
    /// What to do.
    pub now: String,
    pub fix: Option<Fix>,
}

/// By effect, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A client refuses, drops or misreads the agent.
    Error,
    /// A client reads something other than what is written.
    Warning,
    /// It could be better.
    Hint,
}

impl Severity {
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "Error",
            Self::Warning => "Warning",
            Self::Hint => "Hint",
        }
    }
}
