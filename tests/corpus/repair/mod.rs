//! Whether *Fix all* mends what is broken.
//!
//! The files: those whose name and description stand in them (`standing`), and that strict YAML refuses, or a
//! reader by lines does not find the front matter of, or the client drops. What has to come out: a file that two
//! foreign parsers accept, that loads, with the same words and the same body.

mod broken;
mod checks;
mod foreign;
mod standing;
mod words;

use std::{io, path::Path};

use agent_playground::{
    client::Client,
    document::Document,
    lint::{Applicability, fix_all, fix_all_where},
};

use crate::{files::File, guard, print, recorded::Source, verdicts::Verdicts};
use broken::Broken;
use checks::{CHECKS, Checked};

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
    let (broken, outside) = broken::find(files, verdicts, source, client);
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
    let path = print::list(out, "repair-outside.tsv", broken::HEAD, &outside)?;
    let detail = format!("broken, without a name and a description to keep: {}", path.display());
    print::figure("repair-outside", outside.len(), detail);
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
    let made =
        |at: usize| outcomes.is_empty() || outcomes.iter().any(|outcome| outcome.checked[at].is_some());
    let missing = (0..CHECKS.len()).filter(|at| !made(*at)).map(|at| format!(", {} not checked", CHECKS[at]));
    let more = format!("{} of them need more than safe fixes{}", more.count(), missing.collect::<String>());
    share("repair", &|_| true, &Outcome::is_good, &more);
    let format = source.format;
    share(&format!("repair-{format}-format"), &|file| file.is_of(format), &Outcome::is_good, "");
    let safe = |outcome: &Outcome| outcome.is_good() && outcome.level == Applicability::Safe;
    share("repair-safe", &|_| true, &safe, "");
    for (at, name) in CHECKS.iter().enumerate() {
        let measured = outcomes.iter().filter_map(|outcome| outcome.checked[at].as_ref());
        let (good, all) =
            measured.fold((0, 0), |(good, all), result| (good + usize::from(result.is_ok()), all + 1));
        if made(at) {
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
