//! The YAML readers that clients have built in, where they differ from strict YAML 1.2. Each is the shared tree
//! and what that reader refuses of it, or takes beside it. Sources: js-yaml 3.14 and 4.1.1, yaml 2.9 of npm, and
//! the recorded cases; libyaml and strictyaml by the cases alone. 2026-11-20.

mod loose;
mod old_js;
mod refusal;
mod word;

use std::borrow::Cow;

use loose::Loosened;
pub use word::Sort;

use crate::{
    document::{Document, Kind, LARGEST, Node, Yaml, yaml, yaml::SyntaxError},
    text::Span,
};

/// A YAML reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parser {
    /// npm `yaml`, with the core schema: strict YAML 1.2.
    NpmYaml,
    /// npm `js-yaml` 4: of YAML 1.1 it keeps dates, merge keys, underscores in numbers.
    JsYaml4,
    /// npm `js-yaml` 3: those, octal numbers and numbers of base sixty.
    JsYaml3,
    /// libyaml behind Rust's `serde_yaml`.
    LibYaml,
    /// Python's `strictyaml`: no flow style, no anchors, no tags, and every word is a text.
    StrictYaml,
}

/// In a text larger than what is checked here, so much front matter is read all the same: some clients know no limit.
const LONGEST_FRONT_MATTER: usize = 65_536;

/// Whether front matter is not read here, for its size.
pub fn is_too_large(document: &Document, inner: Span) -> bool {
    document.text.len() > LARGEST && inner.len() > LONGEST_FRONT_MATTER
}

impl Parser {
    /// What this reader makes of a part of a document. The document's own tree serves wherever it can.
    pub fn read(self, document: &Document, within: Span) -> Result<Cow<'_, Yaml>, SyntaxError> {
        let text = &*document.text;
        let front = document.front.as_ref().filter(|front| is_same(text, front.fence.inner, within));
        match front.map(|front| &front.yaml) {
            Some(Ok(yaml)) => match refusal::of(self, text, within, yaml) {
                Some(error) => Err(error),
                None => Ok(Cow::Borrowed(yaml)),
            },
            Some(Err(error)) => self.beside(text, within, error.clone()).map(Cow::Owned),
            None => self.parse(text, within).map(Cow::Owned),
        }
    }

    /// What it makes of a part of any text.
    pub fn parse(self, text: &str, within: Span) -> Result<Yaml, SyntaxError> {
        match yaml::parse(text, within) {
            Ok(yaml) => self.accept(text, within, yaml),
            Err(error) => self.beside(text, within, error),
        }
    }

    fn accept(self, text: &str, within: Span, yaml: Yaml) -> Result<Yaml, SyntaxError> {
        match refusal::of(self, text, within, &yaml) {
            Some(error) => Err(error),
            None => Ok(yaml),
        }
    }

    /// What it makes of a text that is no strict YAML.
    fn beside(self, text: &str, within: Span, error: SyntaxError) -> Result<Yaml, SyntaxError> {
        let loosened = loose::indented(text, within, &error).filter(|_| self != Self::NpmYaml);
        let untangled = || old_js::untangled(text, within).filter(|_| self == Self::JsYaml3);
        let parse = |loosened: Loosened| {
            let mut yaml = yaml::parse(&loosened.text, Span::new(0, loosened.text.len())).ok()?;
            loosened.put_back(&mut yaml, within);
            Some(yaml)
        };
        match loosened.and_then(parse).or_else(|| untangled().and_then(parse)) {
            Some(yaml) => self.accept(text, within, yaml),
            None => Err(error),
        }
    }

    /// Whether it knows merge keys.
    pub fn merges(self) -> bool {
        matches!(self, Self::JsYaml4 | Self::JsYaml3)
    }

    /// What it takes a value for.
    pub fn sort(self, node: &Node) -> Sort {
        match &node.kind {
            Kind::List(..) => Sort::List,
            Kind::Map(..) => Sort::Map,
            Kind::Alias(_) => Sort::Null,
            Kind::Scalar(scalar) => {
                let tag = node.tag.as_ref().map(|tag| tag.value.as_str());
                match tag {
                    Some("!!str" | "!") => Sort::Text,
                    Some("!!null") => Sort::Null,
                    Some("!!int" | "!!float") => Sort::Number,
                    Some(_) if self != Self::JsYaml3 && self != Self::JsYaml4 => Sort::Text,
                    _ => word::sort(self, scalar),
                }
            }
        }
    }
}

/// Whether two readers' front matter differs by its last line end at most, and no value keeps that.
fn is_same(text: &str, authors: Span, clients: Span) -> bool {
    let end = |span: Span| span.of(text).trim_end().len();
    authors.start == clients.start
        && end(authors) == end(clients)
        && (authors.len() == clients.len() || !keeps_lines(authors.of(text)))
}

/// Whether a block keeps the line ends behind it: `|+`.
fn keeps_lines(source: &str) -> bool {
    let kept = |mark: &str| source.contains(mark);
    kept("|+") || kept(">+") || (b'1'..=b'9').any(|digit| kept(&format!("{}+", char::from(digit))))
}
