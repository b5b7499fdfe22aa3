use std::sync::Arc;

use leptos::prelude::*;

use super::{Banner, Draft, Late, Origin, Problem, Session, markdown_report};
use crate::{
    lint::{Diagnostic, Fix, fix_all_where},
    share::{self, Broken, LONGEST, Primed, Shared, SharedFile},
    text::EditSet,
};

/// The words of the genre that make links short: fetched when the first link is made or read.
#[derive(Clone, Default)]
pub enum Dictionary {
    #[default]
    NotAsked,
    Asked,
    Here(Arc<Primed>),
    /// It did not come; links are longer without it.
    Missing,
}

/// What is done with a link that was read.
pub type OnLink = fn(Session, Result<Shared, Broken>);

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
        let is_coming = matches!(*self.dictionary.read(), Dictionary::NotAsked | Dictionary::Asked);
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

    /// The dictionary came, or did not.
    pub fn dictionary_came(self, dictionary: Option<String>) {
        let primed = dictionary.as_deref().and_then(Primed::of_version_1);
        self.dictionary.set(primed.map_or(Dictionary::Missing, |primed| Dictionary::Here(Arc::new(primed))));
        if let Some((fragment, then)) = self.waiting_link.get_untracked() {
            self.waiting_link.set(None);
            self.read_link_now(&fragment, then);
        }
    }

    /// Reads a link once what reads it is here.
    pub(super) fn read_link(self, fragment: &str, then: OnLink) {
        if self.rest_now().is_none() {
            self.banner.set(Some(Banner::Opening));
        }
        self.later(Late::Link(fragment.to_owned(), then));
    }

    /// Reads a link, and fetches the dictionary before where the link needs it.
    pub(super) fn read_link_now(self, fragment: &str, then: OnLink) {
        match share::decode(fragment, self.primed().as_deref()) {
            Err(Broken::NoDictionary) if !matches!(self.dictionary.get_untracked(), Dictionary::Missing) => {
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

    fn primed(self) -> Option<Arc<Primed>> {
        match self.dictionary.get_untracked() {
            Dictionary::Here(primed) => Some(primed),
            _ => None,
        }
    }

    /// Fetches the dictionary, so that the next link is short.
    pub fn want_dictionary(self) {
        // After a failure, the next link may find the network back.
        if matches!(self.dictionary.get_untracked(), Dictionary::NotAsked | Dictionary::Missing) {
            self.dictionary.set(Dictionary::Asked);
            self.ports.dictionary(Box::new(move |dictionary| self.dictionary_came(dictionary)));
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
