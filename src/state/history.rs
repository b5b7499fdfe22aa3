use crate::text::EditSet;

/// One step that undo takes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// From the text before to the text after.
    pub redo: EditSet,
    /// And back.
    pub undo: EditSet,
}

impl Step {
    pub fn new(before: &str, edits: &EditSet) -> Self {
        Self { redo: edits.clone(), undo: edits.inverse(before) }
    }
}

/// The steps done and those taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Whether typing may still join the last step.
    typing: bool,
}

/// Steps kept; the oldest go first.
const MOST_STEPS: usize = 500;

impl History {
    /// Records a step of its own: a fix, a paste, a replacement.
    pub fn record(&mut self, before: &str, edits: &EditSet) {
        self.push(Step::new(before, edits));
        self.typing = false;
    }

    /// Records typing: letters typed one after the other are one step, a new word begins a new one.
    pub fn record_typing(&mut self, before: &str, edits: &EditSet) {
        let joined =
            self.typing.then(|| self.done.last_mut()).flatten().is_some_and(|last| join(last, edits));
        if !joined {
            self.push(Step::new(before, edits));
        }
        self.undone.clear();
        self.typing = true;
    }

    /// Puts a step in place of the last one: what it did is done further.
    pub fn replace_last(&mut self, before: &str, edits: &EditSet) {
        self.done.pop();
        self.record(before, edits);
    }

    /// The edits that take the last step back.
    pub fn undo(&mut self) -> Option<EditSet> {
        let step = self.done.pop()?;
        let edits = step.undo.clone();
        self.undone.push(step);
        self.typing = false;
        Some(edits)
    }

    /// The edits that do the last step taken back again.
    pub fn redo(&mut self) -> Option<EditSet> {
        let step = self.undone.pop()?;
        let edits = step.redo.clone();
        self.done.push(step);
        self.typing = false;
        Some(edits)
    }

    /// Drops the steps taken back: the text went another way.
    pub fn forget_undone(&mut self) {
        self.undone.clear();
        self.typing = false;
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn push(&mut self, step: Step) {
        self.undone.clear();
        self.done.push(step);
        if self.done.len() > MOST_STEPS {
            self.done.remove(0);
        }
    }
}

/// Joins one more typed letter to a step of typing.
fn join(last: &mut Step, edits: &EditSet) -> bool {
    let ([before], [now]) = (last.redo.edits(), edits.edits()) else { return false };
    let follows = now.span.is_empty() && now.span.start() == before.span.start() + before.text.len();
    let same_word = !before.text.ends_with(char::is_whitespace) || now.text.starts_with(char::is_whitespace);
    if !(follows && same_word && now.text.chars().count() == 1 && !before.text.is_empty()) {
        return false;
    }
    let mut redo = before.clone();
    redo.text.push_str(&now.text);
    let [back] = last.undo.edits() else { return false };
    let mut undo = back.clone();
    undo.span.end = undo.span.start + u32::try_from(redo.text.len()).unwrap_or(0);
    *last = Step { redo: EditSet::one(redo), undo: EditSet::one(undo) };
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(history: &mut History, text: &mut String, after: &str) {
        let edits = EditSet::between(text, after);
        history.record_typing(text, &edits);
        *text = after.to_owned();
    }

    #[test]
    fn a_word_typed_letter_by_letter_is_one_step() {
        let mut history = History::default();
        let mut text = String::new();
        for after in ["o", "on", "one", "one ", "one t", "one tw"] {
            typed(&mut history, &mut text, after);
        }
        text = history.undo().unwrap().apply(&text);
        assert_eq!(text, "one ");
        text = history.undo().unwrap().apply(&text);
        assert_eq!(text, "");
        assert!(!history.can_undo());
        text = history.redo().unwrap().apply(&text);
        text = history.redo().unwrap().apply(&text);
        assert_eq!(text, "one tw");
    }

    #[test]
    fn a_fix_is_a_step_of_its_own() {
        let mut history = History::default();
        let mut text = String::from("a");
        typed(&mut history, &mut text, "ab");
        let fix = EditSet::between("ab", "\"ab\"");
        history.record("ab", &fix);
        assert_eq!(history.undo().unwrap().apply("\"ab\""), "ab");
        assert_eq!(history.undo().unwrap().apply("ab"), "a");
    }
}
