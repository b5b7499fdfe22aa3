//! Readings are what the real client does: each hand-made case of the shared pack is read, and compared
//! with the verdict recorded from the program.

use std::{fs, path::Path};

use agent_playground::{
    client::{self, Granted, Reading},
    document::Document,
};
use serde::Deserialize;
use serde_json::Value;

/// Cases in which our reading is known to differ, each with its cause.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("yaml/lead-comma.md", "the client's YAML reader takes a plain value that begins with a comma"),
    ("gemini/tools-mcp-double.md", "the tool's MCP server was not connected when the verdict was recorded"),
];

#[test]
fn a_project_agent_is_read_as_the_program_did() {
    agree("claude-code", "project");
}

#[test]
fn a_plugin_agent_is_read_as_the_program_did() {
    agree("claude-code-plugin", "plugin");
}

fn agree(client: &str, loader: &str) {
    let client = client::by_id(client).unwrap_or_else(client::default);
    let folder = Path::new("../shared/cases");
    let Ok(verdicts) = fs::read_to_string(folder.join("verdicts.jsonl")) else {
        println!("skipped: no shared data");
        return;
    };
    let mut differences = Vec::new();
    let mut all = 0;
    for line in verdicts.lines() {
        let record = json(line);
        let recorded = &record["claude"][loader];
        let case = record["case"].as_str().unwrap_or_default();
        if recorded.is_null() || EXCEPTIONS.iter().any(|(name, _)| *name == case) {
            continue;
        }
        all += 1;
        let bytes = fs::read(folder.join(case)).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let reading = client.read(&Document::parse(text).named(case));
        differences.extend(compare(&reading, recorded).into_iter().map(|what| format!("{case}: {what}")));
    }
    println!("cases {} {}/{all}", client.about().id, all - differences.len());
    assert!(all > 400, "the pack holds {all} cases for Claude Code");
    assert!(differences.is_empty(), "{differences:#?}");
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
    // Long texts are recorded by their length.
    let differs = |key: &str, read: Option<&str>| match &recorded[key] {
        Value::Object(long) => long["length"].as_u64() != read.map(|text| text.chars().count() as u64),
        text => text.as_str() != read,
    };
    texts
        .into_iter()
        .find(|(key, read)| differs(key, *read))
        .map(|(key, read)| format!("{key}: {}, read as {read:?}", recorded[key]))
        .or_else(|| compare_spawn(reading, &recorded["spawn"]))
}

fn compare_spawn(reading: &Reading, spawn: &Value) -> Option<String> {
    if let Some(prompt) = spawn["prompt"].as_str().filter(|prompt| *prompt != reading.prompt) {
        return Some(format!("prompt: {prompt:?}, read as {:?}", reading.prompt));
    }
    let refused = spawn["refused"].as_str().is_some_and(|sentence| sentence.contains("zero tools"));
    let sent = spawn["granted"].as_array().map(|tools| {
        let names = tools.iter().filter_map(Value::as_str).filter(|name| *name != "DeferredToolPlaceholder");
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        names
    });
    let agrees = match (&reading.tools.granted, sent) {
        (Granted::RefusedAtSpawn, _) => refused,
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
