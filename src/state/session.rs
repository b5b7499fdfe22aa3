use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Analysis, Draft, History, Ports, Problem, ProblemKey, Review, SAMPLE, SAMPLE_NAME, review::Choice,
};
use crate::{
    client::{self, Client},
    lint::Fix,
    share::{self, Broken, Shared},
    text::{self, EditSet, Place, Span},
};

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

/// A view beside the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Problems,
    Clients,
    Preview,
    Export,
}

impl Panel {
    pub const ALL: [Self; 4] = [Self::Problems, Self::Clients, Self::Preview, Self::Export];

    pub fn word(self) -> &'static str {
        match self {
            Self::Problems => "Problems",
            Self::Clients => "Clients",
            Self::Preview => "Preview",
            Self::Export => "Export",
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::Clients => "clients",
            Self::Preview => "preview",
            Self::Export => "export",
        }
    }
}

/// What the browser keeps of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// Nothing to keep: the sample or a shared file.
    NotKept,
    Pending,
    Kept,
    /// Why it could not be kept.
    Failed(String),
}

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn from_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.id() == id).unwrap_or_default()
    }
}

/// A short word on what just happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    pub words: String,
    /// Whether undo takes it back.
    pub undo: bool,
}

/// Something across the page that wants a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Banner {
    /// A shared file is shown; the name is that of the user's own file, if there is one.
    Shared(Option<String>),
    /// What went wrong, in the three sentences of every message.
    Trouble { what: String, why: String, now: String },
}

/// All the state of the page. A copy is a handle.
#[derive(Clone, Copy)]
pub struct Session {
    id: RwSignal<u32>,
    name: RwSignal<String>,
    text: RwSignal<Arc<str>>,
    history: RwSignal<History>,
    origin: RwSignal<Origin>,
    /// The user's own files that are not in the editor.
    shelf: RwSignal<Vec<Draft>>,
    client: RwSignal<&'static str>,
    panel: RwSignal<Panel>,
    /// Narrow pages show the editor or the panel.
    editing: RwSignal<bool>,
    narrow: RwSignal<bool>,
    editor_has_focus: RwSignal<bool>,
    opened: RwSignal<Vec<ProblemKey>>,
    review: RwSignal<Option<Review>>,
    rule_shown: RwSignal<Option<&'static str>>,
    as_sent: RwSignal<bool>,
    toast: RwSignal<Option<Toast>>,
    banner: RwSignal<Option<Banner>>,
    cursor: RwSignal<usize>,
    saved: RwSignal<Saved>,
    theme: RwSignal<Theme>,
    ports: StoredValue<Ports>,
    analysis: Memo<Arc<Analysis>>,
}

impl Session {
    /// A session that shows the sample.
    pub fn new(ports: Ports) -> Self {
        let text = RwSignal::new(Arc::<str>::from(SAMPLE));
        let client = RwSignal::new(client::default().about().id);
        let analysis = Memo::new(move |_| Arc::new(Analysis::new(text.get(), client_of(client.get()))));
        let session = Self {
            id: RwSignal::new(1),
            name: RwSignal::new(SAMPLE_NAME.to_owned()),
            text,
            history: RwSignal::default(),
            origin: RwSignal::new(Origin::Sample),
            shelf: RwSignal::default(),
            client,
            panel: RwSignal::new(Panel::Problems),
            editing: RwSignal::new(false),
            narrow: RwSignal::new(false),
            editor_has_focus: RwSignal::new(false),
            opened: RwSignal::default(),
            review: RwSignal::new(None),
            rule_shown: RwSignal::new(None),
            as_sent: RwSignal::new(false),
            toast: RwSignal::new(None),
            banner: RwSignal::new(None),
            cursor: RwSignal::new(0),
            saved: RwSignal::new(Saved::NotKept),
            theme: RwSignal::new(Theme::System),
            ports: StoredValue::new(ports),
            analysis,
        };
        session.open_first_problem();
        session
    }
}

fn client_of(id: &str) -> &'static dyn Client {
    client::by_id(id).unwrap_or_else(client::default)
}

/// What there is to see.
impl Session {
    pub fn text(self) -> Arc<str> {
        self.text.get()
    }

    pub fn name(self) -> String {
        self.name.get()
    }

    pub fn id(self) -> u32 {
        self.id.get()
    }

    pub fn origin(self) -> Origin {
        self.origin.get()
    }

    pub fn shelf(self) -> Vec<Draft> {
        self.shelf.get()
    }

    pub fn client(self) -> &'static dyn Client {
        client_of(self.client.get())
    }

    /// What follows from the text.
    pub fn analysis(self) -> Arc<Analysis> {
        self.analysis.get()
    }

    /// The problem a row stands for, while there is one.
    pub fn problem(self, key: &ProblemKey) -> Option<Problem> {
        self.analysis.read().problems.iter().find(|problem| problem.key == *key).cloned()
    }

    pub fn panel(self) -> Panel {
        self.panel.get()
    }

    /// Whether a narrow page shows the editor.
    pub fn is_editing(self) -> bool {
        self.editing.get()
    }

    pub fn is_narrow(self) -> bool {
        self.narrow.get()
    }

    pub fn editor_has_focus(self) -> bool {
        self.editor_has_focus.get_untracked()
    }

    pub fn is_open(self, key: &ProblemKey) -> bool {
        self.opened.read().contains(key)
    }

    pub fn is_reviewing(self) -> bool {
        self.review.read().is_some()
    }

    pub fn review(self) -> Option<Review> {
        self.review.get()
    }

    /// The text as the review would leave it.
    pub fn reviewed_text(self) -> Option<String> {
        let review = self.review.get()?;
        Some(review.outcome(&self.text.read(), self.client()).text)
    }

    pub fn rule_shown(self) -> Option<&'static str> {
        self.rule_shown.get()
    }

    pub fn shows_as_sent(self) -> bool {
        self.as_sent.get()
    }

    pub fn toast(self) -> Option<Toast> {
        self.toast.get()
    }

    pub fn banner(self) -> Option<Banner> {
        self.banner.get()
    }

    pub fn saved(self) -> Saved {
        self.saved.get()
    }

    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Where the cursor stands.
    pub fn cursor(self) -> Place {
        self.analysis.read().index.place(&self.text.read(), self.cursor.get())
    }

    /// What is to be kept of the user's own text; `None` for a sample or a shared file.
    pub fn draft(self) -> Option<Draft> {
        let own = self.origin.get() == Origin::Own;
        own.then(|| Draft::new(self.id.get(), self.name.get(), &**self.text.read()))
    }

    pub fn ports(self) -> Ports {
        self.ports.get_value()
    }
}

/// What the user does to the text.
impl Session {
    /// The editor's field now shows this.
    pub fn type_text(self, shown: &str) {
        let before = self.text.get_untracked();
        let newline = self.analysis.read_untracked().document.newline();
        let edits = text::edit_from_shown(&before, shown, newline);
        if edits.is_empty() || self.origin.get_untracked() == Origin::Shared {
            return;
        }
        self.history.update(|history| history.record_typing(&before, &edits));
        self.put(edits.apply(&before));
        self.toast.set(None);
    }

    /// Applies one fix as one step of undo.
    pub fn apply_fix(self, fix: &Fix) {
        self.change(&fix.edits);
        self.toast.set(Some(Toast { words: format!("{}.", done(&fix.title)), undo: true }));
    }

    pub fn undo(self) {
        let edits = self.history.try_update(History::undo).flatten();
        self.travel(edits);
    }

    pub fn redo(self) {
        let edits = self.history.try_update(History::redo).flatten();
        self.travel(edits);
    }

    pub fn can_undo(self) -> bool {
        self.history.read().can_undo()
    }

    pub fn can_redo(self) -> bool {
        self.history.read().can_redo()
    }

    pub fn rename(self, name: String) {
        let name = name.trim();
        if !name.is_empty() && self.origin.get_untracked() != Origin::Shared {
            self.name.set(name.to_owned());
            self.own();
        }
    }

    fn change(self, edits: &EditSet) {
        let before = self.text.get_untracked();
        if self.origin.get_untracked() == Origin::Shared {
            self.keep_copy();
        }
        let focus = self.editor_has_focus.get_untracked();
        let cursor = edits.map(self.cursor.get_untracked());
        self.history.update(|history| history.record(&before, edits));
        self.put(edits.apply(&before));
        self.place_cursor(Span::at(cursor), focus);
    }

    fn travel(self, edits: Option<EditSet>) {
        let Some(edits) = edits else { return };
        let focus = self.editor_has_focus.get_untracked();
        let end = edits.edits().last().map_or(0, |edit| edits.map(edit.span.end()));
        self.put(edits.apply(&self.text.get_untracked()));
        self.place_cursor(Span::at(end), focus);
        self.toast.set(None);
    }

    fn put(self, text: String) {
        self.text.set(text.into());
        self.own();
    }

    fn own(self) {
        self.origin.set(Origin::Own);
        self.saved.set(Saved::Pending);
    }

    fn place_cursor(self, span: Span, focus: bool) {
        let text = self.text.get_untracked();
        self.cursor.set(span.start());
        let shown = text::shown(&text);
        let utf16 = |offset| text::to_utf16(&shown, text::to_shown(&text, offset));
        self.ports().select.run((utf16(span.start()), utf16(span.end()), focus));
    }
}

/// What the user does with problems and fixes.
impl Session {
    /// Opens or closes a row.
    pub fn toggle(self, key: &ProblemKey) {
        self.opened.update(|opened| {
            let before = opened.len();
            opened.retain(|other| other != key);
            if opened.len() == before {
                opened.push(key.clone());
            }
        });
    }

    /// Goes to a problem's words in the editor.
    pub fn reveal(self, problem: &Problem) {
        self.editing.set(true);
        self.place_cursor(problem.diagnostic.span, true);
    }

    /// Opens the problem behind (or before) the cursor, and goes to its words.
    pub fn step_problem(self, forward: bool) {
        let analysis = self.analysis.get_untracked();
        let problems = &analysis.problems;
        let cursor = self.cursor.get_untracked();
        let start = |problem: &Problem| problem.diagnostic.span.start();
        let next = match forward {
            true => problems.iter().find(|problem| start(problem) > cursor).or(problems.first()),
            false => problems.iter().rev().find(|problem| start(problem) < cursor).or(problems.last()),
        };
        let Some(problem) = next else { return };
        self.show_panel(Panel::Problems);
        self.opened.set(vec![problem.key.clone()]);
        self.place_cursor(problem.diagnostic.span, !self.narrow.get_untracked());
        if self.narrow.get_untracked() {
            self.ports().focus.run(problem.key.id());
        }
    }

    /// Applies the fix of the problem under the cursor; of the one opened, where the cursor is on none.
    pub fn fix_here(self) {
        let cursor = self.cursor.get_untracked();
        let analysis = self.analysis.get_untracked();
        let problems = &analysis.problems;
        let under = problems.iter().find(|problem| problem.diagnostic.span.touches(cursor));
        let opened = || problems.iter().find(|problem| self.opened.read_untracked().contains(&problem.key));
        let fix = under.or_else(opened).and_then(|problem| problem.diagnostic.fix.clone());
        match fix {
            Some(fix) => self.apply_fix(&fix),
            None => self.say("There is nothing to fix at the cursor."),
        }
    }

    /// Shows what *Fix all* would change, to be ticked and applied.
    pub fn review_fixes(self) {
        let review = Review::of(&self.text.get_untracked(), self.client());
        if review.safe.is_empty() && review.others.is_empty() {
            self.say("There is nothing to fix.");
            return;
        }
        self.rule_shown.set(None);
        self.show_panel(Panel::Problems);
        self.review.set(Some(review));
        self.ports().focus.run("review-apply".into());
    }

    pub fn flip_choice(self, choice: &Choice) {
        self.review.update(|review| {
            if let Some(review) = review {
                review.flip(&choice.title);
            }
        });
    }

    /// Applies what is ticked as one step of undo.
    pub fn apply_review(self) {
        let Some(review) = self.review.get_untracked() else { return };
        let before = self.text.get_untracked();
        let outcome = review.outcome(&before, self.client());
        self.review.set(None);
        if outcome.applied.is_empty() {
            return;
        }
        self.change(&EditSet::between(&before, &outcome.text));
        let count = outcome.applied.len();
        let words = if count == 1 { "1 fix applied.".into() } else { format!("{count} fixes applied.") };
        self.toast.set(Some(Toast { words, undo: true }));
        self.ports().focus.run("toast-undo".into());
    }

    pub fn cancel_review(self) {
        self.review.set(None);
        self.ports().focus.run("fix-all".into());
    }

    pub fn show_rule(self, rule: Option<&'static str>) {
        let before = self.rule_shown.get_untracked();
        self.rule_shown.set(rule);
        match (rule, before) {
            (Some(_), _) => self.ports().focus.run("rule-back".into()),
            (None, Some(_)) => self.ports().focus.run("panel-scroll".into()),
            (None, None) => {}
        }
    }

    fn open_first_problem(self) {
        let first = self.analysis.read_untracked().problems.first().map(|problem| problem.key.clone());
        self.opened.set(first.into_iter().collect());
    }
}

/// What the user does with files.
impl Session {
    /// Takes up what the browser kept: the file last worked on, and the others.
    pub fn resume(self, current: Option<Draft>, shelf: Vec<Draft>) {
        let newest = shelf.iter().map(|draft| draft.id).max().unwrap_or(0);
        self.shelf.set(shelf);
        match current {
            Some(draft) => {
                self.show(draft.id, draft.name, draft.text, Origin::Own);
                self.saved.set(Saved::Kept);
            }
            None => self.id.set(newest + 1),
        }
    }

    /// A file the user opened. What was in the editor goes to the shelf.
    pub fn open(self, name: String, text: String) {
        let words = format!("{name} opened.");
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
        self.ports().focus.run("source".into());
    }

    /// A file from the shelf; the one in the editor takes its place.
    pub fn take_from_shelf(self, id: u32) {
        let Some(draft) = self.shelf.get_untracked().into_iter().find(|draft| draft.id == id) else { return };
        self.put_aside();
        self.shelf.update(|shelf| shelf.retain(|other| other.id != id));
        self.show(draft.id, draft.name, draft.text, Origin::Own);
        self.saved.set(Saved::Pending);
        self.banner.set(None);
    }

    /// The fragment of the page's address: a shared file, or why it is none.
    pub fn open_link(self, fragment: &str) {
        if fragment.trim_start_matches('#').is_empty() {
            return;
        }
        match share::decode(fragment) {
            Ok(Shared { name, text }) => {
                self.put_aside();
                let own = self.shelf.get_untracked().last().map(|draft| draft.name.clone());
                let id = self.free_id();
                self.show(id, name, text, Origin::Shared);
                self.banner.set(Some(Banner::Shared(own)));
            }
            // Some other page's anchor; nothing was meant for us.
            Err(Broken::NotALink) => {}
            Err(broken) => self.banner.set(Some(Banner::Trouble {
                what: broken.message(),
                why: "Chats and mail often cut long links.".into(),
                now: "Your own files are untouched.".into(),
            })),
        }
    }

    /// Makes the shared file the user's own.
    pub fn keep_copy(self) {
        self.own();
        self.banner.set(None);
        self.ports().clear_link.run(());
    }

    /// Leaves the shared file for the user's own.
    pub fn leave_shared(self) {
        self.ports().clear_link.run(());
        match self.shelf.get_untracked().last() {
            Some(own) => self.take_from_shelf(own.id),
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
        let text = self.text.get_untracked().to_string();
        self.ports().download.run((self.name.get_untracked(), text));
        self.say(&format!("{} downloaded.", self.name.get_untracked()));
    }

    /// Puts a link that carries the whole file on the clipboard.
    pub fn copy_link(self) {
        let link = self.link();
        let length = link.len();
        self.ports().copy.run(link);
        self.say(&format!("Link copied: {length} characters. It carries the whole file."));
    }

    pub fn link(self) -> String {
        let shared = Shared { name: self.name.get_untracked(), text: self.text.get_untracked().to_string() };
        self.ports().link.run(share::encode(&shared))
    }

    pub fn copy(self, text: String, words: &str) {
        self.ports().copy.run(text);
        self.say(words);
    }

    pub fn pick(self) {
        self.ports().pick.run(());
    }

    fn put_aside(self) {
        if let Some(draft) = self.draft_untracked() {
            self.shelf.update(|shelf| {
                shelf.retain(|other| other.id != draft.id);
                shelf.push(draft);
            });
        }
    }

    fn draft_untracked(self) -> Option<Draft> {
        let own = self.origin.get_untracked() == Origin::Own;
        own.then(|| Draft::new(self.id.get_untracked(), self.name.get_untracked(), &**self.text.read_untracked()))
    }

    fn free_id(self) -> u32 {
        let taken = self.shelf.get_untracked().iter().map(|draft| draft.id).max().unwrap_or(0);
        taken.max(self.id.get_untracked()) + 1
    }

    fn show(self, id: u32, name: String, text: String, origin: Origin) {
        self.id.set(id);
        self.name.set(name);
        self.text.set(text.into());
        self.origin.set(origin);
        self.saved.set(Saved::NotKept);
        self.history.set(History::default());
        self.review.set(None);
        self.rule_shown.set(None);
        self.cursor.set(0);
        self.open_first_problem();
        self.ports().select.run((0, 0, false));
    }

    fn say(self, words: &str) {
        self.toast.set(Some(Toast { words: words.to_owned(), undo: false }));
    }
}

/// What the user does with the page, and what the browser tells of itself.
impl Session {
    pub fn choose_client(self, id: &str) {
        if let Some(client) = client::by_id(id) {
            self.client.set(client.about().id);
        }
    }

    pub fn show_panel(self, panel: Panel) {
        self.review.set(None);
        self.rule_shown.set(None);
        self.panel.set(panel);
        self.editing.set(false);
    }

    pub fn show_editor(self, shown: bool) {
        self.editing.set(shown);
    }

    pub fn show_as_sent(self, as_sent: bool) {
        self.as_sent.set(as_sent);
    }

    pub fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
    }

    /// The editor's selection moved; `offset` in UTF-16 units of what it shows.
    pub fn cursor_moved(self, offset: usize) {
        let text = self.text.get_untracked();
        let shown = text::shown(&text);
        self.cursor.set(text::from_shown(&text, text::from_utf16(&shown, offset)));
    }

    pub fn editor_focus(self, has_focus: bool) {
        self.editor_has_focus.set(has_focus);
    }

    pub fn width_changed(self, narrow: bool) {
        self.narrow.set(narrow);
    }

    pub fn was_saved(self, outcome: Result<(), String>) {
        self.saved.set(match outcome {
            Ok(()) => Saved::Kept,
            Err(why) => Saved::Failed(why),
        });
    }
}

/// A command told as done: "Put `name` in quotes" stays a command, and reads well with a full stop.
fn done(title: &str) -> String {
    title.replace('`', "")
}
