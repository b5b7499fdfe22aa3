//! Commands found by a few of their letters.

use super::search::lower;
use crate::{document::fence::is_letter, text::Span};

/// A line that fits what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Its place in the list given.
    pub at: usize,
    /// The parts of it that were typed, in bytes; in order, none touching the next.
    pub spans: Vec<Span>,
}

/// How well a line fits, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Start,
    WordStart,
    Inside,
    /// The beginnings of some of its words.
    Initials,
    /// The letters in order, from the first to the last of them within so many bytes.
    Scattered(usize),
}

/// The lines that have the letters of a needle in their order, best fit first, else in the order given: those that
/// begin with it, that have it at the start of a word, that have it anywhere, that have it in the beginnings of their
/// words, and the rest, closest letters first. Upper and lower case count as one, and so do blanks and none. An empty
/// needle fits all.
pub fn matches<'a>(needle: &str, lines: impl IntoIterator<Item = &'a str>) -> Vec<Match> {
    let needle = needle.trim();
    let letters: Vec<char> = needle.chars().filter(|c| !c.is_whitespace()).map(lower).collect();
    let whole: Vec<char> = needle.chars().map(lower).collect();
    let mut found: Vec<(Fit, Match)> = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        let Some((fit, spans)) = fit(&whole, &letters, line) else { continue };
        let place = found.partition_point(|(other, _)| *other <= fit);
        found.insert(place, (fit, Match { at, spans }));
    }
    found.into_iter().map(|(_, found)| found).collect()
}

fn fit(whole: &[char], letters: &[char], line: &str) -> Option<(Fit, Vec<Span>)> {
    if letters.is_empty() {
        return Some((Fit::Start, Vec::new()));
    }
    let scattered = scattered(letters, line)?;
    if let Some((fit, span)) = contiguous(whole, line) {
        return Some((fit, vec![span]));
    }
    if let Some(spans) = initials(letters, line) {
        return Some((Fit::Initials, spans));
    }
    let length = scattered.last()?.end() - scattered.first()?.start();
    Some((Fit::Scattered(length), scattered))
}

/// The needle as typed: at the start, at the start of a word, or anywhere.
fn contiguous(whole: &[char], line: &str) -> Option<(Fit, Span)> {
    let end = |from: usize| {
        let mut rest = line[from..].char_indices();
        let fits = whole.iter().all(|letter| rest.next().is_some_and(|(_, other)| lower(other) == *letter));
        fits.then(|| from + rest.offset())
    };
    let mut inside = None;
    for (at, is_start) in word_starts(line) {
        let Some(end) = end(at) else { continue };
        let span = Span::new(at, end);
        match (at, is_start) {
            (0, _) => return Some((Fit::Start, span)),
            (_, true) => return Some((Fit::WordStart, span)),
            _ => inside = inside.or(Some((Fit::Inside, span))),
        }
    }
    inside
}

/// Each letter either follows the one before or begins a later word.
fn initials(letters: &[char], line: &str) -> Option<Vec<Span>> {
    let mut left = letters.iter().peekable();
    let mut spans = Vec::new();
    let mut follows = false;
    for ((at, is_start), letter) in word_starts(line).zip(line.chars()) {
        let fits = (follows || is_start) && left.peek().is_some_and(|wanted| **wanted == lower(letter));
        follows = fits;
        if fits {
            left.next();
            push(&mut spans, at, letter);
        }
    }
    left.peek().is_none().then_some(spans)
}

/// The letters in order, drawn together: found from the first, and then again from the last backwards.
fn scattered(letters: &[char], line: &str) -> Option<Vec<Span>> {
    let mut left = letters.iter().peekable();
    let mut end = 0;
    for (at, letter) in line.char_indices() {
        if left.next_if(|wanted| **wanted == lower(letter)).is_some() {
            end = at + letter.len_utf8();
        }
    }
    if left.peek().is_some() {
        return None;
    }
    let mut left = letters.iter().rev().peekable();
    let mut places: Vec<(usize, char)> = line[..end].char_indices().rev().collect();
    places.retain(|(_, letter)| left.next_if(|wanted| **wanted == lower(*letter)).is_some());
    let mut spans = Vec::new();
    places.into_iter().rev().for_each(|(at, letter)| push(&mut spans, at, letter));
    Some(spans)
}

/// Adds a letter to the last span where it follows it, and else as a span of its own.
fn push(spans: &mut Vec<Span>, at: usize, letter: char) {
    let span = Span::new(at, at + letter.len_utf8());
    match spans.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => spans.push(span),
    }
}

/// Every letter's place, and whether a word begins there.
fn word_starts(line: &str) -> impl Iterator<Item = (usize, bool)> {
    let mut before = ' ';
    line.char_indices().map(move |(at, letter)| {
        let is_capital = |letter| lower(letter) != letter;
        let is_start =
            is_letter(letter) && (!is_letter(before) || (!is_capital(before) && is_capital(letter)));
        before = letter;
        (at, is_start)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The lines found, with what was typed in brackets.
    fn found(needle: &str, lines: &[&str]) -> Vec<String> {
        let shown = |found: Match| {
            let mut line = lines[found.at].to_owned();
            for span in found.spans.iter().rev() {
                line.insert(span.end(), ']');
                line.insert(span.start(), '[');
            }
            line
        };
        matches(needle, lines.iter().copied()).into_iter().map(shown).collect()
    }

    #[test]
    fn the_better_fit_stands_first() {
        let lines = ["Refix", "Find in X", "Switch: fix", "Fix all", "Far inland box", "Fold"];
        assert_eq!(
            found("fix", &lines),
            ["[Fix] all", "Switch: [fix]", "Re[fix]", "[Fi]nd in [X]", "[F]ar [i]nland bo[x]"]
        );
    }

    #[test]
    fn lines_that_fit_alike_keep_their_order() {
        assert_eq!(found("o", &["Open", "Other", "open", "No"]), ["[O]pen", "[O]ther", "[o]pen", "N[o]"]);
        assert_eq!(found("", &["b", "a"]), ["b", "a"]);
        assert_eq!(found(" ", &["b", "a"]), ["b", "a"]);
    }

    #[test]
    fn letters_are_drawn_together() {
        assert_eq!(found("ab", &["xaxxxab"]), ["xaxxx[ab]"]);
        assert_eq!(found("fixall", &["Fix all"]), ["[Fix] [all]"]);
        assert_eq!(found("ef", &["ExportFile"]), ["[E]xport[F]ile"]);
    }

    #[test]
    fn letters_of_any_script_are_found_whole() {
        assert_eq!(found("ü", &["ÜBER", "prüfen"]), ["[Ü]BER", "pr[ü]fen"]);
        assert_eq!(found("k", &["\u{212a}elvin"]), ["[\u{212a}]elvin"]);
        assert!(found("zz", &["z"]).is_empty());
    }

    proptest! {
        #[test]
        fn what_is_marked_is_what_was_typed(needle in "[aAbßẞ ]{0,4}", line in "[aAbBßẞİ :\u{1F600}]{0,20}") {
            let wanted: String = needle.chars().filter(|c| *c != ' ').map(lower).collect();
            for found in matches(&needle, [line.as_str()]) {
                let marked: String = found.spans.iter().map(|span| span.of(&line)).collect();
                let marked: String = marked.chars().filter(|c| *c != ' ').map(lower).collect();
                prop_assert_eq!(marked, wanted.clone());
                prop_assert!(found.spans.windows(2).all(|two| two[0].end < two[1].start));
            }
        }
    }
}
