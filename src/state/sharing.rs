use std::sync::Arc;

use leptos::prelude::*;

use super::{Beside, Draft, Late, Origin, Problem, Session, beside, markdown_report};
use crate::{
    lint::{Diagnostic, Fix, fix_all_where},
    share::{self, LONGEST, Primed, Shared, SharedFile},
    text::EditSet,
};

/// The words of the genre that make links short: fetched when the first link is made or read. Without them links are
/// longer.
const DICTIONARY: &str = "links-1.txt";

/// What the share dialog shows, for the file as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Links {
    /// The dictionary is on its way.
    Waiting,
    /// No link carries so much text, in bytes; what needs no link is there all the same.
    TooLong(Ways, usize),
    Ready(Ways),
}

/// A link with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    pub link: String,
    pub fragment: String,
    /// The folder of the page, with a slash at its end.
    pub page: String,
    pub name: String,
    /// Whether the dictionary was there to make it short.
    pub is_short: bool,
}

/// What the user does with links.
impl Session {
    /// Shows the ways to share the file.
    pub fn share(self) {
        self.later(Late::Share);
    }

    pub(super) fn share_now(self) {
        if untrack(|| self.shows_overview() && self.other_files() > 0) {
            // What is looked at there is all of them.
            self.share_all.set(true);
        }
        self.ports.hide("palette");
        self.sharing.set(true);
        self.share_anyway.set(false);
        self.want_dictionary();
        self.ports.show("share");
    }

    pub fn is_sharing(self) -> bool {
        self.sharing.get()
    }

    pub fn close_share(self) {
        self.ports.hide("share");
    }

    /// The dialog was opened or closed, by whatever means.
    pub fn share_toggled(self) {
        self.sharing.set(self.ports.is_shown("share"));
    }

    /// What looks like a secret, while the user has not said to share it all the same.
    pub fn secrets(self) -> Vec<Problem> {
        if self.share_anyway.get() {
            return Vec::new();
        }
        let is_secret = |problem: &&Problem| problem.diagnostic.rule == "secret";
        self.analysis().problems.iter().filter(is_secret).cloned().collect()
    }

    pub fn share_secrets(self) {
        self.share_anyway.set(true);
        self.ports.focus("share-url");
    }

    /// How many files of the user's own a link could carry beside this one.
    pub fn other_files(self) -> usize {
        self.shelf.read().len()
    }

    /// How many files a link of all of them carries.
    pub fn all_shared(self) -> usize {
        self.other_files() + usize::from(self.origin() != Origin::Sample)
    }

    pub fn shares_all(self) -> bool {
        self.share_all.get()
    }

    pub fn share_all(self, all: bool) {
        self.share_all.set(all);
    }

    /// Puts a placeholder in place of each secret, in one step of undo.
    pub fn replace_secrets(self) {
        let before = self.text_now();
        let is_secret = |found: &Diagnostic, _: &Fix| found.rule == "secret";
        let after = fix_all_where(&before, self.client_now(), is_secret).text;
        self.change(&EditSet::between(&before, &after));
        self.ports.focus("share-url");
    }

    /// The link and what becomes of it.
    pub fn links(self) -> Links {
        self.links.get_untracked().map_or(Links::Waiting, |links| links.get())
    }

    /// Worked out once for each text, and only while the dialog is open.
    pub(super) fn work_out_links(self) -> Links {
        let is_coming = matches!(*self.dictionary.read(), Beside::NotAsked | Beside::Asked);
        if !self.sharing.get() || is_coming {
            return Links::Waiting;
        }
        let mut others = if self.share_all.get() { self.shelf.get() } else { Vec::new() };
        let (name, text) = match others.first().cloned().filter(|_| self.origin() == Origin::Sample) {
            // The sample is none of the user's files.
            Some(first) => {
                others.remove(0);
                (first.name().to_owned(), first.text)
            }
            None => (self.name(), self.text()),
        };
        let fragment = self.fragment(name.clone(), &text, &others);
        let link = self.ports.link(fragment.as_deref().unwrap_or_default());
        let (page, is_short) = (self.site(), self.primed().is_some());
        let largest = text.len() + others.iter().map(|draft| draft.text.len()).sum::<usize>();
        match fragment {
            Some(fragment) => Links::Ready(Ways { link, fragment, page, name, is_short }),
            None => Links::TooLong(
                Ways { link: String::new(), fragment: String::new(), page, name, is_short },
                largest,
            ),
        }
    }

    /// The part of a link that carries a file, as short as can be now; `None` where it would be too long for any.
    fn fragment(self, name: String, text: &str, others: &[Draft]) -> Option<String> {
        let file = SharedFile { name, text: text.to_owned() };
        let fragment = match self.primed() {
            Some(primed) => {
                let client = Some(self.client.get_untracked().to_owned());
                let others = others
                    .iter()
                    .map(|draft| SharedFile { name: draft.name().to_owned(), text: draft.text.to_string() });
                primed.encode(&Shared { files: [file].into_iter().chain(others).collect(), client })
            }
            None => Some(share::encode_plain(&file)),
        };
        fragment.filter(|fragment| fragment.len() <= LONGEST)
    }

    /// The address of the whole page with this file in it; shorter once the dictionary is here.
    /// `None` where no link carries it.
    pub fn link_of(self, name: String, text: &str) -> Option<String> {
        self.dictionary.track();
        Some(self.ports.link(&self.fragment(name, text, &[])?))
    }

    /// The address of the whole page.
    pub fn link_to_page(self) -> String {
        self.ports.link("")
    }

    /// The address of the folder in which the page lies, with the slash at its end.
    fn site(self) -> String {
        let link = self.ports.link("");
        let address = link.split('#').next().unwrap_or_default();
        // Where the page's own name is in the address, that goes.
        let folder = address.rsplit_once('/').map_or(address, |(folder, _)| folder);
        format!("{folder}/")
    }

    /// The file as a Markdown link, with its problems below.
    pub fn report(self) -> String {
        let analysis = self.analysis();
        markdown_report(self.client(), &analysis.report.reading, &analysis.problems, &self.site())
    }

    /// Copies a text that stands in a field; where the browser does not let it, the field is selected instead.
    pub fn copy_field(self, text: String, id: &'static str, words: &'static str) {
        let done = move |copied| match copied {
            true => self.say(words),
            false => {
                self.ports.select_field(id);
                self.say("Copying is not allowed here. It is selected: copy it with the keyboard.");
            }
        };
        self.ports.copy(&text, Box::new(done));
    }

    /// Hands the link to the apps of the device.
    pub fn share_with_device(self) {
        if let Links::Ready(ways) = untrack(|| self.links()) {
            self.ports.share(&ways.name, &ways.link);
        }
    }

    pub fn can_share_with_device(self) -> bool {
        self.ports.can_share()
    }

    pub(super) fn primed(self) -> Option<Arc<Primed>> {
        match self.dictionary.get_untracked() {
            Beside::Here(primed) => Some(primed),
            _ => None,
        }
    }

    /// Fetches the dictionary, so that the next link is short.
    pub fn want_dictionary(self) {
        beside::fetch(self, self.dictionary, DICTIONARY, |text| Primed::of_version_1(&text));
    }
}
