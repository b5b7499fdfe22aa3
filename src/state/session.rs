use std::{ops::Deref, sync::Arc};

use leptos::prelude::*;

use super::{
    Analysis, Arrival, Banner, Draft, Ports, Problem, ProblemKey, SAMPLE, SAMPLE_NAME, Saved, Toast, WHOLE,
    name_of, signals::Signals,
};
use crate::{
    client::{self, Client},
    document::Document,
    text::Place,
};

/// All the state of the page. A copy is a handle: closures by the dozen hold one.
#[derive(Clone, Copy)]
pub struct Session(pub(super) &'static Signals);

/// The file in the editor, but for its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub id: usize,
    /// Where it lies, with its folders.
    pub path: String,
    pub origin: Origin,
}

/// Where the text at hand comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The sample of the first visit, untouched.
    Sample,
    /// The user's own: typed, opened or kept.
    Own,
    /// Somebody else's, from a link; not to be changed until a copy is kept.
    Shared,
}

impl Deref for Session {
    type Target = Signals;

    fn deref(&self) -> &Signals {
        self.0
    }
}

impl Session {
    /// A session that has all of its program.
    pub fn new(ports: &'static dyn Ports) -> Self {
        let session = Self::begin(ports);
        session.complete(&WHOLE);
        session
    }

    /// A session at its start, which shows the sample. It lives as long as the program: a page has one.
    pub fn begin(ports: &'static dyn Ports) -> Self {
        let text = RwSignal::new(Arc::<str>::from(SAMPLE));
        let client = RwSignal::new(client::default().about().id);
        let rest = RwSignal::new(Arrival::Coming);
        let file = RwSignal::new(File { id: 1, path: SAMPLE_NAME.into(), origin: Origin::Sample });
        let analysis = Memo::new(move |_| {
            let file = file.read();
            ports.at_work((file.origin == Origin::Own).then_some(file.id));
            let from = ports.now();
            let rest = rest.read();
            let client = client_of(client.get(), rest.clients());
            let analysis = Analysis::new(text.get(), &file.path, client, rest.means());
            ports.worked("analysis", from, ports.now());
            Arc::new(analysis)
        });
        let session = Self(Box::leak(Box::new(Signals::new(ports, file, text, client, rest, analysis))));
        session.listed.set(Some(Memo::new(move |_| session.list_files())));
        session.open_first_problem();
        session
    }

    pub fn text(self) -> Arc<str> {
        self.text.get()
    }

    /// The name of the file, without its folders.
    pub fn name(self) -> String {
        name_of(&self.file.read().path).to_owned()
    }

    /// Where the file lies, with its folders.
    pub fn path(self) -> String {
        self.file.read().path.clone()
    }

    pub fn origin(self) -> Origin {
        self.file.read().origin
    }

    /// The client that the file is checked for; until its program is here, the default.
    pub fn client(self) -> &'static dyn Client {
        client_of(self.client.get(), self.clients())
    }

    /// The id of the client that was chosen.
    pub fn chosen_client(self) -> &'static str {
        self.client.get()
    }

    /// Reads a text with faults of many kinds and forgets it: browsers compile a function when it first runs, and the
    /// first file the user opens should not wait for that.
    pub fn warm_up(self) {
        for text in WARM_UP {
            drop(Analysis::new(
                Arc::from(text),
                "warm-up.md",
                self.client_now(),
                self.rest.read_untracked().means(),
            ));
        }
    }

    /// Reads the sample and forgets it, before there is a session: what the first analysis then finds compiled, it need
    /// not wait for.
    pub fn read_ahead() {
        drop(client::default().read(&Document::parse(SAMPLE).named(SAMPLE_NAME)));
    }

    pub(super) fn client_now(self) -> &'static dyn Client {
        client_of(self.client.get_untracked(), self.rest.read_untracked().clients())
    }

    /// What follows from the text.
    pub fn analysis(self) -> Arc<Analysis> {
        self.analysis.get()
    }

    /// The same, asked once: for what is done, not for what is shown.
    pub(super) fn analysis_now(self) -> Arc<Analysis> {
        self.analysis.get_untracked()
    }

    pub(super) fn text_now(self) -> Arc<str> {
        self.text.get_untracked()
    }

    pub(super) fn origin_now(self) -> Origin {
        self.file.read_untracked().origin
    }

    /// The problem a row stands for, while there is one.
    pub fn problem(self, key: &ProblemKey) -> Option<Problem> {
        self.analysis().problems.iter().find(|problem| problem.key == *key).cloned()
    }

    /// Where the cursor stands.
    pub fn cursor(self) -> Place {
        let analysis = self.analysis();
        analysis.index.place(&analysis.document.text, self.cursor.get())
    }

    /// What is to be kept of the user's own text; `None` for a sample or a shared file.
    pub fn draft(self) -> Option<Draft> {
        let file = self.file.get();
        (file.origin == Origin::Own).then(|| Draft::new(file.id, file.path, self.text()))
    }

    pub fn shelf(self) -> Vec<Draft> {
        self.shelf.get()
    }

    pub fn saved(self) -> Saved {
        self.saved.get()
    }

    pub fn toast(self) -> Option<Toast> {
        self.toast.get()
    }

    /// What wants a decision. An update can wait until nothing else does.
    pub fn banner(self) -> Option<Banner> {
        self.banner.get().or_else(|| self.update_waits.get().then_some(Banner::Update))
    }

    /// Whether a link is on its way and there is nothing else to see but the sample.
    pub fn only_opens(self) -> bool {
        self.origin() == Origin::Sample && self.banner.read().as_ref() == Some(&Banner::Opening)
    }

    /// A newer version of the page is there: the next load shows it.
    pub fn update_waits(self) {
        self.update_waits.set(true);
    }

    /// Goes on with the version at hand.
    pub fn update_later(self) {
        self.update_waits.set(false);
    }

    /// Loads the page anew. What is not yet kept is kept on the way out.
    pub fn reload(self) {
        self.ports.reload();
    }

    /// Tells what just happened.
    pub(super) fn say(self, words: &str) {
        self.toast.set(Some(Toast::new(words)));
    }
}

/// One that parses and one that does not.
const WARM_UP: [&str; 2] = [
    "---\nname: a\ndescription: Use when b.\ntools: [Read, grep, KillShell]\nmodel: gpt-4o\ncolor: Teal\nmood: x\n---\n# A\n\n- `b` **c**\n\n```\nd\n```\n",
    "---\nname: a\ndescription: Use when b: c <example>d</example>\\n\ntools: Read, grep\nmodel: sonnet\nexamples: \"<example>\ne: f\n</example>\"\nmood: 'x\n---\nB\n",
];

fn client_of(id: &str, known: &[&'static dyn Client]) -> &'static dyn Client {
    known.iter().copied().find(|client| client.about().id == id).unwrap_or_else(client::default)
}
