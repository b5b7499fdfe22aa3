//! What is done with a link that is followed.

use leptos::prelude::*;

use super::{Banner, Beside, Late, Origin, Session};
use crate::share::{self, Broken, Shared};

/// What is done with a link that was read.
pub type OnLink = fn(Session, Result<Shared, Broken>);

impl Session {
    /// What lies beside the page came, or did not: it may be what a link waits for.
    pub(super) fn dictionary_may_have_come(self) {
        if matches!(*self.dictionary.read_untracked(), Beside::NotAsked | Beside::Asked) {
            return;
        }
        if let Some((fragment, then)) = self.waiting_link.get_untracked() {
            self.waiting_link.set(None);
            self.read_link_now(&fragment, then);
        }
    }

    /// Reads a link once what reads it is here.
    pub(super) fn read_link(self, fragment: &str, then: OnLink) {
        if let Some(read) = self.ports.read_early(fragment.trim_start_matches('#')) {
            then(self, Ok(read));
            return;
        }
        if self.rest_now().is_none() {
            self.banner.set(Some(Banner::Opening));
        }
        self.later(Late::Link(fragment.to_owned(), then));
    }

    /// Reads a link, and fetches the dictionary before where the link needs it.
    pub(super) fn read_link_now(self, fragment: &str, then: OnLink) {
        match share::decode(fragment, self.primed().as_deref()) {
            Err(Broken::NoDictionary) if !matches!(self.dictionary.get_untracked(), Beside::Missing) => {
                self.waiting_link.set(Some((fragment.to_owned(), then)));
                self.banner.set(Some(Banner::Opening));
                self.want_dictionary();
            }
            read => {
                self.stop_waiting();
                then(self, read);
            }
        }
    }

    /// A link that is still on its way is no longer wanted.
    pub(super) fn stop_waiting(self) {
        self.waiting_link.set(None);
        self.forget_late_link();
        if self.banner.get_untracked() == Some(Banner::Opening) {
            self.banner.set(None);
        }
    }

    /// The fragment of the page's address: a shared file, or why it is none.
    pub fn open_link(self, fragment: &str) {
        self.stop_waiting();
        // What was said of a link before is said of a link that has gone.
        if self.link_trouble.get_untracked() {
            self.link_trouble.set(false);
            self.banner.set(None);
        }
        match fragment.trim_start_matches('#') {
            "" if self.origin_now() == Origin::Shared => self.show_own(),
            // The anchors of the page itself.
            "" | "source" => {}
            fragment => self.read_link(fragment, Self::open_shared),
        }
    }

    fn open_shared(self, read: Result<Shared, Broken>) {
        match read {
            Ok(shared) => self.show_shared(shared),
            Err(broken) => {
                // What was shown belongs to another link.
                if self.origin_now() == Origin::Shared {
                    self.show_own();
                }
                let now = match self.origin_now() {
                    Origin::Sample => "Below is a sample of ours. The link stays in the address bar.",
                    _ => "Your own files are untouched, and the link stays in the address bar.",
                };
                let what = broken.message();
                self.banner.set(Some(Banner::Trouble { what, why: why(&broken).into(), now: now.into() }));
                self.link_trouble.set(true);
            }
        }
    }

    /// How many files the link that is shown holds.
    pub fn shared_files(self) -> usize {
        1 + self.shared_rest.read().len()
    }

    /// Takes up the user's own choice of client again.
    pub(super) fn back_to_own_client(self) {
        if let Some(own) = self.own_client.get_untracked() {
            self.client.set(own);
            self.own_client.set(None);
        }
    }

    /// The client whose choice is to be kept: not that of a link.
    pub fn own_client(self) -> &'static str {
        self.own_client.get().unwrap_or_else(|| self.client.get())
    }

    fn show_shared(self, shared: Shared) {
        let mut files = shared.files.into_iter();
        let Some(file) = files.next() else { return };
        self.put_aside();
        self.shared_rest.set(files.collect());
        let own = self.shelf.get_untracked().last().map(|draft| draft.name().to_owned());
        let id = self.free_id();
        self.overview.set(false);
        self.show(id, file.name, file.text.into(), Origin::Shared);
        if let Some(client) = shared.client {
            let own = self.own_client.get_untracked().unwrap_or(self.client.get_untracked());
            self.choose_client(&client);
            self.own_client.set(Some(own));
        }
        self.banner.set(Some(Banner::Shared(own)));
    }
}

/// How links come to be broken.
fn why(broken: &Broken) -> &'static str {
    match broken {
        Broken::Newer => {
            "Every version of the page reads the links of those before it, and none of those after."
        }
        Broken::TooLong { .. } => "A link of this page has no more than 65,536 characters.",
        Broken::NotALink => "What stands behind the # is none of its links.",
        Broken::NoDictionary => "Short links lean on a list of words that lies beside the page.",
        _ => "Chats and mail often cut long links.",
    }
}
