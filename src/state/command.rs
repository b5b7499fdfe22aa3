use super::{COMMANDS, Panel, Session};

/// A key as it was pressed. `main` is Ctrl, or Command on a Mac.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a key is just that: its name and what was held")]
pub struct Pressed {
    pub key: String,
    pub main: bool,
    pub shift: bool,
    pub alt: bool,
    /// Whether the focus is where letters are typed.
    pub in_text: bool,
}

impl Pressed {
    /// Whether this may be the key of a command, as far as that can be told without knowing them.
    pub(super) fn may_be_ours(&self) -> bool {
        match self.key.as_str() {
            "F6" | "F8" => true,
            "?" => !self.in_text && !self.main,
            "." | ">" | ":" | "Enter" => self.main && !self.alt,
            key => self.main && !self.alt && key.len() == 1 && "bfhkmosBFHKMOS".contains(key),
        }
    }
}

/// Something the user can do with a key.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    pub keys: &'static [&'static str],
    pub about: &'static str,
    /// Whether the palette lists it; what is only a way to move about is not.
    pub in_palette: bool,
    pub(super) matches: fn(&Pressed) -> bool,
    pub(super) run: fn(Session),
}

impl Command {
    pub(super) fn run(&self, session: Session) {
        (self.run)(session);
    }
}

impl Session {
    /// Runs the command of a key; says whether there was one.
    pub(super) fn press_now(self, pressed: &Pressed) -> bool {
        let command = COMMANDS.iter().find(|command| !pressed.alt && (command.matches)(pressed));
        match command {
            // Nothing to close: Escape stays the browser's.
            Some(_) if pressed.key == "Escape" && self.layers() == 0 => false,
            Some(command) => {
                (command.run)(self);
                true
            }
            None => false,
        }
    }

    pub(super) fn next_pane(self) {
        let next = match self.editor_has_focus() {
            true => format!("tab-{}", self.panel().id()),
            false => "source".into(),
        };
        if self.is_narrow() {
            self.show_editor(!self.editor_has_focus());
        }
        self.focus(&next);
    }

    /// How much lies over the page, one above the other, but for dialogs and menus: Escape closes one at a time.
    pub fn layers(self) -> usize {
        let all = self.shows_overview();
        let over = [
            self.is_narrow() && self.rail_is_open(),
            self.is_reviewing(),
            self.versions().is_some(),
            all && self.changes().is_some(),
            all,
            self.rule_shown().is_some(),
        ];
        over.into_iter().filter(|lies| *lies).count()
    }

    /// Closes what lies on top, and changes nothing.
    pub fn escape(self) {
        if self.is_narrow() && self.rail_is_open() {
            self.toggle_rail();
        } else if self.is_reviewing() {
            self.cancel_review();
        } else if self.versions().is_some() {
            self.close_versions();
        } else if self.shows_overview() && self.changes().is_some() {
            self.cancel_everywhere();
        } else if self.shows_overview() {
            self.show_overview(false);
        } else {
            self.show_rule(None);
        }
    }

    pub(super) fn primary(self) {
        if self.is_reviewing() {
            self.apply_review();
        } else if self.shows_overview() {
            match self.changes() {
                Some(_) => self.apply_everywhere(),
                None => self.review_everywhere(),
            }
        } else if self.panel() == Panel::Export {
            self.download();
        } else {
            self.review_fixes();
        }
    }
}
