//! What changed between two texts, line by line, with the words that changed.

use std::ops::Range;

use super::{
    Edit, EditSet, Span,
    difference::{Difference, differences},
};

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

/// More changed lines than this are not sought out one by one: each is compared with the one that stands
/// in its place.
const MOST_LINES: usize = 1000;

/// Every line of both texts, in order; a changed line is followed by what became of it. Line ends are
/// left out.
pub fn diff_lines(old: &str, new: &str) -> Vec<DiffLine> {
    let (olds, news): (Vec<&str>, Vec<&str>) =
        (old.split_inclusive('\n').collect(), new.split_inclusive('\n').collect());
    let mut lines = Vec::new();
    let mut at = 0;
    let same = |lines: &mut Vec<DiffLine>, range: Range<usize>| {
        lines.extend(range.map(|at| whole(DiffKind::Same, at, news[at])));
    };
    for Difference { old: removed, new: added } in differences(&olds, &news, MOST_LINES) {
        same(&mut lines, at..added.start);
        at = added.end;
        if removed.len() == added.len() {
            for (from, to) in removed.zip(added) {
                lines.extend(pair(from, olds[from], to, news[to]));
            }
        } else {
            lines.extend(removed.map(|at| whole(DiffKind::Removed, at, olds[at])));
            lines.extend(added.map(|at| whole(DiffKind::Added, at, news[at])));
        }
    }
    same(&mut lines, at..news.len());
    lines
}

/// A line and what became of it.
fn pair(from: usize, old: &str, to: usize, new: &str) -> Vec<DiffLine> {
    if old == new {
        return vec![whole(DiffKind::Same, to, new)];
    }
    let (before, after) = changed_words(bare(old), bare(new));
    vec![
        DiffLine { kind: DiffKind::Removed, number: from + 1, pieces: before },
        DiffLine { kind: DiffKind::Added, number: to + 1, pieces: after },
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

/// Longer lines are compared by words: more than a few changed letters in them are hard to see.
const LONGEST_BY_LETTER: usize = 4000;

/// With more changed letters than this, words are compared; with more changed words, all are.
const MOST_LETTERS: usize = 100;
const MOST_WORDS: usize = 200;

/// Both lines in pieces. Where letters show little in common, words are marked.
fn changed_words(before: &str, after: &str) -> (Vec<Piece>, Vec<Piece>) {
    let by_letter = (before.len() + after.len() < LONGEST_BY_LETTER)
        .then(|| pieces(&letters(before), &letters(after), MOST_LETTERS));
    let common = |pieces: &[Piece]| {
        pieces.iter().filter(|piece| !piece.changed).map(|piece| piece.text.len()).sum::<usize>()
    };
    // More than two changed places in a line are hard to see letter by letter.
    let alike = by_letter
        .filter(|(old, new)| old.len().max(new.len()) <= 5 && common(old) * 4 > before.len() + after.len());
    alike.unwrap_or_else(|| pieces(&words(before), &words(after), MOST_WORDS))
}

fn letters(line: &str) -> Vec<&str> {
    line.char_indices().map(|(at, letter)| &line[at..at + letter.len_utf8()]).collect()
}

fn words(line: &str) -> Vec<&str> {
    line.split_inclusive(' ').collect()
}

fn pieces(before: &[&str], after: &[&str], most: usize) -> (Vec<Piece>, Vec<Piece>) {
    let (mut old, mut new) = (Vec::new(), Vec::new());
    let (mut from, mut to) = (0, 0);
    for difference in differences(before, after, most) {
        append(&mut old, false, &before[from..difference.old.start]);
        append(&mut new, false, &after[to..difference.new.start]);
        (from, to) = (difference.old.end, difference.new.end);
        append(&mut old, true, &before[difference.old]);
        append(&mut new, true, &after[difference.new]);
    }
    append(&mut old, false, &before[from..]);
    append(&mut new, false, &after[to..]);
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

    #[test]
    fn thousands_of_changed_lines_each_stand_beside_what_became_of_them() {
        let text = |mark: &str| -> String {
            (0..3000).map(|n| format!("{}{n}\n", if n % 3 == 0 { "" } else { mark })).collect()
        };
        let (old, new) = (text("old "), text("new "));
        let lines = diff_lines(&old, &new);
        assert_eq!(lines.iter().filter(|line| line.kind == DiffKind::Same).count(), 1000);
        let first: Vec<DiffKind> = lines.iter().take(4).map(|line| line.kind).collect();
        assert_eq!(first, [DiffKind::Same, DiffKind::Removed, DiffKind::Added, DiffKind::Removed]);
    }
}
