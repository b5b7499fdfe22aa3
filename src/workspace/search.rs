//! Words found in many texts.

use std::{borrow::Cow, ops::Range};

use crate::text::Span;

/// The most hits that are shown of one file.
pub const OF_A_FILE: usize = 200;
/// The most hits that are shown of all.
pub const OF_ALL: usize = 1_000;
/// So many bytes of a line are shown on either side of a hit.
const AROUND: usize = 80;

/// What was found in one of the texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The text's place in the list given.
    pub file: usize,
    /// The first hits: at most [`OF_A_FILE`], and none once [`OF_ALL`] stand in the files before.
    pub hits: Vec<Hit>,
    /// How many there are.
    pub in_all: usize,
}

/// One place where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The line, from 1.
    pub line: usize,
    /// The line without its end; of a long one the part around the hit, with `…` where it is cut.
    pub text: String,
    /// The hit in `text`.
    pub span: Span,
    /// The hit in the file.
    pub at: Span,
}

/// The places where a needle stands in each of some texts, as written; upper and lower case count as one unless the
/// needle has an upper-case letter. Files without a hit are left out. Hits do not overlap, and none goes over the end
/// of a line. Time grows with the texts.
pub fn search<'a>(needle: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<Found> {
    let mut left = OF_ALL;
    let mut all = Vec::new();
    if needle.is_empty() || needle.contains('\n') {
        return all;
    }
    for (file, text) in texts.into_iter().enumerate() {
        let (hits, in_all) = hits(needle, text, left.min(OF_A_FILE));
        left -= hits.len();
        if in_all > 0 {
            all.push(Found { file, hits, in_all });
        }
    }
    all
}

fn hits(needle: &str, text: &str, most: usize) -> (Vec<Hit>, usize) {
    let folded = Folded::new(text, needle.chars().any(|letter| lower(letter) != letter));
    let needle = Folded::new(needle, folded.as_written);
    let mut hits = Vec::new();
    let (mut line, mut start, mut counted, mut in_all) = (1, 0, 0, 0);
    for (at, found) in folded.text.match_indices(&*needle.text) {
        in_all += 1;
        if hits.len() < most {
            let place = folded.written(at)..folded.written(at + found.len());
            let between = &text[counted..place.start];
            line += between.bytes().filter(|byte| *byte == b'\n').count();
            start = between.rfind('\n').map_or(start, |at| counted + at + 1);
            counted = place.start;
            hits.push(hit(text, start, line, place));
        }
    }
    (hits, in_all)
}

/// The line around a hit, cut where it is long.
fn hit(text: &str, start: usize, line: usize, place: Range<usize>) -> Hit {
    let from = text.floor_char_boundary(place.start.saturating_sub(AROUND)).max(start);
    let to = text.ceil_char_boundary((place.end + AROUND).min(text.len()));
    let behind = &text[place.end..to];
    let rest = behind.find('\n').map_or(behind, |end| &behind[..end]);
    let is_whole = rest.len() < behind.len() || to == text.len();
    let rest = if is_whole { rest.strip_suffix('\r').unwrap_or(rest) } else { rest };
    let [before, after] = [from > start, !is_whole].map(|is_cut| if is_cut { "…" } else { "" });
    let at = before.len() + place.start - from;
    Hit {
        line,
        text: [before, &text[from..place.end], rest, after].concat(),
        span: Span::new(at, at + place.len()),
        at: Span::new(place.start, place.end),
    }
}

/// A text with its letters in lower case, one for one, and the way back.
struct Folded<'a> {
    text: Cow<'a, str>,
    /// Whether it is the text as written.
    as_written: bool,
    /// Behind each letter that has another length in lower case: where that is here, and where it is as written.
    shifts: Vec<(usize, usize)>,
}

impl<'a> Folded<'a> {
    fn new(text: &'a str, as_written: bool) -> Self {
        let mut shifts = Vec::new();
        if as_written {
            return Self { text: Cow::Borrowed(text), as_written, shifts };
        }
        let mut folded = String::with_capacity(text.len());
        let mut rest = text;
        // Most letters are ASCII, and those are done all at once.
        while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
            folded.push_str(&rest[..at]);
            let Some(letter) = rest[at..].chars().next() else { break };
            let lower = lower(letter);
            folded.push(lower);
            rest = &rest[at + letter.len_utf8()..];
            if lower.len_utf8() != letter.len_utf8() {
                shifts.push((folded.len(), text.len() - rest.len()));
            }
        }
        folded.push_str(rest);
        folded.make_ascii_lowercase();
        Self { text: Cow::Owned(folded), as_written, shifts }
    }

    /// The offset in the text as written.
    fn written(&self, at: usize) -> usize {
        let before = self.shifts.partition_point(|(folded, _)| *folded <= at);
        let (folded, written) = before.checked_sub(1).map_or((0, 0), |last| self.shifts[last]);
        at - folded + written
    }
}

/// A letter in lower case, where that is one letter.
pub(super) fn lower(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    lower.next().filter(|_| lower.next().is_none()).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(needle: &str, text: &str) -> Vec<Hit> {
        search(needle, [text]).into_iter().flat_map(|found| found.hits).collect()
    }

    #[test]
    fn each_hit_has_its_line_and_its_place() {
        let found = search("tide", ["none", "A Tide.\r\nNo.\n  tides, tide\n", "tide"]);
        assert_eq!(
            found.iter().map(|found| (found.file, found.in_all)).collect::<Vec<_>>(),
            [(1, 3), (2, 1)]
        );
        let hits: Vec<_> = found[0].hits.iter().map(|hit| (hit.line, hit.text.as_str(), hit.span)).collect();
        assert_eq!(
            hits,
            [
                (1, "A Tide.", Span::new(2, 6)),
                (3, "  tides, tide", Span::new(2, 6)),
                (3, "  tides, tide", Span::new(9, 13))
            ]
        );
        assert_eq!(found[0].hits[1].at, Span::new(15, 19));
    }

    #[test]
    fn a_capital_in_the_needle_asks_for_that_letter() {
        assert_eq!(one("tide", "Tide TIDE tide").len(), 3);
        assert_eq!(one("Tide", "Tide TIDE tide").len(), 1);
        assert_eq!(one("größe", "GRÖSSE GRÖẞE").len(), 1);
        assert_eq!(one("grö", "GRÖSSE").len(), 1);
    }

    #[test]
    fn letters_that_change_their_length_do_not_move_the_hit() {
        // The Kelvin sign takes three bytes, its small letter one; Ⱥ takes two, its small letter three.
        let hits = one("kk", "\u{212a}\u{212a}Ⱥx KK");
        assert_eq!(hits.iter().map(|hit| hit.at).collect::<Vec<_>>(), [Span::new(0, 6), Span::new(10, 12)]);
        assert_eq!(one("x", "ȺȺİx")[0].at, Span::new(6, 7));
    }

    #[test]
    fn a_long_line_is_cut_around_the_hit_between_letters() {
        let text = format!("{}needle{}", "é".repeat(500), "\u{1F600}".repeat(500));
        let hit = one("needle", &text).remove(0);
        assert_eq!(hit.span.of(&hit.text), "needle");
        assert!(
            hit.text.len() < 200 && hit.text.starts_with("…é") && hit.text.ends_with("\u{1F600}…"),
            "{hit:?}"
        );
    }

    #[test]
    fn nothing_is_found_of_nothing_and_of_more_than_a_line() {
        assert_eq!(search("", ["text"]), []);
        assert_eq!(search("a\nb", ["a\nb"]), []);
    }

    #[test]
    fn hits_are_bounded_and_counted() {
        let text = "a ".repeat(300);
        let found = search("a", [text.as_str(); 7]);
        let shown: Vec<usize> = found.iter().map(|found| found.hits.len()).collect();
        assert_eq!(shown, [200, 200, 200, 200, 200, 0, 0]);
        assert!(found.iter().all(|found| found.in_all == 300));
    }

    proptest! {
        #[test]
        fn what_is_found_stands_there(needle in "[aAkß]{1,2}", text in "[aAkKßẞȺİ\u{212a}\r\n \u{1F600}]{0,60}") {
            for hit in one(&needle, &text) {
                let written = hit.at.of(&text);
                prop_assert_eq!(hit.span.of(&hit.text), written);
                prop_assert_eq!(written.chars().count(), needle.chars().count());
                prop_assert_eq!(text[..hit.at.start()].matches('\n').count() + 1, hit.line);
                prop_assert!(!hit.text.contains('\n'));
            }
        }
    }
}
