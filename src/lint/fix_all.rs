use super::{Applicability, Diagnostic, Fix, Report, check};
use crate::{
    client::{Client, Reading, Why},
    document::{Document, LARGEST},
    text::{EditSet, Gathered},
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

/// Each fault may hide another: texts that chance brings hide a dozen so.
const MOST_ROUNDS: usize = 20;

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
    let mut document = Document::parse(text);
    let mut seen: Vec<(String, usize)> = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let Report { reading, diagnostics } = check(&document, client);
        let fixes: Vec<Found<'_>> = diagnostics
            .iter()
            .filter_map(|diagnostic| Some((diagnostic, diagnostic.fix.as_ref()?)))
            .filter(|(diagnostic, fix)| wanted(diagnostic, fix))
            .collect();
        let mut round = Round::of(&document, &reading, client);
        round.take(&fixes);
        let Some(next) = round.after else {
            outcome.converged = true;
            break;
        };
        let applied = first_wins(&round.taken, &document.text).1;
        seen.push((std::mem::replace(&mut outcome.text, next.text.to_string()), outcome.applied.len()));
        outcome.applied.extend(applied);
        if let Some(at) = seen.iter().position(|(text, _)| *text == outcome.text) {
            // Fixes that undo each other: nothing is gained by going round.
            outcome.applied.truncate(seen[at].1);
            outcome.converged = true;
            break;
        }
        document = next;
    }
    outcome
}

type Found<'a> = (&'a Diagnostic, &'a Fix);

/// Most fixes do no harm, and are tried together. Where they do, each half is tried, and so on; this many
/// trials find what is harmful among some dozens of fixes. Fixes that are not reached are not taken.
const MOST_TRIALS: usize = 64;

/// And so many bytes are read for them at most: a large text with so many faults is none of a person.
const MOST_TRIED: usize = 4 * LARGEST;

/// One round: which of its fixes do no harm together.
struct Round<'a> {
    before: &'a Document,
    reading: &'a Reading,
    client: &'a dyn Client,
    trials: usize,
    taken: Vec<Found<'a>>,
    /// The document with what is taken; `None` while that is nothing.
    after: Option<Document>,
}

impl<'a> Round<'a> {
    fn of(before: &'a Document, reading: &'a Reading, client: &'a dyn Client) -> Self {
        let trials = MOST_TRIALS.min(MOST_TRIED / before.text.len().max(1));
        Self { before, reading, client, trials, taken: Vec::new(), after: None }
    }

    /// Takes of some more fixes those that do no harm with the ones taken before.
    fn take(&mut self, fixes: &[Found<'a>]) {
        if self.trials == 0 || fixes.is_empty() {
            return;
        }
        self.trials -= 1;
        let together = [self.taken.as_slice(), fixes].concat();
        let edits = first_wins(&together, &self.before.text).0;
        let after = Document::parse(edits.apply(&self.before.text));
        let is_safe = together.iter().all(|(_, fix)| fix.applicability == Applicability::Safe);
        if !self.is_worse(&after) && (!is_safe || self.has_same_body(&after)) {
            self.taken = together;
            self.after = Some(after).filter(|_| !edits.is_empty());
        } else if fixes.len() > 1 {
            let (first, second) = fixes.split_at(fixes.len() / 2);
            self.take(first);
            self.take(second);
        }
    }

    /// Whether the prompt is the same to its author, where there is a front matter before it. Two fixes, each safe,
    /// may change it together.
    fn has_same_body(&self, after: &Document) -> bool {
        let Some(front) = &self.before.front else { return true };
        let is_empty = self.before.slice(front.fence.inner).trim().is_empty();
        is_empty || self.before.slice(self.before.body) == after.slice(after.body)
    }

    /// Whether something that held before holds no more: the YAML parses, the agent loads, the client has its name
    /// and its description.
    fn is_worse(&self, after: &Document) -> bool {
        if self.before.yaml().is_some() && after.yaml().is_none() {
            return true;
        }
        let now = self.client.read(after);
        let has = |reading: &Reading, missing| !reading.is_blind() && reading.reason(missing).is_none();
        let misses = |missing| has(self.reading, missing) && now.reason(missing).is_some();
        let lost = self.reading.loads() && !now.loads();
        lost || misses(Why::NameMissing) || misses(Why::DescriptionMissing)
    }
}

/// Of fixes that overlap, the first; none by which the text would become too large to load.
fn first_wins(fixes: &[Found<'_>], text: &str) -> (EditSet, Vec<Applied>) {
    let room = LARGEST.saturating_sub(text.len());
    let mut all = Gathered::default();
    let mut applied = Vec::new();
    for (diagnostic, fix) in fixes {
        if all.take(&fix.edits, room) {
            applied.push(Applied { rule: diagnostic.rule, title: fix.title.clone() });
        }
    }
    (all.into_set(), applied)
}
