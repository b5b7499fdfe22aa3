use leptos::prelude::*;

use super::{Banner, Saved, Session};
use crate::{
    client::{self, Card},
    text,
};

/// A view beside the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Problems,
    Clients,
    Preview,
    /// The front matter, field by field. On a narrow page it is part of editing.
    Form,
    Export,
}

impl Panel {
    pub const ALL: [Self; 5] = [Self::Problems, Self::Clients, Self::Preview, Self::Form, Self::Export];

    pub fn word(self) -> &'static str {
        match self {
            Self::Problems => "Problems",
            Self::Clients => "Clients",
            Self::Preview => "Preview",
            Self::Form => "Form",
            Self::Export => "Export",
        }
    }

    pub fn id(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::Clients => "clients",
            Self::Preview => "preview",
            Self::Form => "form",
            Self::Export => "export",
        }
    }
}

/// The page of all rules, from the page itself.
pub(super) const RULES: &str = "docs/rules.html";

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    pub fn from_id(id: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.id() == id).unwrap_or_default()
    }
}

/// What the user does with the page, and what the browser tells of itself.
impl Session {
    pub fn panel(self) -> Panel {
        self.panel.get()
    }

    /// Whether the problems stand beside the editor, and nothing takes their place.
    pub fn shows_problems(self) -> bool {
        let is_covered = self.shows_overview()
            || self.is_reviewing()
            || self.versions.read().is_some()
            || self.rule_shown().is_some();
        !is_covered && self.panel() == Panel::Problems
    }

    /// Whether a narrow page shows the editor.
    pub fn is_editing(self) -> bool {
        self.editing.get()
    }

    pub fn is_narrow(self) -> bool {
        self.narrow.get()
    }

    pub fn editor_has_focus(self) -> bool {
        self.editor_has_focus.get_untracked()
    }

    pub fn shows_as_sent(self) -> bool {
        self.as_sent.get()
    }

    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    pub fn show_keys(self) {
        self.show_dialog("keys");
    }

    /// Shows what a new file can begin with, in the place of the menu that led there.
    pub fn begin_new(self) {
        self.ports.hide("more");
        self.ports.show("new-agent");
    }

    fn show_dialog(self, id: &'static str) {
        self.dialog.set(Some(id));
        self.ports.show(id);
    }

    /// Whether this dialog of words alone was the last one shown: it is filled then.
    pub fn was_shown(self, id: &'static str) -> bool {
        self.dialog.get() == Some(id)
    }

    /// Closes the dialog of this id.
    pub fn hide(self, id: &str) {
        self.ports.hide(id);
    }

    pub fn show_about(self) {
        self.show_dialog("about");
    }

    /// The address of a rule's own page, from here: an embed lies one folder below it.
    pub fn page_of_rule(self, rule: &str) -> String {
        let up = if self.embed.read_untracked().framed { "../" } else { "" };
        format!("{up}{RULES}#{rule}")
    }

    pub fn focus(self, id: &str) {
        self.ports.focus(id);
    }

    /// Selects all of a field, so that what is typed next takes its place.
    pub fn select_all_of(self, id: &str) {
        self.ports.select_field(id);
    }

    pub fn choose_client(self, id: &str) {
        if let Some(card) = client::card(id) {
            self.set_client(card);
        }
    }

    /// Checks for a client; one whose program is not here yet is fetched.
    pub(super) fn set_client(self, card: &'static Card) {
        self.client.set(card.id);
        if self.client_now().about().id != card.id {
            self.fetch_rest();
        }
    }

    /// The user chose a client: for this file and the others.
    pub fn pick_client(self, id: &str) {
        self.own_client.set(None);
        self.choose_client(id);
    }

    pub fn show_panel(self, panel: Panel) {
        self.review.set(None);
        self.versions.set(None);
        self.overview.set(false);
        self.rule_shown.set(None);
        self.panel.set(panel);
        self.editing.set(false);
    }

    /// Shows the file for each client; where all files are looked at, the button has a menu.
    pub fn begin_export(self) {
        if !untrack(|| self.shows_overview()) {
            self.show_panel(Panel::Export);
        }
    }

    pub fn show_editor(self, shown: bool) {
        self.editing.set(shown);
    }

    /// Shows the editor, whatever stands in its place, and moves the focus there.
    pub fn go_to_editor(self) {
        self.show_overview(false);
        self.show_editor(true);
        self.focus("source");
    }

    pub fn show_as_sent(self, as_sent: bool) {
        self.as_sent.set(as_sent);
    }

    pub fn choose_theme(self, theme: Theme) {
        self.theme.set(theme);
    }

    /// The editor's selection moved; `offset` in UTF-16 units of what it shows.
    pub fn cursor_moved(self, offset: usize) {
        let text = self.text_now();
        self.cursor.set(text::offsets_from_shown(&text, &[offset]).first().copied().unwrap_or(0));
    }

    pub fn editor_focus(self, has_focus: bool) {
        self.editor_has_focus.set(has_focus);
    }

    pub fn width_changed(self, narrow: bool) {
        self.narrow.set(narrow);
    }

    /// How many problems of each severity are to be told of, gravest first; `None` before anything changed.
    pub fn told(self) -> Option<[usize; 3]> {
        self.told.get()
    }

    /// The problems have been the same for a while.
    pub fn tell_counts(self, counts: [usize; 3]) {
        self.told.set(Some(counts));
    }

    pub fn was_saved(self, outcome: Result<(), String>) {
        match outcome {
            Ok(()) => {
                self.saved.set(Saved::Kept);
                if matches!(self.banner.get_untracked(), Some(Banner::NotSaved(_))) {
                    self.banner.set(None);
                }
            }
            Err(why) => {
                self.saved.set(Saved::Failed(why.clone()));
                // Said once, not with every letter.
                if !self.not_saved_told.get_untracked() && self.banner.get_untracked().is_none() {
                    self.not_saved_told.set(true);
                    self.banner.set(Some(Banner::NotSaved(why)));
                }
            }
        }
    }
}
