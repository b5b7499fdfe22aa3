use crate::text::{Span, Spanned};

/// One front-matter key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key as read (quotes removed). A key that is no scalar is given as it stands in the text.
    pub key: Spanned<String>,
    pub value: Node,
}

/// A YAML value and its place. An empty value has an empty span behind its colon.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub kind: Kind,
    /// From the first to the last byte of the value, quotes and block header included, tag and anchor not.
    pub span: Span,
    /// `!tag` before the value.
    pub tag: Option<Spanned<String>>,
    /// `&anchor` before the value.
    pub anchor: Option<Spanned<String>>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    Scalar(Scalar),
    List(Vec<Node>, Layout),
    Map(Vec<Entry>, Layout),
    /// `*anchor`: the index of the anchored node in [`super::Yaml::anchors`].
    Alias(usize),
}

/// How a list or a map is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Over lines, by indentation.
    Block,
    /// In brackets or braces.
    Flow,
}

/// A word or a text. What it means (a number, a yes) is asked of `scalar::meaning`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    pub text: String,
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// `|`
    Literal,
    /// `>`
    Folded,
    /// Not YAML: the words as they stand, taken by the rescue reader.
    Rescued,
}

impl Node {
    /// The text of a scalar, whatever its style; `None` for lists, maps and aliases.
    pub fn text(&self) -> Option<&str> {
        self.scalar().map(|scalar| scalar.text.as_str())
    }

    pub fn scalar(&self) -> Option<&Scalar> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    pub fn style(&self) -> Option<Style> {
        self.scalar().map(|scalar| scalar.style)
    }

    /// Whether nothing is written: no text, no quotes, no tag.
    pub fn is_empty(&self) -> bool {
        self.span.is_empty() && self.tag.is_none() && self.text().is_some_and(str::is_empty)
    }

    /// The place of the value with its tag and anchor.
    pub fn whole(&self) -> Span {
        let properties = [&self.tag, &self.anchor];
        let spans = properties.into_iter().flatten().map(|property| property.span);
        spans.fold(self.span, Span::to)
    }
}
