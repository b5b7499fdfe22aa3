//! Reads the top-level entries of a front matter that is not YAML, so that everything else the author
//! wrote can still be checked, shown and repaired.

use super::{
    fence::{key_of, lines, unquoted},
    node::{Entry, Kind, Node, Scalar, Style},
    yaml,
};
use crate::text::{Span, Spanned};

/// Keys that agent definitions use at the top level. Inside free text (an example dialogue that was not
/// indented) only these begin a new entry; `Context:` or `user:` there are words of the text.
const FAMILIAR: &[&str] = &[
    "name",
    "description",
    "tools",
    "disallowedTools",
    "model",
    "color",
    "permissionMode",
    "maxTurns",
    "effort",
    "skills",
    "mcpServers",
    "hooks",
    "memory",
    "background",
    "isolation",
    "initialPrompt",
    "examples",
    "category",
    "tags",
    "version",
    "author",
    "metadata",
    "priority",
    "temperature",
    "mode",
    "maturity",
    "triggers",
    "license",
    "type",
    "permission",
    "prompt",
    "allowed-tools",
    "capabilities",
    "emoji",
    "vibe",
    "kind",
    "max_turns",
];

/// The entries found, in order. A value that is YAML when taken alone is given as read; any other keeps
/// its words as [`Style::Rescued`].
pub fn entries(text: &str, within: Span) -> Vec<Entry> {
    parts(text, within)
        .into_iter()
        .map(|part| alone(text, part).unwrap_or_else(|| rescued(text, part)))
        .collect()
}

/// Whether a further line of a value is an entry that slipped in under it by its indentation.
pub fn holds_entry(value: &str) -> bool {
    let key = |line: &str| key_of(line.trim_start()).is_some_and(is_familiar);
    value.lines().skip(1).any(key)
}

/// Whether a key, as written, is one that agent definitions use at the top level.
pub fn is_familiar(key: &str) -> bool {
    FAMILIAR.contains(&unquoted(key.trim_end()))
}

/// One entry's place: its key, and the text from there to the next entry.
#[derive(Clone, Copy)]
struct Part {
    key: Span,
    whole: Span,
}

fn parts(text: &str, within: Span) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut in_free_text = false;
    let mut open_quote = None;
    for line in lines(&text[..within.end()], within.start()) {
        let written = line.of(text);
        if let Some(quote) = open_quote {
            if closes(written, quote) {
                open_quote = None;
            }
        } else if let Some(key) =
            begins_entry(written, in_free_text).filter(|key| !leads_text(text, within, key, line))
        {
            // "Examples:" at the end of a text announces more of it, and so does a dialogue that is open.
            let value = written[key.len() + 1..].trim();
            in_free_text = (value.len() > 1 && value.ends_with(':')) || leaves_example_open(value);
            let key = Span::new(line.start(), line.start() + key.trim_end().len());
            parts.push(Part { key, whole: line });
            open_quote = opens_quote(text, Span::new(key.end(), within.end()), line);
            continue;
        } else {
            let first = written.chars().next().unwrap_or('\n');
            in_free_text |= !matches!(first, ' ' | '\t' | '-' | '#' | '\n' | '\r');
            if let Some(item) = written.strip_prefix("- ") {
                let from = line.end() - item.len();
                open_quote = opens_quote(text, Span::new(from, within.end()), line);
            }
        }
        // A comment behind a value is no part of it, unless more of the value follows.
        let comment = open_quote.is_none() && written.starts_with('#');
        if let Some(part) = parts.last_mut().filter(|_| !comment) {
            part.whole.end = line.end;
        }
    }
    parts
}

/// Whether an unfamiliar key with nothing behind it stands above a line at column 0 that is no entry: `Examples:`
/// above `<example>` is a line of the text around it.
fn leads_text(text: &str, within: Span, key: &str, line: Span) -> bool {
    let value = line.of(text)[key.len() + 1..].trim();
    if is_familiar(key) || !value.is_empty() {
        return false;
    }
    let below = lines(&text[..within.end()], line.end()).map(|line| line.of(text));
    below.into_iter().find(|line| !line.trim().is_empty()).is_some_and(|line| {
        !line.starts_with(['-', '#', '[', '{'])
            && !line.starts_with(char::is_whitespace)
            && key_of(line).is_none()
    })
}

/// Whether the last `<example>` on a line is not closed there.
fn leaves_example_open(line: &str) -> bool {
    line.rfind("<example>").is_some_and(|at| !line[at..].contains("</example>"))
}

fn begins_entry(line: &str, in_free_text: bool) -> Option<&str> {
    key_of(line).filter(|key| !in_free_text || is_familiar(key))
}

/// The quote that a value opens on this line and closes on a later one, with nothing behind it there.
/// A quote that never closes so is a word of the text.
fn opens_quote(text: &str, rest: Span, line: Span) -> Option<char> {
    let first = Span::new(rest.start(), line.end()).of(text);
    let value = first.trim_start_matches([' ', '\t', ':']);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if closing_quote(&value[1..], quote).is_some() {
        return None;
    }
    let closes = |line: &str| {
        let at = closing_quote(line, quote)?;
        // A quote that begins the value of an entry is that entry's own.
        let own = key_of(line).filter(|key| is_familiar(key)).map(|key| line[key.len() + 1..].trim_start());
        Some(line[at + 1..].trim().is_empty() && !own.is_some_and(|value| value.starts_with(quote)))
    };
    lines(&text[..rest.end()], line.end())
        .find_map(|line| closes(line.of(text)))
        .filter(|clean| *clean)
        .map(|_| quote)
}

/// The lines of a value that begin inside a quoted text, whether the value is the text or a list of texts.
pub fn quoted_lines(text: &str, value: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open_quote = None;
    for line in lines(&text[..value.end()], value.start()) {
        let written = line.of(text);
        if let Some(quote) = open_quote {
            found.push(line);
            if closes(written, quote) {
                open_quote = None;
            }
        } else {
            let item = written.trim_start().strip_prefix("- ").unwrap_or(written).trim_start();
            open_quote = opens_quote(text, Span::new(line.end() - item.len(), value.end()), line);
        }
    }
    found
}

fn closes(line: &str, quote: char) -> bool {
    closing_quote(line, quote).is_some()
}

/// Where an unescaped quote stands in a line, by the rules of that kind of quote.
fn closing_quote(line: &str, quote: char) -> Option<usize> {
    let bytes = line.as_bytes();
    let is_mark = |byte: &u8| *byte == b'\\' || char::from(*byte) == quote;
    let mut at = 0;
    while let Some(step) = bytes.get(at..)?.iter().position(is_mark) {
        at += step;
        let next = bytes.get(at + 1);
        at += match bytes[at] {
            b'\\' if quote == '"' => 2,
            b'\\' => 1,
            b'\'' if next == Some(&b'\'') => 2,
            _ => return Some(at),
        };
    }
    None
}

/// The entry, where its part alone is YAML.
fn alone(text: &str, part: Part) -> Option<Entry> {
    let yaml = yaml::parse(text, part.whole).ok()?;
    match yaml.top_level() {
        [entry] if !matches!(entry.value.kind, Kind::Alias(_)) => Some(entry.clone()),
        _ => None,
    }
}

/// The entry with its words as they stand: from the first to the last that is no blank.
fn rescued(text: &str, part: Part) -> Entry {
    let behind = Span::new(part.key.end(), part.whole.end()).of(text);
    let colon = behind.find(':').map_or(0, |at| at + 1);
    // Only what YAML takes for blank: other spaces belong to the value.
    let blank = [' ', '\t', '\r', '\n'];
    let value = behind[colon..].trim_matches(blank);
    let start = part.whole.end() - behind[colon..].trim_start_matches(blank).len();
    let span = if value.is_empty() {
        Span::at(part.key.end() + colon)
    } else {
        Span::new(start, start + value.len())
    };
    Entry {
        key: Spanned::new(unquoted(part.key.of(text)).to_owned(), part.key),
        value: Node {
            kind: Kind::Scalar(Scalar { text: value.replace("\r\n", "\n"), style: Style::Rescued }),
            span,
            tag: None,
            anchor: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rescue(text: &str) -> Vec<(String, String)> {
        entries(text, Span::new(0, text.len()))
            .into_iter()
            .map(|entry| (entry.key.value, entry.value.span.of(text).to_owned()))
            .collect()
    }

    fn pair(key: &str, value: &str) -> (String, String) {
        (key.to_owned(), value.to_owned())
    }

    #[test]
    fn a_value_with_a_colon_keeps_its_words_and_hides_nothing_behind_it() {
        assert_eq!(
            rescue("name: a\ndescription: Use: it # now\ncolor: red\n"),
            [pair("name", "a"), pair("description", "Use: it # now"), pair("color", "red")]
        );
    }

    #[test]
    fn words_of_an_example_that_was_not_indented_are_no_keys() {
        let text = "description: Ends early. Examples:\n<example>\nContext: a\nuser: \"b\"\n</example>\nmodel: opus\n";
        assert_eq!(
            rescue(text),
            [
                pair("description", "Ends early. Examples:\n<example>\nContext: a\nuser: \"b\"\n</example>"),
                pair("model", "opus")
            ]
        );
    }

    #[test]
    fn a_quoted_text_over_lines_stays_one_value() {
        let text = "examples:\n- '<example>\nContext: it''s\n  user: x\n</example>'\n- 'two\nname: no'\ncolor: red\n";
        let found = rescue(text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], pair("color", "red"));
    }

    #[test]
    fn a_quote_that_never_closes_does_not_swallow_the_rest() {
        assert_eq!(
            rescue("description: \"Reads it\nmodel: opus\n"),
            [pair("description", "\"Reads it"), pair("model", "opus")]
        );
    }

    #[test]
    fn any_broken_text_gives_spans_inside_it() {
        for text in ["", ":", "a:", "a:\n", "a: 'b", "- 'x\n", "\u{e9}: \u{e9}: x", "a :\tb: c\r\n"] {
            for (_, value) in rescue(text) {
                assert!(text.contains(&value));
            }
        }
    }
}
