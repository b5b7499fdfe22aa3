use leptos::prelude::*;

use super::{Banner, Draft, Late, Origin, Session, name_of};
use crate::client;
use crate::workspace::{Address, BLANK, Incoming, Pieces, incoming};

/// What a text that was brought also is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The file as which it was opened.
    pub id: usize,
    pub pieces: Pieces,
}

/// What the user brings: files of the disk, and pasted text.
impl Session {
    /// Opens files, by path and text. One that holds several is opened as it is, and the others are offered.
    /// Gives the ids of the files.
    pub fn receive(self, mut files: Vec<(String, String)>) -> Vec<usize> {
        if files.len() != 1 {
            return self.open_all(files);
        }
        let Some((path, text)) = files.pop() else { return Vec::new() };
        let is = incoming(&text);
        match is {
            Incoming::Link(fragment) => self.open_link(&fragment),
            Incoming::Address(address) => self.explain_address(address),
            is => {
                self.open(path, text);
                if let Incoming::Fenced(pieces) | Incoming::Several(pieces) = is {
                    let id = self.file.read_untracked().id;
                    self.banner.set(Some(Banner::Offer(Offer { id, pieces })));
                }
                return vec![self.file.read_untracked().id];
            }
        }
        Vec::new()
    }

    /// What was opened is a plugin's: it is checked as such, until the user chooses otherwise or takes it back.
    pub fn came_as_plugin(self) {
        let before = untrack(|| self.own_client());
        self.pick_client(client::PLUGIN.id);
        self.files_step.update(|step| step.client = Some(before));
        self.say_further("Checked as a plugin's agents.");
    }

    /// Opens a text that was pasted outside of any field.
    pub fn receive_pasted(self, text: String) {
        self.later(Late::PastedFile(text));
    }

    /// What was typed before the app stood is a file of the user's own, in front of whatever was about to be shown; a
    /// shared file stays there, since it can be read only there.
    pub fn take_typed(self, shown: &str) {
        if shown.is_empty() {
            return;
        }
        let path = self.free_path(BLANK.name);
        let words = format!("What you wrote while the page loaded is a file of its own: {}.", name_of(&path));
        if self.origin_now() == Origin::Shared {
            let draft = Draft::new(self.free_id(), path, shown);
            let name = draft.name().to_owned();
            self.shelf.update(|shelf| shelf.push(draft));
            self.banner.set(Some(Banner::Shared(Some(name))));
        } else {
            self.put_aside();
            self.show(self.free_id(), path, "".into(), Origin::Own);
            self.type_text(shown);
        }
        if !self.shelf.read_untracked().is_empty() {
            self.say(&words);
        }
    }

    /// The whole text was pasted: it may be an address, or hold files.
    pub(super) fn look_at_pasted(self) {
        self.later(Late::Pasted);
    }

    pub(super) fn look_at_pasted_now(self) {
        if self.embed.read_untracked().framed {
            return;
        }
        match incoming(&self.text_now()) {
            Incoming::Address(address) => self.explain_address(address),
            Incoming::Fenced(pieces) | Incoming::Several(pieces) => {
                let id = self.file.read_untracked().id;
                self.banner.set(Some(Banner::Offer(Offer { id, pieces })));
            }
            Incoming::One | Incoming::Link(_) => {}
        }
    }

    fn explain_address(self, Address { url, raw }: Address) {
        let now = match raw {
            Some(raw) => format!("Open {raw} in another tab, copy what it shows, and paste that."),
            None => "Open it in another tab, copy the file's text, and paste that.".to_owned(),
        };
        let shown: String = url.chars().take(80).collect();
        self.trouble(
            format!("That is an address: {shown}"),
            "This page fetches nothing, so that nothing you do here is seen elsewhere.",
            &now,
        );
    }

    /// Puts the files found in a text in place of the one as which it was opened; that one can be had back.
    pub fn accept_offer(self, offer: &Offer) {
        self.banner.set(None);
        let files = offer.pieces.files.iter().map(|piece| (piece.name.clone(), piece.text.clone())).collect();
        let whole = self.draft_untracked().filter(|draft| draft.id == offer.id);
        let before: Vec<usize> = untrack(|| self.files()).iter().map(|file| file.id).collect();
        let mut added = self.open_all(files);
        added.retain(|id| !before.contains(id));
        if let Some(whole) = whole {
            self.delete_files(&[whole.id]);
            self.done_with_files(vec![whole], added);
        }
    }
}
