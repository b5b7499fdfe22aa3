use std::sync::{Arc, Mutex, atomic::AtomicBool};

use leptos::prelude::*;

use super::{
    Analysis, Arrival, Banner, Beside, Changes, Draft, Editor, Embed, File, FilesStep, Filling, Late, Links,
    Listed, OnLink, Palette, Panel, Past, Pasts, Ports, ProblemKey, Review, Saved, Summaries, Theme, Toast,
    Version, Watch,
};
use crate::{
    client::Reading,
    share::{Primed, SharedFile},
};

/// What the user did, and the one thing that follows from it.
pub struct Signals {
    pub(super) ports: &'static dyn Ports,
    pub(super) file: RwSignal<File>,
    pub(super) text: RwSignal<Arc<str>>,
    /// What undo and redo of the file in the editor go by.
    pub(super) past: RwSignal<Past>,
    /// And those of the files that were left.
    pub(super) pasts: RwSignal<Pasts>,
    /// The field of the form that is being typed in.
    pub(super) filling: RwSignal<Option<Filling>>,
    pub(super) editor: RwSignal<Editor>,
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
    /// The page of the rules' documentation.
    pub(super) rule_docs: RwSignal<Beside<String>>,
    pub(super) toast: RwSignal<Option<Toast>>,
    /// How many problems of each severity those who do not see the page were last told of.
    pub(super) told: RwSignal<Option<[usize; 3]>>,
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
    pub(super) dictionary: RwSignal<Beside<Primed>>,
    /// The dialog of words alone that was shown last.
    pub(super) dialog: RwSignal<Option<&'static str>>,
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
    /// What comes after the start, and what waits for it.
    pub(super) rest: RwSignal<Arrival>,
    pub(super) late: Mutex<Vec<Late>>,
    /// Whether it is connected with the world.
    pub(super) completed: AtomicBool,
    /// Under whom everything lives that follows from these.
    pub(super) owner: Option<Owner>,
    pub(super) analysis: Memo<Arc<Analysis>>,
    pub(super) listed: RwSignal<Option<Memo<Vec<Listed>>>>,
    /// What each client makes of the file.
    pub(super) readings: RwSignal<Option<Memo<Arc<Vec<Reading>>>>>,
    /// The client whose file is shown to be taken away, by its place; `None` for the one that is checked for.
    pub(super) target: RwSignal<Option<usize>>,
    /// A bit for each client whose file goes into the zip.
    pub(super) packed: RwSignal<usize>,
}

impl Signals {
    /// Nothing but a file is there yet.
    pub(super) fn new(
        ports: &'static dyn Ports,
        file: RwSignal<File>,
        text: RwSignal<Arc<str>>,
        client: RwSignal<&'static str>,
        rest: RwSignal<Arrival>,
        analysis: Memo<Arc<Analysis>>,
    ) -> Self {
        Self {
            ports,
            file,
            text,
            past: RwSignal::default(),
            pasts: RwSignal::default(),
            filling: RwSignal::new(None),
            editor: RwSignal::default(),
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
            rule_docs: RwSignal::default(),
            toast: RwSignal::new(None),
            told: RwSignal::new(None),
            banner: RwSignal::new(None),
            update_waits: RwSignal::new(false),
            own_client: RwSignal::new(None),
            sharing: RwSignal::new(false),
            share_all: RwSignal::new(false),
            shared_rest: RwSignal::default(),
            share_anyway: RwSignal::new(false),
            dictionary: RwSignal::default(),
            dialog: RwSignal::new(None),
            not_saved_told: RwSignal::new(false),
            link_trouble: RwSignal::new(false),
            waiting_link: RwSignal::new(None),
            links: RwSignal::new(None),
            embed: RwSignal::default(),
            given: RwSignal::default(),
            parts_seen: Mutex::default(),
            rest,
            late: Mutex::default(),
            completed: AtomicBool::new(false),
            owner: Owner::current(),
            analysis,
            listed: RwSignal::new(None),
            readings: RwSignal::new(None),
            target: RwSignal::new(None),
            packed: RwSignal::new(0),
        }
    }
}
