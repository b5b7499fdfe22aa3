//! What an unquoted word means to each reader.

use super::Parser;
use crate::document::{
    Scalar, Style,
    scalar::{Meaning, meaning_of_word},
};

/// What a value is to a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Null,
    Bool(bool),
    Number,
    Text,
    /// An object of its own to js-yaml, and no text.
    Date,
    List,
    Map,
}

/// The sort of a word that bears no tag.
pub fn sort(parser: Parser, scalar: &Scalar) -> Sort {
    if scalar.style != Style::Plain {
        return Sort::Text;
    }
    let word = scalar.text.as_str();
    match (parser, meaning_of_word(word)) {
        (Parser::StrictYaml, _) | (Parser::NpmYaml, Meaning::Text) => Sort::Text,
        (_, Meaning::Null) => Sort::Null,
        (_, Meaning::Bool(yes)) => Sort::Bool(yes),
        (Parser::NpmYaml, Meaning::Number) => Sort::Number,
        (Parser::LibYaml, meaning) => libyaml(word, meaning),
        (Parser::JsYaml4 | Parser::JsYaml3, _) => js(word, parser == Parser::JsYaml3),
    }
}

/// A number with noughts before it is a text to `serde_yaml`.
fn libyaml(word: &str, meaning: Meaning) -> Sort {
    let digits = unsigned(word);
    let led_by_nought = digits.len() > 1 && digits.starts_with('0') && digits.as_bytes()[1].is_ascii_digit();
    let binary =
        digits.strip_prefix("0b").is_some_and(|digits| all(digits, |byte| matches!(byte, b'0' | b'1')));
    match meaning {
        _ if binary => Sort::Number,
        Meaning::Number if !led_by_nought => Sort::Number,
        _ => Sort::Text,
    }
}

fn js(word: &str, three: bool) -> Sort {
    // Most values are words, and begin with none of the marks of a number.
    if !word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) {
        Sort::Text
    } else if is_js_whole(word, three) || is_js_fraction(word, three) {
        Sort::Number
    } else if is_date(word) {
        Sort::Date
    } else {
        Sort::Text
    }
}

fn unsigned(word: &str) -> &str {
    word.strip_prefix(['-', '+']).unwrap_or(word)
}

fn all(digits: &str, is_digit: impl Fn(u8) -> bool) -> bool {
    !digits.is_empty() && digits.bytes().all(is_digit)
}

/// Digits among which underscores may stand, but not last.
fn grouped(digits: &str, is_digit: impl Fn(u8) -> bool) -> bool {
    !digits.ends_with('_')
        && digits.bytes().any(&is_digit)
        && digits.bytes().all(|byte| byte == b'_' || is_digit(byte))
}

fn is_js_whole(word: &str, three: bool) -> bool {
    let digits = unsigned(word);
    let octal = |byte: u8| matches!(byte, b'0'..=b'7');
    if let Some(rest) = digits.strip_prefix("0b") {
        return grouped(rest, |byte| matches!(byte, b'0' | b'1'));
    }
    if let Some(rest) = digits.strip_prefix("0x") {
        return grouped(rest, |byte| byte.is_ascii_hexdigit());
    }
    if let Some(rest) = digits.strip_prefix("0o").filter(|_| !three) {
        return grouped(rest, octal);
    }
    if three && digits.len() > 1 && digits.starts_with('0') {
        return grouped(digits, octal);
    }
    let (first, sixties) = digits.split_once(':').map_or((digits, None), |(first, rest)| (first, Some(rest)));
    !first.starts_with('_')
        && grouped(first, |byte| byte.is_ascii_digit())
        && sixties.is_none_or(|rest| three && rest.split(':').all(is_sixty))
}

fn is_sixty(part: &str) -> bool {
    all(part, |byte| byte.is_ascii_digit())
        && (part.len() == 1 || (part.len() == 2 && part.as_bytes()[0] < b'6'))
}

fn is_js_fraction(word: &str, three: bool) -> bool {
    let digits = unsigned(word);
    if matches!(digits, ".inf" | ".Inf" | ".INF") || matches!(word, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    if word.ends_with('_') {
        return false;
    }
    let (mantissa, power) = digits.split_once(['e', 'E']).map_or((digits, None), |(m, p)| (m, Some(p)));
    let is_digit = |byte: u8| byte.is_ascii_digit() || byte == b'_';
    if power.is_some_and(|power| !all(unsigned(power), |byte| byte.is_ascii_digit())) {
        return false;
    }
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let whole_fits = whole.starts_with(|c: char| c.is_ascii_digit())
        && whole.bytes().all(is_digit)
        && !(three && whole.len() > 1 && whole.starts_with('0'));
    let fraction_fits = fraction.bytes().all(is_digit);
    match whole {
        // Three dots and no sign: `.5`.
        "" => word.starts_with('.') && !fraction.is_empty() && fraction_fits && power.is_none(),
        _ => whole_fits && fraction_fits,
    }
}

/// `2026-01-31`, or a day with a time behind it.
fn is_date(word: &str) -> bool {
    let part = |from: usize, to: usize| {
        word.get(from..to).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if word.len() == 10 {
        return part(0, 4) && &word[4..5] == "-" && part(5, 7) && &word[7..8] == "-" && part(8, 10);
    }
    let Some((day, time)) = word.split_once(['T', 't', ' ', '\t']) else { return false };
    let mut parts = day.split('-');
    let is = |part: Option<&str>, least: usize, most: usize| {
        part.is_some_and(|part| {
            (least..=most).contains(&part.len()) && all(part, |byte| byte.is_ascii_digit())
        })
    };
    let day_fits =
        is(parts.next(), 4, 4) && is(parts.next(), 1, 2) && is(parts.next(), 1, 2) && parts.next().is_none();
    let time = time.trim_start_matches([' ', '\t']);
    let (clock, zone) = match time.find([' ', '\t', 'Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let (seconds, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let mut parts = seconds.split(':');
    let time_fits =
        is(parts.next(), 1, 2) && is(parts.next(), 2, 2) && is(parts.next(), 2, 2) && parts.next().is_none();
    let zone = zone.trim_start_matches([' ', '\t']);
    let mut parts = zone.trim_start_matches(['+', '-']).split(':');
    let zone_fits = zone.is_empty()
        || zone == "Z"
        || (zone.starts_with(['+', '-']) && is(parts.next(), 1, 2) && parts.all(|part| is(Some(part), 2, 2)));
    day_fits && time_fits && zone_fits && fraction.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(parser: Parser, word: &str) -> Sort {
        sort(parser, &Scalar { text: word.into(), style: Style::Plain })
    }

    #[test]
    fn words_mean_what_each_reader_says() {
        use Parser::{JsYaml3, JsYaml4, LibYaml, NpmYaml, StrictYaml};
        for (word, expected) in [
            ("1_000", [Sort::Text, Sort::Number, Sort::Number, Sort::Text]),
            ("0777", [Sort::Number, Sort::Number, Sort::Number, Sort::Text]),
            ("0899", [Sort::Number, Sort::Number, Sort::Text, Sort::Text]),
            ("0o17", [Sort::Number, Sort::Number, Sort::Text, Sort::Number]),
            ("0b11", [Sort::Text, Sort::Number, Sort::Number, Sort::Number]),
            ("1:30", [Sort::Text, Sort::Text, Sort::Number, Sort::Text]),
            ("1:99", [Sort::Text, Sort::Text, Sort::Text, Sort::Text]),
            ("2026-01-31", [Sort::Text, Sort::Date, Sort::Date, Sort::Text]),
            ("2026-01-31 10:00:00", [Sort::Text, Sort::Date, Sort::Date, Sort::Text]),
            ("2026-01-31x", [Sort::Text; 4]),
            ("-x", [Sort::Text; 4]),
            ("yes", [Sort::Text; 4]),
            ("1.5e3", [Sort::Number; 4]),
            ("~", [Sort::Null; 4]),
            ("True", [Sort::Bool(true); 4]),
        ] {
            assert_eq!(
                [NpmYaml, JsYaml4, JsYaml3, LibYaml].map(|parser| of(parser, word)),
                expected,
                "{word}"
            );
            assert_eq!(of(StrictYaml, word), Sort::Text);
        }
    }
}
