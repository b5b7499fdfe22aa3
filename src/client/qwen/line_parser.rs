//! The program's own reader of front matter that is no YAML (`parseSimple`), as it is: a line is split at its first
//! colon; lists and maps have two blanks before their lines, and no more depth than that.

use super::super::number::number;
use crate::document::fence::js_space;

/// A value of the line parser.
#[derive(Clone, Debug, PartialEq)]
pub enum Word {
    Null,
    Bool(bool),
    /// As JavaScript writes it.
    Number(String),
    Text(String),
    List(Vec<Word>),
    Map(Vec<(String, Word)>),
}

/// The keys with their values; of two the later counts.
pub fn parse(source: &str) -> Vec<(String, Word)> {
    let kept = |line: &&str| {
        let line = line.trim_matches(js_space);
        !line.is_empty() && !line.starts_with('#')
    };
    let lines: Vec<&str> = source.split('\n').filter(kept).collect();
    let mut state = State::default();
    for (at, line) in lines.iter().enumerate() {
        state.take(line, lines.get(at + 1).copied());
    }
    state.close_list();
    state.close_map();
    state.found
}

#[derive(Default)]
struct State {
    found: Vec<(String, Word)>,
    key: String,
    list: Option<Vec<Word>>,
    map: Option<(String, Vec<(String, Word)>)>,
}

impl State {
    fn take(&mut self, line: &str, next: Option<&str>) {
        if let Some(item) = line.strip_prefix("  - ") {
            self.list.get_or_insert_default().push(word(item.trim_matches(js_space)));
            return;
        }
        if self.list.is_some() {
            self.close_list();
            self.key.clear();
        }
        if line.starts_with("  ")
            && let Some((_, members)) = &mut self.map
        {
            let (key, value) = split(line.trim_matches(js_space));
            members.push((key.to_owned(), word(value)));
            return;
        }
        if !line.starts_with("  ") {
            self.close_map();
        }
        if !line.contains(':') {
            return;
        }
        let (key, value) = split(line);
        if !value.is_empty() {
            self.found.push((key.to_owned(), word(value)));
            return;
        }
        key.clone_into(&mut self.key);
        if next.is_some_and(|next| next.starts_with("  ") && !next.starts_with("  - ")) {
            self.map = Some((std::mem::take(&mut self.key), Vec::new()));
        }
    }

    fn close_list(&mut self) {
        if let Some(list) = self.list.take() {
            self.found.push((self.key.clone(), Word::List(list)));
        }
    }

    fn close_map(&mut self) {
        if let Some((key, members)) = self.map.take() {
            self.found.push((key, Word::Map(members)));
        }
    }
}

/// A line at its first colon, both sides trimmed.
fn split(line: &str) -> (&str, &str) {
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    (key.trim_matches(js_space), value.trim_matches(js_space))
}

fn word(value: &str) -> Word {
    match value {
        "true" => return Word::Bool(true),
        "false" => return Word::Bool(false),
        "null" => return Word::Null,
        _ => {}
    }
    if let Some(inner) = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return Word::Text(inner.replace("\\\"", "\"").replace("\\\\", "\\"));
    }
    if is_number(value) { Word::Number(number(value)) } else { Word::Text(value.to_owned()) }
}

/// What JavaScript's `Number` takes for a finite number.
fn is_number(value: &str) -> bool {
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let based = |prefix: [&str; 2], base| {
        let rest = prefix.iter().find_map(|prefix| value.strip_prefix(prefix));
        rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_digit(base)))
    };
    let decimal = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'e' | b'E' | b'-' | b'+'))
        && digits.parse::<f64>().is_ok_and(f64::is_finite);
    decimal || based(["0x", "0X"], 16) || based(["0o", "0O"], 8) || based(["0b", "0B"], 2)
}

impl Word {
    /// What JavaScript's `String` makes of it; a map fails.
    pub fn string(&self) -> Option<String> {
        Some(match self {
            Self::Null => String::new(),
            Self::Bool(yes) => yes.to_string(),
            Self::Number(text) | Self::Text(text) => text.clone(),
            Self::List(items) => {
                let kept = items.iter().filter(|item| **item != Self::Null);
                kept.map(Self::string).collect::<Option<Vec<_>>>()?.join(",")
            }
            Self::Map(_) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Word {
        Word::Text(text.into())
    }

    #[test]
    fn a_line_is_split_at_its_first_colon() {
        let found = parse("name: a: b\n# no\n\nsay: \"x \\\"y\\\"\"\nn: 0x1F\nyes: true\nwords\n");
        assert_eq!(found[0], ("name".into(), text("a: b")));
        assert_eq!(found[1], ("say".into(), text("x \"y\"")));
        assert_eq!(found[2], ("n".into(), Word::Number("31".into())));
        assert_eq!(found[3], ("yes".into(), Word::Bool(true)));
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn lists_and_maps_have_two_blanks() {
        let found = parse("tools:\n  - A\n  - B\nm:\n  k: v\n  l: w: x\nlast: 1\nempty:\n- no\n");
        assert_eq!(found[0], ("tools".into(), Word::List(vec![text("A"), text("B")])));
        assert_eq!(
            found[1],
            ("m".into(), Word::Map(vec![("k".into(), text("v")), ("l".into(), text("w: x"))]))
        );
        assert_eq!(found[2].0, "last");
        assert_eq!(found.len(), 3);
    }
}
