//! Where two sequences differ.

use std::ops::Range;

/// Items of one sequence that stand in the place of items of another; one of the two may be none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// Every place where two sequences differ, in order; what lies between is alike. The fewest items are
/// told apart, by the greedy search of Myers (1986), as long as they are not more than `most`. Else all
/// between the common beginning and the common end is one difference, so that the time stays in
/// proportion to the length.
pub fn differences<T: PartialEq>(old: &[T], new: &[T], most: usize) -> Vec<Difference> {
    let start = old.iter().zip(new).take_while(|(left, right)| left == right).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(left, right)| left == right).count();
    let search = Search { old: &old[..old.len() - end], new: &new[..new.len() - end] };
    let mut found = match search.rounds(most) {
        Some(rounds) => search.trace_back(&rounds),
        None => vec![Difference { old: 0..search.old.len(), new: 0..search.new.len() }],
    };
    for difference in &mut found {
        difference.old = difference.old.start + start..difference.old.end + start;
        difference.new = difference.new.start + start..difference.new.end + start;
    }
    found
}

/// How far into the old sequence each diagonal was followed, by the end of one round. A diagonal holds the
/// pairs of places whose difference is the same; in round n they are -n, 2-n, … n.
type Round = Vec<Option<usize>>;

struct Search<'a, T> {
    old: &'a [T],
    new: &'a [T],
}

impl<T: PartialEq> Search<'_, T> {
    /// Each round tells one item more apart; the last one reaches both ends. `None` for more than `most`.
    fn rounds(&self, most: usize) -> Option<Vec<Round>> {
        if self.old.is_empty() || self.new.is_empty() {
            return (self.old.len() == self.new.len()).then(|| vec![vec![Some(0)]]);
        }
        let mut rounds: Vec<Round> = Vec::new();
        for number in 0..=most {
            let mut round = Vec::with_capacity(number + 1);
            for at in 0..=number {
                let start = rounds.last().map_or(Some(0), |before| self.step(before, at).map(|step| step.0));
                let end = start.map(|x| self.follow(x, number, at));
                round.push(end);
                if end == Some(self.old.len()) && self.y(self.old.len(), number, at) == self.new.len() {
                    rounds.push(round);
                    return Some(rounds);
                }
            }
            rounds.push(round);
        }
        None
    }

    /// The place in the new sequence, on a diagonal.
    fn y(&self, x: usize, number: usize, at: usize) -> usize {
        x + number - 2 * at
    }

    /// Over all items that are alike.
    fn follow(&self, x: usize, number: usize, at: usize) -> usize {
        let y = self.y(x, number, at);
        x + self.old[x..].iter().zip(&self.new[y..]).take_while(|(left, right)| left == right).count()
    }

    /// The farthest place where a diagonal can be entered from the round before, and whether by an item of
    /// the old sequence; `None` where both ways lead out of the sequences.
    fn step(&self, before: &Round, at: usize) -> Option<(usize, bool)> {
        let number = before.len();
        let by_old = at.checked_sub(1).and_then(|from| before[from]).filter(|x| *x < self.old.len());
        let by_new = before.get(at).copied().flatten().filter(|x| self.y(*x, number, at) <= self.new.len());
        match (by_old.map(|x| x + 1), by_new) {
            (Some(by_old), Some(by_new)) if by_new > by_old => Some((by_new, false)),
            (Some(by_old), _) => Some((by_old, true)),
            (None, by_new) => by_new.map(|x| (x, false)),
        }
    }

    /// The differences on the way that the rounds found, from its end to its beginning.
    fn trace_back(&self, rounds: &[Round]) -> Vec<Difference> {
        let mut found: Vec<Difference> = Vec::new();
        let mut at = rounds.last().map_or(0, |last| last.len() - 1);
        for number in (1..rounds.len()).rev() {
            let Some((x, by_old)) = self.step(&rounds[number - 1], at) else { break };
            let y = self.y(x, number, at);
            let item = match by_old {
                true => Difference { old: x - 1..x, new: y..y },
                false => Difference { old: x..x, new: y - 1..y },
            };
            at -= usize::from(by_old);
            match found.last_mut() {
                Some(last) if last.old.start == item.old.end && last.new.start == item.new.end => {
                    last.old.start = item.old.start;
                    last.new.start = item.new.start;
                }
                _ => found.push(item),
            }
        }
        found.reverse();
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_apart(old: &str, new: &str, most: usize) -> Vec<(String, String)> {
        let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
        let words = |letters: &[char]| letters.iter().collect();
        let found = differences(&old, &new, most);
        found.into_iter().map(|found| (words(&old[found.old]), words(&new[found.new]))).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(old, new)| ((*old).to_owned(), (*new).to_owned())).collect()
    }

    #[test]
    fn the_fewest_items_are_told_apart() {
        assert_eq!(told_apart("same", "same", 9), []);
        assert_eq!(told_apart("", "new", 9), pairs(&[("", "new")]));
        assert_eq!(told_apart("a key: x", "a \"key: x\"", 9), pairs(&[("", "\""), ("", "\"")]));
        assert_eq!(told_apart("abcabba", "cbabac", 9), pairs(&[("a", "c"), ("c", ""), ("b", ""), ("", "c")]));
    }

    #[test]
    fn beyond_the_most_all_between_the_ends_is_one_difference() {
        assert_eq!(told_apart("a1b2c3d", "a4b5c6d", 5), pairs(&[("1b2c3", "4b5c6")]));
        assert_eq!(told_apart("a1b2c3d", "a4b5c6d", 6), pairs(&[("1", "4"), ("2", "5"), ("3", "6")]));
    }
}
