use std::sync::Arc;

use leptos::prelude::*;

use super::{Banner, Origin, Problem, Session, markdown_report};
use crate::share::{self, Broken, LONGEST, Primed, Shared, SharedFile};

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
    /// No link carries the file.
    TooLong,
    Ready(Ways),
}

/// A link with its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ways {
    pub link: String,
    pub fragment: String,
    /// The address of the page itself.
    pub page: String,
    pub name: String,
}

/// What the user does with links.
impl Session {
    /// Shows the ways to share the file.
    pub fn share(self) {
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
    }

    /// Puts a placeholder in place of each secret, in one step.
    pub fn replace_secrets(self) {
        for _ in 0..self.secrets_now().len() {
            let Some(fix) = self.secrets_now().first().and_then(|secret| secret.diagnostic.fix.clone())
            else {
                break;
            };
            self.apply_fix(&fix);
        }
    }

    fn secrets_now(self) -> Vec<Problem> {
        let problems = self.analysis_now();
        problems.problems.iter().filter(|problem| problem.diagnostic.rule == "secret").cloned().collect()
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
        let name = self.name();
        let Some(fragment) = self.fragment(name.clone(), &self.text()) else { return Links::TooLong };
        let link = self.ports.link(&fragment);
        let page = link.split('#').next().unwrap_or_default().to_owned();
        Links::Ready(Ways { link, fragment, page, name })
    }

    /// The part of a link that carries a file, as short as can be now; `None` where it would be too long for any.
    fn fragment(self, name: String, text: &str) -> Option<String> {
        let file = SharedFile { name, text: text.to_owned() };
        let fragment = match self.primed() {
            Some(primed) => {
                let client = Some(self.client.get_untracked().to_owned());
                primed.encode(&Shared { files: vec![file], client })
            }
            None => Some(share::encode_plain(&file)),
        };
        fragment.filter(|fragment| fragment.len() <= LONGEST)
    }

    /// The address of the whole page with this file in it; shorter once the dictionary is here.
    pub fn link_of(self, name: String, text: &str) -> String {
        self.dictionary.track();
        self.ports.link(&self.fragment(name, text).unwrap_or_default())
    }

    /// The address of the whole page.
    pub fn link_to_page(self) -> String {
        self.ports.link("")
    }

    /// The file as a Markdown link, with its problems below.
    pub fn report(self) -> String {
        let analysis = self.analysis();
        markdown_report(self.client(), &analysis.report.reading, &analysis.problems)
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
        let primed = dictionary.as_deref().map(Primed::new);
        self.dictionary.set(primed.map_or(Dictionary::Missing, |primed| Dictionary::Here(Arc::new(primed))));
        if let Some((fragment, then)) = self.waiting_link.get_untracked() {
            self.waiting_link.set(None);
            self.read_link(&fragment, then);
        }
    }

    /// Reads a link, and fetches the dictionary before where the link needs it.
    pub(super) fn read_link(self, fragment: &str, then: OnLink) {
        match share::decode(fragment, self.primed().as_deref()) {
            Err(Broken::NoDictionary) if !matches!(self.dictionary.get_untracked(), Dictionary::Missing) => {
                self.waiting_link.set(Some((fragment.to_owned(), then)));
                self.want_dictionary();
            }
            read => then(self, read),
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
        if fragment.trim_start_matches('#').is_empty() {
            if self.origin_now() == Origin::Shared {
                self.leave_shared();
            }
            return;
        }
        self.read_link(fragment, Self::open_shared);
    }

    fn open_shared(self, read: Result<Shared, Broken>) {
        match read {
            Ok(shared) => self.show_shared(shared),
            // Some other page's anchor; nothing was meant for us.
            Err(Broken::NotALink) => {}
            Err(broken) => self.banner.set(Some(Banner::Trouble {
                what: broken.message(),
                why: why(&broken).into(),
                now: "Your own files are untouched, and the link stays in the address bar.".into(),
            })),
        }
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
        let Some(file) = shared.files.into_iter().next() else { return };
        self.put_aside();
        let own = self.shelf.get_untracked().last().map(|draft| draft.name.clone());
        let id = self.free_id();
        self.show(id, file.name, file.text, Origin::Shared);
        if let Some(client) = shared.client {
            let own = self.client.get_untracked();
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
        Broken::NoDictionary => "Short links lean on a list of words that lies beside the page.",
        _ => "Chats and mail often cut long links.",
    }
}
