use std::{
    ops::Deref,
    sync::{Arc, Mutex},
};

use leptos::prelude::*;

use super::{
    Analysis, Banner, Changes, Dictionary, Draft, Editor, Embed, FilesStep, History, Links, Listed, OnLink,
    Palette, Panel, Ports, Problem, ProblemKey, Review, SAMPLE, SAMPLE_NAME, Saved, Step, Summaries, Theme,
    Toast, Version, Watch, name_of,
};
use crate::{
    client::{self, Client, Reading},
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
    /// The user's own files that are not in the editor; the one last worked on is last.
    pub(super) shelf: RwSignal<Vec<Draft>>,
    /// Deleted files that can still be had back, the last deleted last.
    pub(super) bin: RwSignal<Vec<Draft>>,
    /// What the last thing done with files changed.
    pub(super) files_step: RwSignal<FilesStep>,
    /// Sees which texts are worth keeping as versions.
    pub(super) watch: RwSignal<Watch>,
    /// Versions that are still to be kept.
    pub(super) fresh_versions: RwSignal<Vec<Version>>,
    /// The older texts of the file, while they are shown.
    pub(super) versions: RwSignal<Option<Vec<Version>>>,
    /// A file that stopped the page before: it is not read until the user wants it.
    pub(super) held: RwSignal<Option<usize>>,
    /// Whether the user wants the files listed.
    pub(super) rail: RwSignal<Option<bool>>,
    /// Whether they lie over what is shown on a narrow page.
    pub(super) rail_over: RwSignal<bool>,
    /// Whether all files are shown in place of one.
    pub(super) overview: RwSignal<bool>,
    /// What is known of the files that are not in the editor.
    pub(super) summaries: RwSignal<Summaries>,
    /// *Fix all* in all files, under review.
    pub(super) changes: RwSignal<Option<Changes>>,
    pub(super) palette: RwSignal<Option<Palette>>,
    /// What is searched for in all files.
    pub(super) sought: RwSignal<String>,
    /// The new path of the file, while it is being renamed.
    pub(super) renaming: RwSignal<bool>,
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
    /// Whether a newer version of the page waits, and its user was not told yet or has not answered.
    pub(super) update_waits: RwSignal<bool>,
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
    /// Whether the user was told that nothing is kept.
    pub(super) not_saved_told: RwSignal<bool>,
    /// Whether the banner tells of a link that could not be read.
    pub(super) link_trouble: RwSignal<bool>,
    /// A link that cannot be read before the dictionary is there.
    pub(super) waiting_link: RwSignal<Option<(String, OnLink)>>,
    pub(super) links: RwSignal<Option<Memo<Links>>>,
    pub(super) embed: RwSignal<Embed>,
    /// What the user gave for the placeholders of the prompt; only the preview shows it.
    pub(super) given: RwSignal<Vec<(String, String)>>,
    /// Whether each part of the rendered prompt came into view.
    pub(super) parts_seen: Mutex<Vec<RwSignal<bool>>>,
    analysis: Memo<Arc<Analysis>>,
    pub(super) listed: RwSignal<Option<Memo<Vec<Listed>>>>,
    /// What each client makes of the file.
    pub(super) readings: RwSignal<Option<Memo<Arc<Vec<Reading>>>>>,
    /// The client whose file is shown to be taken away, by its place; `None` for the one that is checked for.
    pub(super) target: RwSignal<Option<usize>>,
    /// A bit for each client whose file goes into the zip.
    pub(super) packed: RwSignal<usize>,
}

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
    /// A session that shows the sample. It lives as long as the program: a page has one.
    pub fn new(ports: &'static dyn Ports) -> Self {
        let text = RwSignal::new(Arc::<str>::from(SAMPLE));
        let client = RwSignal::new(client::default().about().id);
        let file = RwSignal::new(File { id: 1, path: SAMPLE_NAME.into(), origin: Origin::Sample });
        let analysis = Memo::new(move |_| {
            let file = file.read();
            ports.at_work((file.origin == Origin::Own).then_some(file.id));
            let from = ports.now();
            let analysis = Analysis::new(text.get(), &file.path, client_of(client.get()));
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
            bin: RwSignal::default(),
            files_step: RwSignal::default(),
            watch: RwSignal::default(),
            fresh_versions: RwSignal::default(),
            versions: RwSignal::new(None),
            held: RwSignal::new(None),
            rail: RwSignal::new(None),
            rail_over: RwSignal::new(false),
            overview: RwSignal::new(false),
            summaries: RwSignal::default(),
            changes: RwSignal::new(None),
            palette: RwSignal::new(None),
            sought: RwSignal::default(),
            renaming: RwSignal::new(false),
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
            update_waits: RwSignal::new(false),
            own_client: RwSignal::new(None),
            sharing: RwSignal::new(false),
            share_all: RwSignal::new(false),
            shared_rest: RwSignal::default(),
            share_anyway: RwSignal::new(false),
            dictionary: RwSignal::default(),
            not_saved_told: RwSignal::new(false),
            link_trouble: RwSignal::new(false),
            waiting_link: RwSignal::new(None),
            links: RwSignal::new(None),
            embed: RwSignal::default(),
            given: RwSignal::default(),
            parts_seen: Mutex::default(),
            analysis,
            listed: RwSignal::new(None),
            readings: RwSignal::new(None),
            target: RwSignal::new(None),
            packed: RwSignal::new(0),
        })));
        session.links.set(Some(Memo::new(move |_| session.work_out_links())));
        session.readings.set(Some(Memo::new(move |_| session.read_for_all())));
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

fn client_of(id: &str) -> &'static dyn Client {
    client::by_id(id).unwrap_or_else(client::default)
}
