//! Texts to render: the specification's, hostile ones, and those that make bad parsers slow.

use std::{fs, path::Path};

/// The examples of the CommonMark specification; `None` where it was not fetched.
pub fn commonmark() -> Option<Vec<String>> {
    let spec = fs::read_to_string("tests/e2e/node_modules/commonmark-spec/spec.txt").ok()?;
    let opening = "`".repeat(32) + " example\n";
    let examples = spec.split(&opening).skip(1);
    let text = |example: &str| {
        example.split_once("\n.\n").map_or(String::new(), |(text, _)| text.replace('→', "\t"))
    };
    Some(examples.map(text).map(|text| text + "\n").collect())
}

/// The five seeds by their names, in order.
pub fn seeds() -> Option<Vec<(String, String)>> {
    let folder = Path::new("../shared/seeds");
    let mut seeds: Vec<_> = fs::read_dir(folder)
        .ok()?
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|ending| ending == "txt"))
        .filter_map(|entry| {
            Some((entry.file_name().into_string().ok()?, fs::read_to_string(entry.path()).ok()?))
        })
        .collect();
    seeds.sort();
    Some(seeds)
}

/// Texts that would do something, were they taken for HTML.
pub fn payloads() -> Vec<String> {
    let file = fs::read_to_string("tests/fixtures/payloads.txt").unwrap_or_default();
    let lines = file.lines().skip(2);
    lines
        .map(|line| serde_json::from_str(&format!("\"{}\"", line.replace('"', "\\\""))).unwrap_or_default())
        .collect()
}

/// What slow parsers choke on, in the shapes that parsers of Markdown are tried with.
pub fn pathological() -> Vec<(&'static str, String)> {
    let times = |text: &str, count: usize| text.repeat(count);
    vec![
        ("nested strong emphasis", times("*a **a ", 5_000) + "b" + &times(" a** a*", 5_000)),
        ("emphasis never closed", times("a_ ", 20_000)),
        ("emphasis never opened", times("_a ", 20_000)),
        ("links never closed", times("[a", 20_000)),
        ("links never opened", times("a]", 20_000)),
        ("mismatched openers and closers", times("*a_ ", 20_000)),
        ("openers and closers, multiple of 3", "a**b".to_owned() + &times("c* ", 20_000)),
        ("link openers and emphasis closers", times("[ a_", 20_000)),
        ("pattern [ (]( repeated", times("[ (](", 20_000)),
        ("hard link and emphasis", "**x [a*b**c*](d)".repeat(2_000)),
        ("nested brackets", times("[", 20_000) + "a" + &times("]", 20_000)),
        ("nested quotes", times("> ", 5_000) + "a"),
        ("deeply nested lists", (0..300).map(|depth| times("  ", depth) + "* a\n").collect()),
        ("backticks of every length", (1..700).map(|length| format!("e{}", times("`", length))).collect()),
        ("code never closed", times("`a", 20_000)),
        ("links in angle brackets", times("[a](<b", 20_000)),
        ("link titles never closed", times("[a](b \"", 20_000)),
        (
            "references many",
            (0..3_000).map(|at| format!("[{at}]: x\n")).collect::<String>() + &times("[0] ", 3_000),
        ),
        ("a label that is long", "[".to_owned() + &times("a", 60_000) + "]: b\n\nc"),
        ("entities", times("&amp;", 15_000) + &times("&a", 15_000)),
        ("tags never closed", times("<a ", 20_000)),
        ("comments never closed", times("<!-- ", 15_000)),
        ("declarations never closed", times("<!A ", 15_000)),
        ("instructions never closed", times("<?", 20_000)),
        ("characters of nothing", times("\0", 60_000)),
        (
            "a table of many columns",
            format!("|{}\n|{}\n", times("a|", 5_000), times("-|", 5_000)) + &times("|\n", 200),
        ),
        (
            "rows without cells",
            format!("|{}\n|{}\n", times("a|", 100), times("-|", 100)) + &times("|\n", 500),
        ),
        ("footnotes", (0..3_000).map(|at| format!("[^{at}] \n\n[^{at}]: a\n\n")).collect()),
        ("strikes never closed", times("~~a ", 15_000)),
        ("bullets side by side", times("* ", 20_000) + "a"),
        ("one line", times("word ", 60_000)),
        ("hard breaks", times("a  \n", 15_000)),
    ]
}
