//! What a file says, key by key, and by what its client calls that.

use super::{Data, data::of_value};
use crate::{
    client::{Client, Container, Part, Reading},
    document::{Document, Entry, tables},
    text::Span,
};

/// One key and its value.
pub struct Said {
    /// What it says; `None` where the client does not know the key.
    pub part: Option<Part>,
    pub key: String,
    pub value: Data,
    pub span: Span,
}

/// The content of a file, whoever reads it.
pub struct Definition {
    pub name: String,
    pub description: Option<String>,
    pub prompt: String,
    pub said: Vec<Said>,
}

/// What the client reads, and what the author wrote where it reads nothing.
pub fn definition(document: &Document, reading: &Reading, from: &dyn Client) -> Definition {
    let said = said(document, from);
    let written = |part| {
        let value = said.iter().find(|said| said.part == Some(part)).map(|said| &said.value)?;
        value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
    };
    let is_read = reading.loads() && !reading.is_blind();
    let read = |value: &Option<String>| value.clone().filter(|_| is_read);
    // A plugin's agent bears the plugin's name before its own.
    let name = read(&reading.name).map(|name| name.rsplit(':').next().unwrap_or("").to_owned());
    let body = || match from.about().container {
        Container::Markdown => document.slice(document.body).trim().to_owned(),
        Container::Toml => written(Part::Prompt).unwrap_or_default(),
    };
    let prompt = Some(reading.prompt.clone()).filter(|prompt| is_read && !prompt.is_empty());
    Definition {
        name: name.or_else(|| written(Part::Name)).or_else(|| reading.name.clone()).unwrap_or_default(),
        description: read(&reading.description).or_else(|| written(Part::Description)),
        prompt: prompt.unwrap_or_else(body),
        said,
    }
}

fn said(document: &Document, from: &dyn Client) -> Vec<Said> {
    let part = |key: &str| from.about().carries.part(key);
    match from.about().container {
        Container::Toml => {
            let entries = tables::parse(&document.text).map(|table| table.entries).unwrap_or_default();
            let one = |entry: tables::Entry| Said {
                part: part(&entry.key.value),
                value: of_value(&entry.value.value),
                span: entry.value.span,
                key: entry.key.value,
            };
            entries.into_iter().map(one).collect()
        }
        Container::Markdown => {
            // Of two entries with one key the last counts.
            let counts = |entry: &&Entry| {
                document.entry(&entry.key.value).is_some_and(|last| last.key.span == entry.key.span)
            };
            let one = |entry: &Entry| Said {
                part: part(&entry.key.value),
                key: entry.key.value.clone(),
                value: Data::of(document, &entry.value),
                span: entry.value.span,
            };
            document.entries().iter().filter(counts).map(one).collect()
        }
    }
}
