//! What the user does, without a browser: every intent of the session, and that none loses a text.
#![cfg(feature = "app")]

use agent_playground::{
    share::{self, SharedFile},
    state::{Banner, Draft, Held, Kept, Nowhere, Origin, Panel, Pressed, Session},
    text::ShownEdit,
    workspace::TEMPLATES,
};
use leptos::prelude::Owner;

const COLON: &str = "---\nname: a\ndescription: Use when: now\n---\nB\n";
const QUOTED: &str = "---\nname: a\ndescription: \"Use when: now\"\n---\nB\n";

/// Runs with a session that shows this text as the user's own.
fn with(text: &str, test: impl FnOnce(Session)) {
    let owner = Owner::new();
    owner.with(|| {
        let session = Session::new(&Nowhere);
        session.open("a.md".into(), text.into());
        test(session);
    });
}

/// A link to a file of somebody else's.
fn link(text: &str) -> String {
    let file = SharedFile { name: "shared.md".into(), text: text.into() };
    share::encode_plain(&file)
}

fn press(session: Session, key: &str) -> bool {
    session.press(&Pressed { key: key.into(), main: true, ..Pressed::default() })
}

#[test]
fn the_first_visit_shows_a_sample_with_one_fault_that_is_open() {
    Owner::new().with(|| {
        let session = Session::new(&Nowhere);
        let problems = session.analysis().problems.clone();
        assert_eq!(problems.len(), 1);
        assert!(session.is_open(&problems[0].key));
        assert_eq!(session.origin(), Origin::Sample);
        assert_eq!(session.draft(), None);
    });
}

#[test]
fn a_fix_is_one_step_of_undo() {
    with(COLON, |session| {
        let fix = session.analysis().problems[0].diagnostic.fix.clone().unwrap();
        session.apply_fix(&fix);
        assert_eq!(&*session.text(), QUOTED);
        session.undo();
        assert_eq!(&*session.text(), COLON);
        session.redo();
        assert_eq!(&*session.text(), QUOTED);
    });
}

#[test]
fn fix_all_is_reviewed_applied_and_undone_in_one_step() {
    let text = COLON.replace("---\nB", "tools: Read, KillShell\n---\nB");
    with(&text, |session| {
        session.review_fixes();
        assert!(session.is_reviewing());
        assert_eq!(&*session.text(), text.as_str(), "nothing is changed before it is applied");
        session.apply_review();
        assert!(session.text().contains("TaskStop") && session.text().contains("\"Use when: now\""));
        session.undo();
        assert_eq!(&*session.text(), text.as_str());
    });
}

#[test]
fn opening_a_file_keeps_the_one_before() {
    with(COLON, |session| {
        session.open("second.md".into(), "second".into());
        let kept: Vec<_> = session.shelf().into_iter().map(|draft| draft.text).collect();
        assert_eq!(kept, [COLON.into()]);
        session.take_from_shelf(session.shelf()[0].id);
        assert_eq!(&*session.text(), COLON);
        assert_eq!(&*session.shelf()[0].text, "second");
    });
}

#[test]
fn a_shared_file_is_shown_beside_ones_own_and_not_kept() {
    with(COLON, |session| {
        session.open_link(&format!("#{}", link("shared")));
        assert_eq!(&*session.text(), "shared");
        assert_eq!(session.banner(), Some(Banner::Shared(Some("a.md".into()))));
        assert_eq!(session.draft(), None);
        session.type_text("overwritten");
        assert_eq!(&*session.text(), "shared", "a shared file is read-only");
        session.leave_shared();
        assert_eq!(&*session.text(), COLON);
    });
}

#[test]
fn a_copy_of_a_shared_file_is_ones_own() {
    with(COLON, |session| {
        session.open_link(&link("shared"));
        session.keep_copy();
        assert_eq!(session.draft().map(|draft| draft.text), Some("shared".into()));
        assert_eq!(&*session.shelf()[0].text, COLON);
    });
}

#[test]
fn a_broken_link_changes_nothing_and_says_why() {
    with(COLON, |session| {
        session.open_link("#0100.abc");
        assert_eq!(&*session.text(), COLON);
        assert!(matches!(session.banner(), Some(Banner::Trouble { what, .. }) if what.contains("3 of 106")));
        session.dismiss_banner();
        session.open_link("#source");
        assert_eq!(session.banner(), None, "an anchor of the page is no link");
    });
}

#[test]
fn what_the_browser_kept_is_taken_up() {
    Owner::new().with(|| {
        let session = Session::new(&Nowhere);
        let files = vec![Draft::new(3, "other.md", "other"), Draft::new(7, "mine.md", COLON)];
        session.resume(Kept { files, current: Some(7), stopped_at: None });
        assert_eq!((session.name(), &*session.text()), ("mine.md".into(), COLON));
        session.start(&TEMPLATES[0]);
        let ids: Vec<_> = session.shelf().into_iter().map(|draft| draft.id).collect();
        assert_eq!(ids, [3, 7]);
        assert_eq!(session.draft().map(|draft| draft.id), Some(8), "a new file takes no id of another");
    });
}

#[test]
fn windows_line_ends_survive_typing() {
    with("a\r\nb", |session| {
        session.type_text("a\nbc\n");
        assert_eq!(&*session.text(), "a\r\nbc\r\n");
        session.undo();
        assert_eq!(&*session.text(), "a\r\nb");
    });
}

#[test]
fn keys_do_what_the_list_says_and_others_are_left_to_the_browser() {
    with(COLON, |session| {
        session.show_panel(Panel::Export);
        assert!(session.press(&Pressed { key: "F8".into(), ..Pressed::default() }));
        assert_eq!(session.panel(), Panel::Problems);
        assert!(press(session, "."));
        assert_eq!(&*session.text(), QUOTED);
        assert!(!press(session, "t"), "a new tab is the browser's");
        assert!(!session.press(&Pressed { key: "?".into(), in_text: true, ..Pressed::default() }));
        assert!(!session.press(&Pressed { key: "Escape".into(), ..Pressed::default() }), "nothing to close");
    });
}

#[test]
fn rows_are_known_by_what_they_say_while_they_move() {
    with(COLON, |session| {
        let key = session.analysis().problems[0].key.clone();
        session.type_text(&COLON.replace("name: a", "name: a\nmodel: opus"));
        assert_eq!(session.problem(&key).map(|problem| problem.place.line), Some(4));
        assert!(session.is_open(&key));
    });
}

/// A replacement as the code editor tells it.
fn typed(start: usize, end: usize, text: &str) -> ShownEdit {
    ShownEdit { start, end, text: text.into() }
}

#[test]
fn what_is_typed_in_the_code_editor_leaves_windows_line_ends_as_they_are() {
    with("---\r\nname: a\r\n---\r\n\u{1F600}B", |session| {
        session.code_editor_shown(true);
        session.edited(&[typed(11, 11, "b"), typed(18, 19, "\n")], None);
        assert_eq!(&*session.text(), "---\r\nname: ab\r\n---\r\n\u{1F600}\r\n");
    });
}

#[test]
fn a_step_that_the_code_editor_takes_back_is_taken_back_to_the_byte() {
    let text = QUOTED.replace('\n', "\r");
    with(&text, |session| {
        session.code_editor_shown(true);
        let fix = session.analysis().problems[0].diagnostic.fix.clone().unwrap();
        session.apply_fix(&fix);
        let fixed = session.text();
        assert_ne!(*fixed, *text);
        // It shows the same line ends before and after, so it has no edit to tell.
        session.edited(&[], Some((0, true)));
        assert_eq!(*session.text(), *text);
        session.edited(&[], Some((0, false)));
        assert_eq!(session.text(), fixed);
    });
}

#[test]
fn what_was_typed_before_the_code_editor_came_can_still_be_undone() {
    with("a", |session| {
        session.type_text("a b");
        session.code_editor_shown(true);
        session.undo();
        assert_eq!(&*session.text(), "a");
        session.redo();
        assert_eq!(&*session.text(), "a b");
    });
}

#[test]
fn tidying_is_reviewed_applied_and_undone_in_one_step() {
    let text = "---\nmodel:  opus\nname: a\ndescription: b\n---\nB\n";
    with(text, |session| {
        session.review_tidying();
        assert_eq!(&*session.text(), text);
        session.apply_review();
        assert_eq!(&*session.text(), "---\nname: a\ndescription: b\nmodel: opus\n---\nB\n");
        session.undo();
        assert_eq!(&*session.text(), text);
    });
}

/// Opens these files beside the one at hand, and reads them.
fn with_files(files: &[(&str, &str)], test: impl FnOnce(Session)) {
    with(COLON, |session| {
        session.open_all(files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect());
        session.work();
        test(session);
    });
}

fn paths(session: Session) -> Vec<String> {
    session.files().into_iter().map(|file| file.path).collect()
}

#[test]
fn many_files_come_beside_the_one_at_hand_and_one_undo_takes_them_away() {
    with_files(&[("agents/b.md", QUOTED), ("agents/a.md", "x")], |session| {
        assert_eq!(paths(session), ["a.md", "agents/a.md", "agents/b.md"], "by folder and name");
        assert!(session.shows_overview());
        assert_eq!(&*session.text(), COLON, "what was in the editor stays there");
        let counts: Vec<_> = session.files().iter().map(|file| session.counts_of(file.id)).collect();
        assert_eq!(counts[1].map(|[errors, ..]| errors), Some(1), "a text without front matter is no agent");
        session.go_back();
        assert_eq!(paths(session), ["a.md"]);
        assert_eq!(session.deleted_files().len(), 2, "and they can be had back");
    });
}

#[test]
fn a_file_opened_twice_is_one_file() {
    with(COLON, |session| {
        session.open("b.md".into(), "b".into());
        session.open("a.md".into(), COLON.into());
        assert_eq!(paths(session), ["a.md", "b.md"]);
        session.open("a.md".into(), "another".into());
        assert_eq!(
            paths(session),
            ["a-2.md", "a.md", "b.md"],
            "another text of the same name is another file"
        );
    });
}

#[test]
fn a_deleted_file_comes_back_by_undo_and_later_from_the_list_of_deleted_ones() {
    with_files(&[("b.md", "b"), ("c.md", "c")], |session| {
        session.delete();
        assert_eq!(paths(session), ["b.md", "c.md"]);
        session.go_back();
        assert_eq!(paths(session), ["a.md", "b.md", "c.md"]);
        assert_eq!(&*session.text(), COLON);
        session.delete();
        session.dismiss_toast();
        session.undelete(session.deleted_files()[0].id);
        assert_eq!((&*session.text(), session.deleted_files()), (COLON, Vec::new()));
    });
}

#[test]
fn the_last_file_deleted_leaves_the_sample() {
    with(COLON, |session| {
        session.delete();
        assert_eq!(session.origin(), Origin::Sample);
        session.go_back();
        assert_eq!(&*session.text(), COLON);
    });
}

#[test]
fn a_file_is_renamed_and_that_is_taken_back() {
    with(COLON, |session| {
        session.begin_renaming();
        session.rename(" agents//new.md ");
        assert_eq!((session.path().as_str(), session.name().as_str()), ("agents/new.md", "new.md"));
        session.go_back();
        assert_eq!(session.path(), "a.md");
        session.begin_renaming();
        session.rename("  ");
        assert_eq!(session.path(), "a.md", "a file has a name");
    });
}

#[test]
fn a_copy_has_a_name_of_its_own() {
    with(COLON, |session| {
        session.duplicate();
        session.duplicate();
        assert_eq!(paths(session), ["a-2-2.md", "a-2.md", "a.md"]);
        session.go_back();
        assert_eq!(paths(session), ["a-2.md", "a.md"]);
    });
}

#[test]
fn fixes_of_all_files_are_reviewed_ticked_applied_and_undone_in_one_step() {
    with_files(&[("b.md", COLON), ("c.md", COLON), ("d.md", QUOTED)], |session| {
        session.review_everywhere();
        session.work();
        let changes = session.changes().unwrap();
        let names: Vec<_> = changes.files.iter().map(|change| change.draft.name().to_owned()).collect();
        assert_eq!(names, ["a.md", "b.md", "c.md"]);
        session.flip_change(changes.files[2].draft.id);
        session.apply_everywhere();
        let text = |path: &str| {
            let all = session.all_files();
            all.into_iter().find(|draft| draft.path == path).map(|draft| draft.text.to_string()).unwrap()
        };
        assert_eq!([text("a.md"), text("b.md"), text("c.md")], [QUOTED, QUOTED, COLON]);
        assert!(session.take_versions().iter().any(|version| version.draft.path == "b.md"));
        session.go_back();
        assert_eq!([text("a.md"), text("b.md"), text("c.md")], [COLON, COLON, COLON]);
    });
}

#[test]
fn what_shows_side_by_side_names_the_files() {
    with_files(&[("b.md", QUOTED)], |session| {
        let findings = session.findings();
        assert_eq!(findings[0].title, "2 files are called `a`");
        let ids: Vec<_> = session.files().iter().map(|file| file.id).collect();
        assert_eq!(findings[0].files, ids);
    });
}

#[test]
fn a_text_is_kept_before_words_go_from_it_and_comes_back_as_one_step() {
    with("---\nname: a\n---\nA prompt of some length.\n", |session| {
        let before = session.text();
        session.type_text("---\nname: a\n---\n");
        let versions = session.take_versions();
        assert_eq!(versions.iter().map(|version| &version.draft.text).collect::<Vec<_>>(), [&before]);
        session.review_version(&versions[0]);
        session.apply_review();
        assert_eq!(session.text(), before);
        session.undo();
        assert_ne!(session.text(), before);
    });
}

#[test]
fn a_file_that_stopped_the_page_is_not_read_before_the_user_wants_it() {
    Owner::new().with(|| {
        let session = Session::new(&Nowhere);
        let files = vec![Draft::new(1, "fine.md", QUOTED), Draft::new(2, "bad.md", COLON)];
        session.resume(Kept { files, current: Some(2), stopped_at: Some(2) });
        session.work();
        assert_eq!(session.counts_of(2), None);
        assert_ne!(&*session.text(), COLON);
        let held = Held::File(2, "bad.md".into());
        assert_eq!(session.banner(), Some(Banner::Held(held.clone())));
        session.open_held(&held);
        assert_eq!(&*session.text(), COLON);
    });
}

#[test]
fn a_name_that_another_file_has_is_not_given_twice() {
    with_files(&[("b.md", "b"), ("b.md", "c")], |session| {
        assert_eq!(paths(session), ["a.md", "b-2.md", "b.md"]);
        session.begin_renaming();
        session.rename("b.md");
        assert_eq!(paths(session), ["b-2.md", "b-3.md", "b.md"]);
    });
}

#[test]
fn a_file_of_another_client_is_checked_for_that_one_and_the_others_for_the_one_chosen() {
    with(COLON, |session| {
        session.pick_client("opencode");
        session.open("x.agent.md".into(), "x".into());
        assert_eq!(session.client().about().id, "copilot-cli");
        assert_eq!(session.own_client(), "opencode", "that is what is kept");
        let a = session.files().iter().find(|file| file.path == "a.md").unwrap().id;
        session.take_from_shelf(a);
        assert_eq!(session.client().about().id, "opencode");
    });
}

#[test]
fn what_is_pasted_over_the_whole_text_is_offered_as_files() {
    with(COLON, |session| {
        session.type_text(&format!(
            "```md\n{QUOTED}```\n\n```md\n{}```\n",
            QUOTED.replace("name: a", "name: b")
        ));
        assert!(matches!(session.banner(), Some(Banner::Offer(offer)) if offer.pieces.files.len() == 2));
        session.type_text("https://example.org/agents/a.md");
        assert!(
            matches!(session.banner(), Some(Banner::Trouble { why, .. }) if why.contains("fetches nothing"))
        );
    });
}

#[test]
fn the_toast_of_a_change_goes_with_its_file() {
    with_files(&[("b.md", "b"), ("c.md", "c")], |session| {
        session.show_overview(false);
        session.review_fixes();
        session.apply_review();
        assert!(session.toast().is_some());
        let b = session.files().iter().find(|file| file.path == "b.md").unwrap().id;
        session.take_from_shelf(b);
        assert_eq!(session.toast(), None, "its undo would do nothing here");
    });
}

#[test]
fn what_was_typed_before_the_app_stood_is_a_file_of_ones_own() {
    Owner::new().with(|| {
        let session = Session::new(&Nowhere);
        session.resume(Kept::default());
        session.take_typed("");
        assert_eq!(session.origin(), Origin::Sample, "nothing was typed");
        session.take_typed("---\nname: early");
        assert_eq!((session.origin(), session.name()), (Origin::Own, TEMPLATES[0].name.to_owned()));
        assert_eq!(session.draft().unwrap().text.as_ref(), "---\nname: early");
        assert_eq!(session.shelf(), []);
        session.undo();
        assert_eq!(&*session.text(), "");
        session.redo();
        session.open_link(&link(QUOTED));
        assert_eq!(session.banner(), Some(Banner::Shared(Some(TEMPLATES[0].name.to_owned()))));
        session.leave_shared();
        assert_eq!(&*session.text(), "---\nname: early");
    });
}

#[test]
fn what_was_typed_while_a_link_opened_waits_behind_the_shared_file() {
    Owner::new().with(|| {
        let session = Session::new(&Nowhere);
        session.open_link(&link(QUOTED));
        session.take_typed("early");
        assert_eq!((session.origin(), &*session.text()), (Origin::Shared, QUOTED));
        assert_eq!(session.banner(), Some(Banner::Shared(Some(TEMPLATES[0].name.to_owned()))));
        session.leave_shared();
        assert_eq!(&*session.text(), "early");
    });
}

#[test]
fn what_was_typed_before_the_app_stood_stands_beside_what_was_kept() {
    Owner::new().with(|| {
        let session = Session::new(&Nowhere);
        let kept = Draft::new(4, TEMPLATES[0].name, QUOTED);
        session.resume(Kept { files: vec![kept.clone()], current: Some(4), ..Kept::default() });
        session.take_typed("early");
        assert_eq!(&*session.text(), "early");
        assert_eq!(session.shelf(), [kept]);
        assert_ne!(session.name(), TEMPLATES[0].name);
        assert!(session.toast().unwrap().words.contains(&session.name()));
    });
}

#[test]
fn the_palette_finds_commands_by_other_words_than_their_own() {
    with("a", |session| {
        for (sought, found) in [
            ("history", "Older versions of the file"),
            ("discord", "Share"),
            ("mdbook", "Share"),
            ("convert", "Export"),
        ] {
            session.open_palette();
            session.seek_command(sought.into());
            let rows = session.palette_rows();
            assert_eq!(rows.first().map(|row| row.words.as_str()), Some(found), "{sought}");
        }
        session.seek_command("older".into());
        assert_eq!(session.palette_rows()[0].words, "Older versions of the file");
    });
}
