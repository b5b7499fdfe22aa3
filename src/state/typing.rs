use leptos::prelude::*;

use super::{Back, Origin, Saved, Session, Toast};
use crate::{
    lint::Fix,
    text::{self, Edit, EditSet, Span},
};

/// What the user does to the text.
impl Session {
    /// The editor's field now shows this.
    pub fn type_text(self, shown: &str) {
        let before = self.text_now();
        let newline = self.analysis_now().document.newline();
        let edits = text::edit_from_shown(&before, shown, newline);
        if edits.is_empty() || untrack(|| self.is_readonly()) {
            return;
        }
        self.past.update(|past| past.history.record_typing(&before, &edits));
        self.put(&edits);
        self.after_typing(&edits);
    }

    /// Applies one fix as one step of undo.
    pub fn apply_fix(self, fix: &Fix) {
        let at = fix.edits.edits().first().map_or(0, |edit| edit.span.start());
        let typing = self.editor_has_focus();
        self.change(&fix.edits);
        self.toast.set(Some(Toast::with(format!("{}.", done(&fix.title)), Back::Text)));
        if !typing {
            self.focus_problem_from(at);
        }
    }

    pub fn undo(self) {
        if self.overview.get_untracked() {
            // There, what was done last was done with files.
            self.go_back();
            return;
        }
        if self.is_code() && self.ports.undo() {
            return;
        }
        let edits = self.past.try_update(|past| past.history.undo()).flatten();
        self.travel(edits);
    }

    pub fn redo(self) {
        // What was taken back after all of the code editor's own steps comes again before them.
        if self.is_code() && !self.past.read_untracked().history.can_redo() {
            self.ports.redo();
            return;
        }
        let edits = self.past.try_update(|past| past.history.redo()).flatten();
        self.travel(edits);
    }

    /// Changes the text in one step of undo; the cursor stays at its words.
    pub(super) fn change(self, edits: &EditSet) {
        if self.embed.read_untracked().readonly {
            return;
        }
        let before = self.text_now();
        if self.origin_now() == Origin::Shared {
            self.keep_copy();
        }
        if self.is_code() {
            self.change_code(edits);
            return;
        }
        let focus = self.editor_has_focus.get_untracked();
        let cursor = edits.map(self.cursor.get_untracked());
        self.past.update(|past| past.history.record(&before, edits));
        self.put(edits);
        self.place_cursor(Span::at(cursor), focus);
    }

    /// Changes the text further in the step that was done last: undo gives the text before that one.
    pub(super) fn change_further(self, before: &str, edits: &EditSet) {
        let whole = EditSet::between(before, &edits.apply(&self.text_now()));
        if self.is_code() {
            self.change_code_further(before, &whole, edits);
            return;
        }
        let focus = self.editor_has_focus.get_untracked();
        let cursor = edits.map(self.cursor.get_untracked());
        self.past.update(|past| past.history.replace_last(before, &whole));
        self.put(edits);
        self.place_cursor(Span::at(cursor), focus);
    }

    fn travel(self, edits: Option<EditSet>) {
        let Some(edits) = edits.filter(|_| !self.embed.read_untracked().readonly) else { return };
        self.toast.set(None);
        if self.is_code() {
            self.travel_code(&edits);
            return;
        }
        let focus = self.editor_has_focus.get_untracked();
        let end = edits.edits().last().map_or(0, |edit| edits.map(edit.span.end()));
        self.put(&edits);
        self.place_cursor(Span::at(end), focus);
    }

    pub(super) fn put(self, edits: &EditSet) {
        self.watch(edits);
        self.text.set(edits.apply(&self.text_now()).into());
        self.own();
    }

    /// The text is the user's own from now on.
    pub(super) fn own(self) {
        if self.origin_now() != Origin::Own {
            self.file.update(|file| file.origin = Origin::Own);
        }
        self.saved.set(Saved::Pending);
    }

    /// What came in one piece, and is all there is now, was pasted.
    pub(super) fn after_typing(self, edits: &EditSet) {
        self.toast.set(None);
        let whole = self.text_now().trim_end().len();
        let is_paste = |edit: &Edit| edit.text.len() >= PASTED && edit.text.len() + 8 >= whole;
        if matches!(edits.edits(), [edit] if is_paste(edit)) {
            self.look_at_pasted();
        }
    }

    pub(super) fn place_cursor(self, span: Span, focus: bool) {
        let text = self.text_now();
        self.cursor.set(span.start());
        if let [start, end] = text::shown_offsets(&text, &[span.start(), span.end()])[..] {
            self.ports.select(start, end, focus);
        }
    }
}

/// Fewer bytes in one piece may have been typed.
const PASTED: usize = 12;

/// A command told as done: "Put `name` in quotes" stays a command, and reads well with a full stop.
fn done(title: &str) -> String {
    title.replace('`', "")
}
