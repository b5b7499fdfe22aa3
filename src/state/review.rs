use crate::{
    assist,
    client::Client,
    document::Document,
    lint::{self, Applicability, Applied, Diagnostic, Fix, FixAll},
    text::{LineIndex, Place},
};

/// A fix that the user may tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub rule: &'static str,
    pub title: String,
    pub place: Option<Place>,
    pub applicability: Applicability,
}

/// *Fix all* under review: what may be applied, and which of it the user wants otherwise than proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    pub safe: Vec<Choice>,
    pub others: Vec<Choice>,
    /// Titles whose tick is not the proposed one.
    pub flipped: Vec<String>,
    /// Instead of fixes: another text, as that with its front matter in order, or an older one.
    pub instead: Option<String>,
}

impl Review {
    /// What can be fixed in a text.
    pub fn of(text: &str, client: &dyn Client) -> Self {
        let document = Document::parse(text);
        let index = LineIndex::new(text);
        let report = lint::check(&document, client);
        let mut choices: Vec<Choice> = Vec::new();
        for diagnostic in &report.diagnostics {
            let Some(fix) = &diagnostic.fix else { continue };
            add(&mut choices, choice(diagnostic, fix, Some(index.place(text, diagnostic.at))));
        }
        // Fixes that only become possible once the first are applied.
        for applied in lint::fix_all(text, client, Applicability::Safe).applied {
            let later = Choice {
                rule: applied.rule,
                title: applied.title,
                place: None,
                applicability: Applicability::Safe,
            };
            add(&mut choices, later);
        }
        let (safe, others) =
            choices.into_iter().partition(|choice: &Choice| choice.applicability == Applicability::Safe);
        Self { safe, others, ..Self::default() }
    }

    /// The front matter put in order; `None` where it is, or cannot be.
    pub fn of_tidying(document: &Document, client: &dyn Client) -> Option<Self> {
        let tidied = assist::tidy(document, client)?.apply(&document.text);
        Some(Self::of_text("Put the front matter in order".to_owned(), tidied))
    }

    /// Another text in place of this one.
    pub fn of_text(title: String, text: String) -> Self {
        let choice = Choice { rule: "", title, place: None, applicability: Applicability::Safe };
        Self { safe: vec![choice], instead: Some(text), ..Self::default() }
    }

    /// Whether a choice is ticked: safe ones are until the user says otherwise.
    pub fn is_ticked(&self, choice: &Choice) -> bool {
        (choice.applicability == Applicability::Safe) != self.flipped.contains(&choice.title)
    }

    pub fn flip(&mut self, title: &str) {
        match self.flipped.iter().position(|flipped| flipped == title) {
            Some(at) => {
                self.flipped.remove(at);
            }
            None => self.flipped.push(title.to_owned()),
        }
    }

    /// How many are ticked.
    pub fn ticked(&self) -> usize {
        self.safe.iter().chain(&self.others).filter(|choice| self.is_ticked(choice)).count()
    }

    /// The text with all that is ticked applied.
    pub fn outcome(&self, text: &str, client: &dyn Client) -> FixAll {
        if let Some(instead) = &self.instead {
            let ticked = self.safe.iter().filter(|choice| self.is_ticked(choice));
            let applied: Vec<Applied> =
                ticked.map(|choice| Applied { rule: choice.rule, title: choice.title.clone() }).collect();
            let text = if applied.is_empty() { text } else { instead };
            return FixAll { text: text.to_owned(), applied, converged: true };
        }
        lint::fix_all_where(text, client, |_, fix| {
            let safe = fix.applicability == Applicability::Safe;
            safe != self.flipped.contains(&fix.title)
        })
    }
}

fn choice(diagnostic: &Diagnostic, fix: &Fix, place: Option<Place>) -> Choice {
    Choice { rule: diagnostic.rule, title: fix.title.clone(), place, applicability: fix.applicability }
}

/// One choice for all fixes of the same words.
fn add(choices: &mut Vec<Choice>, choice: Choice) {
    if !choices.iter().any(|other| other.title == choice.title) {
        choices.push(choice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client;

    const TEXT: &str = "---\nname: a\ndescription: Use when: b\ntools: Read, KillShell, LS\n---\nB";

    #[test]
    fn safe_fixes_are_ticked_and_others_are_not() {
        let review = Review::of(TEXT, client::default());
        let titles =
            |choices: &[Choice]| choices.iter().map(|choice| choice.title.clone()).collect::<Vec<_>>();
        assert_eq!(titles(&review.safe), ["Put `description` in quotes", "Rename `KillShell` to `TaskStop`"]);
        assert_eq!(titles(&review.others), ["Remove `LS`"]);
        assert_eq!(review.ticked(), 2);
    }

    #[test]
    fn a_value_in_curly_quotes_is_one_choice() {
        let text = "---\nname: a\ndescription: Use when b.\nmodel: “opus”\n---\nB";
        let mut review = Review::of(text, client::default());
        assert_eq!((review.safe.len(), review.others.len()), (0, 1));
        review.flip("Put `model` in straight quotes");
        let outcome = review.outcome(text, client::default());
        assert_eq!((outcome.text, outcome.applied.len()), (text.replace(['“', '”'], "\""), 1));
    }

    #[test]
    fn the_outcome_is_what_is_ticked() {
        let mut review = Review::of(TEXT, client::default());
        review.flip("Rename `KillShell` to `TaskStop`");
        review.flip("Remove `LS`");
        assert_eq!(
            review.outcome(TEXT, client::default()).text,
            "---\nname: a\ndescription: \"Use when: b\"\ntools: Read, KillShell\n---\nB"
        );
    }
}
