//! Every client but Claude Code (`agreement.rs`) reads a case as the program did that was recorded.

#[path = "clients/large.rs"]
mod large;
#[path = "clients/recorded.rs"]
#[allow(dead_code, reason = "`make corpus` uses the rest of it")]
mod recorded;

use std::{fs, path::Path};

use agent_playground::{
    client::{self, Client},
    document::Document,
};
use recorded::{Source, json, recorded, sources};
use serde_json::Value;

const FOLDER: &str = "tests/clients";

/// A client's cases in which our reading is known to differ, each with its cause.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    (
        "copilot-cli",
        "front-matter/latin-1.md",
        "a byte that is not UTF-8 refuses the file; the text that reaches us does not tell of it",
    ),
    ("opencode", "fields/name-date.md", "a date as a name is written out with its day of the week"),
];

#[test]
fn every_client_reads_as_its_program_did() {
    let records = verdicts();
    let mut wrong = Vec::new();
    for (source, client) in others() {
        let compared: Vec<(String, Option<String>)> = compared(&records, &source, client);
        let least = if source.in_corpus.is_empty() { 25 } else { 500 };
        assert!(compared.len() > least, "there are {} cases for {}", compared.len(), source.client);
        let agreeing = compared.iter().filter(|(_, difference)| difference.is_none()).count();
        println!("cases {} {agreeing}/{}", source.client, compared.len());
        let known = |case: &str| {
            EXCEPTIONS.iter().any(|(client, known, _)| *client == source.client && *known == case)
        };
        for (case, difference) in compared {
            match difference {
                Some(difference) if !known(&case) => {
                    wrong.push(format!("{} {case}: {difference}", source.client));
                }
                None if known(&case) => {
                    wrong.push(format!("{} {case}: no exception any more", source.client));
                }
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn others() -> Vec<(Source, &'static dyn Client)> {
    let ours = |source: Source| client::by_id(source.client).map(|client| (source, client));
    sources().into_iter().filter(|source| source.format != "claude").filter_map(ours).collect()
}

/// Each case recorded of a client, and how our reading differs from it.
fn compared(records: &[Value], source: &Source, client: &dyn Client) -> Vec<(String, Option<String>)> {
    let mut found = Vec::new();
    for record in records {
        let case = record["case"].as_str().unwrap_or_default();
        let name = case.rsplit('/').next().unwrap_or(case);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let expected = match recorded(record, source.in_cases, source, stem) {
            Ok(expected) => expected,
            Err(error) => {
                found.push((case.to_owned(), Some(error)));
                continue;
            }
        };
        if let Some(expected) = expected {
            let reading = client.read(&Document::parse(text(case)).named(case));
            let why: Vec<_> = reading.reasons.iter().map(|reason| reason.why).collect();
            let difference = if reading.loads() == expected.loads {
                expected.texts.iter().find_map(|(field, text)| {
                    let read = source.read(*field, &reading);
                    let differs = !text.is(read.as_deref());
                    differs.then(|| format!("{}: {:?}, read as {read:?}", field.word(), text.shown()))
                })
            } else {
                Some(format!("loads: {}, read as {why:?}", expected.loads))
            };
            found.push((case.to_owned(), difference));
        }
    }
    found
}

fn verdicts() -> Vec<Value> {
    let lines = fs::read_to_string(Path::new(FOLDER).join("verdicts.jsonl")).unwrap_or_default();
    lines.lines().filter_map(|line| json(line).ok()).collect()
}

fn text(case: &str) -> String {
    let folder = Path::new(FOLDER);
    large::large(folder, case).unwrap_or_else(|| {
        let bytes = fs::read(folder.join("cases").join(case)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
