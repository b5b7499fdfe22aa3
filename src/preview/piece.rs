use crate::text::Span;

/// A piece of rendered Markdown: words, or a container of pieces. Plain data; what it becomes on a page is the
/// page's business.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Piece {
    pub kind: Kind,
    /// Its place, counted from the start of its part.
    pub span: Span,
    /// The words; of a link or an image its address, of a block of code its language, of a footnote its label.
    pub text: String,
    pub inside: Vec<Piece>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Text,
    /// Raw HTML, to be shown as the text it is.
    Html,
    /// A place to be filled in, as written.
    Placeholder,
    Code,
    Break,
    /// The number of a footnote.
    FootnoteMark,
    /// The box of a task, and whether it is done.
    Task(bool),
    Emphasis,
    Strong,
    Strikethrough,
    /// Its address is one that a preview may open.
    Link,
    /// Leads nowhere.
    DeadLink,
    /// An image's words and address; it is not fetched.
    Image,
    Paragraph,
    /// Level 1 to 6.
    Heading(u8),
    CodeBlock,
    HtmlBlock,
    Quote,
    List,
    /// The number of its first item.
    NumberedList(u64),
    Item,
    Table,
    /// The first row of a table.
    Head,
    Row,
    Cell,
    Rule,
    Footnote,
}

impl Kind {
    /// Whether a click on it means this place: it stands for lines of the text.
    pub fn is_place(self) -> bool {
        use Kind::{CodeBlock, Head, Heading, HtmlBlock, Item, Paragraph, Row, Rule};
        matches!(self, Paragraph | Heading(_) | CodeBlock | HtmlBlock | Item | Head | Row | Rule)
    }

    /// Whether its words are shown letter by letter, and nothing in them is to be filled in.
    pub fn is_code(self) -> bool {
        matches!(self, Self::Code | Self::CodeBlock)
    }

    /// Whether it may be cut between two of its pieces, so that a long one need not be built at once.
    pub(super) fn is_long(self) -> bool {
        use Kind::{CodeBlock, Footnote, HtmlBlock, List, NumberedList, Quote, Table};
        matches!(self, CodeBlock | HtmlBlock | Quote | List | NumberedList(_) | Table | Footnote)
    }
}

impl Piece {
    pub(super) fn new(kind: Kind, span: Span, text: impl Into<String>) -> Self {
        Self { kind, span, text: text.into(), inside: Vec::new() }
    }

    /// Its words without marks; of a container, all of them.
    pub fn words(&self) -> String {
        let mut words = String::new();
        self.collect(&mut words);
        words
    }

    fn collect(&self, words: &mut String) {
        match self.kind {
            Kind::Break => words.push('\n'),
            _ if self.inside.is_empty() => words.push_str(&self.text),
            _ => self.inside.iter().for_each(|piece| piece.collect(words)),
        }
    }
}
