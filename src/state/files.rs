use leptos::prelude::*;

use super::{Banner, Draft, File, History, Origin, SAMPLE, SAMPLE_NAME, Saved, Session};

/// What the user does with files.
impl Session {
    /// Takes up what the browser kept: the file last worked on, and the others.
    pub fn resume(self, current: Option<Draft>, others: Vec<Draft>) {
        let newest = others.iter().map(|draft| draft.id).max().unwrap_or(0);
        self.shelf.set(others);
        match current {
            Some(draft) => {
                self.show(draft.id, draft.name, draft.text, Origin::Own);
                self.saved.set(Saved::Kept);
            }
            None => self.file.update(|file| file.id = newest + 1),
        }
    }

    /// A file the user opened. What was in the editor goes to the shelf.
    pub fn open(self, name: String, text: String) {
        let name = if name.trim().is_empty() { "untitled.md".to_owned() } else { name };
        let words = format!("{name} opened.");
        self.leave_link();
        self.put_aside();
        let id = self.free_id();
        self.show(id, name, text, Origin::Own);
        self.saved.set(Saved::Pending);
        self.banner.set(None);
        self.say(&words);
    }

    /// A file that cannot be opened.
    pub fn refuse_file(self, name: &str, why: &str) {
        self.banner.set(Some(Banner::Trouble {
            what: format!("{name} was not opened."),
            why: why.to_owned(),
            now: "Your text is as it was. Save the file as UTF-8 text and open it again.".into(),
        }));
    }

    /// An empty file of the user's own.
    pub fn start_empty(self) {
        let text = "---\nname: my-agent\ndescription: Use this agent when …\n---\n\n";
        self.open("my-agent.md".into(), text.into());
        self.toast.set(None);
        self.editing.set(true);
        self.ports.focus("source");
    }

    /// A file from the shelf; the one in the editor takes its place.
    pub fn take_from_shelf(self, id: usize) {
        self.leave_link();
        self.put_back(id);
    }

    fn put_back(self, id: usize) {
        let Some(draft) = self.shelf.get_untracked().into_iter().find(|draft| draft.id == id) else { return };
        self.put_aside();
        self.shelf.update(|shelf| shelf.retain(|other| other.id != id));
        self.show(draft.id, draft.name, draft.text, Origin::Own);
        self.saved.set(Saved::Pending);
        self.banner.set(None);
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

    /// Shows the user's own file in place of a shared one; the address is left to whoever calls.
    pub(super) fn show_own(self) {
        self.back_to_own_client();
        self.shared_rest.set(Vec::new());
        match self.shelf.get_untracked().last() {
            Some(own) => self.put_back(own.id),
            None => {
                let id = self.free_id();
                self.show(id, SAMPLE_NAME.into(), SAMPLE.into(), Origin::Sample);
                self.banner.set(None);
            }
        }
    }

    pub fn dismiss_banner(self) {
        self.banner.set(None);
    }

    pub fn dismiss_toast(self) {
        self.toast.set(None);
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
        self.ports.pick();
    }

    pub(super) fn name_now(self) -> String {
        self.file.read_untracked().name.clone()
    }

    /// The address no longer says what is shown, and no link is waited for.
    fn leave_link(self) {
        self.stop_waiting();
        if self.origin_now() == Origin::Shared {
            self.back_to_own_client();
            self.shared_rest.set(Vec::new());
            self.ports.clear_link();
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

    fn draft_untracked(self) -> Option<Draft> {
        let file = self.file.get_untracked();
        (file.origin == Origin::Own).then(|| Draft::new(file.id, file.name, &*self.text_now()))
    }

    pub(super) fn free_id(self) -> usize {
        let taken = self.shelf.get_untracked().iter().map(|draft| draft.id).max().unwrap_or(0);
        taken.max(self.file.read_untracked().id) + 1
    }

    pub(super) fn show(self, id: usize, name: String, text: String, origin: Origin) {
        self.file.set(File { id, name, origin });
        self.text.set(text.into());
        self.saved.set(Saved::NotKept);
        self.history.set(History::default());
        self.steps.update(Vec::clear);
        self.texts_shown.update(|count| *count += 1);
        self.review.set(None);
        self.rule_shown.set(None);
        self.cursor.set(0);
        self.open_first_problem();
        self.ports.select(0, 0, false);
    }
}
