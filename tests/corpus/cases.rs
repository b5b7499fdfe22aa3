//! The hand-made cases: one fault or form each, and what the real clients made of it.

use std::{collections::BTreeMap, fs, path::Path};

use agent_playground::{
    client::{Client, Granted, Reading},
    document::Document,
};
use serde_json::Value;

use crate::{
    agreement::{Difference, differences},
    large::large,
    print::{self, apart},
    recorded::{Recorded, Source, json, recorded},
};

/// The groups made for Claude Code.
const GROUPS: &[&str] =
    &["front-matter", "yaml", "fields", "tools", "models", "colors", "hooks", "mcp", "plugin"];

/// Prints the lines of one client; gives a row for each difference.
pub fn measure(folder: &Path, source: &Source, client: &dyn Client) -> Vec<Vec<String>> {
    let Ok(verdicts) = fs::read_to_string(folder.join("verdicts.jsonl")) else {
        print::line(format!("skipped: no cases in {}", folder.display()));
        return Vec::new();
    };
    let mut groups: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut rows, mut absent) = (Vec::new(), Vec::new());
    for (number, line) in verdicts.lines().enumerate() {
        let (record, expected) = match record(line, source) {
            Ok((record, Some(expected))) => (record, expected),
            Ok((_, None)) => continue,
            Err(error) => {
                print::figure("cases-unread", 1, format!("line {}: {error}", number + 1));
                continue;
            }
        };
        let case = record["case"].as_str().unwrap_or_default();
        let Some(text) = text(folder, case) else {
            absent.push(case.to_owned());
            continue;
        };
        let reading = client.read(&Document::parse(text).named(case));
        let spawn = record.pointer(&format!("{}/spawn", source.in_cases));
        let found = compare(&reading, &expected, spawn, source);
        let group = case.split('/').next().unwrap_or_default().to_owned();
        let (good, all) = groups.entry(group).or_default();
        *all += 1;
        *good += usize::from(found.is_empty());
        rows.extend(found.into_iter().map(|found| row(case, source, found)));
    }
    shares(&groups, source, &absent);
    rows
}

/// The text of a case: a file, or one too large to be kept and made of what `large.json` says.
fn text(folder: &Path, case: &str) -> Option<String> {
    let kept = ["cases", ""].iter().find_map(|below| fs::read(folder.join(below).join(case)).ok());
    kept.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).or_else(|| large(folder, case))
}

/// A case's file name without its ending.
fn stem(case: &str) -> &str {
    let name = case.rsplit('/').next().unwrap_or(case);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn record(line: &str, source: &Source) -> Result<(Value, Option<Recorded>), String> {
    let record = json(line)?;
    let case = record["case"].as_str().unwrap_or_default();
    let recorded = recorded(&record, source.in_cases, source, stem(case))?;
    Ok((record, recorded))
}

fn row(case: &str, source: &Source, found: Difference) -> Vec<String> {
    let names = ["(case)", case, source.client, found.field].map(str::to_owned);
    names.into_iter().chain([found.theirs, found.ours]).collect()
}

fn shares(groups: &BTreeMap<String, (usize, usize)>, source: &Source, absent: &[String]) {
    let sum = |of: &dyn Fn(&str) -> bool| {
        let counted = groups.iter().filter(|(group, _)| of(group)).map(|(_, counts)| counts);
        counted.fold((0, 0), |sum, counts| (sum.0 + counts.0, sum.1 + counts.1))
    };
    let is_own = |group: &str| source.format != "claude" || GROUPS.contains(&group);
    let (good, all) = sum(&is_own);
    let more = match absent {
        [] => String::new(),
        _ => format!("absent: {}", absent.join(" ")),
    };
    print::share(&format!("cases {}", source.client), good, all, &more);
    let (good, all) = sum(&|group| !is_own(group));
    if all > 0 {
        print::share(&format!("cases-of-others {}", source.client), good, all, "");
    }
    for (group, (good, all)) in groups {
        print::share(&format!("cases {} {group}", source.client), *good, *all, "");
    }
}

fn compare(
    reading: &Reading,
    expected: &Recorded,
    spawn: Option<&Value>,
    source: &Source,
) -> Vec<Difference> {
    let mut found = differences(reading, expected, source);
    if let Some(spawn) = spawn.filter(|_| expected.loads && reading.loads()) {
        found.extend(at_spawn(reading, spawn));
    }
    found
}

/// What the agent really got when it was called.
fn at_spawn(reading: &Reading, spawn: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    if let Some(prompt) = spawn["prompt"].as_str().filter(|prompt| *prompt != reading.prompt) {
        let [theirs, ours] = apart(Some(prompt), Some(&reading.prompt));
        found.push(Difference { field: "prompt", theirs, ours });
    }
    let granted = &reading.tools.granted;
    let refused = spawn["refused"].as_str().is_some_and(|sentence| sentence.contains("zero tools"));
    // No server was connected when the verdicts were recorded.
    let refuses = matches!(granted, Granted::RefusedAtSpawn | Granted::UnlessUnconnected(_));
    if refused != refuses {
        found.push(tools("refused", spawn, granted));
    } else if let Some(sent) = spawn["granted"].as_array()
        && !grants(granted, &names(sent.iter().filter_map(Value::as_str)))
    {
        found.push(tools("granted", spawn, granted));
    }
    found
}

fn tools(field: &'static str, spawn: &Value, granted: &Granted) -> Difference {
    let theirs = format!("granted {} refused {}", spawn["granted"], spawn["refused"]);
    Difference { field, theirs, ours: format!("{granted:?}") }
}

fn grants(granted: &Granted, sent: &[&str]) -> bool {
    match granted {
        Granted::These(listed) => names(listed.iter().map(String::as_str)) == sent,
        Granted::None | Granted::RefusedAtSpawn | Granted::UnlessUnconnected(_) => sent.is_empty(),
        // What the client hands out by default depends on where it runs.
        Granted::DefaultLess(denied) => !denied.iter().any(|name| sent.contains(&name.as_str())),
        Granted::Default => true,
    }
}

/// In order. Tools of servers that are not connected are listed, and not sent.
fn names<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> =
        names.filter(|name| *name != "DeferredToolPlaceholder" && !name.starts_with("mcp__")).collect();
    names.sort_unstable();
    names
}
