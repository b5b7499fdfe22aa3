use super::{Applicability, Diagnostic, Fix, Report, check};
use crate::{
    client::{Client, Reading, Why},
    document::Document,
    text::EditSet,
};

/// The outcome of applying fixes until none is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FixAll {
    pub text: String,
    /// The fixes applied, in the order of their rounds.
    pub applied: Vec<Applied>,
    /// Whether nothing was left to apply after the last round. A promise: tests hold it.
    pub converged: bool,
}

/// One fix as it was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub rule: &'static str,
    pub title: String,
}

const MOST_ROUNDS: usize = 10;

/// Applies every fix up to a level, round by round, until nothing changes. Of two that overlap in one
/// round the first wins; the other comes back in the next. A fix that would turn YAML that parses into YAML
/// that does not, an agent that loads into one that does not, or that takes its name or description away, is not
/// taken.
pub fn fix_all(text: &str, client: &dyn Client, level: Applicability) -> FixAll {
    fix_all_where(text, client, |_, fix| fix.applicability <= level)
}

/// The same with the fixes that are wanted.
pub fn fix_all_where(text: &str, client: &dyn Client, wanted: impl Fn(&Diagnostic, &Fix) -> bool) -> FixAll {
    let mut outcome = FixAll { text: text.to_owned(), ..FixAll::default() };
    let mut state = State::of(text, client);
    let mut seen: Vec<(String, usize)> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let fixes: Vec<(&Diagnostic, &Fix)> = state
            .report
            .diagnostics
            .iter()
            .filter_map(|diagnostic| Some((diagnostic, diagnostic.fix.as_ref()?)))
            .filter(|(diagnostic, fix)| wanted(diagnostic, fix))
            .collect();
        let Some((next, applied)) = round(&outcome.text, &state, client, &fixes) else {
            outcome.converged = true;
            break;
        };
        seen.push((std::mem::replace(&mut outcome.text, next), outcome.applied.len()));
        outcome.applied.extend(applied);
        if let Some(at) = seen.iter().position(|(text, _)| *text == outcome.text) {
            // Fixes that undo each other: nothing is gained by going round.
            outcome.applied.truncate(seen[at].1);
            outcome.converged = true;
            break;
        }
        state = State::of(&outcome.text, client);
    }
    outcome
}

/// A text's document and report.
struct State {
    document: Document,
    report: Report,
}

impl State {
    fn of(text: &str, client: &dyn Client) -> Self {
        let document = Document::parse(text);
        let report = check(&document, client);
        Self { document, report }
    }

    /// Whether something that held before holds no more.
    fn is_worse_than(&self, before: &Self) -> bool {
        let broken = before.document.yaml().is_some() && self.document.yaml().is_none();
        let lost = before.report.reading.loads() && !self.report.reading.loads();
        broken || lost || self.misses_what(&before.report.reading)
    }

    /// Whether the client has no name or no description any more.
    fn misses_what(&self, before: &Reading) -> bool {
        let has = |reading: &Reading, missing| !reading.is_blind() && reading.reason(missing).is_none();
        let now = &self.report.reading;
        [Why::NameMissing, Why::DescriptionMissing]
            .into_iter()
            .any(|missing| has(before, missing) && now.reason(missing).is_some())
    }
}

type Found<'a> = (&'a Diagnostic, &'a Fix);

/// The text after one round; `None` where no fix can be taken.
fn round(
    text: &str,
    before: &State,
    client: &dyn Client,
    fixes: &[Found<'_>],
) -> Option<(String, Vec<Applied>)> {
    let mut trials = Trials { text, before, client, left: MOST_TRIALS, taken: Vec::new() };
    trials.add(fixes);
    let (all, applied) = first_wins(&trials.taken);
    (!all.is_empty()).then(|| (all.apply(text), applied))
}

/// Most fixes do no harm, and are tried together. Where they do, each half is tried, and so on; this many
/// trials find what is harmful among some dozens of fixes. Fixes that are not reached are not taken.
const MOST_TRIALS: usize = 64;

struct Trials<'a> {
    text: &'a str,
    before: &'a State,
    client: &'a dyn Client,
    left: usize,
    /// What does no harm together.
    taken: Vec<Found<'a>>,
}

impl<'a> Trials<'a> {
    /// Takes of some more fixes those that do no harm with the ones taken before.
    fn add(&mut self, fixes: &[Found<'a>]) {
        if self.left == 0 || fixes.is_empty() {
            return;
        }
        self.left -= 1;
        let together = [self.taken.as_slice(), fixes].concat();
        let next = first_wins(&together).0.apply(self.text);
        if !State::of(&next, self.client).is_worse_than(self.before) {
            self.taken = together;
        } else if fixes.len() > 1 {
            let (first, second) = fixes.split_at(fixes.len() / 2);
            self.add(first);
            self.add(second);
        }
    }
}

/// Of fixes that overlap, the first.
fn first_wins(fixes: &[Found<'_>]) -> (EditSet, Vec<Applied>) {
    let mut all = EditSet::default();
    let mut applied = Vec::new();
    for (diagnostic, fix) in fixes {
        if all.absorb(&fix.edits) {
            applied.push(Applied { rule: diagnostic.rule, title: fix.title.clone() });
        }
    }
    (all, applied)
}
