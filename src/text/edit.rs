use super::Span;
use super::order::sort_by_key;

/// One replacement: an empty span inserts, an empty text deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::at(at), text)
    }

    pub fn delete(span: Span) -> Self {
        Self::replace(span, "")
    }

    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// Two edits claim the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub first: Span,
    pub second: Span,
}

/// The only way a text is changed.
///
/// Invariant: sorted by start, and disjoint; two insertions never stand at the same offset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EditSet(Vec<Edit>);

impl EditSet {
    /// Sorts the edits; refuses those that overlap.
    pub fn new(mut edits: Vec<Edit>) -> Result<Self, Overlap> {
        sort_by_key(&mut edits, |edit| edit.span);
        match edits.windows(2).find(|pair| clash(pair[0].span, pair[1].span)) {
            Some(pair) => Err(Overlap { first: pair[0].span, second: pair[1].span }),
            None => Ok(Self(edits)),
        }
    }

    /// The set of one edit.
    pub fn one(edit: Edit) -> Self {
        Self(vec![edit])
    }

    /// Edits already in order, one behind the other. Those that would overlap an earlier one are left out.
    pub fn in_order(edits: impl IntoIterator<Item = Edit>) -> Self {
        let mut kept: Vec<Edit> = Vec::new();
        for edit in edits {
            if kept.last().is_none_or(|last| last.span.end <= edit.span.start && last.span != edit.span) {
                kept.push(edit);
            }
        }
        Self(kept)
    }

    /// The smallest single replacement that turns `old` into `new`; empty when they are equal.
    pub fn between(old: &str, new: &str) -> Self {
        if old == new {
            return Self::default();
        }
        let start = common_prefix(old, new);
        let end = common_suffix(&old[start..], &new[start..]);
        let span = Span::new(start, old.len() - end);
        Self::one(Edit::replace(span, &new[start..new.len() - end]))
    }

    pub fn edits(&self) -> &[Edit] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text after all edits. Edits that do not fit the text (past its end, or inside a character)
    /// are left out.
    pub fn apply(&self, text: &str) -> String {
        let grown: usize = self.0.iter().map(|edit| edit.text.len()).sum();
        let mut out = String::with_capacity(text.len() + grown);
        let mut at = 0;
        for edit in &self.0 {
            let Some(before) = text.get(at..edit.span.start()) else {
                continue;
            };
            if !text.is_char_boundary(edit.span.end()) {
                continue;
            }
            out.push_str(before);
            out.push_str(&edit.text);
            at = edit.span.end();
        }
        out.push_str(text.get(at..).unwrap_or(""));
        out
    }

    /// The edits that turn the result of `apply(text)` back into `text`.
    #[must_use]
    pub fn inverse(&self, text: &str) -> Self {
        let mut moved = 0_isize;
        let edits = self.0.iter().map(|edit| {
            let start = edit.span.start().saturating_add_signed(moved);
            moved += edit.text.len() as isize - edit.span.len() as isize;
            Edit::replace(Span::new(start, start + edit.text.len()), edit.span.of(text))
        });
        Self(edits.collect())
    }

    /// Where a byte offset of the old text lies in the new one. An offset inside a replaced range goes
    /// to its end; one at an insertion goes behind it.
    pub fn map(&self, offset: usize) -> usize {
        let mut moved = 0_isize;
        for edit in &self.0 {
            if edit.span.start() > offset {
                break;
            }
            if offset < edit.span.end() {
                return edit.span.start().saturating_add_signed(moved) + edit.text.len();
            }
            moved += edit.text.len() as isize - edit.span.len() as isize;
        }
        offset.saturating_add_signed(moved)
    }
}

/// Whether two edits cannot both be made: they share a byte, or begin at one place.
pub(super) fn clash(a: Span, b: Span) -> bool {
    a.start == b.start || (a.start < b.end && b.start < a.end)
}

fn common_prefix(a: &str, b: &str) -> usize {
    let mut at = a.bytes().zip(b.bytes()).take_while(|(left, right)| left == right).count();
    while !(a.is_char_boundary(at) && b.is_char_boundary(at)) {
        at -= 1;
    }
    at
}

fn common_suffix(a: &str, b: &str) -> usize {
    let mut length = a.bytes().rev().zip(b.bytes().rev()).take_while(|(left, right)| left == right).count();
    while !(a.is_char_boundary(a.len() - length) && b.is_char_boundary(b.len() - length)) {
        length -= 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(edits: &[(usize, usize, &str)]) -> EditSet {
        EditSet::new(
            edits.iter().map(|(start, end, text)| Edit::replace(Span::new(*start, *end), *text)).collect(),
        )
        .unwrap()
    }

    #[test]
    fn edits_are_applied_in_the_order_of_the_text() {
        let edits = set(&[(8, 8, "!"), (0, 5, "bye"), (6, 7, "")]);
        assert_eq!(edits.apply("hello, you"), "bye,y!ou");
        assert_eq!(edits.inverse("hello, you").apply("bye,y!ou"), "hello, you");
    }

    #[test]
    fn overlapping_edits_are_refused() {
        let edit = |start, end| Edit::replace(Span::new(start, end), "x");
        assert!(EditSet::new(vec![edit(0, 3), edit(2, 4)]).is_err());
        assert!(EditSet::new(vec![edit(2, 2), edit(2, 2)]).is_err());
        assert!(EditSet::new(vec![edit(0, 2), edit(2, 4)]).is_ok());
    }

    #[test]
    fn the_difference_of_two_texts_never_splits_a_character() {
        // é is c3 a9 and è is c3 a8: the first byte is common, the character is not.
        let edits = EditSet::between("caf\u{e9}s", "caf\u{e8}s");
        assert_eq!(edits.edits()[0].span, Span::new(3, 5));
        assert_eq!(edits.apply("caf\u{e9}s"), "caf\u{e8}s");
        assert!(EditSet::between("same", "same").is_empty());
    }

    #[test]
    fn offsets_move_with_the_text_around_them() {
        let edits = set(&[(2, 2, "ab"), (4, 6, "")]);
        assert_eq!([0, 2, 3, 5, 6, 8].map(|at| edits.map(at)), [0, 4, 5, 6, 6, 8]);
    }

    #[test]
    fn an_edit_that_does_not_fit_loses_nothing() {
        assert_eq!(set(&[(1, 2, "x")]).apply("é"), "é");
        assert_eq!(set(&[(9, 12, "x")]).apply("short"), "short");
    }
}
