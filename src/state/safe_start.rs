use leptos::prelude::*;

use super::{Banner, Held, Session};

/// A text that stopped the page is not read again before the user wants it.
impl Session {
    /// The page stopped at a link when it was last here: this one may be it.
    pub fn hold_link(self, fragment: &str) {
        self.banner.set(Some(Banner::Held(Held::Link(fragment.to_owned()))));
    }

    /// Whether the link of the address waits for the user.
    pub fn holds_link(self) -> bool {
        matches!(self.banner.get(), Some(Banner::Held(Held::Link(_))))
    }

    /// Reads what was held back.
    pub fn open_held(self, held: &Held) {
        self.banner.set(None);
        match held {
            Held::File(id, _) => {
                self.held.set(None);
                self.take_from_shelf(*id);
            }
            Held::Link(fragment) => self.open_link(fragment),
        }
    }

    /// Hands the file out that was held back, without reading it.
    pub fn download_held(self, id: usize) {
        let held = self.shelf.read_untracked().iter().find(|draft| draft.id == id).cloned();
        if let Some(draft) = held {
            self.ports.download(draft.name(), &draft.text);
            self.say(&format!("{} downloaded.", draft.name()));
        }
    }
}
