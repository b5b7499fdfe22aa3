/// What the browser keeps of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing to keep: the sample or a shared file.
    NotKept,
    Pending,
    Kept,
    /// Why it could not be kept.
    Failed(String),
}

/// A short word on what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub words: String,
    /// Whether undo takes it back.
    pub undo: bool,
}

/// Something across the page that wants a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Banner {
    /// A shared file is shown; the name is that of the user's own file, if there is one.
    Shared(Option<String>),
    /// A link is being read.
    Opening,
    /// What went wrong, in the three sentences of every message.
    Trouble { what: String, why: String, now: String },
}
