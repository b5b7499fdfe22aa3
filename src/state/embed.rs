use leptos::prelude::*;

use super::{Banner, Origin, Session};
use crate::{
    lint::Severity,
    share::{Broken, Shared},
};

/// How an embed is shown. The whole page is the default: an editor that writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four switches of one page")]
pub struct Embed {
    pub readonly: bool,
    pub editor: bool,
    pub problems: bool,
    pub preview: bool,
}

impl Default for Embed {
    fn default() -> Self {
        Self { readonly: false, editor: true, problems: true, preview: false }
    }
}

/// What the page around an embed asks for; what it does not name stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub name: Option<String>,
    pub text: Option<String>,
    pub client: Option<String>,
    pub panels: Option<String>,
    pub readonly: Option<bool>,
}

/// What the page around an embed does with it.
impl Session {
    pub fn embed(self) -> Embed {
        self.embed.get()
    }

    /// Whether the text is not to be changed here.
    pub fn is_readonly(self) -> bool {
        self.embed.read().readonly || self.origin() == Origin::Shared
    }

    /// Does what is asked.
    pub fn ask(self, ask: Ask) {
        let before = self.embed.get_untracked();
        let mut embed = before;
        embed.readonly = ask.readonly.unwrap_or(before.readonly);
        if let Some(panels) = ask.panels.filter(|panels| !panels.is_empty()) {
            let named = |panel: &str| panels.split([',', ' ']).any(|name| name == panel);
            embed.editor = named("editor");
            embed.problems = named("problems");
            embed.preview = named("preview");
        }
        if embed != before {
            self.embed.set(embed);
        }
        if let Some(client) = ask.client {
            self.choose_client(&client);
        }
        match (ask.name, ask.text) {
            (name, Some(text)) => self.show_guest(name.unwrap_or_else(|| self.name_now()), text),
            (Some(name), None) => self.file.update(|file| file.name = name),
            (None, None) => {}
        }
    }

    /// The fragment of an embed's address: the file to show, or why there is none.
    pub fn show_link(self, fragment: &str) {
        self.read_link(fragment, Self::show_read);
    }

    fn show_read(self, read: Result<Shared, Broken>) {
        let client = read.as_ref().ok().and_then(|shared| shared.client.clone());
        match read.map(|shared| shared.files.into_iter().next()) {
            Ok(Some(file)) => {
                self.show_guest(file.name, file.text);
                self.choose_client(&client.unwrap_or_default());
            }
            Ok(None) => {}
            Err(broken) => self.banner.set(Some(Banner::Trouble {
                what: broken.message(),
                why: "The page around this frame names it.".into(),
                now: "A sample is shown in its place.".into(),
            })),
        }
    }

    /// How many there are of each severity, gravest first.
    pub fn counts(self) -> [usize; 3] {
        let analysis = self.analysis();
        Severity::ALL.map(|severity| analysis.report.count(severity))
    }

    /// A file of the page around; the visitor may change it and takes it along by a link.
    fn show_guest(self, name: String, text: String) {
        self.banner.set(None);
        self.show(1, name, text, Origin::Own);
        self.opened.update(Vec::clear);
    }
}
