use super::{Panel, Session, Theme};

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

/// Something the user can do with a key.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    pub keys: &'static [&'static str],
    pub about: &'static str,
    /// Whether the palette lists it; what is only a way to move about is not.
    pub in_palette: bool,
    matches: fn(&Pressed) -> bool,
    run: fn(Session),
}

impl Command {
    pub(super) fn run(&self, session: Session) {
        (self.run)(session);
    }
}

/// Not the way of any key: the palette alone does it.
fn never(_: &Pressed) -> bool {
    false
}

/// Every command, in the order of the list of keys.
pub static COMMANDS: &[Command] = &[
    Command {
        keys: &["F8"],
        about: "Next problem",
        in_palette: true,
        matches: |pressed| pressed.key == "F8" && !pressed.shift,
        run: |session| session.step_problem(true),
    },
    Command {
        keys: &["Shift", "F8"],
        about: "Problem before",
        in_palette: true,
        matches: |pressed| pressed.key == "F8" && pressed.shift,
        run: |session| session.step_problem(false),
    },
    Command {
        keys: &["Mod", "."],
        about: "Fix the problem at the cursor",
        in_palette: true,
        matches: |pressed| pressed.main && pressed.key == "." && !pressed.shift,
        run: Session::fix_here,
    },
    Command {
        keys: &["Mod", "Shift", "."],
        about: "Review Fix all",
        in_palette: true,
        matches: |pressed| pressed.main && pressed.shift && matches!(pressed.key.as_str(), "." | ">" | ":"),
        run: Session::review_fixes,
    },
    Command {
        keys: &["Mod", "Shift", "F"],
        about: "Tidy the front matter",
        in_palette: true,
        matches: |pressed| pressed.main && pressed.shift && pressed.key.eq_ignore_ascii_case("f"),
        run: Session::review_tidying,
    },
    Command {
        keys: &["Mod", "Enter"],
        about: "Do what the filled button does",
        in_palette: false,
        matches: |pressed| pressed.main && pressed.key == "Enter",
        run: Session::primary,
    },
    Command {
        keys: &["Mod", "S"],
        about: "Save the file where it came from, or download it",
        in_palette: true,
        matches: |pressed| pressed.main && !pressed.shift && pressed.key.eq_ignore_ascii_case("s"),
        run: Session::save,
    },
    Command {
        keys: &["Mod", "Shift", "S"],
        about: "Share",
        in_palette: true,
        matches: |pressed| pressed.main && pressed.shift && pressed.key.eq_ignore_ascii_case("s"),
        run: Session::share,
    },
    Command {
        keys: &["Mod", "O"],
        about: "Open files",
        in_palette: true,
        matches: |pressed| pressed.main && !pressed.shift && pressed.key.eq_ignore_ascii_case("o"),
        run: Session::pick,
    },
    Command {
        keys: &["Mod", "B"],
        about: "Show or hide the files",
        in_palette: true,
        matches: |pressed| pressed.main && !pressed.shift && pressed.key.eq_ignore_ascii_case("b"),
        run: Session::toggle_rail,
    },
    Command {
        keys: &["Mod", "Z"],
        about: "Undo",
        in_palette: true,
        matches: |pressed| pressed.main && !pressed.shift && pressed.key.eq_ignore_ascii_case("z"),
        run: |session| session.undo(),
    },
    Command {
        keys: &["Mod", "Shift", "Z"],
        about: "Redo",
        in_palette: true,
        matches: |pressed| {
            let redo = pressed.key.eq_ignore_ascii_case("z") && pressed.shift;
            pressed.main && (redo || pressed.key.eq_ignore_ascii_case("y"))
        },
        run: |session| session.redo(),
    },
    Command {
        keys: &["Ctrl", "M"],
        about: "Tab indents, or leaves the editor",
        in_palette: true,
        matches: |pressed| pressed.main && !pressed.shift && pressed.key.eq_ignore_ascii_case("m"),
        run: Session::flip_tab,
    },
    Command {
        keys: &["F6"],
        about: "Next pane",
        in_palette: false,
        matches: |pressed| pressed.key == "F6",
        run: Session::next_pane,
    },
    Command {
        keys: &["Esc"],
        about: "Close, change nothing",
        in_palette: false,
        matches: |pressed| pressed.key == "Escape",
        run: Session::escape,
    },
    Command {
        keys: &["Mod", "K"],
        about: "Commands, files and problems",
        in_palette: false,
        matches: |pressed| pressed.main && !pressed.shift && pressed.key.eq_ignore_ascii_case("k"),
        run: Session::open_palette,
    },
    Command {
        keys: &["Mod", "Shift", "H"],
        about: "Search in all files",
        in_palette: true,
        matches: |pressed| pressed.main && pressed.shift && pressed.key.eq_ignore_ascii_case("h"),
        run: Session::search_files,
    },
    Command {
        keys: &["?"],
        about: "List of keys",
        in_palette: true,
        matches: |pressed| pressed.key == "?" && !pressed.in_text && !pressed.main,
        run: Session::show_keys,
    },
    Command {
        keys: &[],
        about: "All agents",
        in_palette: true,
        matches: never,
        run: |session| session.show_overview(true),
    },
    Command {
        keys: &[],
        about: "Fix all in all files",
        in_palette: true,
        matches: never,
        run: Session::review_everywhere,
    },
    Command {
        keys: &[],
        about: "Open a folder",
        in_palette: true,
        matches: never,
        run: Session::pick_folder,
    },
    Command {
        keys: &[],
        about: "Download all files as a zip",
        in_palette: true,
        matches: never,
        run: Session::download_all,
    },
    Command {
        keys: &[],
        about: "Rename the file",
        in_palette: true,
        matches: never,
        run: Session::begin_renaming,
    },
    Command {
        keys: &[],
        about: "Duplicate the file",
        in_palette: true,
        matches: never,
        run: Session::duplicate,
    },
    Command { keys: &[], about: "Delete the file", in_palette: true, matches: never, run: Session::delete },
    Command {
        keys: &[],
        about: "Older versions of the file",
        in_palette: true,
        matches: never,
        run: Session::show_versions,
    },
    Command {
        keys: &[],
        about: "Problems",
        in_palette: true,
        matches: never,
        run: |session| session.show_panel(Panel::Problems),
    },
    Command {
        keys: &[],
        about: "Clients",
        in_palette: true,
        matches: never,
        run: |session| session.show_panel(Panel::Clients),
    },
    Command {
        keys: &[],
        about: "Preview",
        in_palette: true,
        matches: never,
        run: |session| session.show_panel(Panel::Preview),
    },
    Command {
        keys: &[],
        about: "Form",
        in_palette: true,
        matches: never,
        run: |session| session.show_panel(Panel::Form),
    },
    Command {
        keys: &[],
        about: "Export",
        in_palette: true,
        matches: never,
        run: |session| session.show_panel(Panel::Export),
    },
    Command {
        keys: &[],
        about: "Light theme",
        in_palette: true,
        matches: never,
        run: |session| session.choose_theme(Theme::Light),
    },
    Command {
        keys: &[],
        about: "Dark theme",
        in_palette: true,
        matches: never,
        run: |session| session.choose_theme(Theme::Dark),
    },
    Command {
        keys: &[],
        about: "Theme of the system",
        in_palette: true,
        matches: never,
        run: |session| session.choose_theme(Theme::System),
    },
    Command {
        keys: &[],
        about: "Forget everything",
        in_palette: true,
        matches: never,
        run: Session::ask_to_forget,
    },
];

impl Session {
    /// Runs the command of a key; says whether there was one, so that the browser leaves it alone.
    pub fn press(self, pressed: &Pressed) -> bool {
        let command = COMMANDS.iter().find(|command| !pressed.alt && (command.matches)(pressed));
        match command {
            // Nothing to close: Escape stays the browser's.
            Some(_) if pressed.key == "Escape" && !self.can_escape() => false,
            Some(command) => {
                (command.run)(self);
                true
            }
            None => false,
        }
    }

    fn next_pane(self) {
        let next = match self.editor_has_focus() {
            true => format!("tab-{}", self.panel().id()),
            false => "source".into(),
        };
        if self.is_narrow() {
            self.show_editor(!self.editor_has_focus());
        }
        self.focus(&next);
    }

    fn can_escape(self) -> bool {
        self.is_reviewing()
            || self.rule_shown().is_some()
            || self.versions().is_some()
            || self.changes().is_some()
            || self.shows_overview()
    }

    fn escape(self) {
        if self.is_reviewing() {
            self.cancel_review();
        } else if self.versions().is_some() {
            self.close_versions();
        } else if self.changes().is_some() {
            self.cancel_everywhere();
        } else if self.shows_overview() {
            self.show_overview(false);
        } else {
            self.show_rule(None);
        }
    }

    fn primary(self) {
        if self.is_reviewing() {
            self.apply_review();
        } else if self.changes().is_some() {
            self.apply_everywhere();
        } else if self.shows_overview() {
            self.review_everywhere();
        } else if self.panel() == Panel::Export {
            self.download();
        } else {
            self.review_fixes();
        }
    }
}
