use super::{Applicability, Diagnostic, Fix, Report, check};
use crate::{client::Client, document::Document, text::EditSet};

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
/// that does not, or an agent that loads into one that does not, is not taken.
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
        broken || lost
    }
}

/// The text after one round; `None` where no fix can be taken.
fn round(
    text: &str,
    before: &State,
    client: &dyn Client,
    fixes: &[(&Diagnostic, &Fix)],
) -> Option<(String, Vec<Applied>)> {
    let (all, applied) = first_wins(fixes.iter().copied(), |_| true);
    if all.is_empty() {
        return None;
    }
    let next = all.apply(text);
    if !State::of(&next, client).is_worse_than(before) {
        return Some((next, applied));
    }
    // One of them does harm: take those that do none alone.
    let harmless = |fix: &Fix| !State::of(&fix.edits.apply(text), client).is_worse_than(before);
    let (some, applied) = first_wins(fixes.iter().copied(), harmless);
    let next = some.apply(text);
    let taken = !some.is_empty() && !State::of(&next, client).is_worse_than(before);
    taken.then_some((next, applied))
}

fn first_wins<'a>(
    fixes: impl Iterator<Item = (&'a Diagnostic, &'a Fix)>,
    taken: impl Fn(&Fix) -> bool,
) -> (EditSet, Vec<Applied>) {
    let mut all = EditSet::default();
    let mut applied = Vec::new();
    for (diagnostic, fix) in fixes {
        if taken(fix) && all.absorb(&fix.edits) {
            applied.push(Applied { rule: diagnostic.rule, title: fix.title.clone() });
        }
    }
    (all, applied)
}
