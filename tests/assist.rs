//! The help while one writes keeps the laws of the crate, on any text and at every place of it.

use agent_playground::{
    assist::{complete, explain, tidy},
    client::{self, Client, Reading},
    document::Document,
};
use proptest::{prelude::*, test_runner::RngSeed};

/// Front matter as people write it: whole, half written, and with something in the way.
fn front_matter() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "name",
        "description",
        "tools",
        "model",
        "color",
        "hooks",
        "background",
        "mood",
        "maxTurns",
        "\"name\"",
    ]);
    let value = prop::sample::select(vec![
        "a",
        "\"a\"",
        "'Use it'",
        "\"Use: it\"",
        "  Read , Grep",
        "[Read,\"Grep\"]",
        "[ 'a b', c ]",
        "\"12\"",
        "\"yes\"",
        "|\n  block\n\n  of lines",
        ">-\n  folded\n",
        "\n  - Read\n  # comment\n  - \"Grep\"",
        "# only a comment",
        "opus  # fast",
        "",
        "&a x",
        "*a",
        "\"it's\"",
        "'a #b'",
        "\"tab\\t\"",
        "\u{e9}\u{1F600}",
        "\n  Stop:\n    - hooks: []",
        "Use: it",
        "[open",
        "\"open",
        "{a: b}",
        "!tag x",
        "\n\n",
        "on",
        "Read,\n  Grep",
    ]);
    let line = (
        key,
        value,
        prop::sample::select(vec!["", "# above\n", "\n", "  "]),
        prop::sample::select(vec!["", " ", "  "]),
    )
        .prop_map(|(key, value, above, blanks)| format!("{above}{key}:{blanks}{value}{blanks}\n"));
    prop::collection::vec(line, 0..6).prop_map(|lines| lines.concat())
}

fn file() -> impl Strategy<Value = String> {
    (front_matter(), prop::bool::ANY).prop_map(|(front, windows)| {
        let text = format!("---\n{front}---\n\nYou are it.\n");
        if windows { text.replace('\n', "\r\n") } else { text }
    })
}

/// What a client reads, but for the places it read it at and the order of its keys.
fn read(document: &Document, client: &dyn Client) -> Reading {
    let mut reading = client.read(document);
    reading.keys.sort();
    reading.ignored.sort_unstable();
    let placeless = Reading::default();
    Reading {
        prompt_span: placeless.prompt_span,
        repairs: Vec::new(),
        front_matter: None,
        reasons: Vec::new(),
        ..reading
    }
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 2_000, rng_seed: RngSeed::Fixed(20_261_120), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn tidying_changes_nothing_that_is_read_and_is_done_once(text in file()) {
        for client in client::ALL {
            let before = Document::parse(text.as_str());
            let Some(edits) = tidy(&before, *client) else { continue };
            let after = Document::parse(edits.apply(&text));
            prop_assert_eq!(read(&before, *client), read(&after, *client));
            prop_assert_eq!(before.slice(before.body), after.slice(after.body));
            prop_assert_eq!(comments(&before), comments(&after));
            prop_assert!(tidy(&after, *client).is_none(), "again: {:?}", &after.text);
        }
    }

    #[test]
    fn suggestions_and_explanations_stand_at_the_place_asked_for(text in file(), at in 0_usize..400) {
        let document = Document::parse(text.as_str());
        for client in client::ALL {
            if let Some(found) = complete(&document, at, *client) {
                prop_assert!(found.span.touches(at) && text.get(found.span.range()).is_some());
                prop_assert!(!document.slice(found.span).contains(['\n', '\r']));
            }
            if let Some(found) = explain(&document, at, *client) {
                prop_assert_eq!(found.title.as_str(), document.slice(found.span));
            }
        }
    }
}

/// The comments, in no order.
fn comments(document: &Document) -> Vec<&str> {
    let spans = document.yaml().map(|yaml| yaml.comments.as_slice()).unwrap_or_default();
    let mut comments: Vec<&str> = spans.iter().map(|span| document.slice(*span).trim_end()).collect();
    comments.sort_unstable();
    comments
}
