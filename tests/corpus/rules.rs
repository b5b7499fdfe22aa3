//! What the rules say of a corpus.

use std::{collections::BTreeMap, io};

use agent_playground::{
    client::Client,
    lint::{self, Diagnostic, Severity, rules},
    text::LineIndex,
};
use sha2::{Digest, Sha256};

use crate::{files::File, guard, print, recorded::hex};

/// One diagnostic and its file.
struct Hit<'a> {
    file: &'a File,
    diagnostic: Diagnostic,
}

/// Prints a row for every rule, those that say nothing included.
pub fn measure(files: &[&File], client: &dyn Client) {
    let mut by_rule: BTreeMap<&str, Vec<Hit<'_>>> = BTreeMap::new();
    for hit in hits(files, client) {
        by_rule.entry(hit.diagnostic.rule).or_default().push(hit);
    }
    for rule in rules::ALL {
        let name = rule.meta().name;
        let hits = by_rule.remove(name).unwrap_or_default();
        let mut paths: Vec<&str> = hits.iter().map(|hit| hit.file.path.as_str()).collect();
        paths.dedup();
        let [errors, warnings, hints] = Severity::ALL
            .map(|severity| hits.iter().filter(|hit| hit.diagnostic.severity == severity).count());
        let detail = format!("{} hits, {errors} errors, {warnings} warnings, {hints} hints", hits.len());
        print::figure(&format!("rule {name}"), paths.len(), detail);
    }
}

fn hits<'a>(files: &[&'a File], client: &dyn Client) -> Vec<Hit<'a>> {
    let found = guard::each(files, |file| {
        let check = || lint::check(&file.document(), client).diagnostics;
        guard::step(file, "check", check).unwrap_or_default()
    });
    let hit = |(file, diagnostics): (&&'a File, Vec<Diagnostic>)| {
        let file = *file;
        diagnostics.into_iter().map(move |diagnostic| Hit { file, diagnostic })
    };
    files.iter().zip(found).flat_map(hit).collect()
}

/// Prints some hits of one rule with the lines around them, the same ones at every run.
pub fn sample(files: &[&File], client: &dyn Client, rule: &str, wanted: usize) -> io::Result<()> {
    if rules::by_name(rule).is_none() {
        return Err(io::Error::other(format!("no rule is called {rule}")));
    }
    let mut hits = hits(files, client);
    hits.retain(|hit| hit.diagnostic.rule == rule);
    let all = hits.len();
    hits.sort_by_cached_key(|hit| {
        let seed = format!("{rule} {} {}", hit.file.sha256, hit.diagnostic.at);
        hex(&Sha256::digest(seed))
    });
    print::figure(&format!("sample {rule}"), wanted.min(all), format!("of {all} hits"));
    for hit in hits.iter().take(wanted) {
        show(hit);
    }
    Ok(())
}

const AROUND: usize = 1;
const LONGEST_LINE: usize = 160;

fn show(hit: &Hit<'_>) {
    let Hit { file, diagnostic } = hit;
    let place = LineIndex::new(&file.text).place(&file.text, diagnostic.at);
    let words = diagnostic.severity.word().to_lowercase();
    print::line(format!("\n{}:{}:{}", file.path, place.line, place.column));
    print::line(format!("  {words}: {}", diagnostic.title));
    print::line(format!("  {}", diagnostic.what));
    let first = place.line.saturating_sub(1 + AROUND);
    for (at, line) in file.text.lines().enumerate().skip(first).take(place.line - first + AROUND) {
        let mark = if at + 1 == place.line { ">" } else { " " };
        print::line(format!("  {mark} {:4} | {}", at + 1, around(line, at + 1 == place.line, place.column)));
    }
}

/// A line, cut to what stands around the column where it is long.
fn around(line: &str, is_hit: bool, column: usize) -> String {
    let start = if is_hit { column.saturating_sub(LONGEST_LINE / 2) } else { 0 };
    let part: String = line.chars().skip(start).take(LONGEST_LINE).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if line.chars().count() > start + LONGEST_LINE { "…" } else { "" };
    print::one_line(&format!("{before}{part}{after}"))
}
