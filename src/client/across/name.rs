//! Names, as near to the author's as a client's rules allow.

use super::super::Names;

/// Names that Qwen Code and GitHub Copilot CLI keep for themselves.
const RESERVED: &[&str] =
    &["self", "system", "user", "model", "tool", "config", "default", "main", "general-purpose"];

/// The name by these rules.
pub fn legal(name: &str, rules: Names) -> String {
    let name = name.trim();
    let kept = match rules {
        Names::Any => name.to_owned(),
        Names::Plain => {
            let dashed = name.replace([':', '\u{ff1a}', '\u{fe55}', '\u{fe13}', '\u{2a74}'], "-");
            dashed.trim_start_matches(['-', ' ']).to_owned()
        }
        Names::Slug => dashed(&name.to_ascii_lowercase(), |c| c.is_ascii_alphanumeric() || c == '_'),
        Names::Words => dashed(name, |c| c.is_alphanumeric() || c == '_'),
        Names::Dashed => dashed(&lower(name), char::is_alphanumeric),
    };
    let longest = match rules {
        Names::Words => 50,
        Names::Dashed => 64,
        Names::Any => usize::MAX,
        Names::Plain | Names::Slug => 256,
    };
    let mut room: usize = longest;
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or(0);
        left.is_some()
    };
    let cut: String = kept.chars().take_while(fits).collect();
    let cut = match rules {
        Names::Any | Names::Plain => cut.trim().to_owned(),
        _ => cut.trim_matches(['-', '_']).to_owned(),
    };
    let too_short = cut.is_empty() || (rules == Names::Words && cut.chars().count() < 2);
    let reserved = RESERVED.iter().any(|reserved| cut.eq_ignore_ascii_case(reserved));
    match cut.as_str() {
        "" => "agent".into(),
        _ if too_short || reserved => format!("{cut}-agent"),
        _ => cut,
    }
}

/// Letters that have no small form stay, and are taken for dashes by the rules.
fn lower(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    lower.chars().map(|c| if c.is_uppercase() { '-' } else { c }).collect()
}

/// A text with one dash in the place of all that does not fit.
fn dashed(name: &str, fits: impl Fn(char) -> bool) -> String {
    let parts = name.split(|c| !fits(c)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_what_the_rules_allow() {
        for (name, rules, expected) in [
            ("Tide Reader", Names::Any, "Tide Reader"),
            ("-x: y", Names::Plain, "x- y"),
            ("Tide Reader!", Names::Slug, "tide-reader"),
            ("Größe_1", Names::Words, "Größe_1"),
            ("a", Names::Words, "a-agent"),
            ("Default", Names::Words, "Default-agent"),
            ("--a__b--", Names::Dashed, "a-b"),
            ("größe 2", Names::Dashed, "größe-2"),
            ("潮汐", Names::Slug, "agent"),
            ("", Names::Any, "agent"),
        ] {
            assert_eq!(legal(name, rules), expected, "{name}");
        }
        assert_eq!(legal(&"x".repeat(300), Names::Words).len(), 50);
    }
}
