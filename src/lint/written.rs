//! A key at the top of a file and its value, in whichever language the file is.

use super::rule::Context;
use crate::{
    client::Container,
    document::tables::{self, Value},
    text::Span,
};

/// Where a key and its value stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub name: String,
    pub key: Span,
    pub value: Span,
    /// The value, where it is a text, or a word without quotes.
    pub text: Option<String>,
    /// The whole lines of both. `None` where other entries may stand among them.
    pub lines: Option<Span>,
}

impl Context<'_> {
    /// The key whose value, or which itself, stands at a place.
    pub fn written_at(&self, at: usize) -> Option<Written> {
        let touches = |written: &Written| written.key.touches(at) || written.value.touches(at);
        self.all_written().into_iter().find(touches)
    }

    /// A key of this name; of several the last.
    pub fn written(&self, key: &str) -> Option<Written> {
        self.all_written().into_iter().rev().find(|written| written.name == key)
    }

    fn all_written(&self) -> Vec<Written> {
        if self.client.about().container == Container::Toml {
            let entries = tables::parse(&self.document.text).map(|table| table.entries).unwrap_or_default();
            return entries.into_iter().map(|entry| self.of_toml(entry)).collect();
        }
        let entries = self.document.entries().iter();
        let of_yaml = |entry: &crate::document::Entry| Written {
            name: entry.key.value.clone(),
            key: entry.key.span,
            value: entry.value.whole(),
            text: entry.value.text().map(str::to_owned),
            lines: Some(self.lines_of(entry)),
        };
        entries.map(of_yaml).collect()
    }

    fn of_toml(&self, entry: tables::Entry) -> Written {
        let text = &self.document.text;
        let value = entry.value.span;
        let is_table = matches!(entry.value.value, Value::Table(_) | Value::Tables(_));
        let start = text[..entry.key.span.start()].rfind('\n').map_or(0, |at| at + 1);
        let end = text[value.end()..].find('\n').map_or(text.len(), |at| value.end() + at + 1);
        Written {
            name: entry.key.value,
            key: entry.key.span,
            value,
            text: entry.value.value.text().map(str::to_owned),
            lines: (!is_table).then(|| Span::new(start, end)),
        }
    }
}
