use super::{Applicability, Diagnostic, Fix, check};
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
/// round the first wins; the other comes back in the next. A round that would turn YAML that parses into
/// YAML that does not is not taken.
pub fn fix_all(text: &str, client: &dyn Client, level: Applicability) -> FixAll {
    fix_all_where(text, client, |_, fix| fix.applicability <= level)
}

/// The same with the fixes that are wanted.
pub fn fix_all_where(text: &str, client: &dyn Client, wanted: impl Fn(&Diagnostic, &Fix) -> bool) -> FixAll {
    let mut outcome = FixAll { text: text.to_owned(), ..FixAll::default() };
    for _ in 0..MOST_ROUNDS {
        let document = Document::parse(outcome.text.as_str());
        let report = check(&document, client);
        let (edits, applied) = first_wins(&report.diagnostics, &wanted);
        if edits.is_empty() {
            outcome.converged = true;
            break;
        }
        let next = edits.apply(&outcome.text);
        if document.yaml().is_some() && Document::parse(next.as_str()).yaml().is_none() {
            break;
        }
        outcome.text = next;
        outcome.applied.extend(applied);
    }
    outcome
}

fn first_wins(
    diagnostics: &[Diagnostic],
    wanted: &impl Fn(&Diagnostic, &Fix) -> bool,
) -> (EditSet, Vec<Applied>) {
    let mut all = EditSet::default();
    let mut applied = Vec::new();
    for diagnostic in diagnostics {
        let Some(fix) = diagnostic.fix.as_ref().filter(|fix| wanted(diagnostic, fix)) else {
            continue;
        };
        if all.absorb(&fix.edits) {
            applied.push(Applied { rule: diagnostic.rule, title: fix.title.clone() });
        }
    }
    (all, applied)
}
