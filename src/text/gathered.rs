use std::collections::BTreeMap;

use super::{Edit, EditSet, edit::clash};

/// Sets of edits that were made apart, put together as far as they do not overlap. In whatever order they come,
/// each costs no more than its own edits.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    by_start: BTreeMap<u32, Edit>,
    growth: isize,
}

impl Gathered {
    /// Takes a set in whole, unless it overlaps what was taken before or the text would grow by more bytes than
    /// there is room for; says whether it did.
    pub fn take(&mut self, set: &EditSet, room: usize) -> bool {
        let growth = |edit: &Edit| edit.text.len() as isize - edit.span.len() as isize;
        let growth = self.growth + set.edits().iter().map(growth).sum::<isize>();
        let is_free = growth <= room as isize && set.edits().iter().all(|edit| self.is_free(edit));
        if is_free {
            self.growth = growth;
            self.by_start.extend(set.edits().iter().map(|edit| (edit.span.start, edit.clone())));
        }
        is_free
    }

    fn is_free(&self, edit: &Edit) -> bool {
        let before = self.by_start.range(..=edit.span.start).next_back();
        let behind = self.by_start.range(edit.span.start..).next();
        before.into_iter().chain(behind).all(|(_, other)| !clash(other.span, edit.span))
    }

    /// All that was taken.
    pub fn into_set(self) -> EditSet {
        EditSet::in_order(self.by_start.into_values())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn set(edits: &[(usize, usize, &str)]) -> EditSet {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit::replace(Span::new(*start, *end), *text);
        EditSet::new(edits.iter().map(edit).collect()).unwrap()
    }

    #[test]
    fn a_set_is_taken_whole_or_not_at_all() {
        let mut all = Gathered::default();
        assert!(all.take(&set(&[(0, 2, "x"), (6, 8, "y")]), 9));
        assert!(!all.take(&set(&[(3, 4, "z"), (7, 9, "w")]), 9));
        assert!(all.take(&set(&[(3, 4, "z"), (8, 9, "w")]), 9));
        assert!(!all.take(&set(&[(3, 3, "v")]), 9));
        assert_eq!(all.into_set(), set(&[(0, 2, "x"), (3, 4, "z"), (6, 8, "y"), (8, 9, "w")]));
    }

    #[test]
    fn no_more_is_taken_than_there_is_room_for() {
        let mut all = Gathered::default();
        assert!(all.take(&set(&[(0, 2, "")]), 0));
        assert!(!all.take(&set(&[(3, 3, "abc")]), 0));
        assert!(all.take(&set(&[(3, 3, "ab")]), 0));
    }
}
