use leptos::prelude::*;

use super::{COMMANDS, Command, Late, Session, also::by_other_words};
use crate::{
    client,
    text::Span,
    workspace::{TEMPLATES, palette},
};

/// The command palette while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    pub needle: String,
    /// The row that Enter runs, by its place in the list.
    pub chosen: usize,
}

/// What a row of the palette does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A command, by its place.
    Command(usize),
    /// Goes to a file.
    File(usize),
    /// Goes to a problem, by its place.
    Problem(usize),
    /// Checks for another client, by its place.
    Client(usize),
    /// Hands out all files as another client needs them, by its place.
    DownloadFor(usize),
    /// Begins a file from a template, by its place.
    Template(usize),
}

/// A row of the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteRow {
    pub words: String,
    /// The parts of the words that were typed.
    pub spans: Vec<Span>,
    pub deed: Deed,
}

/// No more rows than this are shown: who wants more types more.
const MOST_ROWS: usize = 50;

/// What the user does with the palette.
impl Session {
    pub fn open_palette(self) {
        self.later(Late::Palette);
    }

    pub(super) fn open_palette_now(self) {
        self.palette.set(Some(Palette::default()));
        self.ports.show("palette");
        self.ports.focus("palette-needle");
    }

    /// The palette was closed, by whatever means. The browser tells it late: it may be open again.
    pub fn palette_closed(self) {
        if !self.ports.is_shown("palette") {
            self.palette.set(None);
        }
    }

    pub fn palette(self) -> Option<Palette> {
        self.palette.get()
    }

    pub fn seek_command(self, needle: String) {
        self.palette.set(Some(Palette { needle, chosen: 0 }));
    }

    /// The rows that fit what is typed, best first.
    pub fn palette_rows(self) -> Vec<PaletteRow> {
        let Some(Palette { needle, .. }) = self.palette.get() else { return Vec::new() };
        let all = self.palette_deeds();
        let found = palette::matches(&needle, all.iter().map(|(words, _)| words.as_str()));
        let row = |found: palette::Match| {
            let (words, deed) = all.get(found.at)?.clone();
            Some(PaletteRow { words, spans: found.spans, deed })
        };
        let rows = found.into_iter().take(MOST_ROWS).filter_map(row).collect();
        let plain = |(words, deed): &(String, Deed)| PaletteRow {
            words: words.clone(),
            spans: Vec::new(),
            deed: *deed,
        };
        by_other_words(&needle, rows, all.iter().map(plain).collect())
    }

    fn palette_deeds(self) -> Vec<(String, Deed)> {
        let is_listed = |command: &&Command| command.in_palette;
        let commands = COMMANDS.iter().enumerate().filter(|(_, command)| is_listed(command));
        let mut all: Vec<(String, Deed)> =
            commands.map(|(at, command)| (command.about.to_owned(), Deed::Command(at))).collect();
        all.extend(self.files().into_iter().map(|file| (file.path, Deed::File(file.id))));
        let problems = self.analysis();
        let problems = problems.problems.iter().enumerate();
        all.extend(
            problems.map(|(at, problem)| (problem.diagnostic.title.replace('`', ""), Deed::Problem(at))),
        );
        let clients = client::ALL.iter().enumerate();
        all.extend(
            clients.map(|(at, client)| (format!("Check for {}", client.about().label()), Deed::Client(at))),
        );
        let clients = client::ALL.iter().enumerate();
        all.extend(clients.map(|(at, client)| {
            (format!("Download all files for {}", client.about().label()), Deed::DownloadFor(at))
        }));
        let templates = TEMPLATES.iter().enumerate();
        all.extend(
            templates.map(|(at, template)| (format!("New agent: {}", template.title), Deed::Template(at))),
        );
        all
    }

    /// Chooses the row so many behind the one chosen; the last is followed by the first.
    pub fn step_palette(self, step: isize) {
        let count = untrack(|| self.palette_rows()).len() as isize;
        self.palette.update(|palette| {
            if let Some(palette) = palette.as_mut().filter(|_| count > 0) {
                palette.chosen = (palette.chosen as isize + step).rem_euclid(count) as usize;
            }
        });
    }

    /// Runs the row that is chosen.
    pub fn run_chosen(self) {
        let Some(palette) = self.palette.get_untracked() else { return };
        let row = untrack(|| self.palette_rows()).into_iter().nth(palette.chosen);
        if let Some(row) = row {
            self.run_deed(row.deed);
        }
    }

    /// Closes the palette and does what a row says.
    pub fn run_deed(self, deed: Deed) {
        self.ports.hide("palette");
        self.palette.set(None);
        match deed {
            Deed::Command(at) => {
                if let Some(command) = COMMANDS.get(at) {
                    command.run(self);
                }
            }
            Deed::File(id) => {
                self.take_from_shelf(id);
                self.ports.focus("source");
            }
            Deed::Problem(at) => {
                let analysis = self.analysis_now();
                if let Some(problem) = analysis.problems.get(at) {
                    self.show_problem(problem);
                }
            }
            Deed::Client(at) => {
                if let Some(client) = client::ALL.get(at) {
                    self.pick_client(client.about().id);
                }
            }
            Deed::DownloadFor(at) => self.download_all_for(at),
            Deed::Template(at) => {
                if let Some(template) = TEMPLATES.get(at) {
                    self.start(template);
                }
            }
        }
    }
}
