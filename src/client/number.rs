/// A YAML number as JavaScript's `String` writes it. Digits beyond the seventeenth, which it rounds, stay.
pub fn number(written: &str) -> String {
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let based = |prefix: &str, base| {
        let digits = digits.strip_prefix(prefix)?;
        u64::from_str_radix(digits, base).ok()
    };
    if let Some(whole) = based("0x", 16).or(based("0o", 8)).or(based("0b", 2)) {
        return if whole == 0 { "0".into() } else { format!("{sign}{whole}") };
    }
    match digits.to_ascii_lowercase().as_str() {
        ".inf" => format!("{sign}Infinity"),
        ".nan" => "NaN".into(),
        _ => decimal(sign, digits),
    }
}

/// Whether a YAML number is whole, and this or greater.
pub fn is_count(written: &str, least: u32) -> bool {
    let text = number(&written.replace('_', ""));
    text.parse()
        .map_or_else(|_| text.contains("e+") && is_positive(&text), |whole: u64| whole >= least.into())
}

/// Whether a number as [`number`] writes it is greater than nought.
pub fn is_positive(text: &str) -> bool {
    text != "0" && text.starts_with(|c: char| c.is_ascii_digit())
}

fn decimal(sign: &str, digits: &str) -> String {
    let (mantissa, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    let led = all.trim_start_matches('0');
    let kept = led.trim_end_matches('0');
    if kept.is_empty() {
        return "0".into();
    }
    let exponent: i64 = exponent.trim_start_matches('+').parse().unwrap_or(0);
    // The value is 0.KEPT times ten to the power of this.
    let point = whole.len() as i64 - (all.len() - led.len()) as i64 + exponent;
    let length = kept.len() as i64;
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0).min(21));
    match point {
        _ if length <= point && point <= 21 => format!("{sign}{kept}{}", zeros(point - length)),
        1..=21 => {
            let (before, behind) = kept.split_at(usize::try_from(point).unwrap_or(0));
            format!("{sign}{before}.{behind}")
        }
        -5..=0 => format!("{sign}0.{}{kept}", zeros(-point)),
        _ => {
            let (first, rest) = kept.split_at(1);
            let rest = if rest.is_empty() { String::new() } else { format!(".{rest}") };
            let plus = if point > 0 { "+" } else { "" };
            format!("{sign}{first}{rest}e{plus}{}", point - 1)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_count, number};

    #[test]
    fn counts_are_whole() {
        for (written, is) in
            [("1", true), ("1_0", true), ("0", false), ("1.5", false), ("1e3", true), ("1e30", true)]
        {
            assert_eq!(is_count(written, 1), is, "{written}");
        }
        for written in ["-1", ".inf", "-1e30", "1:30"] {
            assert!(!is_count(written, 1), "{written}");
        }
        assert!(is_count("-0", 0) && is_count("0x1F", 31) && is_count("0b11", 3));
    }

    #[test]
    fn numbers_are_written_as_javascript_does() {
        for (written, expected) in [
            ("007", "7"),
            ("+1.50", "1.5"),
            ("-.5", "-0.5"),
            ("-0", "0"),
            ("1.", "1"),
            ("0x1F", "31"),
            ("0o17", "15"),
            ("1e3", "1000"),
            ("12.5e-1", "1.25"),
            ("1e21", "1e+21"),
            ("-1.5e22", "-1.5e+22"),
            ("1e-7", "1e-7"),
            ("0.000001", "0.000001"),
            ("100000000000000000000", "100000000000000000000"),
            (".inf", "Infinity"),
        ] {
            assert_eq!(number(written), expected, "{written}");
        }
    }
}
