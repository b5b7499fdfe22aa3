//! The keys of a format, and what their values may be.

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
