use leptos::prelude::*;

use super::{Pasts, Session, Step};
use crate::{
    assist::{self, Explanation, Suggestions},
    text::{self, EditSet, ShownEdit, Span},
};

/// What the editor is, and what the user wants it to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Editor {
    /// Whether the code editor has the place of the text field.
    pub code: bool,
    /// Whether the text field is wanted.
    pub plain: bool,
    /// Whether the Tab key indents; else it leaves the editor.
    pub tab: bool,
}

/// What the code editor does. It has a history of its own; what it shows follows the text here.
impl Session {
    pub fn editor(self) -> Editor {
        self.editor.get()
    }

    /// The number under which the code editor keeps the history of the file at hand. Another number is another text.
    pub fn life(self) -> usize {
        self.past.with(|past| past.life)
    }

    /// The numbers of files that may be shown again.
    pub fn lives_left(self) -> Vec<usize> {
        self.pasts.with_untracked(Pasts::lives)
    }

    pub fn choose_editor(self, plain: bool) {
        self.editor.update(|editor| editor.plain = plain);
    }

    pub fn choose_tab(self, indents: bool) {
        self.editor.update(|editor| editor.tab = indents);
    }

    /// The Tab key does the other thing from now on.
    pub fn flip_tab(self) {
        let indents = !self.editor.get_untracked().tab;
        self.choose_tab(indents);
        self.say(if indents {
            "Tab indents. Esc, then Tab leaves the editor."
        } else {
            "Tab leaves the editor."
        });
    }

    /// The code editor has taken the place of the text field, or has left it.
    pub fn code_editor_shown(self, shown: bool) {
        self.past.update(|past| past.steps.clear());
        self.pasts.update(Pasts::forget);
        self.editor.update(|editor| editor.code = shown);
    }

    /// The code editor changed its text, or took one of our steps back (`true`) or did it again.
    pub fn edited(self, edits: &[ShownEdit], step: Option<(usize, bool)>) {
        let before = self.text_now();
        let known = step.and_then(|(id, back)| {
            let past = self.past.read_untracked();
            past.steps.get(id).map(|step| if back { step.undo.clone() } else { step.redo.clone() })
        });
        let newline = self.analysis_now().document.newline();
        let edits = known.unwrap_or_else(|| text::edits_from_shown(&before, edits, newline));
        self.past.update(|past| past.history.forget_undone());
        self.put(&edits);
        self.after_typing(&edits);
    }

    /// The fix of the problem at this place of the list.
    pub fn apply_nth_fix(self, nth: usize) {
        let analysis = self.analysis_now();
        if let Some(fix) = analysis.problems.get(nth).and_then(|problem| problem.diagnostic.fix.as_ref()) {
            self.apply_fix(fix);
        }
    }

    /// What those who do not see the page are told of the editor.
    pub fn editor_note(self) -> &'static str {
        match self.editor() {
            Editor { code: true, tab: true, .. } => {
                "Escape, then Tab leaves the editor. F8 goes to the next problem."
            }
            _ => "Tab leaves the editor. F8 goes to the next problem.",
        }
    }

    /// What may stand at a place of what is shown.
    pub fn suggest(self, at: usize) -> Option<Suggestions> {
        let analysis = self.analysis_now();
        let offset = *text::offsets_from_shown(&analysis.document.text, &[at]).first()?;
        assist::complete(&analysis.document, offset, untrack(|| self.client()))
    }

    /// What is known of the word at a place of what is shown.
    pub fn explain(self, at: usize) -> Option<Explanation> {
        let analysis = self.analysis_now();
        let offset = *text::offsets_from_shown(&analysis.document.text, &[at]).first()?;
        assist::explain(&analysis.document, offset, untrack(|| self.client()))
    }

    pub(super) fn is_code(self) -> bool {
        self.editor.read_untracked().code
    }

    /// Makes a change in the code editor: one step of its history.
    pub(super) fn change_code(self, edits: &EditSet) {
        let before = self.text_now();
        let id = self.past.read_untracked().steps.len();
        self.past.update(|past| past.steps.push(Step::new(&before, edits)));
        let cursor = edits.map(self.cursor.get_untracked());
        self.put(edits);
        self.cursor.set(cursor);
        self.ports.edit(&text::shown_edits(&before, edits), Some(id));
    }

    /// Does the last step further: `whole` leads from the text before it to what `edits` make of the text at hand.
    pub(super) fn change_code_further(self, before: &str, whole: &EditSet, edits: &EditSet) {
        let id = self.past.read_untracked().steps.len().saturating_sub(1);
        self.past.update(|past| {
            past.steps.pop();
            past.steps.push(Step::new(before, whole));
        });
        let cursor = edits.map(self.cursor.get_untracked());
        self.put(edits);
        self.cursor.set(cursor);
        self.ports.edit_further(&text::shown_edits(before, whole), id);
    }

    /// Takes a step back, or does it again, that was done before the code editor was there.
    pub(super) fn travel_code(self, edits: &EditSet) {
        let before = self.text_now();
        let end = edits.edits().last().map_or(0, |edit| edits.map(edit.span.end()));
        self.put(edits);
        self.ports.edit(&text::shown_edits(&before, edits), None);
        self.place_cursor(Span::at(end), self.editor_has_focus());
    }
}
