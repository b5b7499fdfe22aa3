use std::sync::Arc;

use leptos::prelude::*;

use super::{Draft, Review, Session, Toast};
use crate::text::sort_by;
use crate::text::{Edit, EditSet};

/// A text that a file had.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The file as it was.
    pub draft: Draft,
    /// When it ceased to be so, in milliseconds since 1970.
    pub when: u64,
}

/// So many versions of each file are kept; the oldest go first.
pub const MOST_VERSIONS: usize = 30;

/// So many letters have to go in one run for the text before them to be kept: a typing error is no version.
const WORTH_KEEPING: usize = 4;

/// After so long, in milliseconds, the next change keeps the text before it whatever it does.
const LONG: u64 = 300_000;

/// Watches how a text changes, and says which of its states are worth keeping: the one it was opened with, each one
/// from which words go, and one every few minutes.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// When the last version was kept; `None` while the text is as it was shown.
    kept: Option<u64>,
    run: Option<Run>,
}

/// Letters being taken away one after the other.
#[derive(Clone, Debug)]
struct Run {
    /// The text before them, until it is kept.
    before: Option<Arc<str>>,
    gone: usize,
}

impl Watch {
    /// The text is about to change; gives the text to keep, if any.
    pub fn change(&mut self, before: &Arc<str>, edits: &EditSet, now: u64) -> Option<Arc<str>> {
        let sum = |count: fn(&str, &Edit) -> usize| -> usize {
            edits.edits().iter().map(|edit| count(before, edit)).sum()
        };
        let gone = sum(|text, edit| letters(edit.span.of(text)));
        let come = sum(|_, edit| letters(&edit.text));
        let run = self.run.take().filter(|_| come == 0);
        let mut run = run.unwrap_or_else(|| Run { before: Some(before.clone()), gone: 0 });
        run.gone += gone;
        let is_due = self.kept.is_none_or(|kept| now.saturating_sub(kept) > LONG);
        let keep = if is_due || run.gone >= WORTH_KEEPING { run.before.take() } else { None };
        if come == 0 {
            self.run = Some(run);
        }
        if keep.is_some() {
            self.kept = Some(now);
        }
        keep.filter(|text| !text.is_empty())
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|letter| !letter.is_whitespace()).count()
}

/// What the user does with the older texts of a file.
impl Session {
    /// Lets the watch see a change before it is made.
    pub(super) fn watch(self, edits: &EditSet) {
        let Some(draft) = self.draft_untracked() else { return };
        let now = self.ports.clock();
        let kept = self.watch.try_update(|watch| watch.change(&draft.text, edits, now)).flatten();
        if let Some(text) = kept {
            self.keep_version(Draft { text, ..draft });
        }
    }

    pub(super) fn keep_version(self, draft: Draft) {
        let when = self.ports.clock();
        self.fresh_versions.update(|versions| versions.push(Version { draft, when }));
    }

    /// Versions that are still to be kept; whoever takes them keeps them.
    pub fn take_versions(self) -> Vec<Version> {
        if self.fresh_versions.with_untracked(Vec::is_empty) {
            return Vec::new();
        }
        self.fresh_versions.try_update(std::mem::take).unwrap_or_default()
    }

    /// Whether there are versions to be kept.
    pub fn has_fresh_versions(self) -> bool {
        !self.fresh_versions.read().is_empty()
    }

    /// Versions that could not be kept stay in the page.
    pub fn give_back_versions(self, versions: Vec<Version>) {
        self.fresh_versions.update(|fresh| drop(fresh.splice(0..0, versions)));
    }

    /// Lists the older texts of the file, newest first.
    pub fn show_versions(self) {
        let id = self.file.read_untracked().id;
        // Taken now: what the browser takes to keep while it answers is in neither place when the answer comes.
        let mut fresh = self.fresh_versions.get_untracked();
        fresh.retain(|version| version.draft.id == id);
        self.ports.versions(
            id,
            Box::new(move |kept| {
                let mut versions = kept;
                versions.extend(fresh);
                sort_by(&mut versions, |one, other| other.when.cmp(&one.when));
                versions.truncate(MOST_VERSIONS);
                if versions.is_empty() {
                    self.say("There is no older version of this file yet.");
                    return;
                }
                self.review.set(None);
                self.rule_shown.set(None);
                self.versions.set(Some(versions));
                self.editing.set(false);
                self.overview.set(false);
                self.ports.focus("versions-back");
            }),
        );
    }

    pub fn versions(self) -> Option<Vec<Version>> {
        self.versions.get()
    }

    pub fn close_versions(self) {
        self.versions.set(None);
        self.ports.focus("panel-scroll");
    }

    /// When a version was kept, as the user's clock has it.
    pub fn time_of(self, version: &Version) -> String {
        self.ports.time(version.when)
    }

    /// Shows what an older text would change, to be applied.
    pub fn review_version(self, version: &Version) {
        if version.draft.text == self.text_now() {
            self.say("The file is as it was then.");
            return;
        }
        let title = format!("Restore the text of {}", self.ports.time(version.when));
        self.versions.set(None);
        self.show_review(Review::of_text(title, version.draft.text.to_string()));
    }

    /// Opens an older text as a file of its own.
    pub fn open_version(self, version: &Version) {
        let path = version.draft.path.clone();
        self.versions.set(None);
        self.open(path, version.draft.text.to_string());
        self.toast.set(Some(Toast::new("The older text is a file of its own now.")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    /// Changes a text letter by letter, and gives what was kept.
    struct Typist {
        text: Arc<str>,
        watch: Watch,
        kept: Vec<String>,
    }

    impl Typist {
        fn new(text: &str) -> Self {
            Self { text: text.into(), watch: Watch::default(), kept: Vec::new() }
        }

        fn edit(&mut self, from: usize, to: usize, text: &str, now: u64) {
            let edits = EditSet::one(Edit::replace(Span::new(from, to), text));
            self.kept.extend(self.watch.change(&self.text, &edits, now).map(|text| text.to_string()));
            self.text = edits.apply(&self.text).into();
        }

        fn backspace(&mut self, times: usize) {
            for _ in 0..times {
                let end = self.text.len();
                self.edit(end - 1, end, "", 1);
            }
        }
    }

    #[test]
    fn the_text_as_it_was_opened_is_kept_and_typing_errors_are_not() {
        let mut typist = Typist::new("As opened");
        typist.edit(9, 9, " and typed", 0);
        typist.backspace(3);
        typist.edit(16, 16, "more", 1);
        assert_eq!(typist.kept, ["As opened"]);
    }

    #[test]
    fn words_taken_away_letter_by_letter_are_kept() {
        let mut typist = Typist::new("a");
        typist.edit(1, 1, " long enough to miss", 0);
        typist.backspace(20);
        assert_eq!(typist.kept, ["a", "a long enough to miss"], "once, however many letters go");
    }

    #[test]
    fn a_change_after_minutes_keeps_the_text_before_it() {
        let mut typist = Typist::new("a");
        typist.edit(1, 1, "b", 0);
        typist.edit(2, 2, "c", LONG + 1);
        assert_eq!(typist.kept, ["a", "ab"]);
    }
}
