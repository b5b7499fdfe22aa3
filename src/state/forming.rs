use std::sync::Arc;

use leptos::prelude::*;

use super::Session;
use crate::{
    client::Form,
    form::{self, Row, Value},
    text::{EditSet, Span},
};

/// A field that is being typed in. All that is typed there in one go is one step of undo.
#[derive(Clone, Debug)]
pub struct Filling {
    key: String,
    /// The text before the first letter.
    before: Arc<str>,
    /// The text behind the last one. Where the text at hand is another, something else was done in between.
    after: Arc<str>,
}

/// What the user does in the form: each change is an edit of the text, and undo takes it back.
impl Session {
    /// The client's fields with what the file says of them.
    pub fn form_rows(self) -> Vec<Row> {
        form::rows(&self.analysis().document, self.client())
    }

    /// Keys the client does not know, with what stands behind them.
    pub fn other_keys(self) -> Vec<(String, String)> {
        form::other_keys(&self.analysis().document, self.client())
    }

    /// A field was given a value; an empty one takes the key away.
    pub fn fill_in(self, key: &str, field: Form, written: &str) {
        // What is being typed may end in a blank that is none of the value's yet.
        let written = written.trim_end();
        let value = match field {
            _ if written.is_empty() => Value::Nothing,
            Form::Flag | Form::Yes | Form::Count(_) | Form::Word(_) | Form::WordOrNumber(_) | Form::Color => {
                Value::Word(written)
            }
            _ => Value::Text(written),
        };
        // A number or word that is none would be a text that YAML reads otherwise, or not at all.
        let is_bare =
            |word: &str| word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
        let value = match value {
            Value::Word(word) if !is_bare(word) => Value::Text(word),
            value => value,
        };
        let begun = self
            .filling
            .get_untracked()
            .filter(|filling| filling.key == key && Arc::ptr_eq(&filling.after, &self.text_now()));
        let now = self.text_now();
        let before = begun.as_ref().map_or_else(|| now.clone(), |filling| filling.before.clone());
        let edits = form::set(&self.analysis_now().document, self.client_now(), key, value);
        let after = edits.apply(&now);
        let edits = EditSet::between(&now, &after);
        if edits.is_empty() {
            return;
        }
        // Back at the text before there is no step to be done further.
        match begun.filter(|_| *after != *before) {
            Some(_) => self.change_further(&before, &edits),
            None => self.change(&edits),
        }
        let filling = Filling { key: key.to_owned(), after: self.text_now(), before };
        self.filling.set((*filling.before != *filling.after).then_some(filling));
    }

    /// The field is left: what is typed there next is a step of its own.
    pub fn filled(self) {
        self.filling.set(None);
    }

    /// One more name in a list.
    pub fn add_name(self, key: &str, name: &str) {
        let before = self.text_now();
        self.edit_front(|session| {
            form::add_name(&session.analysis_now().document, session.client_now(), key, name)
        });
        if !name.trim().is_empty() && Arc::ptr_eq(&before, &self.text_now()) {
            self.say(&format!("{} is in the list already, or the list cannot be told apart.", name.trim()));
        }
    }

    /// One name less in a list.
    pub fn remove_name(self, key: &str, at: usize) {
        self.edit_front(|session| {
            form::remove_name(&session.analysis_now().document, session.client_now(), key, at)
        });
    }

    /// Goes to the prompt: to what stands below the front matter.
    pub fn go_to_prompt(self) {
        let analysis = self.analysis_now();
        let body = analysis.document.body;
        let blank = analysis.document.slice(body);
        let blank = blank.len() - blank.trim_start().len();
        self.reveal(Span::at(body.start() + blank));
    }

    /// Empties a field whose words went into the text.
    pub fn empty_field(self, id: &str) {
        self.ports.empty_field(id);
    }

    fn edit_front(self, edits: impl FnOnce(Self) -> EditSet) {
        let before = self.text_now();
        let after = edits(self).apply(&before);
        let edits = EditSet::between(&before, &after);
        if !edits.is_empty() {
            self.change(&edits);
        }
    }
}
