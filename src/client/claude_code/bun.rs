//! Bun's YAML reader, which the program has built in, where it differs from strict YAML 1.2. Found by giving
//! both some millions of inputs (Bun 1.4.4), and held against the program itself, 2.1.328, 2026-11-20.

use std::borrow::Cow;

use crate::text::sort;
use crate::{
    document::{
        Entry, Kind, Layout, Node, Style, Yaml,
        yaml::{self, SyntaxError},
    },
    text::Span,
};

/// Parses a part of a text as Bun does.
pub fn parse(text: &str, within: Span) -> Result<Yaml, SyntaxError> {
    instead_of(yaml::parse(text, within), text, within)
}

/// What Bun makes of a part of a text of which strict YAML makes this.
pub fn instead_of(strict: Result<Yaml, SyntaxError>, text: &str, within: Span) -> Result<Yaml, SyntaxError> {
    let disguise = match strict {
        Ok(_) => Disguise::none(text),
        Err(_) => Disguise::of(text, within),
    };
    let text = &*disguise.text;
    let mut yaml = if disguise.pairs.is_empty() { strict? } else { yaml::parse(text, within)? };
    if let Some(at) = refusal(text, &yaml) {
        return Err(SyntaxError { at, message: "unexpected token".into() });
    }
    if has_crlf_in_quotes(text, &yaml) {
        yaml = yaml::parse(&with_line_ends_kept(text, &yaml), within)?;
    }
    disguise.lift(&mut yaml);
    name_keys(text, &mut yaml);
    Ok(yaml)
}

/// Whether Bun has the same tree for a front matter that strict YAML reads so.
pub fn agrees(text: &str, within: Span, yaml: &Yaml) -> bool {
    yaml.top_level().iter().all(|entry| !entry.key.value.is_empty())
        && refusal(text, yaml).is_none()
        && !has_crlf_in_quotes(text, yaml)
        && !has_odd(within.of(text))
}

/// Characters no YAML text may hold. To Bun they are letters.
fn is_odd(c: char) -> bool {
    matches!(
        c,
        '\u{1}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

fn has_odd(text: &str) -> bool {
    // Most texts hold none of the bytes that such characters begin with.
    let may_be_odd = |byte| {
        !(0x20..0x7f).contains(&byte) && matches!(byte, 1..=8 | 0xb | 0xc | 0xe..=0x1f | 0x7f | 0xc2 | 0xef)
    };
    text.bytes().any(may_be_odd) && text.chars().any(is_odd)
}

/// A text in which what Bun takes for letters, and YAML does not, is written with letters it does not use.
struct Disguise<'a> {
    text: Cow<'a, str>,
    /// The letter put in, and what it stands for.
    pairs: Vec<(char, char)>,
}

impl<'a> Disguise<'a> {
    fn none(text: &'a str) -> Self {
        Self { text: Cow::Borrowed(text), pairs: Vec::new() }
    }

    fn of(text: &'a str, within: Span) -> Self {
        let source = within.of(text);
        let mut odd: Vec<char> = Vec::new();
        if has_odd(source) {
            odd.extend(source.chars().filter(|c| is_odd(*c)));
        }
        let commas = leading_commas(source);
        odd.extend(commas.first().map(|_| ','));
        sort(&mut odd);
        odd.dedup();
        let mut pairs = Vec::new();
        for c in odd {
            let taken =
                |letter: &char| source.contains(*letter) || pairs.iter().any(|(other, _)| other == letter);
            if let Some(letter) = letters(c.len_utf8()).find(|letter| !taken(letter)) {
                pairs.push((letter, c));
            }
        }
        if pairs.is_empty() {
            return Self::none(text);
        }
        let stand_in = |at: usize, c: char| {
            let counts = c != ',' || commas.binary_search(&at).is_ok();
            pairs.iter().find(|(_, odd)| *odd == c && counts).map_or(c, |(letter, _)| *letter)
        };
        let mut disguised = text[..within.start()].to_owned();
        disguised.extend(source.char_indices().map(|(at, c)| stand_in(at, c)));
        disguised.push_str(&text[within.end()..]);
        Self { text: Cow::Owned(disguised), pairs }
    }

    fn lift(&self, yaml: &mut Yaml) {
        if !self.pairs.is_empty() {
            yaml.documents.iter_mut().chain(&mut yaml.anchors).for_each(|node| self.lift_node(node));
        }
    }

    fn lift_node(&self, node: &mut Node) {
        match &mut node.kind {
            Kind::Scalar(scalar) => self.lift_text(&mut scalar.text),
            Kind::List(items, _) => items.iter_mut().for_each(|item| self.lift_node(item)),
            Kind::Map(entries, _) => {
                for entry in entries {
                    self.lift_text(&mut entry.key.value);
                    self.lift_node(&mut entry.value);
                }
            }
            Kind::Alias(_) => {}
        }
    }

    fn lift_text(&self, text: &mut String) {
        for (letter, odd) in &self.pairs {
            if text.contains(*letter) {
                *text = text.replace(*letter, odd.encode_utf8(&mut [0; 4]));
            }
        }
    }
}

/// Letters of a length in bytes that texts seldom hold.
fn letters(bytes: usize) -> impl Iterator<Item = char> {
    let (first, last) = match bytes {
        1 => ('A', 'z'),
        2 => ('\u{250}', '\u{2af}'),
        _ => ('\u{a000}', '\u{a48c}'),
    };
    (first..=last).filter(|c| c.is_alphabetic())
}

/// Commas that begin a value in a block, by their offset. Bun takes them for letters.
fn leading_commas(source: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        if line.contains(',') {
            let mut value = line.trim_start_matches([' ', '\t']);
            while let Some(rest) = value.strip_prefix("- ") {
                value = rest.trim_start_matches(' ');
            }
            if let Some((key, rest)) = value.split_once(':')
                && rest.starts_with([' ', '\t'])
                && !key.contains(['"', '\'', '[', '{', ','])
            {
                value = rest.trim_start_matches([' ', '\t']);
            }
            if value.starts_with(',') {
                found.push(start + line.len() - value.len());
            }
        }
        start += line.len();
    }
    found
}

/// Keys that are no words: of a list its items count, of an alias what it stands for.
fn name_keys(text: &str, yaml: &mut Yaml) {
    let anchors = &yaml.anchors;
    let named = |key: Span| {
        let written = key.of(text);
        if let Some(items) = written.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            return Some(items.split(',').map(str::trim).collect::<Vec<_>>().join(","));
        }
        let name = written.strip_prefix('*')?;
        let is_it = |node: &&Node| node.anchor.as_ref().is_some_and(|anchor| anchor.value == name);
        Some(anchors.iter().rev().find(is_it)?.text()?.to_owned())
    };
    if let Some(Kind::Map(entries, _)) = yaml.documents.first_mut().map(|node| &mut node.kind) {
        for entry in entries.iter_mut().filter(|entry| entry.key.value.is_empty()) {
            entry.key.value = named(entry.key.span).unwrap_or_default();
        }
    }
}

/// Where Bun stops although YAML goes on: a dash for a value, an anchor that touches a bracket, a tab among
/// the blanks before a key or an item.
fn refusal(text: &str, yaml: &Yaml) -> Option<usize> {
    yaml.documents.iter().find_map(|node| refused(text, node))
}

fn refused(text: &str, node: &Node) -> Option<usize> {
    let glued = |anchor: &crate::text::Spanned<String>| anchor.span.end() == node.span.start();
    match &node.kind {
        Kind::List(_, Layout::Flow) | Kind::Map(_, Layout::Flow)
            if node.anchor.as_ref().is_some_and(glued) =>
        {
            Some(node.span.start())
        }
        Kind::List(items, layout) => items.iter().find_map(|item| {
            let tabbed =
                *layout == Layout::Block && is_tabbed(text, item.whole().start(), item.text().is_some());
            tabbed.then_some(item.span.start()).or_else(|| refused(text, item))
        }),
        Kind::Map(entries, layout) => entries.iter().find_map(|entry| {
            let tabbed = *layout == Layout::Block && is_tabbed(text, entry.key.span.start(), false);
            (tabbed || is_lone_dash(text, entry))
                .then_some(entry.key.span.start())
                .or_else(|| refused(text, &entry.value))
        }),
        Kind::Scalar(_) | Kind::Alias(_) => None,
    }
}

/// Whether a tab stands before a key or an item on its line; behind the dash of a word it may.
fn is_tabbed(text: &str, at: usize, is_word: bool) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
    let before = &text[line..at];
    let before = if is_word { before.rsplit_once('-').map_or("", |(before, _)| before) } else { before };
    before.contains('\t') && before.trim_matches([' ', '\t', '-', '?']).is_empty()
}

fn is_lone_dash(text: &str, entry: &Entry) -> bool {
    let behind = text.get(entry.key.span.end()..entry.value.span.end()).unwrap_or("");
    matches!(entry.value.kind, Kind::List(_, Layout::Block))
        && behind.ends_with(['-'])
        && !behind.contains('\n')
}

/// Whether a quoted text goes over lines that end in CR LF.
fn has_crlf_in_quotes(text: &str, yaml: &Yaml) -> bool {
    let mut found = Vec::new();
    yaml.documents.iter().for_each(|node| quoted_over_lines(text, node, &mut found));
    !found.is_empty()
}

fn quoted_over_lines(text: &str, node: &Node, found: &mut Vec<Span>) {
    match &node.kind {
        Kind::Scalar(scalar) => {
            let quoted = matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted);
            if quoted && node.span.of(text).contains("\r\n") {
                found.push(node.span);
            }
        }
        Kind::List(items, _) => items.iter().for_each(|item| quoted_over_lines(text, item, found)),
        Kind::Map(entries, _) => {
            for entry in entries {
                quoted_over_lines(text, &entry.value, found);
            }
        }
        Kind::Alias(_) => {}
    }
}

/// In quotes Bun folds LF alone: each CR LF stays a line end. The same text with line ends that YAML keeps.
fn with_line_ends_kept(text: &str, yaml: &Yaml) -> String {
    let mut spans = Vec::new();
    yaml.documents.iter().for_each(|node| quoted_over_lines(text, node, &mut spans));
    let mut out = text.to_owned();
    for span in spans {
        let mut kept = String::new();
        let mut rest = span.of(text);
        while let Some((line, below)) = rest.split_once("\r\n") {
            // The first of a row needs a blank line beside it; each further one is a blank line itself.
            let first = !line.trim().is_empty() || kept.is_empty();
            kept.push_str(line);
            kept.push_str(if first { "\n\n" } else { " \n" });
            rest = below;
        }
        kept.push_str(rest);
        out.replace_range(span.range(), &kept);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(source: &str) -> Option<String> {
        let yaml = parse(source, Span::new(0, source.len())).ok()?;
        yaml.top_level().first()?.value.text().map(str::to_owned)
    }

    #[test]
    fn what_yaml_forbids_is_a_letter() {
        assert_eq!(value("a: b\u{7}c\u{feff}\u{80}").as_deref(), Some("b\u{7}c\u{feff}\u{80}"));
        assert_eq!(value("a: , b").as_deref(), Some(", b"));
        assert_eq!(value("a: \"x, y\"").as_deref(), Some("x, y"));
        assert_eq!(value("\u{e9}:\t, b").as_deref(), Some(", b"));
    }

    #[test]
    fn line_ends_of_windows_stay_in_quotes() {
        assert_eq!(value("a: \"x\r\n  y\r\n\r\n  z\"").as_deref(), Some("x\ny\n\nz"));
        assert_eq!(value("a: \"x\n  y\"").as_deref(), Some("x y"));
    }

    #[test]
    fn commas_and_brackets_of_a_list_may_begin_a_line() {
        for source in
            ["a: [b\n, c\n]", "k:\n  a: [b\n,c]", "a: [\n  b\n# x\n]", "a: [b,\n\t]", "a: [b\n\n, c]"]
        {
            assert!(parse(source, Span::new(0, source.len())).is_ok(), "{source:?}");
        }
        for source in ["k: v\n]", "a: |\n\n]"] {
            assert!(parse(source, Span::new(0, source.len())).is_err(), "{source:?}");
        }
    }

    #[test]
    fn some_yaml_is_none() {
        for source in ["a: -", "a: &b[c]", "a:\n \t- b", "a:\n  -\tb: c"] {
            assert!(parse(source, Span::new(0, source.len())).is_err(), "{source:?}");
        }
        for source in ["a:\n  -", "a: &b [c]", "a:\n  -\tb", "a: |\n  \t- x"] {
            assert!(parse(source, Span::new(0, source.len())).is_ok(), "{source:?}");
        }
    }
}
