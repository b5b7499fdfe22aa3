use proptest::prelude::*;

use super::*;

const ONE: &str = "---\nname: tide-reader\ndescription: Reads tide tables.\n---\n\nYou read tide tables.\n";
const TWO: &str =
    "---\nname: kite-judge\ndescription: Judges kites.\ntools:\n  - Read\n---\nYou judge kites.\n";

fn several(text: &str) -> Pieces {
    match incoming(text) {
        Incoming::Several(pieces) => pieces,
        other => panic!("{other:?} of {text}"),
    }
}

fn fenced(text: &str) -> Pieces {
    match incoming(text) {
        Incoming::Fenced(pieces) => pieces,
        other => panic!("{other:?} of {text}"),
    }
}

fn names(pieces: &Pieces) -> Vec<&str> {
    pieces.files.iter().map(|file| file.name.as_str()).collect()
}

fn texts(pieces: &Pieces) -> Vec<&str> {
    pieces.files.iter().map(|file| file.text.as_str()).collect()
}

#[test]
fn a_file_is_one_whatever_its_prompt_shows() {
    let example = format!("{ONE}\nWrite files such as:\n\n```markdown\n{TWO}```\n\nor\n\n~~~\n{TWO}~~~\n");
    let no_front =
        "# Reader\n\nYou read.\n\n```\n---\nname: a\n---\n```\n\nMore.\nAnd more.\nAnd more.\nAnd more.\n";
    let doubtful = format!("{ONE}\n---\n\nname: the name\n\n---\n\nMore.\n");
    for text in [ONE, TWO, "", "You read.", "```\ncode\n```\n", "---\n", &example, no_front, &doubtful] {
        assert_eq!(incoming(text), Incoming::One, "{text}");
    }
}

#[test]
fn one_file_in_a_fence_is_its_inside() {
    for text in [
        format!("```markdown\n{ONE}```"),
        format!("````\n{ONE}````\n"),
        format!("Here is your agent:\n\n~~~md\n{ONE}~~~\n\nTell me what you think."),
        format!("```\n\n{ONE}"),
    ] {
        assert_eq!(texts(&fenced(&text)), [ONE], "{text}");
    }
    let indented =
        format!("1. Save it:\n   ```md\n   {}   ```\n", ONE.replace('\n', "\n   ").trim_end_matches(' '));
    assert_eq!(texts(&fenced(&indented)), [ONE]);
    assert_eq!(fenced(&indented).left, 1);
}

#[test]
fn fences_inside_of_the_fence_stay_in_the_file() {
    let with_code = format!("{ONE}\n```sh\nls\n```\nDone.\n");
    assert_eq!(texts(&fenced(&format!("See:\n```markdown\n{with_code}```\nBye.\n"))), [with_code.as_str()]);
    let with_bare = format!("{ONE}\n```\nls\n```\nDone.\n");
    assert_eq!(texts(&fenced(&format!("```markdown\n{with_bare}```\n"))), [with_bare.as_str()]);
    assert_eq!(
        texts(&fenced(&format!("See:\n\n```markdown\n{with_bare}```\n\nBye.\n"))),
        [with_bare.as_str()]
    );
    // A mark that is missing inside leaves only the last line to go by.
    let unclosed = format!("{ONE}\n```sh\nls\nDone.\n\n```\nls\n```\n");
    assert_eq!(texts(&fenced(&format!("```markdown\n{unclosed}```\n"))), [unclosed.as_str()]);
    // What follows the file is none of it.
    let tree = format!("```markdown\n{with_bare}```\n\nPut it here:\n\n```\n.claude/agents\n```\n");
    assert_eq!(texts(&fenced(&tree)), [with_bare.as_str()]);
    let glued = format!("```\n{ONE}```\nand\n```\n{TWO}```\n\nBye.\n");
    assert_eq!(texts(&several(&glued)), [ONE, TWO]);
}

#[test]
fn several_fences_are_several_files_named_by_what_stands_above() {
    for (above, info, inside) in [
        ("**.claude/agents/x.md**\n", "markdown", ""),
        ("### `.claude/agents/x.md`\n\n", "", ""),
        ("", "md title=\".claude/agents/x.md\"", ""),
        ("", "markdown:.claude/agents/x.md", ""),
        ("", "", "# .claude/agents/x.md\n"),
        ("", "", "<!-- .claude/agents/x.md -->\n\n"),
    ] {
        let text =
            format!("Two agents.\n\n{above}```{info}\n{inside}{ONE}```\n\n```\n{TWO}```\nThat is all.\n");
        let pieces = several(&text);
        assert_eq!(names(&pieces), [".claude/agents/x.md", "kite-judge.md"], "{text}");
        assert_eq!(texts(&pieces), [ONE, TWO]);
        assert_eq!(pieces.left, 2, "{text}");
    }
}

#[test]
fn a_sentence_that_names_the_file_is_left_and_told() {
    let pieces = fenced(&format!("Save this as `agents/x.md`:\n```\n{ONE}```\n"));
    assert_eq!((names(&pieces), pieces.left), (vec!["agents/x.md"], 1));
}

#[test]
fn files_one_after_the_other_are_several() {
    for between in ["", "\n", "\n\n\n"] {
        let pieces = several(&format!("{ONE}{between}{TWO}"));
        assert_eq!(names(&pieces), ["tide-reader.md", "kite-judge.md"]);
        assert_eq!((texts(&pieces), pieces.left), (vec![ONE, TWO], 0));
    }
    for [first, second] in [
        ["==> a/x.md <==\n", "==> y.md <==\n"],
        ["# File: a/x.md\n\n", "# File: y.md\n"],
        ["--- a/x.md ---\n", "--- y.md ---\n"],
        ["### a/x.md\n", "**y.md**\n\n"],
    ] {
        let pieces = several(&format!("{first}{ONE}\n{second}{TWO}"));
        assert_eq!(names(&pieces), ["a/x.md", "y.md"]);
        assert_eq!((texts(&pieces), pieces.left), (vec![ONE, TWO], 0));
    }
}

#[test]
fn the_last_item_of_a_list_is_no_name_of_the_next_file() {
    let listed = format!("{ONE}\n- `a.md`\n");
    let pieces = several(&format!("{listed}{TWO}"));
    assert_eq!(
        (texts(&pieces), names(&pieces)),
        (vec![listed.as_str(), TWO], vec!["tide-reader.md", "kite-judge.md"])
    );
}

#[test]
fn lines_of_windows_are_read_as_others() {
    let pieces = several(&format!("{ONE}\n{TWO}").replace('\n', "\r\n"));
    assert_eq!(texts(&pieces), [ONE.replace('\n', "\r\n"), TWO.replace('\n', "\r\n")]);
}

#[test]
fn names_are_harmless_and_told_apart() {
    let pieces = several(&format!("==> ../../x.md <==\n{ONE}==> /x.md <==\n{TWO}{ONE}{ONE}"));
    assert_eq!(names(&pieces), ["x.md", "x-2.md", "tide-reader.md", "tide-reader-2.md"]);
}

proptest! {
    #[test]
    fn no_word_is_lost(parts in prop::collection::vec(prop_oneof![
        Just(ONE), Just(TWO), Just("```\n"), Just("```md x.md\n"), Just("~~~~\n"), Just("---\n"), Just("words\n"),
        Just("### y.md\n"), Just("\n"), Just("==> z.md <==\n"), Just("name: a\n"), Just("  ```\n"), Just("end"),
    ], 0..9)) {
        holds(&parts.concat());
    }
}

/// Every written line is in a file, is told as left, or belongs to a file as its name or fence.
fn holds(text: &str) {
    let (Incoming::Fenced(pieces) | Incoming::Several(pieces)) = incoming(text) else { return };
    let count = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    let inside: usize = pieces.files.iter().map(|file| count(&file.text)).sum();
    let around =
        text.lines().filter(|line| Line(line).mark().is_some() || title::title(line).is_some()).count();
    assert!(inside + pieces.left <= count(text));
    assert!(inside + pieces.left + around >= count(text), "{text:?} {pieces:?}");
    for line in pieces.files.iter().flat_map(|file| file.text.lines()) {
        assert!(text.contains(line));
    }
    assert!(pieces.files.iter().all(|file| !file.name.is_empty()));
}
