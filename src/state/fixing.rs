use leptos::prelude::*;

use super::{Back, Choice, Late, Panel, Problem, ProblemKey, Review, Session, Toast};
use crate::{
    client,
    text::{EditSet, Span},
};

/// What the user does with problems and fixes.
impl Session {
    pub fn is_open(self, key: &ProblemKey) -> bool {
        self.opened.read().contains(key)
    }

    pub fn is_reviewing(self) -> bool {
        self.review.read().is_some()
    }

    pub fn review(self) -> Option<Review> {
        self.review.get()
    }

    /// The text as the review would leave it.
    pub fn reviewed_text(self) -> Option<String> {
        let review = self.review.get()?;
        Some(review.outcome(&self.text.read(), self.client()).text)
    }

    pub fn rule_shown(self) -> Option<&'static str> {
        self.rule_shown.get()
    }

    /// Opens or closes a row.
    pub fn toggle(self, key: &ProblemKey) {
        self.opened.update(|opened| {
            let before = opened.len();
            opened.retain(|other| other != key);
            if opened.len() == before {
                opened.push(key.clone());
            }
        });
    }

    /// Goes to words in the editor.
    pub fn reveal(self, words: Span) {
        self.editing.set(true);
        self.place_cursor(words, true);
    }

    /// Opens the problem behind (or before) the cursor, and goes to its words.
    pub fn step_problem(self, forward: bool) {
        let analysis = self.analysis_now();
        let problems = &analysis.problems;
        let cursor = self.cursor.get_untracked();
        let start = |problem: &Problem| problem.diagnostic.span.start();
        let next = match forward {
            true => problems.iter().find(|problem| start(problem) > cursor).or(problems.first()),
            false => problems.iter().rev().find(|problem| start(problem) < cursor).or(problems.last()),
        };
        if let Some(problem) = next {
            self.show_problem(problem);
        }
    }

    /// Opens a problem in the list, and goes to its words.
    pub(super) fn show_problem(self, problem: &Problem) {
        self.show_panel(Panel::Problems);
        self.opened.set(vec![problem.key.clone()]);
        self.place_cursor(problem.diagnostic.span, !self.narrow.get_untracked());
        if self.narrow.get_untracked() {
            self.ports.focus(&problem.key.id());
        }
    }

    /// Applies the fix of the problem under the cursor; of the one opened, where the cursor is on none.
    pub fn fix_here(self) {
        if self.embed.read_untracked().readonly {
            return;
        }
        let cursor = self.cursor.get_untracked();
        let analysis = self.analysis_now();
        let problems = &analysis.problems;
        let under = problems.iter().find(|problem| problem.diagnostic.span.touches(cursor));
        let opened = || problems.iter().find(|problem| self.opened.read_untracked().contains(&problem.key));
        let fix = under.or_else(opened).and_then(|problem| problem.diagnostic.fix.clone());
        match fix {
            Some(fix) => self.apply_fix(&fix),
            None => self.say("There is nothing to fix at the cursor."),
        }
    }

    /// Checks for the loader of a plugin's agents, by which a problem is none.
    pub fn check_as_plugin(self, problem: &Problem) {
        self.pick_client(client::PLUGIN.id);
        self.say("Checked as a plugin's agent. The choice stands beside the file's name.");
        self.focus_problem_from(problem.diagnostic.at);
    }

    /// Shows what *Fix all* would change, to be ticked and applied.
    pub fn review_fixes(self) {
        self.later(Late::ReviewFixes);
    }

    pub(super) fn review_fixes_now(self) {
        let review = Review::of(&self.text_now(), self.client());
        if review.safe.is_empty() && review.others.is_empty() {
            self.say("There is nothing to fix.");
            return;
        }
        self.show_review(review);
    }

    /// Shows what putting the front matter in order would change, to be applied.
    pub fn review_tidying(self) {
        let analysis = self.analysis_now();
        let review = Review::of_tidying(&analysis.document, untrack(|| self.client()));
        match review {
            Some(review) => self.show_review(review),
            None if analysis.document.yaml().is_none() => {
                self.say("The front matter does not parse: fix its problems first.");
            }
            None => self.say("The front matter is in order."),
        }
    }

    pub(super) fn show_review(self, review: Review) {
        self.rule_shown.set(None);
        self.toast.set(None);
        self.show_panel(Panel::Problems);
        self.review.set(Some(review));
        self.ports.focus("review-apply");
    }

    pub fn flip_choice(self, choice: &Choice) {
        self.review.update(|review| {
            if let Some(review) = review {
                review.flip(&choice.title);
            }
        });
    }

    /// Applies what is ticked as one step of undo.
    pub fn apply_review(self) {
        let Some(review) = self.review.get_untracked() else { return };
        let before = self.text_now();
        let ticked = review.ticked();
        let outcome = review.outcome(&before, self.client());
        self.review.set(None);
        if outcome.applied.is_empty() {
            return;
        }
        self.change(&EditSet::between(&before, &outcome.text));
        let count = outcome.applied.len();
        let words = match (&outcome.applied[..], review.instead.is_some()) {
            ([one], true) => format!("{}: done.", one.title),
            ([_], false) => "1 fix applied.".into(),
            _ => format!("{count} fixes applied."),
        };
        let words = match ticked.saturating_sub(count) {
            0 => words,
            left => format!("{words} {left} had nothing left to repair beside them."),
        };
        self.toast.set(Some(Toast::with(words, Back::Text)));
        self.ports.focus("toast-undo");
    }

    pub fn cancel_review(self) {
        self.review.set(None);
        self.ports.focus("fix-all");
    }

    pub fn show_rule(self, rule: Option<&'static str>) {
        let before = self.rule_shown.get_untracked();
        self.rule_shown.set(rule);
        match (rule, before) {
            (Some(_), _) => self.ports.focus("rule-back"),
            (None, Some(_)) => self.ports.focus("panel-scroll"),
            (None, None) => {}
        }
    }

    /// Moves the focus to the row of the next problem behind a place; to the list where there is none.
    pub(super) fn focus_problem_from(self, at: usize) {
        let analysis = self.analysis_now();
        let problems = &analysis.problems;
        let next = problems.iter().find(|problem| problem.diagnostic.at >= at).or(problems.last());
        match next {
            Some(problem) => self.ports.focus(&problem.key.id()),
            None => self.ports.focus("panel-scroll"),
        }
    }

    /// Opens the first of the gravest problems.
    pub(super) fn open_first_problem(self) {
        let analysis = self.analysis_now();
        let gravest = analysis.problems.iter().min_by_key(|problem| problem.diagnostic.severity);
        self.opened.set(gravest.map(|problem| problem.key.clone()).into_iter().collect());
    }
}
