//! Which texts say nearly the same.

use crate::text::sort;
use std::collections::BTreeMap;

/// So much of the shorter text has to stand in the other, in percent of its runs of three words.
const ALIKE: usize = 60;

/// Runs that stand in more texts than this tell nothing.
const COMMON: usize = 40;

/// Pairs of texts of which the one says most of what the other says. Time grows with the words, not with the pairs.
pub fn alike(texts: &[&str]) -> Vec<(usize, usize)> {
    let runs: Vec<Vec<String>> = texts.iter().map(|text| runs(text)).collect();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, run) in runs.iter().enumerate().flat_map(|(at, runs)| runs.iter().map(move |run| (at, run))) {
        places.entry(run).or_default().push(at);
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for texts in places.values().filter(|texts| texts.len() <= COMMON) {
        for (nth, one) in texts.iter().enumerate() {
            for other in &texts[nth + 1..] {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let is_alike = |((one, other), count): &((usize, usize), usize)| {
        let shorter = runs[*one].len().min(runs[*other].len());
        shorter >= 4 && count * 100 >= shorter * ALIKE
    };
    shared.into_iter().filter(is_alike).map(|(pair, _)| pair).collect()
}

/// Each three words in a row, once, in lower case.
fn runs(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<String> = words.take(400).map(str::to_lowercase).collect();
    let mut runs: Vec<String> = words.windows(3).map(|three| three.join(" ")).collect();
    sort(&mut runs);
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn texts_that_share_most_of_their_words_in_a_row_are_alike() {
        let texts = [
            "Reads tide tables for a harbour and gives the next two low tides. Use when a harbour is named.",
            "Reads tide tables for a harbour, gives the next two low tides. Use when a coast is named.",
            "Judges kites by their tails. Use when a harbour is named.",
        ];
        assert_eq!(alike(&texts), [(0, 1)]);
        assert!(alike(&["", "a b", "a b"]).is_empty());
    }
}
