use crate::{
    lint::{Diagnostic, Report},
    text::{LineIndex, Place},
};

/// What a row of the problem list is known by while its place moves: the rule, the words, and the how
/// manieth of that kind it is.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ProblemKey {
    pub rule: &'static str,
    pub title: String,
    pub nth: usize,
}

impl ProblemKey {
    /// An id for the row's element, unique in the list.
    pub fn id(&self) -> String {
        let word: String =
            self.title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        format!("problem-{}-{word}-{}", self.rule, self.nth)
    }
}

/// A diagnostic with what a row shows of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    pub key: ProblemKey,
    pub place: Place,
    pub diagnostic: Diagnostic,
}

impl Problem {
    /// Whether it is none for an agent of a plugin, which the file does not tell to be one.
    pub fn is_of_loader(&self) -> bool {
        self.diagnostic.rule == "plugin-variable"
    }
}

/// More rows than this nobody reads, and a page cannot draw while one types.
const MOST: usize = 200;

/// The first problems of a report, in its order.
pub fn problems(report: &Report, text: &str, index: &LineIndex) -> Vec<Problem> {
    let mut found: Vec<Problem> = Vec::new();
    for diagnostic in report.diagnostics.iter().take(MOST) {
        let same =
            |problem: &&Problem| problem.key.rule == diagnostic.rule && problem.key.title == diagnostic.title;
        let nth = found.iter().filter(same).count();
        found.push(Problem {
            key: ProblemKey { rule: diagnostic.rule, title: diagnostic.title.clone(), nth },
            place: index.place(text, diagnostic.at),
            diagnostic: diagnostic.clone(),
        });
    }
    found
}
