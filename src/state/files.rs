use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{Back, Banner, Draft, Held, Origin, Saved, Session, Toast, name_of};

/// What the browser kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    pub files: Vec<Draft>,
    /// The file last worked on.
    pub current: Option<usize>,
    /// The file at which the page stopped when it was last here.
    pub stopped_at: Option<usize>,
}

/// A file that cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub path: String,
    /// Why, and what to do now, as sentences.
    pub why: String,
    pub now: String,
}

/// What became of a text that was to be written back to the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Saved,
    /// It is not known where the file came from.
    Nowhere,
    /// The file on the disk is not the one that was opened.
    Changed,
    /// The browser or its user does not allow it.
    Refused,
}

/// What the user does with the file in the editor.
impl Session {
    /// Takes up what the browser kept: the file last worked on, and the others.
    pub fn resume(self, mut kept: Kept) {
        tell_apart(&mut kept.files);
        let (bin, mut shelf): (Vec<Draft>, Vec<Draft>) =
            kept.files.into_iter().partition(|draft| draft.deleted);
        let newest = shelf.iter().chain(&bin).map(|draft| draft.id).max().unwrap_or(0);
        self.bin.set(bin);
        self.held.set(kept.stopped_at.filter(|id| shelf.iter().any(|draft| draft.id == *id)));
        let held = self.held.get_untracked();
        let at = shelf.iter().position(|draft| Some(draft.id) == kept.current && Some(draft.id) != held);
        let current = at.map(|at| shelf.remove(at));
        if let Some(draft) = shelf.iter().find(|draft| Some(draft.id) == held) {
            self.banner.set(Some(Banner::Held(Held::File(draft.id, draft.name().to_owned()))));
        }
        self.shelf.set(shelf);
        match current {
            Some(draft) => {
                self.show_draft(draft);
                self.saved.set(Saved::Kept);
            }
            None => self.file.update(|file| file.id = newest + 1),
        }
    }

    /// A file the user opened. What was in the editor goes to the shelf.
    pub fn open(self, path: String, text: String) {
        let path = if path.trim().is_empty() { "untitled.md".to_owned() } else { path };
        let mut words = format!("{} opened.", name_of(&path));
        self.leave_link();
        match self.place_for(&path, Some(&text), &[]) {
            Ok((id, path)) => {
                words = format!("{} is already open.", name_of(&path));
                if !self.is_shown(id) {
                    self.put_back(id);
                }
            }
            Err(path) => {
                self.put_aside();
                self.show(self.free_id(), path, text.into(), Origin::Own);
                self.saved.set(Saved::Pending);
                self.banner.set(None);
            }
        }
        self.overview.set(false);
        self.say(&words);
    }

    /// Files the user opened, by path and text. One is shown; several come beside what is there, but for those that are
    /// there already. Gives their ids.
    pub fn open_all(self, mut files: Vec<(String, String)>) -> Vec<usize> {
        if files.len() < 2 {
            let Some((path, text)) = files.pop() else { return Vec::new() };
            self.open(path, text);
            return vec![self.file.read_untracked().id];
        }
        let first = self.free_id();
        let mut drafts: Vec<Draft> = Vec::new();
        let mut taken: Vec<String> = Vec::new();
        let mut ids = Vec::new();
        for (path, text) in files {
            match self.place_for(&path, Some(&text), &taken) {
                Ok((id, _)) => ids.push(id),
                Err(path) => {
                    let id = first + drafts.len();
                    ids.push(id);
                    taken.push(path.clone());
                    drafts.push(Draft::new(id, path, text));
                }
            }
        }
        let added: Vec<usize> = drafts.iter().map(|draft| draft.id).collect();
        let back = (!added.is_empty()).then_some(Back::Files);
        let words = match (added.len(), ids.len() - added.len()) {
            (count, 0) => format!("{count} files opened."),
            (0, _) => "All of these files are already open.".into(),
            (count, known) => format!("{count} of the files opened, {known} already open."),
        };
        self.done_with_files(Vec::new(), added);
        self.shelf.update(|shelf| drop(shelf.splice(0..0, drafts)));
        self.banner.set(None);
        self.saved.set(if self.origin_now() == Origin::Own {
            Saved::Pending
        } else {
            self.saved.get_untracked()
        });
        self.show_overview(true);
        self.toast.set(Some(Toast { words, back }));
        ids
    }

    /// Files that cannot be opened, and so many more that are not told one by one; `opened` says whether others came
    /// along and were.
    pub fn refuse_files(self, files: Vec<Refused>, more: usize, opened: bool) {
        let rest = if opened { "The others are open." } else { "Your text is as it was." };
        match (&files[..], more) {
            ([], _) => {}
            ([Refused { path, why, now }], 0) => {
                self.trouble(format!("{} was not opened.", name_of(path)), why, &format!("{rest} {now}"));
            }
            _ => self.banner.set(Some(Banner::Refused { files, more, rest })),
        }
    }

    /// Something that cannot be done, in the three sentences of every message.
    pub fn trouble(self, what: String, why: &str, now: &str) {
        self.banner.set(Some(Banner::Trouble { what, why: why.to_owned(), now: now.to_owned() }));
    }

    /// A file from the shelf; the one in the editor takes its place.
    pub fn take_from_shelf(self, id: usize) {
        self.overview.set(false);
        self.rail_over.set(false);
        self.versions.set(None);
        if self.file.read_untracked().id == id && self.origin_now() == Origin::Own {
            return;
        }
        self.leave_link();
        self.put_back(id);
    }

    /// Makes the shared file the user's own.
    pub fn keep_copy(self) {
        self.own_client.set(None);
        self.own();
        self.banner.set(None);
        self.ports.clear_link();
        let rest = self.shared_rest.get_untracked();
        self.shared_rest.set(Vec::new());
        for file in rest {
            let draft = Draft::new(self.free_id(), file.name, file.text);
            self.shelf.update(|shelf| shelf.insert(0, draft));
        }
        self.ports.focus("source");
    }

    /// Leaves the shared file for the user's own.
    pub fn leave_shared(self) {
        self.ports.clear_link();
        self.show_own();
        self.ports.focus("source");
    }

    /// Tells of files that were opened what is no trouble: of the first in full, of how many more there are.
    pub fn note_all(self, notes: &[String]) {
        let Some(first) = notes.first() else { return };
        self.say_further(&match notes.len() - 1 {
            0 => first.clone(),
            1 => format!("{first} Another file was not UTF-8 either."),
            more => format!("{first} {more} more files were not UTF-8 either."),
        });
    }

    /// Adds words to those that tell what just happened.
    pub(super) fn say_further(self, words: &str) {
        self.toast.update(|toast| {
            if let Some(toast) = toast {
                toast.words = format!("{} {words}", toast.words);
            }
        });
    }

    pub fn dismiss_banner(self) {
        self.banner.set(None);
    }

    pub fn dismiss_toast(self) {
        self.toast.set(None);
    }

    /// Writes the file back to where it was opened from; where that is not known, hands it out.
    pub fn save(self) {
        let (id, text) = (self.file.read_untracked().id, self.text_now());
        let name = self.name_now();
        let done = move |written| match written {
            Written::Saved => self.say(&format!("{name} saved where it was opened from.")),
            Written::Nowhere => self.download(),
            Written::Changed => self.trouble(
                format!("{name} was not saved."),
                "It has changed on the disk since it was opened here.",
                "Open it again to see both side by side, or download this one.",
            ),
            Written::Refused => self.trouble(
                format!("{name} was not saved where it was opened from."),
                "The browser does not let this page write there.",
                "Allow it when it asks, or download the file.",
            ),
        };
        self.ports.save(id, &text, Box::new(done));
    }

    /// Hands the file to the user under its name.
    pub fn download(self) {
        let name = self.name_now();
        self.ports.download(&name, &self.text_now());
        self.say(&format!("{name} downloaded."));
    }

    /// Puts a text on the clipboard and says so; where there is none, hands the text out to be copied by hand.
    pub fn copy(self, text: String, words: &str) {
        let (shown, words) = (text.clone(), words.to_owned());
        let done = move |copied| match copied {
            true => self.say(&words),
            false => self.banner.set(Some(Banner::Trouble {
                what: "Not copied.".into(),
                why: "This page is not allowed to. Select the text and copy it by hand:".into(),
                now: shown,
            })),
        };
        self.ports.copy(&text, Box::new(done));
    }

    pub fn pick(self) {
        self.ports.pick(false);
    }

    pub fn pick_folder(self) {
        self.ports.pick(true);
    }

    pub(super) fn name_now(self) -> String {
        name_of(&self.file.read_untracked().path).to_owned()
    }
}

/// A page that was left before its user had decided between two versions of a file has left both under one path.
fn tell_apart(files: &mut [Draft]) {
    let mut taken = BTreeSet::new();
    for draft in files.iter_mut().filter(|draft| !draft.deleted) {
        let (stem, end) = draft.path.rsplit_once('.').unwrap_or((&draft.path, ""));
        let dot = if end.is_empty() { "" } else { "." };
        let numbered = (2..).map(|count| format!("{stem}-{count}{dot}{end}"));
        let free =
            std::iter::once(draft.path.clone()).chain(numbered).find(|path| taken.insert(path.clone()));
        draft.path = free.unwrap_or_default();
    }
}
