//! Values written anew, so that YAML reads just the words that stand in them.

use super::{
    Applicability, Diagnostic, Fix, Severity,
    broken::{Broken, Fault},
    rule::Context,
    words::{outdented, titled},
};
use crate::{
    client::{Reading, Why},
    document::{Entry, scalar},
    text::{Edit, EditSet, Span},
};

/// What is to be said of a value that has only to be put in quotes.
pub fn requote(
    context: &Context<'_>,
    rule: &'static str,
    broken: &Broken<'_>,
    now: &'static str,
    what: String,
) -> Diagnostic {
    let key = broken.entry.key.value.as_str();
    Diagnostic {
        rule,
        severity: Severity::Error,
        span: broken.span,
        at: broken.span.start(),
        title: format!("{} is not valid YAML", titled(key)),
        what,
        why: match context.reading.reason(Why::Repaired) {
            Some(_) => format!(
                "{} repairs the line, but not in a file with Windows line ends; stricter clients refuse the file.",
                context.client_title()
            ),
            None => context.all_is_lost(),
        },
        now: now.into(),
        fix: Some(Fix {
            title: format!("Put `{key}` in quotes"),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: EditSet::one(requoted(context, broken)),
        }),
    }
}

/// The edit that writes the words of a value so that YAML reads just them.
pub fn requoted(context: &Context<'_>, broken: &Broken<'_>) -> Edit {
    let text = &context.document.text;
    let mut span = with_blanks_read(context.reading, text, broken.span);
    let is_read = |front: Span| front.start <= span.start && span.end <= front.end;
    let as_is = context.reading.loads() && context.reading.front_matter.is_some_and(is_read);
    if as_is && context.reading.repairs.is_empty() {
        // What the client reads ends at a comment.
        let comment = span.of(text).find(" #").map(|at| span.of(text)[..at].trim_end().len());
        span = Span::new(span.start(), span.start() + comment.unwrap_or(span.len()));
    }
    let words = match context.reading.reason(Why::Repaired) {
        // The client read the value as it stands, quotes and all, and shall go on to.
        Some(_) => span.of(text).to_owned(),
        None if as_is => folded(span.of(text)),
        None => {
            let words = meant(span.of(text), broken.fault);
            if words.contains('\n') { words.trim().to_owned() } else { words }
        }
    };
    let words = outdented(&words);
    let written = match broken.nested {
        true => scalar::quoted(&words),
        false => scalar::careful(&words, 2, context.document.newline()),
    };
    let before = text[..span.start()].chars().next_back();
    let blank = if matches!(before, Some(' ' | '\t' | '\n')) { "" } else { " " };
    Edit::replace(span, format!("{blank}{written}"))
}

/// The edit that makes all of an entry's value one text, its words as they stand. Lines below the first lose
/// the indentation they have in common; so does a block, whose header goes.
pub fn as_text(context: &Context<'_>, entry: &Entry) -> Edit {
    let text = &context.document.text;
    let value = with_blanks_read(context.reading, text, entry.value.span);
    let written = value.of(text);
    let header = block_header(written);
    let colon = entry.key.span.end();
    let between = Span::new(colon, value.start()).of(text);
    // A value that begins below its key goes up to it, with the indentation its first line has.
    let below = between.rfind('\n').map(|at| colon + at + 1);
    let start = below.unwrap_or(value.start());
    let words = match header {
        Some(at) => outdented(&written[at + 1..]),
        None => outdented(Span::new(start, value.end()).of(text)),
    };
    let words = if header.or(below).is_some() { words.trim_start() } else { words.as_str() };
    let written = scalar::careful(words, 2, context.document.newline());
    let behind_colon = colon + between.find(':').map_or(0, |at| at + 1);
    // A carriage return alone ends a line for YAML, too.
    let is_apart = below.is_some() || behind_colon == value.start() || between.contains('\r');
    let start = if is_apart { behind_colon } else { value.start() };
    let blank = if start == behind_colon { " " } else { "" };
    Edit::replace(Span::new(start, value.end()), format!("{blank}{written}"))
}

/// Where the first line of a block ends, if it is nothing but the mark that makes a block of the lines below. Words
/// behind the mark are words of the text, and the mark stays with them.
fn block_header(written: &str) -> Option<usize> {
    let end = written.find('\n').filter(|_| written.starts_with(['|', '>']))?;
    let marks = written[1..end].trim_end();
    marks.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-')).then_some(end)
}

/// The words without the quotes that were meant to stand around them.
fn meant(written: &str, fault: Fault) -> String {
    let quote = written.chars().next().unwrap_or(' ');
    let inner = || {
        let inner = written[1..].strip_suffix(quote).unwrap_or(&written[1..]);
        if quote == '"' { inner.replace("\\\"", "\"") } else { inner.replace("''", "'") }
    };
    // The comma or semicolon of another language behind the quote.
    let behind = written.trim_end_matches([',', ';']);
    let is_mark = behind.len() < written.len() && behind.len() > 1 && behind.ends_with(quote);
    match fault {
        Fault::TextBehindQuote if is_mark => behind[1..behind.len() - 1].to_owned(),
        Fault::UnclosedQuote if !written.contains(char::is_whitespace) => written[1..].to_owned(),
        Fault::QuoteInside if quote == '\'' => inner().replace("\\'", "'"),
        Fault::QuoteInside | Fault::Escape => inner(),
        // An apostrophe belongs to its word.
        Fault::UnclosedQuote if quote == '"' || written[1..].starts_with(' ') => written[1..].to_owned(),
        _ => written.to_owned(),
    }
}

/// The words of a plain text over lines, as a reader has them.
fn folded(written: &str) -> String {
    let mut out = String::new();
    for line in written.lines().map(str::trim) {
        match line {
            "" => out.push('\n'),
            _ if out.is_empty() || out.ends_with('\n') => out.push_str(line),
            _ => out.extend([" ", line]),
        }
    }
    out
}

/// The value with the blanks behind it, where the client's own repair reads them: what it read before the
/// fix it shall read after it.
fn with_blanks_read(reading: &Reading, text: &str, value: Span) -> Span {
    let behind = &text[value.end()..];
    let blanks = behind.len() - behind.trim_start_matches([' ', '\t']).len();
    let read = reading.reason(Why::Repaired).is_some() && behind[blanks..].starts_with('\n');
    if read { Span::new(value.start(), value.end() + blanks) } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_those_between_the_quotes_that_were_meant() {
        assert_eq!(meant("'it's'", Fault::QuoteInside), "it's");
        assert_eq!(meant("\"say \"hi\"\"", Fault::QuoteInside), "say \"hi\"");
        assert_eq!(meant("\"C:\\Users\"", Fault::Escape), "C:\\Users");
        assert_eq!(meant("\"open", Fault::UnclosedQuote), "open");
        assert_eq!(meant("'tis so", Fault::UnclosedQuote), "'tis so");
        assert_eq!(meant("\"a\" b", Fault::TextBehindQuote), "\"a\" b");
        assert_eq!(meant("\"a\",", Fault::TextBehindQuote), "a");
        assert_eq!(meant("'sonnet", Fault::UnclosedQuote), "sonnet");
    }
}
