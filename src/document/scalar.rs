//! What a word means, and how to write a text so that it is read back word for word.

use super::node::{Scalar, Style};

/// What a YAML 1.2 core-schema reader takes a scalar for. Yes, no, on, off and dates are text there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Null,
    Bool(bool),
    Number,
    Text,
}

/// The meaning of a scalar; anything quoted or in a block is text.
pub fn meaning(scalar: &Scalar) -> Meaning {
    if scalar.style == Style::Plain { meaning_of_word(&scalar.text) } else { Meaning::Text }
}

/// The meaning of an unquoted word.
pub fn meaning_of_word(word: &str) -> Meaning {
    match word {
        "" | "~" | "null" | "Null" | "NULL" => Meaning::Null,
        "true" | "True" | "TRUE" => Meaning::Bool(true),
        "false" | "False" | "FALSE" => Meaning::Bool(false),
        _ if is_number(word) => Meaning::Number,
        _ => Meaning::Text,
    }
}

/// A text in one line that reads back exactly: in double quotes, or in single quotes where that spares
/// every escape.
pub fn quoted(text: &str) -> String {
    let needs_escape = text.contains(['"', '\\']);
    if needs_escape
        && !text.contains('\'')
        && text.chars().all(|c| escape(c).is_none() || matches!(c, '"' | '\\'))
    {
        format!("'{text}'")
    } else {
        double_quoted(text)
    }
}

/// A text as a `|` block (`|-` where it does not end with a line end): what stands behind the key's
/// colon and its blank, lines indented by `indent` blanks. `None` for texts no such block can hold
/// exactly.
pub fn block(text: &str, indent: usize, newline: &str) -> Option<String> {
    let (lines, header) = match text.strip_suffix('\n') {
        Some(lines) => (lines, "|"),
        None => (text, "|-"),
    };
    let last_is_filled = lines.split('\n').next_back().is_some_and(|line| !line.trim().is_empty());
    let holds = last_is_filled
        && !lines.starts_with(char::is_whitespace)
        && !lines.lines().any(|line| line.starts_with('\t'))
        && lines.chars().all(|c| matches!(c, '\n' | '\t' | '"' | '\\') || escape(c).is_none());
    holds.then(|| {
        let mut out = String::from(header);
        for line in lines.split('\n') {
            out.push_str(newline);
            if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str(line);
            }
        }
        out
    })
}

/// The longest line a careful person puts in quotes; longer ones go into a block.
const LONGEST_QUOTED: usize = 160;

/// A text as a careful person writes it: short one-line text in quotes, the rest as a `|` block.
pub fn careful(text: &str, indent: usize, newline: &str) -> String {
    let short = !text.contains('\n') && text.chars().count() <= LONGEST_QUOTED;
    if short {
        return quoted(text);
    }
    block(text, indent, newline).unwrap_or_else(|| double_quoted(text))
}

/// A text on one line that no reader of YAML, strict or old, takes for anything else without quotes.
pub fn is_plain(words: &str) -> bool {
    words.starts_with(char::is_alphabetic) && is_calm(words) && meaning_of_word(words) == Meaning::Text
}

/// A text of letters, digits, blanks and marks that say nothing in YAML outside of brackets.
pub fn is_calm(words: &str) -> bool {
    let is_calm = |c: char| {
        c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.' | '(' | ')' | '/' | '*' | ';' | '\'' | ',')
    };
    words.starts_with(char::is_alphanumeric)
        && words.chars().all(is_calm)
        && !words.ends_with(' ')
        && !is_old_word(words)
}

/// Words that readers of YAML 1.1 take for a yes or a no.
fn is_old_word(words: &str) -> bool {
    ["yes", "no", "on", "off", "y", "n"].iter().any(|word| words.eq_ignore_ascii_case(word))
}

/// A text in double quotes, on one line.
pub fn double_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match escape(character) {
            Some(escaped) => out.push_str(&escaped),
            None => out.push(character),
        }
    }
    out.push('"');
    out
}

/// The escape a character needs inside double quotes; `None` for those that stand for themselves.
fn escape(character: char) -> Option<String> {
    Some(match character {
        '"' => "\\\"".into(),
        '\\' => "\\\\".into(),
        '\n' => "\\n".into(),
        '\t' => "\\t".into(),
        '\r' => "\\r".into(),
        // Line ends of YAML 1.1, which older readers still break at.
        '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => format!("\\u{:04X}", u32::from(character)),
        _ if u32::from(character) < 0x20 || ('\u{7f}'..='\u{9f}').contains(&character) => {
            format!("\\x{:02X}", u32::from(character))
        }
        '\u{fffe}' | '\u{ffff}' => format!("\\u{:04X}", u32::from(character)),
        _ => return None,
    })
}

/// Whether a number is nought or none at all: what JavaScript takes for "no value".
pub fn is_nought(number: &str) -> bool {
    let digits = number.split(['e', 'E', 'x', 'o']).next_back().filter(|_| number.contains(['x', 'o']));
    let digits = digits.unwrap_or_else(|| number.split(['e', 'E']).next().unwrap_or(""));
    number.eq_ignore_ascii_case(".nan")
        || !digits.bytes().any(|byte| matches!(byte, b'1'..=b'9' | b'a'..=b'f' | b'A'..=b'F' | b'i' | b'I'))
}

fn is_number(word: &str) -> bool {
    let digits =
        |text: &str, is_digit: fn(&u8) -> bool| !text.is_empty() && text.as_bytes().iter().all(is_digit);
    if let Some(rest) = word.strip_prefix("0x") {
        return digits(rest, u8::is_ascii_hexdigit);
    }
    if let Some(rest) = word.strip_prefix("0o") {
        return digits(rest, |byte| matches!(byte, b'0'..=b'7'));
    }
    let unsigned = word.strip_prefix(['-', '+']).unwrap_or(word);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(word, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) =
        unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let power = |text: &str| digits(text.strip_prefix(['-', '+']).unwrap_or(text), u8::is_ascii_digit);
    all(whole) && all(fraction) && !(whole.is_empty() && fraction.is_empty()) && exponent.is_none_or(power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::yaml, text::Span};

    fn read_back(written: &str) -> Option<String> {
        let text = format!("key: {written}\nnext: x\n");
        let yaml = yaml::parse(&text, Span::new(0, text.len())).ok()?;
        yaml.top_level()[0].value.text().map(str::to_owned)
    }

    #[test]
    fn words_mean_what_the_core_schema_says() {
        assert_eq!(meaning_of_word("no"), Meaning::Text);
        assert_eq!(meaning_of_word("2026-01-01"), Meaning::Text);
        assert_eq!(meaning_of_word("1.2.3"), Meaning::Text);
        assert_eq!(meaning_of_word("12e3"), Meaning::Number);
        assert_eq!(meaning_of_word("12e"), Meaning::Text);
        assert_eq!(meaning_of_word("."), Meaning::Text);
        assert_eq!(meaning_of_word("0x1F"), Meaning::Number);
        assert_eq!(meaning_of_word("-.5"), Meaning::Number);
        assert_eq!(meaning_of_word("True"), Meaning::Bool(true));
        assert_eq!(meaning_of_word("~"), Meaning::Null);
    }

    #[test]
    fn nought_is_known_in_every_form() {
        for number in ["0", "-0.0", "0x0", "0o0", "0e5", ".nan", "+.0"] {
            assert!(is_number(number) && is_nought(number), "{number}");
        }
        for number in ["1", "0.1", "0x0f", "0o7", "-.inf", "1e0"] {
            assert!(is_number(number) && !is_nought(number), "{number}");
        }
    }

    #[test]
    fn every_way_of_writing_reads_back_word_for_word() {
        let long = "word: \"quoted\" it's ".repeat(12);
        let texts = [
            "plain",
            "Use: it",
            "it's \"both\" \\n",
            "C:\\tables\\new",
            "a\nb",
            "a\n\n  b\n",
            "tab\there",
            " lead",
            "trail ",
            "\u{85}x",
            "\u{feff}",
            "a\n\n",
            "#",
            "'",
            "\"",
            "\\",
            "",
            long.trim(),
        ];
        for text in texts {
            assert_eq!(read_back(&quoted(text)).as_deref(), Some(text), "quoted {text:?}");
            assert_eq!(read_back(&careful(text, 2, "\n")).as_deref(), Some(text), "careful {text:?}");
        }
    }

    #[test]
    fn short_text_is_quoted_and_long_text_becomes_a_block() {
        assert_eq!(careful("Use: it", 2, "\n"), "\"Use: it\"");
        assert_eq!(careful("say \"a: b\"", 2, "\n"), "'say \"a: b\"'");
        assert_eq!(careful("a: b\n\nc", 2, "\r\n"), "|-\r\n  a: b\r\n\r\n  c");
        assert!(careful("long: text ".repeat(20).trim_end(), 2, "\n").starts_with("|-\n  long: text"));
    }
}
