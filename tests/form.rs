//! The form's law: a field that is filled in reads back exactly, and nothing else of the file changes.

use agent_playground::{
    client::{Form, default},
    document::Document,
    form::{Value, add_name, other_keys, remove_name, rows, set},
};
use proptest::prelude::*;

/// Front matter in many forms, each with a body.
const FILES: &[&str] = &[
    "---\nname: a\ndescription: b\n---\nBody\n",
    "---\r\nname: \"a\"\r\ndescription: 'b'\r\ntools: Read, Grep\r\n---\r\nBody\r\n",
    "---\ndescription: |\n  one\n  two\nname: a # note\nmodel: x\n---\n\nBody",
    "---\ndescription: >-\n  one\n  two\n# note\ntools:\n  - Read\n  - Grep\n---\nBody\n",
    "---\n---\nBody\n",
    "---\nmood: calm\nhooks:\n  Stop: []\n---\nBody\n",
    "Body without front matter\n",
    "\u{feff}---\nname: a\n---\nBody\n",
];

/// Words that YAML reads otherwise when they stand bare.
fn text() -> impl Strategy<Value = String> {
    let odd = "[-a-z0-9:#'\"{}\\[\\],&*!|>%@` \n\u{e9}\u{1F600}]{1,24}";
    let words = prop::sample::select(vec![
        "yes", "null", "~", "1.5", "- a", "a: b", "a #b", "'", "\\n", "---", "x\n\ny",
    ]);
    prop_oneof![odd.prop_map(String::from), words.prop_map(str::to_owned)]
        .prop_map(|text| text.trim().to_owned())
        .prop_filter("an empty text takes the key away", |text| !text.is_empty())
}

/// What the entries but one say, and the body.
fn rest(text: &str, key: &str) -> (Vec<(String, String)>, String) {
    let document = Document::parse(text);
    let others = document.entries().iter().filter(|entry| entry.key.value != key);
    let others =
        others.map(|entry| (entry.key.value.clone(), document.slice(entry.value.whole()).trim().to_owned()));
    (others.collect(), document.slice(document.body).trim_start().to_owned())
}

proptest! {
    #[test]
    fn a_field_reads_back_and_nothing_else_changes(
        file in prop::sample::select(FILES),
        key in prop::sample::select(vec!["name", "description", "model", "initialPrompt"]),
        text in text(),
    ) {
        let document = Document::parse(file);
        let after = set(&document, default(), key, Value::Text(&text)).apply(file);
        let read = Document::parse(after.as_str());
        prop_assert_eq!(read.entry(key).and_then(|entry| entry.value.text()), Some(text.as_str()), "{}", after);
        prop_assert_eq!(rest(&after, key), rest(file, key), "{}", after);
        let gone = set(&read, default(), key, Value::Nothing).apply(&after);
        prop_assert!(Document::parse(gone.as_str()).entry(key).is_none());
        prop_assert_eq!(rest(&gone, key), rest(file, key), "{}", gone);
    }

    #[test]
    fn no_text_makes_the_form_panic(text in any::<String>(), name in any::<String>(), at in 0_usize..4) {
        let text = format!("---\nname: {text}\ntools: {name}\n---\n");
        let document = Document::parse(text.as_str());
        for row in rows(&document, default()) {
            let edits = match row.form {
                Form::Tools | Form::Names => add_name(&document, default(), row.key, &name),
                _ => set(&document, default(), row.key, Value::Text(&name)),
            };
            prop_assert!(edits.apply(&text).len() < 4 * (text.len() + name.len()) + 100);
        }
        let _ = (remove_name(&document, default(), "tools", at), other_keys(&document, default()));
    }
}
