//! The laws of the crate (see its documentation), on text put together from the pieces that real files
//! and real faults are made of.

use agent_playground::{
    client,
    document::{Document, Kind, Node, Style},
    lint::{self, Applicability},
    preview, share,
    text::{EditSet, edit_from_shown, shown},
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Values as people write them, whole and broken.
fn value() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z ]{0,12}",
        Just("Use when: now".to_owned()),
        Just("it's \"quoted\"".to_owned()),
        Just("C:\\new\\n".to_owned()),
        Just(" #42 ".to_owned()),
        Just("---".to_owned()),
        Just("\\n\\n<example>".to_owned()),
        Just("\nnext line".to_owned()),
        Just("\n  indented: line".to_owned()),
        Just("'".to_owned()),
        Just("\"".to_owned()),
        Just("[Read, Grep]".to_owned()),
        Just("\n- item\n- 'two\nlines'".to_owned()),
        Just("|\n  block".to_owned()),
        Just(">-\nflat".to_owned()),
        Just("*star".to_owned()),
        Just("\u{e9}\u{1F600}\u{a0}".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("\u{202e}\u{7}".to_owned()),
        Just("\n<<<<<<< a\nb: c\n=======\nb: d\n>>>>>>> e".to_owned()),
        Just("\t".to_owned()),
        Just("42".to_owned()),
        Just("BashOutput, KillShell, grep".to_owned()),
        Just("\n\ttabbed: x".to_owned()),
        Just("\n- a: b: c\n  - *d".to_owned()),
        Just("&anchor !tag".to_owned()),
        Just("{{x}} [y".to_owned()),
        Just("\n\n# Heading\n\nParagraph.\n\n".to_owned()),
        Just("\n\u{a0}\u{a0}odd: y".to_owned()),
        Just("\n  tools: Read\n  color:".to_owned()),
        Just("\nmodel:x\n**color**: y".to_owned()),
        Just("\u{201c}curly\u{201d}".to_owned()),
        Just(",\u{a0}LS, Foo".to_owned()),
        Just("Read; Grep and Bash (git *)".to_owned()),
        Just("'[\"Read\", \"Bash(a, b)\"]'".to_owned()),
        Just("Bash(git *, codebase, fetch".to_owned()),
        Just("\n  a:\n    command: x\n  b:".to_owned()),
        Just("\n  stop:\n    - hooks:\n      - {type: command}".to_owned()),
        Just("Plan".to_owned()),
        Just("Claude Sonnet 4.5".to_owned()),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "name",
        "description",
        "tools",
        "model",
        "color",
        "examples",
        "hooks",
        "disallowedTools",
        "permissionMode",
        "mcpServers",
        "memory",
        "PreToolUse",
        "modle",
        "Name",
        "# note",
        "x2",
    ])
}

fn file() -> impl Strategy<Value = String> {
    let entries = prop::collection::vec((key(), value()), 0..6);
    let open = prop::sample::select(vec![
        "---\n",
        "---\n",
        "---\n",
        "\n---\n",
        "\u{feff}---\n",
        "----\n",
        "",
        "# T\n\n---\n",
        "```yaml\n",
        "```yaml\n---\n",
        "\u{2014}\n",
        "--- # c\n",
    ]);
    let close = prop::sample::select(vec![
        "---\n",
        "---\n",
        "---\n",
        "-----\n",
        "...\n",
        "",
        "---glued ",
        "  ---\n",
        "```\n",
    ]);
    (open, entries, close, "[a-z#\\- \n]{0,40}", any::<bool>()).prop_map(
        |(open, entries, close, body, crlf)| {
            let entries: String = entries.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
            let text = format!("{open}{entries}{close}{body}");
            if crlf { text.replace('\n', "\r\n") } else { text }
        },
    )
}

/// Files with a name and a description, most of which load.
fn loading_file() -> impl Strategy<Value = String> {
    let entries = prop::collection::vec((key(), value()), 0..4);
    ("[a-z]{1,8}", value(), entries, "[a-z#\\- \n]{0,40}").prop_map(|(name, description, entries, body)| {
        let entries: String = entries.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        format!("---\nname: {name}\ndescription: Does {description}\n{entries}---\n{body}")
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => file(), 1 => any::<String>(), 1 => "[-: \n\r\t'\"\\[\\]{}|>&*!#a]{0,60}"]
}

fn read(text: &str) -> client::Reading {
    client::default().read(&Document::parse(text))
}

fn spans_fit(text: &str, node: &Node) -> bool {
    let own = text.get(node.whole().range()).is_some();
    own && match &node.kind {
        Kind::List(items, _) => items.iter().all(|item| spans_fit(text, item)),
        Kind::Map(entries, _) => entries
            .iter()
            .all(|entry| text.get(entry.key.span.range()).is_some() && spans_fit(text, &entry.value)),
        Kind::Scalar(_) | Kind::Alias(_) => true,
    }
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters
}

/// A value without what nobody sees, which a fix may take out, and without a blank that stood before it at the end.
fn seen(value: Option<&String>) -> Option<String> {
    let is_seen = |c: &char| *c == '\n' || !(c.is_control() || *c == '\u{200b}');
    value.map(|value| value.chars().filter(is_seen).collect::<String>().trim_end().to_owned())
}

/// A fixed budget with a fixed seed, so that a run says the same everywhere; `PROPTEST_CASES=…` looks further,
/// each time elsewhere.
fn config() -> ProptestConfig {
    let further = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if further { default } else { ProptestConfig { cases: 1500, rng_seed: RngSeed::Fixed(1), ..default } }
}

/// Whether what the client reads is at most one repaired value away from what stands there. Where its own
/// repair distorts other lines, a comment cuts a value, or dashes make the rest of the front matter the
/// prompt, that is what a fix repairs, and readings differ.
fn is_read_as_written(document: &Document, reading: &client::Reading) -> bool {
    let rescued =
        document.entries().iter().filter(|entry| entry.value.style() == Some(Style::Rescued)).count();
    let whole = document.yaml().is_some_and(|yaml| yaml.comments.is_empty());
    (whole || rescued == 1) && reading.reason(client::Why::CutAtDashes).is_none()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn parsing_never_fails_and_loses_no_byte(text in any_text()) {
        let document = Document::parse(text.as_str());
        prop_assert_eq!(&*document.text, text.as_str());
        for entry in document.entries() {
            prop_assert!(text.get(entry.key.span.range()).is_some());
            prop_assert!(spans_fit(&text, &entry.value));
        }
        prop_assert!(text.get(document.body.range()).is_some());
    }

    #[test]
    fn every_diagnostic_points_into_the_text(text in any_text()) {
        let report = lint::check(&Document::parse(text.as_str()), client::default());
        for diagnostic in &report.diagnostics {
            prop_assert!(text.get(diagnostic.span.range()).is_some());
            prop_assert!(text.is_char_boundary(diagnostic.at));
        }
        let silent = !report.reading.loads() && report.count(lint::Severity::Error) == 0;
        prop_assert!(!silent, "refused without an error: {:?}", report.reading.reasons);
    }

    #[test]
    fn safe_fixes_converge_and_break_no_yaml(text in any_text()) {
        let fixed = lint::fix_all(&text, client::default(), Applicability::Safe);
        prop_assert!(fixed.converged);
        let again = lint::fix_all(&fixed.text, client::default(), Applicability::Safe);
        prop_assert_eq!(&again.text, &fixed.text);
        if Document::parse(text.as_str()).yaml().is_some() {
            prop_assert!(Document::parse(fixed.text.as_str()).yaml().is_some());
        }
    }

    #[test]
    fn safe_fixes_leave_the_body_to_the_byte(text in any_text()) {
        let before = Document::parse(text.as_str());
        let after = lint::fix_all(&text, client::default(), Applicability::Safe).text;
        let after = Document::parse(after.as_str());
        // Where no front matter was to be seen, all was body.
        if before.front.is_some() {
            prop_assert_eq!(before.slice(before.body), after.slice(after.body));
        }
    }

    #[test]
    fn safe_fixes_keep_every_word(text in file()) {
        // A tab in quotes is written with a letter.
        let letters = |text: &str| -> String {
            text.replace("\\t", "").replace("```yaml", "").to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
        };
        let fixed = lint::fix_all(&text, client::default(), Applicability::Safe);
        // Renamed tools aside, which are written by their newer names.
        let renamed = letters(&text).replace("killshell", "taskstop");
        let after = letters(&fixed.text).replace("killshell", "taskstop");
        if Document::parse(text.as_str()).front.is_some() {
            prop_assert_eq!(after, renamed);
        } else {
            // Text before the front matter goes behind it.
            prop_assert_eq!(sorted(&after), sorted(&renamed));
        }
    }

    #[test]
    fn a_file_that_loads_is_read_as_before(text in loading_file()) {
        let document = Document::parse(text.as_str());
        let before = read(&text);
        if !before.loads() || !is_read_as_written(&document, &before) {
            return Ok(());
        }
        let after = read(&lint::fix_all(&text, client::default(), Applicability::Safe).text);
        prop_assert!(after.loads());
        prop_assert_eq!(seen(before.name.as_ref()), seen(after.name.as_ref()));
        prop_assert_eq!(seen(before.model.as_ref()), seen(after.model.as_ref()));
        prop_assert_eq!(before.color, after.color);
        prop_assert_eq!(before.prompt, after.prompt);
        if document.yaml().is_some() {
            prop_assert_eq!(seen(before.description.as_ref()), seen(after.description.as_ref()));
        }
    }

    #[test]
    fn no_fix_of_any_level_panics_or_points_elsewhere(text in any_text()) {
        let fixed = lint::fix_all(&text, client::default(), Applicability::HasPlaceholder);
        prop_assert!(Document::parse(fixed.text.as_str()).text.len() == fixed.text.len());
    }

    #[test]
    fn markdown_keeps_its_words(text in "[a-z *_>#`\n-]{0,80}") {
        let parts = preview::parts(&text);
        let shown: String = parts.iter().flat_map(|part| &part.pieces).map(preview::Piece::words).collect();
        let mut words = text.split(|c: char| !c.is_alphabetic());
        prop_assert!(text.contains("```") || words.all(|word| shown.contains(word)), "{shown:?}");
    }

    #[test]
    fn markdown_of_any_kind_is_taken(text in any::<String>()) {
        let mut parts = preview::parts(&text);
        preview::placeholders(&mut parts);
        preview::examples(&text);
    }

    #[test]
    fn edits_have_an_inverse(before in any_text(), after in any_text()) {
        let edits = EditSet::between(&before, &after);
        prop_assert_eq!(edits.apply(&before), after.as_str());
        prop_assert_eq!(edits.inverse(&before).apply(&after), before);
    }

    #[test]
    fn typing_shows_what_was_typed(before in any_text(), typed in "[a-z\n]{0,30}") {
        let edits = edit_from_shown(&before, &typed, "\r\n");
        let after = edits.apply(&before);
        prop_assert_eq!(shown(&after).into_owned(), typed);
    }

    #[test]
    fn any_fragment_is_a_file_or_a_reason(fragment in any::<String>()) {
        let _ = share::decode(&fragment, None);
        let _ = share::decode(&format!("0{fragment}"), None);
    }
}
