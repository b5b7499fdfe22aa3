use crate::text::EditSet;

/// A change that makes a diagnostic go away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a command: "Put the description in quotes".
    pub title: String,
    /// The word on its button.
    pub label: &'static str,
    pub applicability: Applicability,
    pub edits: EditSet,
}

/// How far a fix may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applicability {
    /// No word is lost or added. The client reads what it read before, or only now what plainly stands there.
    Safe,
    /// Probably what was meant; the author has to look.
    MaybeIncorrect,
    /// Leaves a blank for the author to fill.
    HasPlaceholder,
}

impl Applicability {
    pub fn word(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::MaybeIncorrect => "to be looked at",
            Self::HasPlaceholder => "to be filled in",
        }
    }
}
