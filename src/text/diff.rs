//! What changed between two texts, line by line, with the words that changed.

use super::{Edit, EditSet, Span};
use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

/// A line of a difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffLine {
    pub kind: DiffKind,
    /// Its number, from 1: in the new text, or in the old one for a removed line.
    pub number: usize,
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffKind {
    Same,
    Removed,
    Added,
}

/// Part of a line, and whether it is what changed in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub changed: bool,
    pub text: String,
}

/// Every line of both texts, in order; a changed line is followed by what became of it. Line ends are
/// left out.
pub fn diff_lines(old: &str, new: &str) -> Vec<DiffLine> {
    let (olds, news): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut lines = Vec::new();
    for op in compare(&olds, &news) {
        let (removed, added) = (op.old_range(), op.new_range());
        if op.tag() == DiffTag::Equal {
            lines.extend(added.map(|at| whole(DiffKind::Same, at, news[at])));
        } else if removed.len() == added.len() {
            for (from, to) in removed.zip(added) {
                if olds[from] == news[to] {
                    lines.push(whole(DiffKind::Same, to, news[to]));
                    continue;
                }
                let (before, after) = changed_words(bare(olds[from]), bare(news[to]));
                lines.push(DiffLine { kind: DiffKind::Removed, number: from + 1, pieces: before });
                lines.push(DiffLine { kind: DiffKind::Added, number: to + 1, pieces: after });
            }
        } else {
            lines.extend(removed.map(|at| whole(DiffKind::Removed, at, olds[at])));
            lines.extend(added.map(|at| whole(DiffKind::Added, at, news[at])));
        }
    }
    lines
}

/// More differences than this are not sought out: that takes time that grows with their square.
const MOST: usize = 1000;

/// What is alike and what is not. Where nearly all differs, everything between the common beginning and the
/// common end counts as replaced.
fn compare(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (rest, other) = (&old[start..], &new[start..]);
    let end = rest.iter().rev().zip(other.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_len, new_len) = (rest.len() - end, other.len() - end);
    let differing = match old_len == new_len {
        true => rest.iter().zip(other).filter(|(old, new)| old != new).count(),
        false => old_len.max(new_len) / 5,
    };
    if differing <= MOST {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    vec![
        DiffOp::Equal { old_index: 0, new_index: 0, len: start },
        DiffOp::Replace { old_index: start, old_len, new_index: start, new_len },
        DiffOp::Equal { old_index: start + old_len, new_index: start + new_len, len: end },
    ]
}

/// Only what some edits change. Compares the lines they touch and no others, however large the text.
pub fn changed_lines(text: &str, edits: &EditSet) -> Vec<DiffLine> {
    let (Some(first), Some(last)) = (edits.edits().first(), edits.edits().last()) else { return Vec::new() };
    let start = text[..first.span.start()].rfind('\n').map_or(0, |at| at + 1);
    let end = text[last.span.end()..].find('\n').map_or(text.len(), |at| last.span.end() + at + 1);
    let moved = edits.edits().iter().map(|edit| {
        let span = Span::new(edit.span.start() - start, edit.span.end() - start);
        Edit::replace(span, edit.text.as_str())
    });
    let before = &text[start..end];
    let mut lines = diff_lines(before, &EditSet::in_order(moved).apply(before));
    lines.retain(|line| line.kind != DiffKind::Same);
    let above = text[..start].matches('\n').count();
    for line in &mut lines {
        line.number += above;
    }
    lines
}

fn bare(line: &str) -> &str {
    line.trim_end_matches(['\r', '\n'])
}

fn whole(kind: DiffKind, at: usize, line: &str) -> DiffLine {
    let pieces = vec![Piece { changed: false, text: bare(line).to_owned() }];
    DiffLine { kind, number: at + 1, pieces }
}

/// Longer lines are compared by words: letter by letter would take too long.
const LONGEST_BY_LETTER: usize = 4000;

/// Both lines in pieces. Where letters show little in common, words are marked.
fn changed_words(before: &str, after: &str) -> (Vec<Piece>, Vec<Piece>) {
    let by_letter =
        (before.len() + after.len() < LONGEST_BY_LETTER).then(|| pieces(&letters(before), &letters(after)));
    let common = |pieces: &[Piece]| {
        pieces.iter().filter(|piece| !piece.changed).map(|piece| piece.text.len()).sum::<usize>()
    };
    // More than two changed places in a line are hard to see letter by letter.
    let alike = by_letter
        .filter(|(old, new)| old.len().max(new.len()) <= 5 && common(old) * 4 > before.len() + after.len());
    alike.unwrap_or_else(|| pieces(&words(before), &words(after)))
}

fn letters(line: &str) -> Vec<&str> {
    line.char_indices().map(|(at, letter)| &line[at..at + letter.len_utf8()]).collect()
}

fn words(line: &str) -> Vec<&str> {
    line.split_inclusive(' ').collect()
}

fn pieces(before: &[&str], after: &[&str]) -> (Vec<Piece>, Vec<Piece>) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for op in compare(before, after) {
        let changed = op.tag() != DiffTag::Equal;
        append(&mut old, changed, &before[op.old_range()]);
        append(&mut new, changed, &after[op.new_range()]);
    }
    (old, new)
}

fn append(pieces: &mut Vec<Piece>, changed: bool, parts: &[&str]) {
    let text = parts.concat();
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.changed == changed => last.text.push_str(&text),
        _ => pieces.push(Piece { changed, text }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_differs_in_every_line_is_compared_line_by_line() {
        let (old, new) = ("a\n".repeat(3000) + "same\n", "b\n".repeat(3000) + "same\n");
        let lines = diff_lines(&old, &new);
        assert_eq!(lines.len(), 6001);
        assert_eq!((lines[1].kind, lines[1].number), (DiffKind::Added, 1));
        assert_eq!(lines[6000].kind, DiffKind::Same);
    }

    fn changes(before: &str, after: &str) -> Vec<DiffLine> {
        changed_lines(before, &EditSet::between(before, after))
    }

    #[test]
    fn a_changed_line_is_removed_and_added_with_its_words_marked() {
        let edits = EditSet::new(vec![Edit::insert(7, "\""), Edit::insert(23, "\"")]).unwrap();
        let lines = changed_lines("a\nkey: some words: here\nb\n", &edits);
        assert_eq!(lines.len(), 2);
        assert_eq!((lines[0].kind, lines[0].number), (DiffKind::Removed, 2));
        let added: String = lines[1].pieces.iter().filter(|p| p.changed).map(|p| p.text.as_str()).collect();
        assert_eq!(added, "\"\"");
    }

    #[test]
    fn equal_texts_have_no_changed_line() {
        assert!(changes("a\r\nb", "a\r\nb").is_empty());
        assert_eq!(diff_lines("a\nb", "a\nb").len(), 2);
    }
}
