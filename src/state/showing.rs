use std::sync::Arc;

use leptos::prelude::*;

use super::{Back, Draft, File, Origin, SAMPLE, SAMPLE_NAME, Saved, Session, Watch};
use crate::client;

/// How a file comes into the editor, and what becomes of the one that was there.
impl Session {
    pub(super) fn show_draft(self, draft: Draft) {
        self.show(draft.id, draft.path, draft.text, Origin::Own);
    }

    pub(super) fn show(self, id: usize, path: String, text: Arc<str>, origin: Origin) {
        if origin == Origin::Own {
            self.follow_path(&path);
        }
        if self.toast.read_untracked().as_ref().is_some_and(|toast| toast.back == Some(Back::Text)) {
            // It takes back a change of the file that goes.
            self.toast.set(None);
        }
        // What is shown is not to lie below the list of files.
        self.rail_over.set(false);
        self.change_past(id, &text);
        self.file.set(File { id, path, origin });
        self.text.set(text);
        self.watch.set(Watch::default());
        self.saved.set(Saved::NotKept);
        self.filling.set(None);
        self.review.set(None);
        self.versions.set(None);
        self.renaming.set(false);
        self.rule_shown.set(None);
        self.cursor.set(0);
        self.open_first_problem();
        self.ports.select(0, 0, false);
    }

    /// What undo goes by is kept of a file of the user's own that is left, and given back to one that is shown again.
    fn change_past(self, id: usize, text: &str) {
        let left = self.draft_untracked();
        let past = self.past.get_untracked();
        let next = self.pasts.try_update(|pasts| {
            if let Some(left) = left {
                pasts.leave(left.id, left.text, past);
            }
            pasts.come_back(id, text)
        });
        self.past.set(next.unwrap_or_default());
    }

    pub(super) fn put_back(self, id: usize) {
        self.put_aside();
        self.bring(id);
    }

    /// Shows a file from the shelf. What is in the editor is not put aside.
    fn bring(self, id: usize) {
        let Some(draft) = self.shelf.get_untracked().into_iter().find(|draft| draft.id == id) else { return };
        if self.held.get_untracked() == Some(id) {
            self.held.set(None);
        }
        self.shelf.update(|shelf| shelf.retain(|other| other.id != id));
        self.show_draft(draft);
        self.saved.set(Saved::Pending);
        self.banner.set(None);
    }

    /// Shows the user's own file in place of a shared one; the address is left to whoever calls.
    pub(super) fn show_own(self) {
        self.back_to_own_client();
        self.shared_rest.set(Vec::new());
        self.show_next();
    }

    /// Shows the file last worked on, or the sample where there is none. What is in the editor is not put aside.
    pub(super) fn show_next(self) {
        let held = self.held.get_untracked();
        let next = self
            .shelf
            .read_untracked()
            .iter()
            .rev()
            .find(|draft| Some(draft.id) != held)
            .map(|draft| draft.id);
        match next {
            Some(id) => self.bring(id),
            None => {
                self.show(self.free_id(), SAMPLE_NAME.into(), SAMPLE.into(), Origin::Sample);
                self.banner.set(None);
            }
        }
    }

    /// Puts the user's own file from the editor on the shelf.
    pub(super) fn put_aside(self) {
        if let Some(draft) = self.draft_untracked() {
            self.shelf.update(|shelf| {
                shelf.retain(|other| other.id != draft.id);
                shelf.push(draft);
            });
        }
    }

    /// The user's own file in the editor.
    pub(super) fn draft_untracked(self) -> Option<Draft> {
        let file = self.file.get_untracked();
        (file.origin == Origin::Own).then(|| Draft::new(file.id, file.path, self.text_now()))
    }

    /// The address no longer says what is shown, and no link is waited for.
    pub(super) fn leave_link(self) {
        self.stop_waiting();
        if self.origin_now() == Origin::Shared {
            self.back_to_own_client();
            self.shared_rest.set(Vec::new());
            self.ports.clear_link();
        }
    }

    pub(super) fn free_id(self) -> usize {
        let highest =
            |drafts: RwSignal<Vec<Draft>>| drafts.read_untracked().iter().map(|draft| draft.id).max();
        let taken = highest(self.shelf).max(highest(self.bin)).unwrap_or(0);
        taken.max(self.file.read_untracked().id) + 1
    }

    /// Where a file lies tells whose it is: it is checked for that client, and the others for the one chosen.
    pub(super) fn follow_path(self, path: &str) {
        match client::by_path(path) {
            Some(card) => {
                let own = self.own_client.get_untracked().unwrap_or(self.client.get_untracked());
                self.set_client(card);
                self.own_client.set(Some(own));
            }
            None => self.back_to_own_client(),
        }
    }
}
