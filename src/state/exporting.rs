use std::sync::Arc;

use leptos::prelude::*;

use super::{Session, name_of};
use crate::{
    client::{self, Client, Reading},
    convert::{Export, Folder, LOSSES, Source, convert, export, folder},
};

/// What the other clients make of the file, and the file each of them needs. Found out when somebody asks.
impl Session {
    /// What each client makes of the file, in the order of [`client::ALL`].
    pub fn readings(self) -> Arc<Vec<Reading>> {
        self.readings.get_untracked().map_or_else(Arc::default, |readings| readings.get())
    }

    pub(super) fn read_for_all(self) -> Arc<Vec<Reading>> {
        let analysis = self.analysis();
        let read = |client: &&dyn Client| match client.about().id == analysis.client {
            true => analysis.report.reading.clone(),
            false => client.read(&analysis.document),
        };
        Arc::new(client::ALL.iter().map(read).collect())
    }

    /// The clients by their places in [`client::ALL`]: the one that is checked for first, then the others as they are.
    pub fn clients_in_order(self) -> Vec<usize> {
        let checked = self.client().about().id;
        let (first, rest): (Vec<usize>, Vec<usize>) =
            (0..client::ALL.len()).partition(|at| client::ALL[*at].about().id == checked);
        [first, rest].concat()
    }

    /// The file for a client, by its place: as it is for the one that is checked for, else written anew.
    pub fn export_for(self, at: usize) -> Option<Export> {
        let analysis = self.analysis();
        let (from, to) = (self.client(), *client::ALL.get(at)?);
        let reading = &analysis.report.reading;
        Some(match from.about().id == to.about().id {
            true => export(&analysis.document, reading, from),
            false => convert(&analysis.document, reading, from, to),
        })
    }

    /// The place of the client whose file is shown.
    pub fn target(self) -> usize {
        let checked = self.client().about().id;
        let own = client::ALL.iter().position(|client| client.about().id == checked);
        self.target.get().or(own).unwrap_or(0)
    }

    pub fn choose_target(self, at: usize) {
        self.target.set(Some(at));
    }

    /// Whether a client's file goes into the zip.
    pub fn is_packed(self, at: usize) -> bool {
        self.packed.get() & 1 << at != 0
    }

    pub fn flip_packed(self, at: usize) {
        self.packed.update(|packed| *packed ^= 1 << at);
    }

    /// Hands out the file that is shown, under the name it has in a project.
    pub fn download_export(self) {
        if let Some(export) = untrack(|| self.export_for(self.target())) {
            let name = name_of(&export.path).to_owned();
            self.ports.download(&name, &export.text);
            self.say(&format!("{name} downloaded."));
        }
    }

    /// Hands out all files as a client needs them, by its place, as one zip with the folders of a project.
    pub fn download_all_for(self, at: usize) {
        let Some(to) = client::ALL.get(at).copied() else { return };
        let mut drafts = self.shelf.get_untracked();
        drafts.extend(self.draft_untracked());
        let own = untrack(|| client::by_id(self.own_client())).unwrap_or_else(client::default);
        let sources = drafts.iter().map(|draft| Source {
            path: &draft.path,
            text: &draft.text,
            client: client::by_path(&draft.path).and_then(|card| client::by_id(card.id)).unwrap_or(own),
        });
        let Folder { files, losing, left_out } = folder(&sources.collect::<Vec<_>>(), to);
        let files: Vec<(String, Arc<str>)> =
            files.into_iter().map(|(path, text)| (path, text.into())).collect();
        self.hand_over_all(&format!("agents-for-{}.zip", to.about().id), &files);
        let lost = match losing {
            0 => "Nothing is lost.".to_owned(),
            1 => format!("1 of them loses something: {LOSSES} beside them says what."),
            _ => format!("{losing} of them lose something: {LOSSES} beside them says what."),
        };
        let left = match left_out {
            0 => String::new(),
            count => format!(" {count} left out: no front matter."),
        };
        let count = drafts.len() - left_out;
        let plural = if count == 1 { "" } else { "s" };
        self.say(&format!("{count} file{plural} written for {}.{left} {lost}", to.about().name));
    }

    /// Hands out the files of all clients that are ticked, as one zip with the folders of a project.
    pub fn download_packed(self) {
        let chosen = (0..client::ALL.len()).filter(|at| untrack(|| self.is_packed(*at)));
        let files = chosen.filter_map(|at| untrack(|| self.export_for(at)));
        let files: Vec<(String, Arc<str>)> = files.map(|export| (export.path, export.text.into())).collect();
        self.hand_over_all("agent.zip", &files);
        self.say(&format!("{} files downloaded as agent.zip.", files.len()));
    }
}
