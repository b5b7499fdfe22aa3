//! The smallest text that still fails.

/// Leaves out parts of a text, large ones first, as long as it fails without them. After so many tries the
/// smallest found so far is given.
pub fn minimise(text: &str, tries: usize, fails: impl Fn(&str) -> bool) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let mut left = tries;
    let mut length = letters.len().div_ceil(2);
    while length > 0 {
        let before = letters.len();
        let mut at = 0;
        while at < letters.len() && left > 0 {
            left -= 1;
            let end = (at + length).min(letters.len());
            let shorter: String = letters[..at].iter().chain(&letters[end..]).collect();
            if fails(&shorter) {
                letters.drain(at..end);
            } else {
                at = end;
            }
        }
        if letters.len() == before || length > 1 {
            length /= 2;
        }
    }
    letters.into_iter().collect()
}
