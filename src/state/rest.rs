//! The page starts without most of its program: it can show a text and its problems, and keep what is typed. The
//! rest comes once that is painted (`src/rest.rs`), and is reached through one table, so that nothing at the start
//! refers to it. What is asked of it before waits.

use std::{
    mem,
    sync::{MutexGuard, PoisonError, atomic::Ordering},
};

use leptos::{
    prelude::*,
    task::{spawn_local, tick},
};

use super::{OnLink, Pressed, Session};
use crate::{
    client::{self, Client},
    lint::Means,
};

/// What comes after the start.
#[derive(Clone, Copy)]
pub struct Rest {
    /// Every client.
    pub clients: &'static [&'static dyn Client],
    means: Means,
    /// Shows a part of the page.
    pub view: fn(Session, View) -> AnyView,
    /// Connects it with the world.
    pub connect: fn(Session),
    begin: fn(Session),
    run: fn(Session, Late),
    press: fn(Session, &Pressed) -> bool,
    work: fn(Session),
}

/// A part of the page that comes with the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// What stands beside the editor, but for the problems.
    Pane,
    /// What *Fix all* would change, in the place of the editor.
    Review,
    /// Dialogs, and menus that are wanted at times.
    Dialogs,
    /// The menu of the bar.
    More,
    /// A line that wants a decision.
    Banner,
    /// The page as a guest in another page.
    Embed,
}

/// What is asked of the rest.
#[derive(Clone, Debug)]
pub enum Late {
    Press(Pressed),
    Share,
    Palette,
    ReviewFixes,
    ReviewEverywhere,
    /// Takes back what was last done with files.
    UndoFiles,
    /// A text was pasted outside of any field.
    PastedFile(String),
    /// The whole text was pasted.
    Pasted,
    /// A link is to be read.
    Link(String, OnLink),
}

/// Whether the rest is here.
#[derive(Clone, Default)]
pub enum Arrival {
    #[default]
    Coming,
    Here(&'static Rest),
    /// It did not come, and why.
    Failed(String),
}

impl Arrival {
    /// The clients that are known by now.
    pub(super) fn clients(&self) -> &'static [&'static dyn Client] {
        match self {
            Self::Here(rest) => rest.clients,
            _ => client::FIRST,
        }
    }

    /// What a check can be made with by now.
    pub(super) fn means(&self) -> &'static Means {
        match self {
            Self::Here(rest) => &rest.means,
            _ => &Means::FIRST,
        }
    }
}

/// The rest as far as it is no part of the page.
pub static WHOLE: Rest = Rest::new(|_, _| ().into_any(), |_| ());

impl Rest {
    /// The rest with what shows it, and what connects it with the world.
    pub const fn new(view: fn(Session, View) -> AnyView, connect: fn(Session)) -> Self {
        Self {
            clients: client::ALL,
            means: Means::ALL,
            view,
            connect,
            begin: Session::begin_rest,
            run: Session::run_late,
            press: Session::press_now,
            work: Session::work_now,
        }
    }
}

impl Session {
    /// Takes up the rest, connects it with the world, and does what waited for it.
    pub fn complete(self, rest: &'static Rest) {
        if self.completed.swap(true, Ordering::Relaxed) {
            return;
        }
        self.take_up(rest);
        self.as_owner(|| (rest.connect)(self));
        let waiting = mem::take(&mut *self.waiting());
        if !waiting.is_empty() {
            // What waited wants what is only now put on the page.
            spawn_local(async move {
                tick().await;
                for late in waiting {
                    (rest.run)(self, late);
                }
            });
        }
    }

    /// Takes up the rest before the page stands.
    pub fn take_up(self, rest: &'static Rest) {
        if self.rest_now().is_none() {
            self.as_owner(|| (rest.begin)(self));
            self.rest.set(Arrival::Here(rest));
        }
    }

    fn as_owner(self, act: impl FnOnce()) {
        match &self.owner {
            Some(owner) => owner.with(act),
            None => act(),
        }
    }

    /// The rest did not come. Whoever asked for something of it is told, and may ask again.
    pub fn rest_failed(self, why: String) {
        if !mem::take(&mut *self.waiting()).is_empty() {
            self.trouble(
                "A part of the program did not arrive.".into(),
                &why,
                "Your text is safe. Check the connection, then try again.",
            );
        }
        self.rest.set(Arrival::Failed(why));
    }

    /// Fetches the rest once more.
    pub fn fetch_rest(self) {
        if matches!(*self.rest.read_untracked(), Arrival::Failed(_)) {
            self.rest.set(Arrival::Coming);
        }
        self.ports.rest(true);
    }

    pub fn arrival(self) -> Arrival {
        self.rest.get()
    }

    /// Does what is asked now, or as soon as the rest is here.
    pub(super) fn later(self, what: Late) {
        if let Some(rest) = self.rest_now() {
            return (rest.run)(self, what);
        }
        self.waiting().push(what);
        self.fetch_rest();
    }

    /// A link that waits is no longer wanted.
    pub(super) fn forget_late_link(self) {
        self.waiting().retain(|late| !matches!(late, Late::Link(..)));
    }

    fn waiting(self) -> MutexGuard<'static, Vec<Late>> {
        self.0.late.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn rest_now(self) -> Option<&'static Rest> {
        match &*self.rest.read_untracked() {
            Arrival::Here(rest) => Some(rest),
            _ => None,
        }
    }

    /// The clients that are known by now.
    pub fn clients(self) -> &'static [&'static dyn Client] {
        self.rest.read().clients()
    }

    /// Runs the command of a key; says whether there was one, so that the browser leaves it alone.
    pub fn press(self, pressed: &Pressed) -> bool {
        match self.rest_now() {
            Some(rest) => (rest.press)(self, pressed),
            None if pressed.may_be_ours() => {
                self.later(Late::Press(pressed.clone()));
                true
            }
            None => false,
        }
    }

    /// Does a slice of what is left to be done, as long as the page can wait for.
    pub fn work(self) {
        if let Some(rest) = self.rest_now() {
            (rest.work)(self);
        }
    }

    fn begin_rest(self) {
        self.links.set(Some(Memo::new(move |_| self.work_out_links())));
        self.readings.set(Some(Memo::new(move |_| self.read_for_all())));
    }

    fn run_late(self, what: Late) {
        match what {
            Late::Press(pressed) => {
                self.press_now(&pressed);
            }
            Late::Share => self.share_now(),
            Late::Palette => self.open_palette_now(),
            Late::ReviewFixes => self.review_fixes_now(),
            Late::ReviewEverywhere => self.review_everywhere_now(),
            Late::UndoFiles => self.undo_files_now(),
            Late::PastedFile(text) => {
                self.receive(vec![("pasted.md".into(), text)]);
            }
            Late::Pasted => self.look_at_pasted_now(),
            Late::Link(fragment, then) => self.read_link_now(&fragment, then),
        }
    }
}
