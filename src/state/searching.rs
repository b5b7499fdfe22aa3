use leptos::prelude::*;

use super::{Draft, Session};
use crate::{
    text::Span,
    workspace::search::{Hit, search},
};

/// What the user does to find words in all files.
impl Session {
    /// What is searched for.
    pub fn sought(self) -> String {
        self.sought.get()
    }

    pub fn seek(self, needle: String) {
        self.sought.set(needle);
    }

    /// Shows all files, with the field to search in.
    pub fn search_files(self) {
        self.changes.set(None);
        self.show_overview(true);
        self.ports.focus("seek");
    }

    /// Where the words sought stand, by file.
    pub fn found(self) -> Vec<(Draft, Vec<Hit>)> {
        let needle = self.sought.get();
        let mut files = self.shelf.get();
        files.extend(self.draft());
        crate::text::sort_by(&mut files, |one, other| one.path.cmp(&other.path));
        let found = search(&needle, files.iter().map(|draft| &*draft.text));
        found.into_iter().filter_map(|found| Some((files.get(found.file)?.clone(), found.hits))).collect()
    }

    /// Goes to a place in a file.
    pub fn go_to(self, id: usize, words: Span) {
        self.take_from_shelf(id);
        self.reveal(words);
    }
}
