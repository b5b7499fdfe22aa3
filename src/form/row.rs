use crate::{
    client::{Client, Field, Form},
    document::{Document, Entry, Kind, Style},
    lint::{Diagnostic, ToolList},
    text::Span,
};

/// A field of the client with what the file says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub key: &'static str,
    pub form: Form,
    /// What it is for, in one sentence.
    pub about: &'static str,
    pub said: Said,
    /// Where its entry stands; `None` where the file does not have it.
    pub place: Option<Span>,
}

/// What the file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Nothing,
    Text(String),
    Names(Vec<String>),
    /// A list or map that no field of a form holds; its text as it is written.
    Nested(String),
}

/// The client's fields in its own order.
pub fn rows(document: &Document, client: &dyn Client) -> Vec<Row> {
    let row = |field: &'static Field| {
        let entry = document.entry(field.key);
        Row {
            key: field.key,
            form: field.form,
            about: field.about,
            said: entry.map_or(Said::Nothing, |entry| said(document, client, field.form, entry)),
            place: entry.map(|entry| place(document, entry)),
        }
    };
    client.about().fields.iter().filter(|field| field.instead.is_none()).map(row).collect()
}

/// The keys that are none of the client's: they are kept, and shown as they are.
pub fn other_keys(document: &Document, client: &dyn Client) -> Vec<(String, String)> {
    let others = document.entries().iter().filter(|entry| !client.about().knows(&entry.key.value));
    others
        .map(|entry| (entry.key.value.clone(), document.slice(entry.value.whole()).trim().to_owned()))
        .collect()
}

impl Row {
    /// The gravest thing said of this field.
    pub fn problem<'a>(&self, diagnostics: &'a [Diagnostic]) -> Option<&'a Diagnostic> {
        let place = self.place?;
        let here = |diagnostic: &&Diagnostic| (place.start()..place.end()).contains(&diagnostic.at);
        diagnostics.iter().filter(here).min_by_key(|diagnostic| diagnostic.severity)
    }
}

fn said(document: &Document, client: &dyn Client, form: Form, entry: &Entry) -> Said {
    // A block that is broken is put right by its fix: what stands there is not yet the text that is meant.
    let raw = document.slice(entry.value.whole());
    if entry.value.style() == Some(Style::Rescued) && raw.trim_start().starts_with(['|', '>']) {
        return Said::Nested(raw.to_owned());
    }
    let is_rescued = entry.value.style() == Some(Style::Rescued);
    if matches!(form, Form::Tools | Form::Names) && !is_rescued {
        let list = ToolList::of(document, client, &entry.key.value, None);
        let names = list.words.into_iter().map(|word| word.listed.written);
        return Said::Names(names.collect());
    }
    match &entry.value.kind {
        Kind::Scalar(scalar) => Said::Text(scalar.text.clone()),
        _ => Said::Nested(document.slice(entry.value.whole()).to_owned()),
    }
}

/// From the key to the end of the value.
fn place(document: &Document, entry: &Entry) -> Span {
    let end = entry.value.whole().end().max(entry.key.span.end());
    let line_end = document.text[end..].find('\n').map_or(document.text.len(), |at| end + at);
    Span::new(entry.key.span.start(), line_end)
}
