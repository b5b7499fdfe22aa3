//! The program's own reader of front matter that is no YAML (`parseSimple`), as it is: a line is split at its first
//! colon; lists and maps have two blanks before their lines, and no more depth than that.

use super::super::number::number;
use crate::{
    document::{
        Entry, Kind, Layout, Node, Scalar, Style, Yaml,
        fence::js_space,
        scalar::{Meaning, meaning_of_word},
    },
    text::{Span, Spanned},
};

/// The keys with their values; of two the later counts. Nothing in it has a place in the text.
pub fn parse(source: &str) -> Yaml {
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
    Yaml { documents: vec![map(state.found)], ..Yaml::default() }
}

#[derive(Default)]
struct State {
    found: Vec<Entry>,
    key: String,
    list: Option<Vec<Node>>,
    map: Option<(String, Vec<Entry>)>,
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
        let (key, value) = split(line);
        if line.starts_with("  ")
            && let Some((_, members)) = &mut self.map
        {
            members.push(entry(key, word(value)));
            return;
        }
        if !line.starts_with("  ") {
            self.close_map();
        }
        if !line.contains(':') {
            return;
        }
        if !value.is_empty() {
            self.found.push(entry(key, word(value)));
            return;
        }
        key.clone_into(&mut self.key);
        if next.is_some_and(|next| next.starts_with("  ") && !next.starts_with("  - ")) {
            self.map = Some((std::mem::take(&mut self.key), Vec::new()));
        }
    }

    fn close_list(&mut self) {
        if let Some(list) = self.list.take() {
            self.found.push(entry(&self.key, node(Kind::List(list, Layout::Block))));
        }
    }

    fn close_map(&mut self) {
        if let Some((key, members)) = self.map.take() {
            self.found.push(entry(&key, map(members)));
        }
    }
}

fn node(kind: Kind) -> Node {
    Node { kind, span: Span::default(), tag: None, anchor: None }
}

fn map(entries: Vec<Entry>) -> Node {
    node(Kind::Map(entries, Layout::Block))
}

fn entry(key: &str, value: Node) -> Entry {
    Entry { key: Spanned::new(key.to_owned(), Span::default()), value }
}

/// A line at its first colon, both sides trimmed.
fn split(line: &str) -> (&str, &str) {
    let (key, value) = line.split_once(':').unwrap_or((line, ""));
    (key.trim_matches(js_space), value.trim_matches(js_space))
}

fn word(value: &str) -> Node {
    let inner = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let (text, style) = match inner {
        Some(inner) => (inner.replace("\\\"", "\"").replace("\\\\", "\\"), Style::DoubleQuoted),
        None if matches!(value, "true" | "false" | "null") => (value.to_owned(), Style::Plain),
        None if is_number(value) => (number(value), Style::Plain),
        None => (value.to_owned(), Style::DoubleQuoted),
    };
    node(Kind::Scalar(Scalar { text, style }))
}

/// What JavaScript's `Number` takes for a finite number.
fn is_number(value: &str) -> bool {
    let digits = value.strip_prefix(['-', '+']).unwrap_or(value);
    let based = |prefix: [&str; 2], base| {
        let rest = prefix.iter().find_map(|prefix| value.strip_prefix(prefix));
        rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_digit(base)))
    };
    let power =
        digits.split(['e', 'E']).nth(1).map_or(Ok(0), |power| power.trim_start_matches('+').parse::<i64>());
    let decimal = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && meaning_of_word(digits) == Meaning::Number
        && !digits.starts_with("0x")
        && !digits.starts_with("0o")
        // Above that it is no finite number to JavaScript, whatever stands before the power.
        && power.is_ok_and(|power| power < 308);
    decimal || based(["0x", "0X"], 16) || based(["0o", "0O"], 8) || based(["0b", "0B"], 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(node: &Node) -> String {
        let inside = |entries: &[Entry]| {
            let words = entries.iter().map(|entry| format!("{}={}", entry.key.value, words(&entry.value)));
            words.collect::<Vec<_>>().join(" ")
        };
        match &node.kind {
            Kind::List(items, _) => items.iter().map(words).collect::<Vec<_>>().join(","),
            Kind::Map(entries, _) => format!("{{{}}}", inside(entries)),
            Kind::Scalar(scalar) if scalar.style == Style::Plain => format!("<{}>", scalar.text),
            _ => node.text().unwrap_or("").to_owned(),
        }
    }

    #[test]
    fn a_line_is_split_at_its_first_colon() {
        let found =
            parse("name: a: b\n# no\n\nsay: \"x \\\"y\\\"\"\nn: 0x1F\nyes: true\nwords\nbig: 1e400\n");
        assert_eq!(words(&found.documents[0]), "{name=a: b say=x \"y\" n=<31> yes=<true> big=1e400}");
    }

    #[test]
    fn lists_and_maps_have_two_blanks() {
        let found = parse("tools:\n  - A\n  - B\nm:\n  k: v\n  l: w: x\nlast: 1\nempty:\n- no\n");
        assert_eq!(words(&found.documents[0]), "{tools=A,B m={k=v l=w: x} last=<1>}");
    }
}
