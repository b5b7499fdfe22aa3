use leptos::prelude::*;

use super::{Banner, Origin, Session};
use crate::{
    lint::Severity,
    share::{Broken, Shared},
};

/// The name of a file that has none.
const NAMELESS: &str = "agent.md";

/// How an embed is shown. The whole page is the default: an editor that writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "switches of one page")]
pub struct Embed {
    /// Whether the page around named the file.
    pub named: bool,
    /// Whether this is the page of a frame: it has one file.
    pub framed: bool,
    pub readonly: bool,
    pub editor: bool,
    pub problems: bool,
    pub preview: bool,
}

impl Default for Embed {
    fn default() -> Self {
        Self { named: false, framed: false, readonly: false, editor: true, problems: true, preview: false }
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
        embed.named |= ask.name.is_some();
        embed.readonly = ask.readonly.unwrap_or(before.readonly);
        if let Some(panels) = ask.panels {
            embed.choose_panels(&panels);
        }
        if embed != before {
            self.embed.set(embed);
        }
        if let Some(client) = ask.client {
            self.choose_client(&client);
        }
        match (ask.name, ask.text) {
            (Some(name), Some(text)) => self.show_guest(name, text),
            (None, Some(text)) if before.named => self.show_guest(self.name_now(), text),
            (None, Some(text)) => self.show_nameless(text),
            // It is named once it is here.
            (Some(_), None) if self.waits_for_link() => {}
            (Some(name), None) => self.file.update(|file| file.path = name),
            (None, None) => {}
        }
    }

    /// This page is that of a frame.
    pub fn be_framed(self) {
        self.embed.update(|embed| embed.framed = true);
    }

    /// The fragment of an embed's address: the file to show, or why there is none. Until that is known there is
    /// nothing to see.
    pub fn show_link(self, fragment: &str) {
        self.show_nothing("");
        self.read_link(fragment, Self::show_read);
    }

    fn show_read(self, read: Result<Shared, Broken>) {
        // Meanwhile the page around may have shown a text of its own.
        if !self.waits_for_link() {
            return;
        }
        let client = read.as_ref().ok().and_then(|shared| shared.client.clone());
        match read.map(|shared| shared.files.into_iter().next().unwrap_or_default()) {
            Ok(file) if file.name.is_empty() => self.show_nameless(file.text),
            Ok(file) => self.show_guest(file.name, file.text),
            Err(broken) => {
                self.show_nothing(NAMELESS);
                self.banner.set(Some(Banner::Trouble {
                    what: broken.message(),
                    why: "The page around this frame names it.".into(),
                    now: "Nothing is shown in its place.".into(),
                }));
                return;
            }
        }
        self.choose_client(&client.unwrap_or_default());
    }

    /// Only the file that is still to come has no name; `src/site/embed/frame.js` knows it by that.
    fn waits_for_link(self) -> bool {
        self.name_now().is_empty()
    }

    /// An empty file that is not to be changed.
    fn show_nothing(self, name: &str) {
        self.banner.set(None);
        self.show(1, name.into(), "".into(), Origin::Shared);
    }

    /// How many there are of each severity, gravest first.
    pub fn counts(self) -> [usize; 3] {
        let analysis = self.analysis();
        Severity::ALL.map(|severity| analysis.report.count(severity))
    }

    /// A file of the page around; the visitor may change it and takes it along by a link.
    fn show_guest(self, name: String, text: String) {
        self.banner.set(None);
        self.show(1, name, text.into(), Origin::Own);
        self.opened.update(Vec::clear);
    }

    /// The same under the name that the text itself gives.
    fn show_nameless(self, text: String) {
        self.show_guest(NAMELESS.into(), text);
        let name = self.analysis_now().report.reading.name.clone().unwrap_or_default();
        let is_file_name = name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' '));
        if is_file_name && !name.trim().is_empty() {
            self.file.update(|file| file.path = format!("{name}.md"));
        }
    }
}

impl Embed {
    /// Shows the panels named, in any case, between commas or blanks; those of the default where none is named.
    fn choose_panels(&mut self, panels: &str) {
        let named =
            |panel: &str| panels.split([',', ' ', '\t', '\n']).any(|name| name.eq_ignore_ascii_case(panel));
        let chosen = [named("editor"), named("problems"), named("preview")];
        let default = Self::default();
        [self.editor, self.problems, self.preview] = match chosen.contains(&true) {
            true => chosen,
            false => [default.editor, default.problems, default.preview],
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::Nowhere;

    fn asked(ask: Ask) -> (String, String) {
        let session = Session::new(&Nowhere);
        session.ask(ask);
        (session.name_now(), session.text_now().to_string())
    }

    #[test]
    fn a_text_without_a_name_is_named_by_its_front_matter() {
        let named = |text: &str| asked(Ask { text: Some(text.into()), ..Ask::default() }).0;
        assert_eq!(named("---\nname: late\ndescription: Use when late.\n---\nB\n"), "late.md");
        assert_eq!(named("---\nname: ../x\ndescription: Use when late.\n---\nB\n"), NAMELESS);
        assert_eq!(named("no front matter"), NAMELESS);
        let both =
            Ask { name: Some("a.md".into()), text: Some("---\nname: b\n---\n".into()), ..Ask::default() };
        assert_eq!(asked(both).0, "a.md");
    }

    #[test]
    fn a_link_that_cannot_be_read_shows_nothing_in_its_place() {
        // The second needs the dictionary, which does not come.
        for link in ["#broken", "#12AAAAAAAAAAAAAAAA", "#012.YS5tZAAtLS"] {
            let session = Session::new(&Nowhere);
            session.show_link(link);
            assert_eq!(&*session.text_now(), "", "{link}");
            assert!(session.is_readonly() && session.banner().is_some(), "{link}");
            assert_eq!(session.name_now(), NAMELESS, "{link}");
        }
    }

    #[test]
    fn panels_are_named_in_any_case_and_none_are_the_default() {
        let shown = |panels: &str| {
            let mut embed = Embed { editor: false, ..Embed::default() };
            embed.choose_panels(panels);
            [embed.editor, embed.problems, embed.preview]
        };
        assert_eq!(shown(" Editor ,\tPREVIEW"), [true, false, true]);
        assert_eq!(shown("nonsense"), [true, true, false]);
        assert_eq!(shown(""), [true, true, false]);
    }
}
