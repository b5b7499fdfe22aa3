//! Which texts say nearly the same.

use std::collections::BTreeMap;

/// So much of the shorter text has to stand in the other, in percent of its runs of three words.
const ALIKE: usize = 60;

/// Runs that stand in more texts than this tell nothing.
const COMMON: usize = 40;

/// No more words of a text are looked at.
const WORDS: usize = 400;

/// The part of a run's number that tells the text; there are fewer texts than this. The rest is that of its words.
const TEXTS: u64 = (1 << 20) - 1;

/// Pairs of texts of which the one says most of what the other says. Time grows with the words, not with the pairs.
pub fn alike(texts: &[&str]) -> Vec<(usize, usize)> {
    let mut runs: Vec<u64> = Vec::new();
    let mut counts = Vec::new();
    for (at, text) in texts.iter().enumerate().take(TEXTS as usize) {
        let from = runs.len();
        runs.extend(numbers(text).map(|number| number & !TEXTS | at as u64));
        runs[from..].sort_unstable();
        let whole = runs.len();
        let mut kept = from;
        for next in from..whole {
            if next == from || runs[next] != runs[next - 1] {
                runs[kept] = runs[next];
                kept += 1;
            }
        }
        runs.truncate(kept);
        counts.push(kept - from);
    }
    runs.sort_unstable();
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for same in runs.chunk_by(|one, other| one & !TEXTS == other & !TEXTS).filter(|same| same.len() <= COMMON)
    {
        for (nth, one) in same.iter().enumerate() {
            for other in &same[nth + 1..] {
                *shared.entry(((one & TEXTS) as usize, (other & TEXTS) as usize)).or_default() += 1;
            }
        }
    }
    let is_alike = |((one, other), count): &((usize, usize), usize)| {
        let shorter = counts[*one].min(counts[*other]);
        shorter >= 4 && count * 100 >= shorter * ALIKE
    };
    shared.into_iter().filter(is_alike).map(|(pair, _)| pair).collect()
}

/// A number for each three words in a row, whatever their case.
fn numbers(text: &str) -> impl Iterator<Item = u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<u64> = words.take(WORDS).map(number).collect();
    let runs = words.windows(3).map(|run| run.iter().fold(0, |sum: u64, word| mixed(sum ^ word)));
    runs.collect::<Vec<u64>>().into_iter()
}

/// FNV-1a over the letters in lower case.
fn number(word: &str) -> u64 {
    word.chars().flat_map(char::to_lowercase).fold(0xcbf2_9ce4_8422_2325, |sum, letter| {
        (sum ^ u64::from(u32::from(letter))).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Spreads what differs over all digits.
fn mixed(number: u64) -> u64 {
    (number ^ number >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9).rotate_left(31)
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
