use leptos::prelude::*;

use super::{Banner, Draft, Origin, Saved, Session};
use crate::text::EditSet;

/// What other pages of this browser do with the same files.
impl Session {
    /// Another page keeps a file like this now; `seen` is what this page last knew to be kept of it. A file that was not
    /// changed here follows, unless it is at hand: then the user is asked. Says whether this page has it like this now.
    pub fn kept_elsewhere(self, theirs: Draft, seen: Option<&Draft>) -> bool {
        let ours = untrack(|| self.all_files()).into_iter().find(|draft| draft.id == theirs.id);
        match ours {
            Some(ours) if ours == theirs => {
                if matches!(&*self.banner.read_untracked(), Some(Banner::Elsewhere(_))) {
                    self.banner.set(None);
                }
                true
            }
            // Two pages gave two files one number: the database keeps both.
            Some(_) if seen.is_none() => false,
            Some(ours) if self.is_shown(ours.id) => {
                match theirs.deleted {
                    true => self.say(&format!("{} was deleted in another page. Here it stays.", ours.name())),
                    false => self.banner.set(Some(Banner::Elsewhere(theirs))),
                }
                false
            }
            Some(ours) if Some(&ours) != seen => false,
            _ => {
                self.put_files(vec![theirs]);
                true
            }
        }
    }

    /// Whether the user is still to decide between the versions of a file.
    pub fn is_undecided(self, id: usize) -> bool {
        matches!(&*self.banner.read_untracked(), Some(Banner::Elsewhere(theirs)) if theirs.id == id)
    }

    /// Takes the other page's version of the file at hand, in one step of undo; what this page has kept of its own can be
    /// had back as a deleted file.
    pub fn take_elsewhere(self, theirs: &Draft) {
        self.banner.set(None);
        if !self.is_shown(theirs.id) {
            return;
        }
        let ours =
            Draft { id: self.free_id(), deleted: true, ..self.draft_untracked().unwrap_or(theirs.clone()) };
        if self.ports.part(theirs, ours.id) {
            self.bin.update(|bin| bin.push(ours));
        }
        self.file.update(|file| file.path.clone_from(&theirs.path));
        self.change(&EditSet::between(&self.text_now(), &theirs.text));
        self.say("This is the other page's version now. Undo brings yours back.");
    }

    /// Keeps the file at hand as one of its own, and the other page's beside it.
    pub fn keep_both(self, theirs: &Draft) {
        self.banner.set(None);
        if !self.is_shown(theirs.id) {
            return;
        }
        let id = self.free_id();
        self.ports.part(theirs, id);
        self.shelf.update(|shelf| shelf.push(theirs.clone()));
        let path = self.free_path_beside(&theirs.path, std::slice::from_ref(&theirs.path));
        self.say(&format!("Both are kept; this one is now called {path}."));
        self.file.update(|file| {
            file.id = id;
            file.path = path;
        });
        self.saved.set(Saved::Pending);
    }

    pub(super) fn is_shown(self, id: usize) -> bool {
        let file = self.file.read_untracked();
        file.id == id && file.origin == Origin::Own
    }
}
