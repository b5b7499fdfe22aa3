use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::{Arrival, Draft, Origin, Session, folder_of, name_of};
use crate::text::sort_by;
use crate::{
    client::Client,
    document::Document,
    lint::check,
    workspace::{Finding, Listing, Summary, findings, listing},
};

/// One of the user's own files, as the rail and the table show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    pub id: usize,
    pub path: String,
    /// Whether it is the one in the editor.
    pub is_current: bool,
    /// `None` while it is still to be read, and for the one in the editor.
    pub summary: Option<Arc<Summary>>,
}

impl Listed {
    pub fn name(&self) -> &str {
        name_of(&self.path)
    }

    pub fn folder(&self) -> &str {
        folder_of(&self.path)
    }
}

/// What is known of files, by their ids, with the text and the client it was found out for.
#[derive(Clone, Debug, Default)]
pub struct Summaries(BTreeMap<usize, (Arc<str>, &'static str, Arc<Summary>)>);

impl Summaries {
    /// The summary of a file, while it is as it was.
    pub fn of(&self, draft: &Draft, client: &str) -> Option<Arc<Summary>> {
        let (text, of, summary) = self.0.get(&draft.id)?;
        (Arc::ptr_eq(text, &draft.text) && *of == client).then(|| summary.clone())
    }

    fn put(&mut self, draft: &Draft, client: &'static str, summary: Summary) {
        self.0.insert(draft.id, (draft.text.clone(), client, Arc::new(summary)));
    }
}

/// How long the page may be kept busy in one go, in milliseconds.
const SLICE: f64 = 8.0;

/// What the user does with many files.
impl Session {
    /// The user's own files, by folder and name.
    pub fn files(self) -> Vec<Listed> {
        self.listed.get_untracked().map_or_else(Vec::new, |listed| listed.get())
    }

    /// Whether the user has files of their own.
    pub fn has_files(self) -> bool {
        self.origin() == Origin::Own || !self.shelf.read().is_empty()
    }

    /// Whether the files are listed: as the user chose, else where there are several. On a narrow page they lie over
    /// what is shown, until one is chosen.
    pub fn rail_is_open(self) -> bool {
        match (self.narrow.get(), self.rail.get()) {
            (true, _) => self.rail_over.get(),
            (false, Some(open)) => open,
            (false, None) => self.files().len() > 1,
        }
    }

    /// What the user chose; `None` as long as they have not.
    pub fn rail_choice(self) -> Option<bool> {
        self.rail.get()
    }

    pub fn open_rail(self, open: bool) {
        self.rail.set(Some(open));
    }

    pub fn toggle_rail(self) {
        let open = !untrack(|| self.rail_is_open());
        match self.narrow.get_untracked() {
            true => self.rail_over.set(open),
            false => self.rail.set(Some(open)),
        }
        if open {
            let current = untrack(|| self.files()).into_iter().find(|file| file.is_current);
            self.ports.focus(&current.map_or_else(|| "rail-all".into(), |file| format!("file-{}", file.id)));
        }
    }

    /// Moves the focus in the rail, from one file by so many.
    pub fn focus_file(self, from: usize, step: isize) {
        let files = untrack(|| self.files());
        let at = files.iter().position(|file| file.id == from);
        let next = at.and_then(|at| at.checked_add_signed(step)).and_then(|at| files.get(at));
        if let Some(file) = next {
            self.ports.focus(&format!("file-{}", file.id));
        }
    }

    pub fn shows_overview(self) -> bool {
        self.overview.get()
    }

    /// Shows all files in place of one, or the one again.
    pub fn show_overview(self, shown: bool) {
        self.overview.set(shown);
        self.review.set(None);
        self.versions.set(None);
        self.rail_over.set(false);
    }

    pub(super) fn list_files(self) -> Vec<Listed> {
        let client = self.client().about().id;
        let summaries = self.summaries.read();
        let listed = |draft: &Draft| Listed {
            id: draft.id,
            path: draft.path.clone(),
            is_current: false,
            summary: summaries.of(draft, client),
        };
        let mut files: Vec<Listed> = self.shelf.read().iter().map(listed).collect();
        let file = self.file.get();
        if file.origin == Origin::Own {
            // What is known of it changes with every letter: `summary_of` tells it to those who ask.
            files.push(Listed { id: file.id, path: file.path, is_current: true, summary: None });
        }
        sort_by(&mut files, |one, other| {
            (one.folder(), one.name(), one.id).cmp(&(other.folder(), other.name(), other.id))
        });
        files
    }

    /// What is known of a file; `None` while it is still to be read.
    pub fn summary_of(self, file: &Listed) -> Option<Arc<Summary>> {
        match file.is_current {
            true => {
                let analysis = self.analysis();
                Some(Arc::new(Summary::new(self.client(), &analysis.document, &analysis.report)))
            }
            false => file.summary.clone(),
        }
    }

    /// How many problems of each severity a file that is not in the editor has; `None` while it is still to be read.
    pub fn counts_of(self, id: usize) -> Option<[usize; 3]> {
        self.summaries.read().0.get(&id).map(|(_, _, summary)| summary.counts)
    }

    /// How many problems of each severity all files have, as far as they were read.
    pub fn all_counts(self) -> [usize; 3] {
        let mut all = [0; 3];
        for file in self.files() {
            let counts = if file.is_current { Some(self.counts()) } else { self.counts_of(file.id) };
            for (sum, count) in all.iter_mut().zip(counts.unwrap_or_default()) {
                *sum += count;
            }
        }
        all
    }

    /// How long all files are together, in bytes.
    pub fn all_bytes(self) -> usize {
        let shelf: usize = self.shelf.read().iter().map(|draft| draft.text.len()).sum();
        shelf + self.draft().map_or(0, |draft| draft.text.len())
    }

    /// Whether a file is the one in the editor.
    pub fn is_at_hand(self, id: usize) -> bool {
        let file = self.file.read();
        file.id == id && file.origin == Origin::Own
    }

    /// What only shows when the files stand side by side; each with the ids of the files concerned.
    pub fn findings(self) -> Vec<Finding> {
        let files = self.files();
        let known: Vec<(usize, Summary)> =
            files.iter().filter_map(|file| Some((file.id, (*self.summary_of(file)?).clone()))).collect();
        let summaries: Vec<Summary> = known.iter().map(|(_, summary)| summary.clone()).collect();
        let mut found = findings(self.client(), &summaries);
        for finding in &mut found {
            for file in &mut finding.files {
                *file = known[*file].0;
            }
        }
        found
    }

    /// What the parent model is told of all agents; each entry with the id of its file.
    pub fn whole_listing(self) -> Listing {
        let files = self.files();
        let known: Vec<(usize, Arc<Summary>)> =
            files.iter().filter_map(|file| Some((file.id, self.summary_of(file)?))).collect();
        let summaries: Vec<Arc<Summary>> = known.iter().map(|(_, summary)| summary.clone()).collect();
        let mut listing = listing(self.client(), &summaries);
        for entry in &mut listing.entries {
            entry.file = known[entry.file].0;
        }
        listing
    }

    /// All files of the user's own, the deleted ones too.
    pub fn all_files(self) -> Vec<Draft> {
        let mut files = self.shelf.get();
        files.extend(self.bin.get());
        files.extend(self.draft());
        files
    }

    /// Takes notice of any change of a file.
    pub fn track_files(self) {
        self.shelf.track();
        self.bin.track();
        self.file.track();
        self.text.track();
        self.fresh_versions.track();
    }

    /// Whether something is left to be done in the background.
    pub fn has_work(self) -> bool {
        matches!(*self.rest.read(), Arrival::Here(_))
            && (self.has_changes_to_gather() || self.next_unread().is_some())
    }

    /// Does a slice of what is left to be done, as long as the page can wait for.
    pub(super) fn work_now(self) {
        let from = self.ports.now();
        let mut found: Vec<(Draft, Summary)> = Vec::new();
        let client = self.client_now();
        loop {
            if self.has_changes_to_gather() {
                self.gather_change();
            } else {
                let known = |draft: &Draft| found.iter().any(|(other, _)| other.id == draft.id);
                let Some(draft) = untrack(|| self.unread_where(|draft| !known(draft))) else { break };
                self.ports.at_work(Some(draft.id));
                let summary = summary_of(client, &draft);
                found.push((draft, summary));
            }
            if self.ports.now() - from > SLICE {
                break;
            }
        }
        if !found.is_empty() {
            self.summaries.update(|summaries| {
                for (draft, summary) in found {
                    summaries.put(&draft, client.about().id, summary);
                }
            });
        }
    }

    /// Whether a file is still to be read.
    pub fn has_unread(self) -> bool {
        self.next_unread().is_some()
    }

    fn next_unread(self) -> Option<Draft> {
        self.unread_where(|_| true)
    }

    /// A file on the shelf that was not read yet as it is. One that stopped the page before is never read unasked.
    fn unread_where(self, wanted: impl Fn(&Draft) -> bool) -> Option<Draft> {
        let (client, held) = (self.client().about().id, self.held.get());
        let summaries = self.summaries.read();
        let is_unread =
            |draft: &&Draft| Some(draft.id) != held && summaries.of(draft, client).is_none() && wanted(draft);
        self.shelf.read().iter().find(is_unread).cloned()
    }
}

fn summary_of(client: &dyn Client, draft: &Draft) -> Summary {
    let document = Document::parse(draft.text.clone()).named(&draft.path);
    Summary::new(client, &document, &check(&document, client))
}
