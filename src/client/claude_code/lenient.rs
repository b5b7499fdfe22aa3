use crate::{
    document::{Kind, yaml},
    text::{Edit, EditSet, Span},
};

/// Claude Code's one repair of YAML that does not parse: each line `key: value` at column 0 whose value
/// holds a character special to YAML is put in double quotes, and leading tabs become two blanks each.
///
/// A line that ends in CR is never touched: the pattern's dot does not match it. A value that begins and
/// ends with the same quote, or is a flow list that parses, is left alone.
pub fn retry(yaml: &str) -> EditSet {
    let mut edits = Vec::new();
    let mut start = 0;
    for line in yaml.split('\n') {
        let tabs = line.len() - line.trim_start_matches('\t').len();
        if tabs > 0 {
            edits.push(Edit::replace(Span::new(start, start + tabs), "  ".repeat(tabs)));
        } else if let Some(value) = value_of(line).filter(|value| is_suspicious(value)) {
            let at = start + line.len() - value.len();
            let escaped = value.replace('\\', "\\\\").replace('"', "\\\"");
            let colon = start + line.find(':').unwrap_or(0) + 1;
            edits.push(Edit::replace(Span::new(colon, at + value.len()), format!(" \"{escaped}\"")));
        }
        start += line.len() + 1;
    }
    EditSet::in_order(edits)
}

/// What `^[A-Za-z_-]+:\s+(.+)$` catches of a line.
fn value_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let value = rest.trim_start();
    let plain_key =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'-'));
    let caught = plain_key
        && value.len() < rest.len()
        && !value.is_empty()
        && !value.contains(['\r', '\u{2028}', '\u{2029}']);
    caught.then_some(value)
}

fn is_suspicious(value: &str) -> bool {
    let quoted = |quote| value.starts_with(quote) && value.ends_with(quote);
    let list = || {
        let yaml = (value.starts_with('[') && value.ends_with(']'))
            .then(|| yaml::parse(value, Span::new(0, value.len())).ok())
            .flatten();
        yaml.is_some_and(
            |yaml| matches!(yaml.documents.as_slice(), [node] if matches!(node.kind, Kind::List(..))),
        )
    };
    let special =
        |c| matches!(c, '{' | '}' | '[' | ']' | '*' | '&' | '#' | '!' | '|' | '>' | '%' | '@' | '`');
    !quoted('"') && !quoted('\'') && !list() && (value.contains(special) || value.contains(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(yaml: &str) -> String {
        retry(yaml).apply(yaml)
    }

    #[test]
    fn a_value_with_a_colon_is_quoted_word_for_word() {
        assert_eq!(repaired("description: say \"a\": C:\\t"), "description: \"say \\\"a\\\": C:\\\\t\"");
    }

    #[test]
    fn lines_with_a_carriage_return_or_an_odd_key_are_left_alone() {
        for line in ["description: a: b\r", "step2: a: b", " description: a: b", "'k': a: b"] {
            assert_eq!(repaired(line), line);
        }
    }

    #[test]
    fn quoted_values_and_lists_that_parse_are_left_alone() {
        for line in ["a: \"x: y\"", "a: 'x: y'", "tools: [Read, Grep]", "a: plain"] {
            assert_eq!(repaired(line), line);
        }
        assert_eq!(repaired("tools: [Read, Grep"), "tools: \"[Read, Grep\"");
    }

    #[test]
    fn leading_tabs_become_two_blanks_each() {
        assert_eq!(repaired("tools:\n\t\t- Read"), "tools:\n    - Read");
    }
}
