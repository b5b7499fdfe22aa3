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
    pub back: Option<Back>,
}

/// What undo takes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// The last change of the text.
    Text,
    /// What was last done with files.
    Files,
}

impl Toast {
    /// Words alone.
    pub fn new(words: impl Into<String>) -> Self {
        Self { words: words.into(), back: None }
    }

    /// Words, with the way back from what they tell.
    pub fn with(words: impl Into<String>, back: Back) -> Self {
        Self { words: words.into(), back: Some(back) }
    }
}

/// Something across the page that wants a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Banner {
    /// A shared file is shown; the name is that of the user's own file, if there is one.
    Shared(Option<String>),
    /// A link is being read.
    Opening,
    /// What was opened holds several files, or one in a fence.
    Offer(super::Offer),
    /// What the user writes is not kept, and why.
    NotSaved(String),
    /// Whether all that is kept is to be forgotten.
    Forget,
    /// A newer version of the page waits for the next load.
    Update,
    /// The page stopped at this text when it was last here: a file of the user's own, or a link.
    Held(Held),
    /// Files that were not opened, how many more there are, and what became of the rest, as a sentence.
    Refused { files: Vec<super::Refused>, more: usize, rest: &'static str },
    /// Another page keeps the file at hand like this now.
    Elsewhere(super::Draft),
    /// What went wrong, in the three sentences of every message.
    Trouble { what: String, why: String, now: String },
}

/// What is not read again before the user has said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// The file of this id and path.
    File(usize, String),
    /// The link of this fragment.
    Link(String),
}
