//! Ring 1: a file as it is written. Every function is total: any UTF-8 text gives a [`Document`], and
//! broken YAML is normal input. What a program *makes* of the text is the business of `client`.

pub mod fence;
mod hidden;
mod node;
pub mod outline;
mod rescue;
pub mod scalar;
pub mod tables;
pub mod yaml;

use std::sync::Arc;

pub use fence::Fence;
pub use hidden::{Hidden, hidden};
pub use node::{Entry, Kind, Layout, Node, Scalar, Style};
pub use rescue::{holds_entry, is_familiar, quoted_lines};
pub use yaml::{SyntaxError, Yaml};

use crate::text::Span;

/// A text and what its author plainly wrote in it. Lossless: `text` is the file, all else are places in it.
#[derive(Clone, Debug)]
pub struct Document {
    pub text: Arc<str>,
    /// The name of its file, with its ending; empty where it has none yet.
    pub name: Arc<str>,
    /// The front matter as its author sees it: between two lines of three dashes.
    pub front: Option<FrontMatter>,
    /// Everything behind the front matter; the whole text where there is none.
    pub body: Span,
}

/// The block of YAML that opens a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontMatter {
    pub fence: Fence,
    /// The tree, as a strict YAML 1.2 reader gives it, or where such a reader stops.
    pub yaml: Result<Yaml, SyntaxError>,
    /// The top-level entries in the order written: from the tree, or rescued line by line.
    pub entries: Vec<Entry>,
}

/// All else follows from the text and the name.
impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.name == other.name
    }
}

/// Texts above this many bytes are not read: no client loads them, and a page must not freeze.
pub const LARGEST: usize = 1_048_576;

impl Document {
    /// Reads any text. Never fails and never drops a byte.
    pub fn parse(text: impl Into<Arc<str>>) -> Self {
        let text: Arc<str> = text.into();
        let fence = Some(&text).filter(|text| text.len() <= LARGEST).and_then(|text| fence::by_lines(text));
        let front = fence.map(|fence| FrontMatter::parse(&text, fence));
        let body = match &front {
            Some(front) => front.fence.body,
            None => Span::new(fence::bom_len(&text), text.len()),
        };
        Self { text, name: "".into(), front, body }
    }

    /// The same document in a file of this name.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        Self { name: name.into(), ..self }
    }

    /// The text a span covers.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The top-level entries of the front matter, tree or rescued; none where there is no front matter.
    pub fn entries(&self) -> &[Entry] {
        self.front.as_ref().map_or(&[], |front| &front.entries)
    }

    /// The last top-level entry with this key: of two, readers take the later one.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().rev().find(|entry| entry.key.value == key)
    }

    /// The tree, where the front matter parses as strict YAML.
    pub fn yaml(&self) -> Option<&Yaml> {
        self.front.as_ref()?.yaml.as_ref().ok()
    }

    /// Why the front matter does not parse; `None` where it does or where there is none.
    pub fn syntax_error(&self) -> Option<&SyntaxError> {
        self.front.as_ref()?.yaml.as_ref().err()
    }

    /// How lines end in this file: CRLF if its first line does, else LF.
    pub fn newline(&self) -> &'static str {
        match self.text.find('\n') {
            Some(at) if at > 0 && self.text.as_bytes()[at - 1] == b'\r' => "\r\n",
            _ => "\n",
        }
    }
}

impl FrontMatter {
    fn parse(text: &str, fence: Fence) -> Self {
        let yaml = yaml::parse(text, fence.inner);
        let entries = match &yaml {
            Ok(yaml) => yaml.top_level().to_vec(),
            Err(_) => rescue::entries(text, fence.inner),
        };
        Self { fence, yaml, entries }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_file_has_entries_and_a_body() {
        let document = Document::parse("---\nname: a\ntools: [Read]\n---\n\nBody\n");
        let keys: Vec<_> = document.entries().iter().map(|e| e.key.value.as_str()).collect();
        assert_eq!(keys, ["name", "tools"]);
        assert_eq!(document.slice(document.body), "\nBody\n");
        assert!(document.syntax_error().is_none());
    }

    #[test]
    fn broken_yaml_still_has_entries() {
        let document = Document::parse("---\nname: a\ndescription: Use: it\nmodel: opus\n---\nBody");
        assert!(document.syntax_error().is_some());
        let description = document.entry("description").unwrap();
        assert_eq!(document.slice(description.value.span), "Use: it");
        assert_eq!(document.entry("model").unwrap().value.text(), Some("opus"));
    }

    #[test]
    fn a_file_without_front_matter_is_all_body() {
        let document = Document::parse("# Title\n");
        assert!(document.front.is_none());
        assert_eq!(document.slice(document.body), "# Title\n");
    }

    #[test]
    fn any_text_is_a_document() {
        for text in ["", "---", "---\n", "---\n---", "\u{feff}", "---\n\0\n---\n", "---\r---\r"] {
            assert_eq!(&*Document::parse(text).text, text);
        }
    }
}
