use super::Loss;
use crate::{client::Client, document::Document, text::Span};

/// Losses as they are come upon, and where.
pub struct Notes<'a> {
    pub losses: Vec<Loss>,
    document: &'a Document,
    to: &'a dyn Client,
    key: String,
    span: Span,
}

/// So much of a value is shown.
const LONGEST_VALUE: usize = 160;

impl<'a> Notes<'a> {
    pub fn new(document: &'a Document, to: &'a dyn Client) -> Self {
        Self { losses: Vec::new(), document, to, key: String::new(), span: Span::default() }
    }

    /// From here on, what is lost is lost of this key.
    pub fn stand_at(&mut self, key: &str, span: Span) {
        key.clone_into(&mut self.key);
        self.span = span;
    }

    /// The same for a key wherever it stands.
    pub fn stand_at_key(&mut self, key: &str) {
        self.stand_at(key, self.document.entry(key).map_or(Span::default(), |entry| entry.value.span));
    }

    /// The same for the prompt.
    pub fn stand_at_body(&mut self) {
        self.stand_at("prompt", self.document.body);
    }

    /// The value of the key is lost. `why` is a sentence of which the client is the subject, or a whole one.
    pub fn lost(&mut self, why: &str) {
        let (key, value) = (self.key.clone(), self.value());
        self.about(&key, &value, why);
    }

    /// The client has no key for this.
    pub fn no_key(&mut self) {
        self.lost("It has no key for this.");
    }

    /// The value of the key is lost, and something stands in its place.
    pub fn replaced(&mut self, why: &str, instead: &str) {
        let (key, value) = (self.key.clone(), self.value());
        self.push(key, value, why, Some(instead));
    }

    /// Part of the value is lost.
    pub fn about(&mut self, field: &str, value: &str, why: &str) {
        self.push(field.to_owned(), value.to_owned(), why, None);
    }

    /// Part of the value is lost, and something stands in its place.
    pub fn instead(&mut self, field: &str, why: &str, instead: &str) {
        self.push(field.to_owned(), String::new(), why, Some(instead));
    }

    fn value(&self) -> String {
        let written = self.document.slice(self.span).trim();
        match written.char_indices().nth(LONGEST_VALUE) {
            Some((end, _)) => format!("{}…", &written[..end]),
            None => written.to_owned(),
        }
    }

    /// Sentences that begin with "It" speak of the client.
    fn push(&mut self, field: String, value: String, why: &str, instead: Option<&str>) {
        let why = match why.strip_prefix("It ") {
            Some(rest) => format!("{} {rest}", self.to.about().name),
            None => why.to_owned(),
        };
        self.losses.push(Loss { field, span: self.span, value, why, instead: instead.map(str::to_owned) });
    }
}
