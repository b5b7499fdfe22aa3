use std::{
    ops::Deref,
    sync::{Arc, Mutex},
};

use leptos::prelude::*;

use super::{
    Analysis, Banner, Dictionary, Draft, Editor, Embed, History, Links, OnLink, Panel, Ports, Problem,
    ProblemKey, Review, SAMPLE, SAMPLE_NAME, Saved, Step, Theme, Toast,
};
use crate::{
    client::{self, Client},
    share::SharedFile,
    text::Place,
};

/// All the state of the page. A copy is a handle: closures by the dozen hold one.
#[derive(Clone, Copy)]
pub struct Session(pub(super) &'static Signals);

/// What the user did, and the one thing that follows from it.
pub struct Signals {
    pub(super) ports: &'static dyn Ports,
    pub(super) file: RwSignal<File>,
    pub(super) text: RwSignal<Arc<str>>,
    pub(super) history: RwSignal<History>,
    pub(super) editor: RwSignal<Editor>,
    /// What the page did in the code editor, by the numbers its history knows.
    pub(super) steps: RwSignal<Vec<Step>>,
    pub(super) texts_shown: RwSignal<usize>,
    pub(super) saved: RwSignal<Saved>,
    /// The user's own files that are not in the editor.
    pub(super) shelf: RwSignal<Vec<Draft>>,
    /// Byte offset of the cursor.
    pub(super) cursor: RwSignal<usize>,
    pub(super) client: RwSignal<&'static str>,
    pub(super) panel: RwSignal<Panel>,
    /// Narrow pages show the editor or the panel.
    pub(super) editing: RwSignal<bool>,
    pub(super) narrow: RwSignal<bool>,
    pub(super) editor_has_focus: RwSignal<bool>,
    pub(super) as_sent: RwSignal<bool>,
    pub(super) theme: RwSignal<Theme>,
    pub(super) opened: RwSignal<Vec<ProblemKey>>,
    pub(super) review: RwSignal<Option<Review>>,
    pub(super) rule_shown: RwSignal<Option<&'static str>>,
    pub(super) toast: RwSignal<Option<Toast>>,
    pub(super) banner: RwSignal<Option<Banner>>,
    /// The user's own choice of client, while a shared file is shown for another.
    pub(super) own_client: RwSignal<Option<&'static str>>,
    pub(super) sharing: RwSignal<bool>,
    /// Whether the link is to carry the files of the shelf as well.
    pub(super) share_all: RwSignal<bool>,
    /// Further files of the link that is shown.
    pub(super) shared_rest: RwSignal<Vec<SharedFile>>,
    /// Whether the user wants to share what looks like a secret.
    pub(super) share_anyway: RwSignal<bool>,
    pub(super) dictionary: RwSignal<Dictionary>,
    /// A link that cannot be read before the dictionary is there.
    pub(super) waiting_link: RwSignal<Option<(String, OnLink)>>,
    pub(super) links: RwSignal<Option<Memo<Links>>>,
    pub(super) embed: RwSignal<Embed>,
    /// What the user gave for the placeholders of the prompt; only the preview shows it.
    pub(super) given: RwSignal<Vec<(String, String)>>,
    /// Whether each part of the rendered prompt came into view.
    pub(super) parts_seen: Mutex<Vec<RwSignal<bool>>>,
    analysis: Memo<Arc<Analysis>>,
}

/// The file in the editor, but for its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub id: usize,
    pub name: String,
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
    /// A session that shows the sample. It lives as long as the program: a page has one.
    pub fn new(ports: &'static dyn Ports) -> Self {
        let text = RwSignal::new(Arc::<str>::from(SAMPLE));
        let client = RwSignal::new(client::default().about().id);
        let file = RwSignal::new(File { id: 1, name: SAMPLE_NAME.into(), origin: Origin::Sample });
        let analysis = Memo::new(move |_| {
            let from = ports.now();
            let analysis = Analysis::new(text.get(), &file.read().name, client_of(client.get()));
            ports.worked("analysis", from, ports.now());
            Arc::new(analysis)
        });
        let session = Self(Box::leak(Box::new(Signals {
            ports,
            file,
            text,
            history: RwSignal::default(),
            editor: RwSignal::default(),
            steps: RwSignal::default(),
            texts_shown: RwSignal::default(),
            saved: RwSignal::new(Saved::NotKept),
            shelf: RwSignal::default(),
            cursor: RwSignal::new(0),
            client,
            panel: RwSignal::new(Panel::Problems),
            editing: RwSignal::new(false),
            narrow: RwSignal::new(false),
            editor_has_focus: RwSignal::new(false),
            as_sent: RwSignal::new(false),
            theme: RwSignal::new(Theme::System),
            opened: RwSignal::default(),
            review: RwSignal::new(None),
            rule_shown: RwSignal::new(None),
            toast: RwSignal::new(None),
            banner: RwSignal::new(None),
            own_client: RwSignal::new(None),
            sharing: RwSignal::new(false),
            share_all: RwSignal::new(false),
            shared_rest: RwSignal::default(),
            share_anyway: RwSignal::new(false),
            dictionary: RwSignal::default(),
            waiting_link: RwSignal::new(None),
            links: RwSignal::new(None),
            embed: RwSignal::default(),
            given: RwSignal::default(),
            parts_seen: Mutex::default(),
            analysis,
        })));
        session.links.set(Some(Memo::new(move |_| session.work_out_links())));
        session.open_first_problem();
        session
    }

    pub fn text(self) -> Arc<str> {
        self.text.get()
    }

    pub fn name(self) -> String {
        self.file.read().name.clone()
    }

    pub fn origin(self) -> Origin {
        self.file.read().origin
    }

    pub fn client(self) -> &'static dyn Client {
        client_of(self.client.get())
    }

    /// Reads a text with faults of many kinds and forgets it: browsers compile a function when it first runs, and the
    /// first file the user opens should not wait for that.
    pub fn warm_up(self) {
        for text in WARM_UP {
            drop(Analysis::new(Arc::from(text), "warm-up.md", self.client_now()));
        }
    }

    pub(super) fn client_now(self) -> &'static dyn Client {
        client_of(self.client.get_untracked())
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
        (file.origin == Origin::Own).then(|| Draft::new(file.id, file.name, &*self.text()))
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

    pub fn banner(self) -> Option<Banner> {
        self.banner.get()
    }

    /// Tells what just happened.
    pub(super) fn say(self, words: &str) {
        self.toast.set(Some(Toast { words: words.to_owned(), undo: false }));
    }
}

/// One that parses and one that does not.
const WARM_UP: [&str; 2] = [
    "---\nname: a\ndescription: Use when b.\ntools: [Read, grep, KillShell]\nmodel: gpt-4o\ncolor: Teal\nmood: x\n---\n# A\n\n- `b` **c**\n\n```\nd\n```\n",
    "---\nname: a\ndescription: Use when b: c <example>d</example>\\n\ntools: Read, grep\nmodel: sonnet\nexamples: \"<example>\ne: f\n</example>\"\nmood: 'x\n---\nB\n",
];

fn client_of(id: &str) -> &'static dyn Client {
    client::by_id(id).unwrap_or_else(client::default)
}
