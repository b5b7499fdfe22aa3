//! What one word of a text says.

use super::{Result, Value, error, words::Kind};

/// A key: letters, digits, dashes and underscores, or any text in quotes on one line.
pub fn key(word: &str, kind: Kind, at: usize) -> Result<String> {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    match kind {
        Kind::Atom if word.bytes().all(fits) => Ok(word.to_owned()),
        Kind::BasicString | Kind::LiteralString => text(word, kind, at),
        _ => Err(error(at, "a key is wanted here")),
    }
}

/// A text without its quotes and escapes.
pub fn text(word: &str, kind: Kind, at: usize) -> Result<String> {
    let (mark, escapes) = match kind {
        Kind::BasicString => ("\"", true),
        Kind::LiteralString => ("'", false),
        Kind::MlBasicString => ("\"\"\"", true),
        Kind::MlLiteralString => ("'''", false),
        _ => return Err(error(at, "a value is wanted here")),
    };
    let inner = word.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    let Some(mut inner) = inner else { return Err(error(at, "a quote that nothing closes")) };
    if mark.len() == 3 {
        inner = inner.strip_prefix("\r\n").or(inner.strip_prefix('\n')).unwrap_or(inner);
    }
    let start = at + word.len() - mark.len() - inner.len();
    let mut line_start = start;
    for line in inner.split_inclusive('\n') {
        let ending = if line.ends_with("\r\n") { 2 } else { usize::from(line.ends_with('\n')) };
        check(&line[..line.len() - ending], line_start)?;
        line_start += line.len();
    }
    if escapes { unescaped(inner, start) } else { Ok(inner.to_owned()) }
}

/// Refuses control characters other than tabs.
pub fn check(line: &str, at: usize) -> Result<()> {
    let control = line.bytes().position(|byte| byte.is_ascii_control() && byte != b'\t');
    control.map_or(Ok(()), |offset| Err(error(at + offset, "a control character")))
}

fn unescaped(text: &str, at: usize) -> Result<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('\\') {
        out.push_str(&rest[..found]);
        rest = &rest[found + 1..];
        let bare = rest.trim_start_matches([' ', '\t']);
        if bare.starts_with('\n') || bare.starts_with("\r\n") {
            rest = bare.trim_start_matches([' ', '\t', '\r', '\n']);
            continue;
        }
        let wrong = || error(at + text.len() - rest.len() - 1, "no escape");
        let (c, length) = escape(rest).ok_or_else(wrong)?;
        out.push(c);
        rest = &rest[length..];
    }
    out.push_str(rest);
    Ok(out)
}

/// The character that is meant by what stands behind a backslash, and the length of that.
fn escape(rest: &str) -> Option<(char, usize)> {
    let digits = match rest.chars().next()? {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        c => {
            let plain = b"\x08\t\n\x0c\r\x1b\"\\"["btnfre\"\\".find(c)?];
            return Some((char::from(plain), 1));
        }
    };
    let code = rest.get(1..=digits).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, 1 + digits))
}

/// What a word without quotes says.
pub fn plain(word: &str, at: usize) -> Result<Value> {
    let unsigned = word.strip_prefix(['+', '-']).unwrap_or(word);
    Ok(match word {
        "true" => Value::Flag(true),
        "false" => Value::Flag(false),
        _ if matches!(unsigned, "inf" | "nan") || is_fraction(unsigned) => Value::Number,
        _ if is_moment(word) => Value::Date(word.to_owned()),
        _ => return whole(word, unsigned).ok_or_else(|| error(at, "no value")),
    })
}

fn whole(word: &str, unsigned: &str) -> Option<Value> {
    let bases = [("0x", 16), ("0o", 8), ("0b", 2)];
    let base = bases.into_iter().find_map(|(prefix, base)| Some((word.strip_prefix(prefix)?, base)));
    let (digits, base) = base.unwrap_or((unsigned, 10));
    if !is_grouped(digits, base) || (base == 10 && leads(digits)) {
        return None;
    }
    let sign = if base == 10 && word.starts_with('-') { "-" } else { "" };
    let plain = format!("{sign}{}", digits.replace('_', ""));
    Some(i64::from_str_radix(&plain, base).map_or(Value::Number, Value::Whole))
}

/// Whether noughts stand before other digits.
fn leads(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0')
}

/// Digits, with single underscores between them.
fn is_grouped(digits: &str, base: u32) -> bool {
    digits.split('_').all(|part| !part.is_empty() && part.chars().all(|c| c.is_digit(base)))
}

fn is_fraction(unsigned: &str) -> bool {
    let (mantissa, power) = unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(m, p)| (m, Some(p)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    let fits = |digits: &str| is_grouped(digits, 10);
    (power.is_some() || fraction.is_some())
        && fits(whole)
        && !leads(whole)
        && fraction.is_none_or(fits)
        && power.is_none_or(|power| fits(power.strip_prefix(['+', '-']).unwrap_or(power)))
}

/// `2026-11-20`, and no day that no month has.
pub fn is_day(word: &str) -> bool {
    let mut parts = word.splitn(3, '-');
    let mut part = |length| digits(parts.next()?, length);
    let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else { return false };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=last).contains(&day)
}

/// A number of so many digits.
fn digits(part: &str, length: usize) -> Option<u32> {
    let fits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|_| fits)
}

/// A day, a time, or a day and a time with or without its zone.
fn is_moment(word: &str) -> bool {
    let Some((_, time)) = word.split_at_checked(10).filter(|(day, _)| is_day(day)) else {
        return is_time(word);
    };
    let Some(time) = time.strip_prefix(['T', 't', ' ']) else { return time.is_empty() };
    if let Some(time) = time.strip_suffix(['Z', 'z']) {
        return is_time(time);
    }
    match time.split_once(['+', '-']) {
        Some((time, zone)) => is_time(time) && zone.len() == 5 && is_time(zone),
        None => is_time(time),
    }
}

/// `10:00`, `10:00:00` or `10:00:00.5`.
fn is_time(word: &str) -> bool {
    let (time, fraction) = word.split_once('.').map_or((word, None), |(time, rest)| (time, Some(rest)));
    let mut parts = time.split(':');
    let mut below = |most| parts.next().map(|part| digits(part, 2).is_some_and(|number| number <= most));
    let fits = (below(23), below(59), below(60));
    let whole = |fraction: &str| !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    match fits {
        (Some(true), Some(true), None) => fraction.is_none(),
        (Some(true), Some(true), Some(true)) => parts.next().is_none() && fraction.is_none_or(whole),
        _ => false,
    }
}
