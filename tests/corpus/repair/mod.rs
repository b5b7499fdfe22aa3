//! Whether *Fix all* mends what is broken.
//!
//! The files: those whose name and description stand in them (`standing`), and that strict YAML refuses, or a
//! reader by lines does not find the front matter of, or the client drops. What has to come out: a file that two
//! foreign parsers accept, that loads, with the same words and the same body.

mod checks;
mod foreign;
mod standing;
mod words;

use std::{collections::BTreeMap, io, path::Path};

use agent_playground::{
    client::Client,
    document::Document,
    lint::{Applicability, fix_all, fix_all_where},
};

use crate::{
    files::File,
    guard, print,
    verdicts::{Source, Verdicts, recorded},
};
use checks::{CHECKS, Checked, Foreign};
use foreign::{Answer, NPM_YAML, PYYAML};
use standing::Standing;

/// One file to be repaired.
pub struct Broken<'a> {
    pub file: &'a File,
    pub standing: Standing,
    /// Why it has to be.
    pub why: Vec<String>,
}

pub const HEAD: &[&str] = &["sha256", "path", "wrapping", "broken because", "repaired by", "what fails"];

/// Prints the lines; gives a row for each file that is not repaired. All lie side by side in `broken` and
/// `repaired`, so that the repairs can be read.
pub fn measure(
    files: &[File],
    verdicts: &Verdicts,
    source: &Source,
    client: &dyn Client,
    out: &Path,
) -> io::Result<Vec<Vec<String>>> {
    let (broken, outside) = broken(files, verdicts, source, client);
    let levels = [Applicability::Safe, Applicability::MaybeIncorrect];
    let mut outcomes: Vec<Option<Outcome>> = broken.iter().map(|_| None).collect();
    for level in levels {
        let left: Vec<usize> =
            (0..broken.len()).filter(|at| !outcomes[*at].as_ref().is_some_and(Outcome::is_good)).collect();
        let repairs = guard::each(&left, |at| {
            let broken = &broken[*at];
            let repair = || Repair::of(broken, level, client);
            guard::step(broken.file, "repair", repair).unwrap_or(Repair::none(broken))
        });
        for (at, checked) in left.iter().zip(checks::all(&repairs, client)) {
            outcomes[*at] = Some(Outcome { level, checked });
        }
        for repair in &repairs {
            let name = format!("{}.md", repair.broken.file.sha256);
            print::keep(out, "repaired", &name, &repair.text)?;
            print::keep(out, "broken", &name, &repair.broken.file.text)?;
        }
    }
    let outcomes: Vec<Outcome> = outcomes.into_iter().flatten().collect();
    shares(&broken, &outcomes, source);
    print::figure("repair-outside", outside.values().sum::<usize>(), words_of(&outside));
    let bad = broken.iter().zip(&outcomes).filter(|(_, outcome)| !outcome.is_good());
    Ok(bad.map(|(broken, outcome)| row(broken, outcome)).collect())
}

/// What *Fix all* makes of a file.
pub struct Repair<'a> {
    pub broken: &'a Broken<'a>,
    pub text: String,
    /// The same with the fewest rules that mend it: what others do to tools and models is no repair, and its
    /// words are their own.
    pub fewest: String,
}

impl<'a> Repair<'a> {
    fn none(broken: &'a Broken<'a>) -> Self {
        Self { broken, text: String::new(), fewest: String::new() }
    }

    fn of(broken: &'a Broken<'a>, level: Applicability, client: &dyn Client) -> Self {
        let before = broken.file.text.as_str();
        let all = fix_all(before, client, level);
        let mut fewest = all.text.clone();
        let mut kept: Vec<&str> = all.applied.iter().map(|applied| applied.rule).collect();
        kept.sort_unstable();
        kept.dedup();
        if is_whole(&all.text, client) {
            for rule in kept.clone() {
                let rest: Vec<&str> = kept.iter().copied().filter(|kept| *kept != rule).collect();
                let without = fix_all_where(before, client, |diagnostic, fix| {
                    fix.applicability <= level && rest.contains(&diagnostic.rule)
                });
                if is_whole(&without.text, client) {
                    fewest = without.text;
                    kept = rest;
                }
            }
        }
        Self { broken, text: all.text, fewest }
    }
}

/// Whether nothing is left to repair.
fn is_whole(text: &str, client: &dyn Client) -> bool {
    let document = Document::parse(text);
    document.yaml().is_some() && standing::by_lines(text).is_some() && client.read(&document).loads()
}

/// What came of one file.
struct Outcome {
    level: Applicability,
    checked: Checked,
}

impl Outcome {
    fn is_good(&self) -> bool {
        self.checked.iter().flatten().all(Result::is_ok)
    }
}

fn shares(broken: &[Broken<'_>], outcomes: &[Outcome], source: &Source) {
    let share = |name: &str, of: &dyn Fn(&File) -> bool, good: &dyn Fn(&Outcome) -> bool, more: &str| {
        let all: Vec<&Outcome> = broken
            .iter()
            .zip(outcomes)
            .filter(|(broken, _)| of(broken.file))
            .map(|(_, outcome)| outcome)
            .collect();
        print::share(name, all.iter().filter(|outcome| good(outcome)).count(), all.len(), more);
    };
    let more = outcomes.iter().filter(|outcome| outcome.is_good() && outcome.level != Applicability::Safe);
    let more = format!("{} of them need more than safe fixes", more.count());
    share("repair", &|_| true, &Outcome::is_good, &more);
    let format = source.format;
    share(&format!("repair-{format}-format"), &|file| file.is_of(format), &Outcome::is_good, "");
    let safe = |outcome: &Outcome| outcome.is_good() && outcome.level == Applicability::Safe;
    share("repair-safe", &|_| true, &safe, "");
    for (at, name) in CHECKS.iter().enumerate() {
        let measured = outcomes.iter().filter_map(|outcome| outcome.checked[at].as_ref());
        let (good, all) =
            measured.fold((0, 0), |(good, all), result| (good + usize::from(result.is_ok()), all + 1));
        if all > 0 || outcomes.is_empty() {
            print::share(&format!("repair-{name}"), good, all, "");
        }
    }
}

fn row(broken: &Broken<'_>, outcome: &Outcome) -> Vec<String> {
    let failed = CHECKS.iter().zip(&outcome.checked).filter_map(|(name, result)| {
        let error = result.as_ref()?.as_ref().err()?;
        Some(format!("{name}: {error}"))
    });
    vec![
        broken.file.sha256.clone(),
        broken.file.path.clone(),
        broken.standing.wrapping.join(", "),
        broken.why.join("; "),
        format!("{} fixes", outcome.level.word()),
        failed.collect::<Vec<_>>().join("; "),
    ]
}

type Counts = BTreeMap<String, usize>;

fn words_of(counts: &Counts) -> String {
    let parts: Vec<String> = counts.iter().map(|(why, count)| format!("{count} {why}")).collect();
    format!("broken or dropped, without a name and a description to keep: {}", parts.join(", "))
}

/// The files to be repaired; and how many are broken too, but hold nothing to repair, by what they lack.
fn broken<'a>(
    files: &'a [File],
    verdicts: &Verdicts,
    source: &Source,
    client: &dyn Client,
) -> (Vec<Broken<'a>>, Counts) {
    let markdown = |file: &&File| {
        let path = file.path.to_lowercase();
        [".md", ".mdc", ".markdown", ".txt"].iter().any(|ending| path.ends_with(ending))
    };
    let files: Vec<&File> = files.iter().filter(markdown).collect();
    let by_lines: Vec<&str> = files
        .iter()
        .map(|file| standing::by_lines(&file.text).map_or("", |(inner, _)| &file.text[inner]))
        .collect();
    let foreign = Foreign::parse(&by_lines, true);
    foreign.print_absent();
    let looked_at: Vec<usize> = (0..files.len()).collect();
    let whys = guard::each(&looked_at, |at| {
        let file = files[*at];
        let why = || why(file, &by_lines, *at, &foreign, dropped(file, verdicts, source), client);
        guard::step(file, "look", why).unwrap_or_default()
    });
    let mut outside = Counts::new();
    let mut broken = Vec::new();
    for (file, why) in files.into_iter().zip(whys).filter(|(_, why)| !why.is_empty()) {
        match standing::find(&file.text) {
            Some(standing) => broken.push(Broken { file, standing, why }),
            None if file.is_of(source.format) => {
                *outside.entry(lacking(file, client)).or_default() += 1;
            }
            None => {}
        }
    }
    (broken, outside)
}

fn dropped(file: &File, verdicts: &Verdicts, source: &Source) -> Option<bool> {
    let record = verdicts.records.get(&file.sha256)?;
    recorded(record, source.in_corpus, source).ok()?.map(|recorded| !recorded.loads)
}

fn why(
    file: &File,
    by_lines: &[&str],
    at: usize,
    foreign: &Foreign,
    dropped: Option<bool>,
    client: &dyn Client,
) -> Vec<String> {
    let mut why = Vec::new();
    let document = file.document();
    if by_lines[at].is_empty() {
        why.push("no front matter between lines of three dashes".to_owned());
    } else {
        for (parser, answers) in foreign.parsers() {
            if let Answer::Refuses(error) = &answers[at] {
                why.push(format!("{}: {error}", parser.name));
            }
        }
        why.extend(document.syntax_error().map(|error| format!("our parser: {}", error.message)));
    }
    // Where nobody ran the client, our own reading has to do.
    if dropped.unwrap_or_else(|| !client.read(&document).loads()) {
        why.push("dropped by the client".to_owned());
    }
    why
}

/// Why there is nothing to repair, by what the client says of it.
fn lacking(file: &File, client: &dyn Client) -> String {
    let reading = client.read(&file.document());
    let reasons: Vec<String> = reading.reasons.iter().map(|reason| format!("{:?}", reason.why)).collect();
    reasons.join("+")
}
