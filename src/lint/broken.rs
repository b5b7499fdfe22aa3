//! Values that are no YAML, and why: found once, told by one rule for each cause.

use crate::{
    client::{Client, Form, Reading},
    document::{Document, Entry, Style, fence::key_of, holds_entry, quoted_lines, yaml},
    text::{MarkKind, Span, marks},
};

/// A value, or a line of one, that keeps the front matter from parsing.
#[derive(Debug)]
pub struct Broken<'a> {
    pub entry: &'a Entry,
    /// Its words as they stand.
    pub span: Span,
    /// Whether it is an item of a list or map below the key.
    pub nested: bool,
    pub fault: Fault,
}

/// Why a value is no YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A colon begins a second key, at this byte of the text.
    Colon(usize),
    /// It begins with a character that YAML keeps for itself.
    Mark,
    /// A quote opens it and none closes.
    UnclosedQuote,
    /// Words stand behind the quote that closes it.
    TextBehindQuote,
    /// Quotes of the kind around it stand inside, unescaped.
    QuoteInside,
    /// A backslash in double quotes begins an escape that does not exist.
    Escape,
    /// A bracket opens a list and none closes it.
    UnclosedBracket,
}

/// The values at fault, in the order of the text; none where the front matter parses or is not closed.
pub fn broken<'a>(
    document: &'a Document,
    reading: &Reading,
    client: &dyn Client,
    is_broken: bool,
) -> Vec<Broken<'a>> {
    let mut found = Vec::new();
    for entry in document.entries().iter().filter(|_| is_broken) {
        let text = &document.text;
        if entry.value.style() != Some(Style::Rescued) {
            // The client's repair of another line made a text of this one as well.
            // Lists and maps stay what they are, whatever the repair made of them.
            let field = client.about().field(&entry.key.value);
            let is_word = field.is_none_or(|field| {
                !matches!(field.form, Form::Hooks | Form::Servers | Form::Tools | Form::Names | Form::Map)
            });
            found.extend(made_text(text, reading, entry).filter(|_| is_word));
            continue;
        }
        let value = entry.value.span;
        let on_key_line = !Span::new(entry.key.span.end(), value.start()).of(text).contains('\n');
        let written = value.of(text);
        let whole = on_key_line && (is_one_text(written) || written.starts_with(['"', '\'', '[']));
        if whole && let Some(fault) = fault(text, value) {
            found.push(Broken { entry, span: value, nested: false, fault });
        } else if !on_key_line {
            nested(text, entry, &mut found);
        }
    }
    found
}

/// An entry that is YAML, and a text to the client all the same, because its repair quoted the line.
fn made_text<'a>(text: &str, reading: &Reading, entry: &'a Entry) -> Option<Broken<'a>> {
    let line = entry.key.span.end();
    let repairs = &reading.repairs;
    let at = repairs.partition_point(|repair| repair.start() < line);
    let repair = repairs.get(at).filter(|repair| repair.start() <= line + 1)?;
    let written = repair.of(text).trim_start();
    let span = Span::new(repair.end() - written.len(), repair.end());
    let is_same = entry.value.style() == Some(Style::Plain) && entry.value.text() == Some(written);
    (!is_same && !written.is_empty()).then_some(Broken { entry, span, nested: false, fault: Fault::Mark })
}

/// Whether the further lines of a value are all part of one text.
fn is_one_text(value: &str) -> bool {
    let indented = |line: &str| line.is_empty() || line.starts_with([' ', '\t']);
    let block = value.starts_with(['|', '>']) && value.contains('\n');
    !block && value.lines().skip(1).all(indented) && !holds_entry(value)
}

/// The lines of a list or map below a key whose own values are at fault.
fn nested<'a>(text: &str, entry: &'a Entry, found: &mut Vec<Broken<'a>>) {
    let within = entry.value.span;
    let inside_quotes = quoted_lines(text, within);
    let mut start = within.start();
    for line in within.of(text).split_inclusive('\n') {
        let span = item(text, Span::new(start, start + line.trim_end().len()));
        let is_inside = |start| inside_quotes.binary_search_by_key(&start, |quoted| quoted.start()).is_ok();
        // The line that opens a quote over lines is no value of its own either.
        let quoted = is_inside(start) || is_inside(start + line.len());
        start += line.len();
        if quoted || span.is_empty() {
            continue;
        }
        if let Some(fault) = fault(text, span) {
            found.push(Broken { entry, span, nested: true, fault });
        }
    }
}

/// The value of a line `- key: value`, without what stands before it.
fn item(text: &str, line: Span) -> Span {
    let mut start = line.start();
    loop {
        let rest = Span::new(start, line.end()).of(text);
        let trimmed = rest.trim_start_matches([' ', '\t']);
        start = line.end() - trimmed.len();
        if let Some(behind) = trimmed.strip_prefix("- ") {
            start = line.end() - behind.len();
        } else if let Some(key) = key_of(trimmed).filter(|_| !trimmed.starts_with(['"', '\''])) {
            let behind = trimmed[key.len() + 1..].trim_start_matches([' ', '\t']);
            return Span::new(line.end() - behind.len(), line.end());
        } else {
            return Span::new(start, line.end());
        }
    }
}

/// Why a value is no YAML; `None` where it is, taken alone, or where another kind of fault is in it.
fn fault(text: &str, value: Span) -> Option<Fault> {
    let written = value.of(text);
    if marks(written).iter().any(|mark| mark.kind == MarkKind::Control) {
        return None;
    }
    let alone = format!("k: {written}");
    if written.starts_with('#') || yaml::parse(&alone, Span::new(0, alone.len())).is_ok() {
        return None;
    }
    let first = written.chars().next()?;
    match first {
        '"' | '\'' => quote_fault(written, first),
        '[' if closes(&alone) => Some(Fault::UnclosedBracket),
        '[' | '{' if written.contains('\n') => None,
        '[' | '{' | '*' | '&' | '!' | '@' | '`' | '%' | '|' | '>' | ',' | ']' | '}' => Some(Fault::Mark),
        '-' | '?' if written[1..].starts_with([' ', '\t']) || written.len() == 1 => Some(Fault::Mark),
        _ => {
            let ends_key = |at: &usize| written[at + 1..].chars().next().is_none_or(char::is_whitespace);
            let colon = written.match_indices(':').map(|(at, _)| at).find(ends_key)?;
            Some(Fault::Colon(value.start() + colon))
        }
    }
}

/// Whether a bracket at its end makes YAML of an entry.
fn closes(entry: &str) -> bool {
    let closed = format!("{entry}]");
    !entry.contains(']') && yaml::parse(&closed, Span::new(0, closed.len())).is_ok()
}

fn quote_fault(written: &str, quote: char) -> Option<Fault> {
    let inner = &written[1..];
    let indented = |line: &str| line.is_empty() || line.starts_with([' ', '\t']);
    Some(match closing(inner, quote) {
        // Lines at column 0 are the fault of such a text.
        Some(at) if at + 1 == inner.len() && !inner.lines().skip(1).all(indented) => return None,
        None => Fault::UnclosedQuote,
        Some(at) if at + 1 == inner.len() => return (quote == '"').then_some(Fault::Escape),
        Some(_) if inner.ends_with(quote) => Fault::QuoteInside,
        Some(_) => Fault::TextBehindQuote,
    })
}

/// Where a quoted text ends, by the rules of its quote.
fn closing(inner: &str, quote: char) -> Option<usize> {
    let mut characters = inner.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        if (quote == '"' && character == '\\') || (character == '\'' && quote == '\'' && next == Some('\'')) {
            characters.next();
        } else if character == quote {
            return Some(at);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault_of(value: &str) -> Option<Fault> {
        fault(value, Span::new(0, value.len()))
    }

    #[test]
    fn each_value_has_its_own_fault() {
        assert_eq!(fault_of("Use when: b"), Some(Fault::Colon(8)));
        assert_eq!(fault_of("Examples:"), Some(Fault::Colon(8)));
        for value in ["*bold* x", "@you", "`x`", "- x", "? x", "[a] b", "{Read, Grep", "> x", "%x"] {
            assert_eq!(fault_of(value), Some(Fault::Mark), "{value}");
        }
        assert_eq!(fault_of("\"open"), Some(Fault::UnclosedQuote));
        assert_eq!(fault_of("\"a\" b"), Some(Fault::TextBehindQuote));
        assert_eq!(fault_of("'it's'"), Some(Fault::QuoteInside));
        assert_eq!(fault_of("\"C:\\Users\""), Some(Fault::Escape));
        assert_eq!(fault_of("[Read, Grep"), Some(Fault::UnclosedBracket));
    }

    #[test]
    fn values_that_parse_have_none() {
        for value in ["plain", "\"a: b\"", "'it''s'", "[a, b]", "a #b", "-x", "C# and F#", "http://x"] {
            assert_eq!(fault_of(value), None, "{value}");
        }
    }
}
