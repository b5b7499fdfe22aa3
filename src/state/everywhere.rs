use std::sync::Arc;

use leptos::prelude::*;

use super::{Back, Draft, Late, Session, Toast};
use crate::lint::{Applicability, fix_all};
use crate::text::sort_by;

/// *Fix all* in all files, before it is applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Files still to be looked at, the next one last.
    waiting: Vec<Draft>,
    pub files: Vec<Change>,
}

/// What the safe fixes make of one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    pub draft: Draft,
    pub after: Arc<str>,
    /// The titles of the fixes.
    pub fixes: Vec<String>,
    pub ticked: bool,
}

impl Changes {
    /// How many files are still to be looked at.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// How many fixes are ticked, and in how many files.
    pub fn ticked(&self) -> (usize, usize) {
        let ticked = || self.files.iter().filter(|change| change.ticked);
        (ticked().map(|change| change.fixes.len()).sum(), ticked().count())
    }
}

/// What the user does with the fixes of all files.
impl Session {
    /// Begins to gather what the safe fixes change in all files.
    pub fn review_everywhere(self) {
        self.later(Late::ReviewEverywhere);
    }

    pub(super) fn review_everywhere_now(self) {
        let held = self.held.get_untracked();
        let mut waiting = self.shelf.get_untracked();
        waiting.retain(|draft| Some(draft.id) != held);
        waiting.extend(self.draft_untracked());
        sort_by(&mut waiting, |one, other| other.path.cmp(&one.path));
        self.show_overview(true);
        self.toast.set(None);
        self.changes.set(Some(Changes { waiting, files: Vec::new() }));
        self.ports.focus("everywhere-apply");
    }

    pub fn changes(self) -> Option<Changes> {
        self.changes.get()
    }

    pub(super) fn has_changes_to_gather(self) -> bool {
        self.changes.read().as_ref().is_some_and(|changes| changes.waiting() > 0)
    }

    /// Looks at the next file.
    pub(super) fn gather_change(self) {
        let next = self.changes.try_update(|changes| changes.as_mut()?.waiting.pop()).flatten();
        let Some(draft) = next else { return };
        self.ports.at_work(Some(draft.id));
        let outcome = fix_all(&draft.text, self.client_now(), Applicability::Safe);
        if outcome.text == *draft.text {
            return;
        }
        let fixes = outcome.applied.into_iter().map(|applied| applied.title).collect();
        let change = Change { draft, after: outcome.text.into(), fixes, ticked: true };
        self.changes.update(|changes| {
            if let Some(changes) = changes {
                changes.files.push(change);
            }
        });
    }

    pub fn flip_change(self, id: usize) {
        self.changes.update(|changes| {
            for change in changes.iter_mut().flat_map(|changes| &mut changes.files) {
                change.ticked ^= change.draft.id == id;
            }
        });
    }

    pub fn cancel_everywhere(self) {
        self.changes.set(None);
        self.ports.focus("fix-everywhere");
    }

    /// Applies what is ticked, to be taken back in one step. A file that was changed in the meantime is left alone.
    pub fn apply_everywhere(self) {
        let Some(changes) = self.changes.get_untracked().filter(|changes| changes.waiting() == 0) else {
            return;
        };
        self.changes.set(None);
        let is_same = |draft: &Draft| {
            self.draft_untracked().as_ref() == Some(draft) || self.shelf.read_untracked().contains(draft)
        };
        let wanted: Vec<Change> =
            changes.files.into_iter().filter(|change| change.ticked && is_same(&change.draft)).collect();
        let count: usize = wanted.iter().map(|change| change.fixes.len()).sum();
        let current = self.draft_untracked().map(|draft| draft.id);
        for change in &wanted {
            if Some(change.draft.id) != current {
                self.keep_version(change.draft.clone());
            }
        }
        let before = wanted.iter().map(|change| change.draft.clone()).collect();
        let files = wanted.len();
        self.put_files(
            wanted.into_iter().map(|change| Draft { text: change.after, ..change.draft }).collect(),
        );
        self.done_with_files(before, Vec::new());
        let words = format!("{count} fixes applied in {files} files.");
        self.toast.set(Some(Toast::with(words, Back::Files)));
        self.ports.focus("toast-undo");
    }
}
