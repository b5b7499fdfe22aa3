//! Our tree and an independent reader take the same values from YAML that both accept.

use agent_playground::{
    document::{
        Kind, Node, Yaml,
        scalar::{Meaning, careful, meaning, quoted},
        yaml,
    },
    text::Span,
};
use proptest::{prelude::*, test_runner::RngSeed};
use serde_yaml::Value;

fn parse(text: &str) -> Option<Yaml> {
    yaml::parse(text, Span::new(0, text.len())).ok()
}

/// Whether a node of ours says what the other reader read.
fn agrees(yaml: &Yaml, node: &Node, value: &Value) -> bool {
    match (&yaml.resolve(node).kind, value) {
        (Kind::Scalar(scalar), Value::Null) => meaning(scalar) == Meaning::Null,
        (Kind::Scalar(scalar), Value::Bool(value)) => meaning(scalar) == Meaning::Bool(*value),
        (Kind::Scalar(scalar), Value::Number(_)) => meaning(scalar) == Meaning::Number,
        (Kind::Scalar(scalar), Value::String(text)) => {
            meaning(scalar) == Meaning::Text && scalar.text == *text
        }
        (Kind::List(items, _), Value::Sequence(values)) => {
            items.len() == values.len()
                && items.iter().zip(values).all(|(item, value)| agrees(yaml, item, value))
        }
        (Kind::Map(entries, _), Value::Mapping(values)) => {
            entries.len() == values.len()
                && entries.iter().zip(values).all(|(entry, (_, value))| agrees(yaml, &entry.value, value))
        }
        _ => false,
    }
}

/// A fixed budget with a fixed seed, so that a run says the same everywhere; `PROPTEST_CASES=…` looks further,
/// each time elsewhere.
fn config() -> ProptestConfig {
    let further = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if further { default } else { ProptestConfig { cases: 800, rng_seed: RngSeed::Fixed(1), ..default } }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn two_readers_take_the_same_values(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "one: a b", "two: 'it''s'", "three: \"x\\ty\"", "four: [a, 1, true, ~]", "five:\n  - x\n  - y: z",
                "six: |\n  a\n\n    b", "seven: >-\n  a\n  b", "eight: {k: v}", "nine:", "ten: 2026-01-01",
                "eleven: # note", "twelve: a # b", "13: x", "fourteen: \u{e9}: x", "fifteen: 'a", "sixteen: no",
            ]),
            1..6,
        )
    ) {
        let text = lines.join("\n") + "\n";
        let theirs: Result<Value, _> = serde_yaml::from_str(&text);
        if let (Some(ours), Ok(theirs)) = (parse(&text), theirs) {
            prop_assert!(agrees(&ours, &ours.documents[0], &theirs), "{text}");
        }
    }

    #[test]
    fn what_we_quote_both_readers_read_back(text in any::<String>()) {
        for written in [quoted(&text), careful(&text, 2, "\n")] {
            let yaml = format!("key: {written}\nnext: 1\n");
            let ours = parse(&yaml).and_then(|yaml| yaml.top_level()[0].value.text().map(str::to_owned));
            prop_assert_eq!(ours.as_deref(), Some(text.as_str()), "{}", yaml);
            let theirs: Value = serde_yaml::from_str(&yaml).map_err(|error| TestCaseError::fail(format!("{error}: {yaml}")))?;
            prop_assert_eq!(theirs["key"].as_str(), Some(text.as_str()), "{}", yaml);
        }
    }
}
