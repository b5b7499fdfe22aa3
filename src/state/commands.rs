use super::{Command, Panel, Pressed, Session, Theme};

/// A command without a key: the palette alone does it.
const fn by_name(about: &'static str, run: fn(Session)) -> Command {
    const fn never(_: &Pressed) -> bool {
        false
    }
    Command { keys: &[], about, in_palette: true, matches: never, run }
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
    by_name("All agents", |session| session.show_overview(true)),
    by_name("Fix all in all files", Session::review_everywhere),
    by_name("Open a folder", Session::pick_folder),
    by_name("Download all files as a zip", Session::download_all),
    by_name("Rename the file", Session::begin_renaming),
    by_name("Duplicate the file", Session::duplicate),
    by_name("Delete the file", Session::delete),
    by_name("Older versions of the file", Session::show_versions),
    by_name("Copy as Markdown report", Session::copy_report),
    by_name("Problems", |session| session.show_panel(Panel::Problems)),
    by_name("Clients", |session| session.show_panel(Panel::Clients)),
    by_name("Preview", |session| session.show_panel(Panel::Preview)),
    by_name("Form", |session| session.show_panel(Panel::Form)),
    by_name("Export", |session| session.show_panel(Panel::Export)),
    by_name("Light theme", |session| session.choose_theme(Theme::Light)),
    by_name("Dark theme", |session| session.choose_theme(Theme::Dark)),
    by_name("Theme of the system", |session| session.choose_theme(Theme::System)),
    by_name("About Agent Playground", Session::show_about),
    by_name("Forget everything", Session::ask_to_forget),
];
