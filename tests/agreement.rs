//! Readings are what the real client does: each case of `tests/clients` is read, and compared with the verdict
//! recorded from the program.

#[path = "clients/large.rs"]
mod large;

use std::{fs, path::Path};

use agent_playground::{
    client::{self, Granted, Reading},
    document::Document,
    lint,
};
use large::large;
use serde::Deserialize;
use serde_json::Value;

const FOLDER: &str = "tests/clients";

/// Cases in which our reading is known to differ, each with its cause.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("more/block-indent-blank.md", "a blank may stand before the dash of a block's header"),
    ("more/bullet-two-colons-after-list.md", TWO_COLONS),
    ("more/bullet-two-colons.md", TWO_COLONS),
    ("more/bullets-two-colons.md", TWO_COLONS),
    ("more/description-long-number.md", "a long number is rounded to what a 64-bit float holds"),
    ("more/flow-tab-before-bracket.md", "a tab may stand before a bracket that closes"),
    ("more/key-1100.md", "a key may be longer than 1,024 characters"),
    (
        "more/retry-tab-line-quoted.md",
        "a line of one tab behind quotes is refused, and the whole text repaired",
    ),
    ("more/tab-comment-continued.md", "a comment line behind a tab ends a plain text"),
    ("more/tag-comma.md", "a tag ends at a comma"),
];

const TWO_COLONS: &str = "a list item with two colons at the margin is a key of its own";

#[test]
fn a_project_agent_is_read_as_the_program_did() {
    agree("claude-code", "project");
}

#[test]
fn a_plugin_agent_is_read_as_the_program_did() {
    agree("claude-code-plugin", "plugin");
}

fn agree(client: &str, loader: &str) {
    let compared = compared(client, loader);
    let all = compared.len();
    let agreeing = compared.iter().filter(|(_, difference)| difference.is_none()).count();
    println!("cases {client} {agreeing}/{all}");
    let differences: Vec<String> = compared
        .into_iter()
        .filter(|(case, _)| !is_exception(case))
        .filter_map(|(case, difference)| Some(format!("{case}: {}", difference?)))
        .collect();
    assert!(all > 600, "there are {all} cases for Claude Code");
    assert!(differences.is_empty(), "{differences:#?}");
}

#[test]
fn every_exception_differs() {
    let all = [compared("claude-code", "project"), compared("claude-code-plugin", "plugin")].concat();
    for (case, _) in EXCEPTIONS {
        let differs = all.iter().any(|(other, difference)| other == case && difference.is_some());
        assert!(differs, "{case} is read as the program did, and no exception any more");
    }
}

fn is_exception(case: &str) -> bool {
    EXCEPTIONS.iter().any(|(name, _)| *name == case)
}

/// Each case recorded of a loader, and how our reading differs from it.
fn compared(client: &str, loader: &str) -> Vec<(String, Option<String>)> {
    let client = client::by_id(client).unwrap_or_else(client::default);
    let mut found = Vec::new();
    for record in verdicts() {
        let recorded = &record["claude"][loader];
        let case = record["case"].as_str().unwrap_or_default();
        if !recorded.is_null() {
            let reading = client.read(&Document::parse(text(case)).named(case));
            found.push((case.to_owned(), compare(&reading, recorded)));
        }
    }
    found
}

#[test]
fn no_case_is_refused_without_an_error() {
    for client in client::ALL {
        for record in verdicts() {
            let case = record["case"].as_str().unwrap_or_default();
            let report = lint::check(&Document::parse(text(case)).named(case), *client);
            let told = report.count(lint::Severity::Error) > 0;
            assert!(report.reading.loads() || told, "{case}, {}", client.about().id);
        }
    }
}

#[test]
fn every_case_is_there_and_says_what_it_shows() {
    for record in verdicts() {
        let case = record["case"].as_str().unwrap();
        assert!(
            Path::new(FOLDER).join("cases").join(case).is_file() || large(Path::new(FOLDER), case).is_some(),
            "{case}"
        );
        assert!(record["shows"].as_str().is_some_and(|shows| shows.ends_with('.')), "{case} shows nothing");
    }
}

#[test]
fn the_large_cases_stand_at_the_limit() {
    let length = |case| large(Path::new(FOLDER), case).map(|text| text.len());
    assert_eq!(length("front-matter/size-1mib.md"), Some(1_048_576));
    assert_eq!(length("front-matter/size-1mib-plus-1.md"), Some(1_048_577));
}

fn verdicts() -> Vec<Value> {
    let lines = fs::read_to_string(Path::new(FOLDER).join("verdicts.jsonl")).unwrap_or_default();
    lines.lines().map(json).collect()
}

fn text(case: &str) -> String {
    let folder = Path::new(FOLDER);
    large(folder, case).unwrap_or_else(|| {
        let bytes = fs::read(folder.join("cases").join(case)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

fn json(line: &str) -> Value {
    // One case nests 300 levels deep.
    let mut reader = serde_json::Deserializer::from_str(line);
    reader.disable_recursion_limit();
    Value::deserialize(&mut reader).unwrap_or_default()
}

fn compare(reading: &Reading, recorded: &Value) -> Option<String> {
    // The plugin of the recording was called `dock`.
    let here = |text: &str| text.replace("my-plugin", "dock");
    let (name, description) = (reading.name.as_deref().map(here), reading.description.as_deref().map(here));
    let loads = recorded["loads"].as_bool().unwrap_or_default();
    if reading.loads() != loads {
        return Some(format!("loads: {loads}, read as {:?}", reading.reasons));
    }
    if !loads {
        return None;
    }
    let texts = [
        ("name", name.as_deref()),
        ("description", description.as_deref()),
        ("model", reading.model.as_deref()),
        ("tools_shown", Some(reading.tools.shown.as_str())),
    ];
    texts
        .into_iter()
        .find(|(key, read)| !same_text(&recorded[*key], *read))
        .map(|(key, read)| format!("{key}: {}, read as {read:?}", recorded[key]))
        .or_else(|| compare_spawn(reading, &recorded["spawn"]))
}

/// Long texts are recorded by their length.
fn same_text(recorded: &Value, read: Option<&str>) -> bool {
    match recorded {
        Value::Object(long) => long["length"].as_u64() == read.map(|text| text.chars().count() as u64),
        text => text.as_str() == read,
    }
}

fn compare_spawn(reading: &Reading, spawn: &Value) -> Option<String> {
    if !spawn["prompt"].is_null() && !same_text(&spawn["prompt"], Some(&reading.prompt)) {
        return Some(format!("prompt: {}, read as {:?}", spawn["prompt"], reading.prompt));
    }
    let refused = spawn["refused"].as_str().is_some_and(|sentence| sentence.contains("zero tools"));
    let sent = spawn["granted"].as_array().map(|tools| {
        let names = tools.iter().filter_map(Value::as_str).filter(|name| *name != "DeferredToolPlaceholder");
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names
    });
    let agrees = match (&reading.tools.granted, sent) {
        (Granted::RefusedAtSpawn | Granted::UnlessUnconnected(_), _) => refused,
        // Tools of servers that are not connected are listed, and not sent.
        (Granted::These(names), Some(sent)) => {
            let mut names: Vec<&str> =
                names.iter().map(String::as_str).filter(|name| !name.starts_with("mcp__")).collect();
            names.sort_unstable();
            names == sent
        }
        (Granted::None, Some(sent)) => sent.is_empty(),
        (Granted::DefaultLess(names), Some(sent)) => !names.iter().any(|name| sent.contains(&name.as_str())),
        (Granted::Default, _) | (_, None) => !refused,
    };
    (!agrees).then(|| format!("granted: {spawn}, read as {:?}", reading.tools.granted))
}
