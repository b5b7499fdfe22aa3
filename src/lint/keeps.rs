//! What some edits would leave as it is. Asked by rules that speak once a file: the whole text is read anew.

use super::rule::Context;
use crate::{
    client::Why,
    document::{Document, fence::by_lines},
    text::{EditSet, MarkKind, marks},
};

/// A value without what nobody sees, and without blanks at its ends.
fn seen(value: &str) -> String {
    let mut at = 0;
    let mut seen = String::new();
    for mark in marks(value) {
        if matches!(mark.kind, MarkKind::Invisible | MarkKind::Hidden | MarkKind::Bidi | MarkKind::Control) {
            seen.push_str(&value[at..mark.span.start()]);
            at = mark.span.end();
        }
    }
    seen.push_str(&value[at..]);
    seen.trim().to_owned()
}

impl Context<'_> {
    /// Whether the front matter, where its author sees one, has the same end after some edits.
    pub fn keeps_body(&self, edits: &EditSet) -> bool {
        let Some(front) = &self.document.front else { return true };
        let after = edits.apply(&self.document.text);
        by_lines(&after).is_some_and(|fence| fence.body.of(&after) == self.slice(front.fence.body))
    }

    /// Whether a client that reads the file now reads the same of it after some edits; what it missed, it may gain.
    pub fn keeps_values(&self, edits: &EditSet) -> bool {
        let before = self.reading;
        if !before.loads() || before.is_blind() {
            return true;
        }
        let document = Document::parse(edits.apply(&self.document.text)).named(&self.document.name);
        let after = self.client.read(&document);
        let missed = |missing: &[Why]| missing.iter().any(|why| before.reason(*why).is_some());
        let kept = |before: &Option<String>, after: &Option<String>| {
            before
                .as_deref()
                .is_none_or(|before| after.as_deref().is_some_and(|after| seen(before) == seen(after)))
        };
        after.loads()
            && !after.is_blind()
            && (missed(&[Why::NameMissing]) || kept(&before.name, &after.name))
            && (missed(&[Why::DescriptionMissing, Why::DescriptionNotText])
                || kept(&before.description, &after.description))
            && kept(&before.model, &after.model)
            && kept(&before.color, &after.color)
            && before.prompt == after.prompt
    }
}
