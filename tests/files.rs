//! Several files, the form and pages side by side, without a browser: undo finds its way, and nothing is overwritten.
#![cfg(feature = "app")]

use agent_playground::{
    client::Form,
    state::{Banner, Draft, Kept, Nowhere, Refused, Session},
    workspace::BLANK,
};
use leptos::prelude::Owner;

const FILE: &str = "---\nname: a\ndescription: Use when asked.\n---\nB\n";

fn with(test: impl FnOnce(Session)) {
    Owner::new().with(|| {
        let session = Session::new(&Nowhere);
        session.open("a.md".into(), FILE.into());
        test(session);
    });
}

/// The file at hand, as the browser keeps it.
fn kept(session: Session) -> Draft {
    session.draft().unwrap_or_else(|| Draft::new(0, "", ""))
}

#[test]
fn a_file_that_is_come_back_to_has_its_undo_and_redo_again() {
    with(|session| {
        let (first, typed) = (kept(session).id, format!("{FILE}more"));
        session.type_text(&typed);
        session.open("b.md".into(), "other".into());
        session.undo();
        assert_eq!(&*session.text(), "other", "undo of one file changes no other");
        session.take_from_shelf(first);
        assert_eq!(&*session.text(), typed);
        session.undo();
        assert_eq!(&*session.text(), FILE);
        session.open("c.md".into(), "third".into());
        session.take_from_shelf(first);
        session.redo();
        assert_eq!(&*session.text(), typed);
    });
}

#[test]
fn a_deleted_file_comes_back_with_its_undo() {
    with(|session| {
        let first = kept(session).id;
        session.type_text("all gone");
        session.delete();
        session.undelete(first);
        session.undo();
        assert_eq!(&*session.text(), FILE);
    });
}

#[test]
fn what_is_typed_in_one_field_of_the_form_is_one_step_of_undo() {
    with(|session| {
        for name in ["ab", "abc", "abcd"] {
            session.fill_in("name", Form::Text, name);
        }
        session.fill_in("model", Form::Model, "opus");
        session.fill_in("model", Form::Model, "opusplan");
        assert!(session.text().contains("name: abcd\n") && session.text().contains("model: opusplan\n"));
        session.undo();
        assert!(session.text().contains("name: abcd\n") && !session.text().contains("model"));
        session.undo();
        assert_eq!(&*session.text(), FILE);
        session.redo();
        assert!(session.text().contains("name: abcd\n"));
    });
}

#[test]
fn a_field_that_was_left_begins_a_step_of_its_own() {
    with(|session| {
        session.fill_in("name", Form::Text, "ab");
        session.filled();
        session.fill_in("name", Form::Text, "abc");
        session.undo();
        assert!(session.text().contains("name: ab\n"));
    });
}

#[test]
fn several_files_that_cannot_be_opened_are_all_told_with_the_reason() {
    with(|session| {
        let refused = |path: &str| Refused { path: path.into(), why: "No text.".into(), now: String::new() };
        session.refuse_files(vec![refused("a.png")], 0, true);
        assert!(
            matches!(session.banner(), Some(Banner::Trouble { what, .. }) if what == "a.png was not opened.")
        );
        session.refuse_files(vec![refused("a.png"), refused("deep/b.zip"), refused("c.bin")], 0, false);
        let Some(Banner::Refused { files, rest, .. }) = session.banner() else { panic!("no banner") };
        assert_eq!(
            files.iter().map(|file| &*file.path).collect::<Vec<_>>(),
            ["a.png", "deep/b.zip", "c.bin"]
        );
        assert_eq!(rest, "Your text is as it was.");
    });
}

#[test]
fn a_file_at_hand_that_another_page_changed_waits_for_its_user() {
    with(|session| {
        let seen = kept(session);
        let theirs = Draft { text: "theirs".into(), ..seen.clone() };
        assert!(!session.kept_elsewhere(theirs.clone(), Some(&seen)));
        assert_eq!(session.banner(), Some(Banner::Elsewhere(theirs.clone())));
        assert_eq!(&*session.text(), FILE, "nothing is overwritten");
        session.take_elsewhere(&theirs);
        assert_eq!((&*session.text(), session.banner()), ("theirs", None));
        session.undo();
        assert_eq!(&*session.text(), FILE, "one's own comes back");
    });
}

#[test]
fn both_versions_of_a_file_can_be_kept() {
    with(|session| {
        let seen = kept(session);
        let theirs = Draft { text: "theirs".into(), ..seen.clone() };
        session.kept_elsewhere(theirs.clone(), Some(&seen));
        session.keep_both(&theirs);
        let (ours, shelf) = (kept(session), session.shelf());
        assert_eq!((&*ours.text, &*ours.path), (FILE, "a-2.md"));
        assert_ne!(ours.id, theirs.id);
        assert_eq!(shelf, [theirs]);
    });
}

#[test]
fn a_file_that_was_not_changed_here_follows_the_other_page() {
    with(|session| {
        let seen = kept(session);
        session.open("b.md".into(), "other".into());
        let theirs = Draft { text: "theirs".into(), ..seen.clone() };
        assert!(session.kept_elsewhere(theirs.clone(), Some(&seen)));
        assert_eq!((session.shelf(), session.banner()), (vec![theirs.clone()], None));
        let deleted = Draft { deleted: true, ..theirs.clone() };
        assert!(session.kept_elsewhere(deleted, Some(&theirs)));
        assert_eq!((session.shelf().len(), session.deleted_files().len()), (0, 1));
        let new = Draft::new(9, "new.md", "new");
        assert!(session.kept_elsewhere(new.clone(), None));
        assert_eq!(session.shelf(), [new]);
    });
}

#[test]
fn a_file_that_was_changed_here_too_stays_as_it_is() {
    with(|session| {
        let seen = kept(session);
        session.type_text("ours");
        let ours = kept(session);
        session.open("b.md".into(), "other".into());
        let theirs = Draft { text: "theirs".into(), ..seen.clone() };
        assert!(!session.kept_elsewhere(theirs.clone(), Some(&seen)));
        assert!(!session.kept_elsewhere(theirs, None), "two files of one number are two files");
        assert_eq!(session.shelf(), [ours]);
    });
}

#[test]
fn a_file_deleted_in_another_page_stays_where_it_is_at_hand() {
    with(|session| {
        let seen = kept(session);
        let theirs = Draft { deleted: true, ..seen.clone() };
        assert!(!session.kept_elsewhere(theirs, Some(&seen)));
        assert_eq!(&*session.text(), FILE);
        assert!(session.toast().is_some_and(|toast| toast.words.contains("deleted in another page")));
    });
}

#[test]
fn a_name_that_a_list_has_is_not_added_again() {
    with(|session| {
        session.add_name("tools", "Read");
        session.add_name("tools", "Read");
        assert!(session.text().contains("tools: Read\n"));
        assert!(session.toast().is_some_and(|toast| toast.words.starts_with("Read is in the list already")));
    });
}

#[test]
fn the_agents_of_a_plugin_are_checked_as_such_until_that_is_taken_back() {
    with(|session| {
        let file = |name: &str| (format!("tides/agents/{name}.md"), FILE.to_owned());
        session.receive(vec![file("a"), file("b")]);
        session.came_as_plugin();
        assert_eq!(session.chosen_client(), "claude-code-plugin");
        assert_eq!(session.toast().unwrap().words, "2 files opened. Checked as a plugin's agents.");
        session.go_back();
        assert_eq!(session.chosen_client(), "claude-code");
        assert_eq!(session.files().len(), 1);
    });
}

#[test]
fn a_variable_of_plugins_leads_to_their_loader() {
    with(|session| {
        session.open("b.md".into(), format!("{FILE}See ${{CLAUDE_PLUGIN_ROOT}}/tables.\n"));
        let analysis = session.analysis();
        let [problem] = &analysis.problems[..] else { panic!("{:?}", analysis.problems) };
        assert!(problem.is_of_loader());
        session.check_as_plugin(problem);
        assert_eq!(session.own_client(), "claude-code-plugin", "it is kept");
        assert!(session.analysis().problems.is_empty());
    });
}

#[test]
fn a_name_that_some_system_cannot_keep_stays_to_be_mended() {
    with(|session| {
        session.begin_renaming();
        assert!(session.rename("team/a:b.md"));
        assert!(session.is_renaming() && session.path() == "a.md");
        let Some(Banner::Trouble { what, .. }) = session.banner() else { panic!("nothing is said") };
        assert_eq!(what, "Not renamed to team/a:b.md.");
        assert!(!session.rename(""));
        assert_eq!((session.path().as_str(), session.banner(), session.is_renaming()), ("a.md", None, false));
        session.begin_renaming();
        assert!(!session.rename("team/ab.md"));
        assert_eq!(
            (session.path().as_str(), session.banner(), session.is_renaming()),
            ("team/ab.md", None, false)
        );
    });
}

#[test]
fn a_file_that_is_already_open_is_shown_and_not_opened_twice() {
    with(|session| {
        let words = || session.toast().unwrap().words;
        let names = || session.files().iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        session.open("a.md".into(), FILE.into());
        assert_eq!((words().as_str(), names().len()), ("a.md is already open.", 1));
        session.open("a.md".into(), "other".into());
        session.open("a.md".into(), FILE.into());
        assert_eq!((words().as_str(), session.path().as_str()), ("a.md is already open.", "a.md"));
        session.open("a.md".into(), "other".into());
        assert_eq!((words().as_str(), session.path().as_str()), ("a-2.md is already open.", "a-2.md"));
        assert_eq!(names(), ["a-2.md", "a.md"]);
    });
}

#[test]
fn of_several_files_only_those_come_that_are_not_here() {
    with(|session| {
        let here = kept(session).id;
        let file = |name: &str, text: &str| (name.to_owned(), text.to_owned());
        let ids = session.open_all(vec![file("a.md", FILE), file("b.md", "b")]);
        assert_eq!(session.toast().unwrap().words, "1 of the files opened, 1 already open.");
        assert_eq!(ids.len(), 2);
        assert_eq!(ids[0], here, "in the order of the files");
        session.open_all(vec![file("a.md", FILE), file("b.md", "b")]);
        let toast = session.toast().unwrap();
        assert_eq!((toast.words.as_str(), toast.back), ("All of these files are already open.", None));
        assert_eq!(session.files().len(), 2);
    });
}

#[test]
fn what_was_here_before_an_offer_is_there_when_it_is_taken_back() {
    with(|session| {
        let text =
            format!("One:\n\n```md\n{FILE}```\n\nTwo:\n\n```md\n{}```\n", FILE.replace("name: a", "name: b"));
        session.receive(vec![("pasted.md".into(), text.clone())]);
        let Some(Banner::Offer(offer)) = session.banner() else { panic!("nothing is offered") };
        session.accept_offer(&offer);
        let names = || session.files().iter().map(|file| file.path.clone()).collect::<Vec<_>>();
        assert_eq!(names(), ["a.md", "b.md"]);
        session.go_back();
        assert_eq!(names(), ["a.md", "pasted.md"]);
        assert_eq!(*session.text(), *text);
    });
}

#[test]
fn a_new_file_is_called_as_its_agent_by_one_press_and_that_is_taken_back() {
    with(|session| {
        assert_eq!(session.path_of_agent(), None, "the user named this one");
        session.open("team/b.md".into(), "b".into());
        for (path, of_agent) in
            [("team/my-agent.md", "team/tides.md"), ("team/my-agent-2.md", "team/tides-2.md")]
        {
            session.start(&BLANK);
            assert_eq!((session.path().as_str(), session.path_of_agent()), (path, None));
            session.fill_in("name", Form::Text, "tides");
            assert_eq!(session.path_of_agent().as_deref(), Some("team/tides.md"));
            session.name_after_agent();
            assert_eq!((session.path().as_str(), session.path_of_agent()), (of_agent, None));
            session.go_back();
            assert_eq!(session.path(), path);
            session.undo();
            assert!(session.text().contains("name: my-agent\n"));
            session.redo();
            session.name_after_agent();
            session.open("team/my-agent.md".into(), "other".into());
        }
        for name in ["../tides", "a b", "con?"] {
            session.open("pasted.md".into(), FILE.replace("name: a", &format!("name: \"{name}\"")));
            assert_eq!(session.path_of_agent(), None, "{name}");
        }
    });
}

#[test]
fn the_way_to_the_prompt_leads_to_its_first_words() {
    with(|session| {
        session.open("b.md".into(), "---\nname: a\n---\n\nYou help.\n".into());
        session.go_to_prompt();
        let place = session.cursor();
        assert_eq!((place.line, place.column, session.is_editing()), (5, 1, true));
    });
}

#[test]
fn two_versions_that_a_page_left_undecided_are_told_apart() {
    let session = Session::new(&Nowhere);
    let draft = |id, text: &str| Draft::new(id, "x/a.md", text);
    let gone = Draft { deleted: true, ..draft(3, "gone") };
    session.resume(Kept {
        files: vec![draft(1, "theirs"), gone, draft(2, "ours")],
        current: Some(2),
        stopped_at: None,
    });
    let paths = session.files().into_iter().map(|file| file.path).collect::<Vec<_>>();
    assert_eq!((paths, &*session.text()), (vec!["x/a-2.md".to_owned(), "x/a.md".to_owned()], "ours"));
    assert_eq!(session.deleted_files()[0].path, "x/a.md", "what is deleted has its name still");
}
