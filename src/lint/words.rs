//! Words that are nearly others, and words in messages.

const LONGEST_LIST: usize = 12;

/// Words joined as in a sentence: `a`, `b` and `c`.
pub fn list(words: &[String], last: &str) -> String {
    let code: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let code = match code.len() {
        // Nobody reads a longer list.
        length if length > LONGEST_LIST => {
            let mut some = code[..LONGEST_LIST].to_vec();
            some.push(format!("{} more", length - LONGEST_LIST));
            some
        }
        _ => code,
    };
    match code.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// Whether one slip of the pen turns one word into the other: a letter more, less or other, or two neighbours
/// swapped. Capitals are no slip.
pub fn is_slip(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let (short, long) = (short.as_bytes(), long.as_bytes());
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(left, right)| left.eq_ignore_ascii_case(right)).count();
    match (&short[same..], &long[same..]) {
        ([left, short @ ..], [right, long @ ..]) if short.len() == long.len() => {
            let swapped = || match (short, long) {
                ([next, short @ ..], [before, long @ ..]) => {
                    left.eq_ignore_ascii_case(before)
                        && next.eq_ignore_ascii_case(right)
                        && short.eq_ignore_ascii_case(long)
                }
                _ => false,
            };
            short.eq_ignore_ascii_case(long) || swapped()
        }
        (short, [_, long @ ..]) => short.eq_ignore_ascii_case(long),
        (_, []) => false,
    }
}

/// A key with case and separators taken out, so that `max-turns`, `max_turns` and `maxTurns` are one.
pub fn bare(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// A text over lines without the indentation its lines have in common, with blank lines empty, and with LF ends. The first line
/// counts only where it is indented itself.
pub fn outdented(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let counted = below.lines().chain(Some(first).filter(|line| line.starts_with(' ')));
    let least = counted.filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let cut = |line: &str| match line.trim().is_empty() {
        true => String::new(),
        false => line.get(least.min(indent(line))..).unwrap_or(line).trim_end_matches('\r').to_owned(),
    };
    text.split('\n').map(cut).collect::<Vec<_>>().join("\n")
}

/// A text cut to a length with an ellipsis, for messages.
pub fn short(text: &str, longest: usize) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= longest {
        return one_line;
    }
    let cut: String = one_line.chars().take(longest).collect();
    format!("{}…", cut.trim_end())
}

/// A key as the subject of a sentence.
pub fn titled(key: &str) -> String {
    match key {
        "name" => "Name".into(),
        "description" => "Description".into(),
        _ => format!("`{key}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_near() {
        for (a, b) in [("modle", "model"), ("tool", "tools"), ("ool", "tool"), ("tOOls", "toals")] {
            assert!(is_slip(a, b) && is_slip(b, a), "{a} {b}");
        }
        for (a, b) in [("color", "tools"), ("tools", "Tools"), ("", ""), ("mdoel", "modeel"), ("a", "abc")] {
            assert!(!is_slip(a, b) && !is_slip(b, a), "{a} {b}");
        }
        assert_eq!(bare("max-turns"), bare("maxTurns"));
    }

    #[test]
    fn common_indentation_goes_and_the_rest_stays() {
        assert_eq!(outdented("a\r\n\r\n  b\r\n    c"), "a\n\nb\n  c");
        assert_eq!(outdented("  a\n   b"), "a\n b");
        assert_eq!(outdented("one line"), "one line");
    }

    #[test]
    fn long_values_are_cut_in_messages() {
        assert_eq!(short("one  two\nthree", 40), "one two three");
        assert_eq!(short("abcdef", 3), "abc…");
    }
}
