//! One pass over a text for everything that stands out of it by its characters alone.

use super::{Span, secret::Kind, token, unseen};

/// A place in a text that is worth a second look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub kind: MarkKind,
    pub span: Span,
}

/// What stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A character by which text is shown in another order than it is written.
    Bidi,
    /// Characters that nobody sees, where no writing system needs them.
    Invisible,
    /// Characters that nobody sees and that can spell out a text of their own.
    Hidden,
    /// Control characters other than tab and line ends, and what is no character at all.
    Control,
    /// What a reader puts in place of bytes that are no UTF-8.
    Lost,
    /// Three or more backticks or tildes that begin a line, list marks and quote marks aside.
    Fence,
    /// Seven angle brackets that begin a line, as version control leaves them.
    Conflict,
    /// `${NAME}`.
    Variable,
    /// What looks like a key or a token; whose, if that is known.
    Secret(Kind),
}

/// Bytes at which something may begin, or that stand early in it and seldom elsewhere.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut control = 0;
    while control < 0x20 {
        stops[control] = !matches!(control as u8, b'\t' | b'\n' | b'\r');
        control += 1;
    }
    let others = b"\x7f`~<>$-_JKz\xC2\xE2\xEF\xF3";
    let mut at = 0;
    while at < others.len() {
        stops[others[at] as usize] = true;
        at += 1;
    }
    stops
};

/// Everything that stands out, in the order of the text, none inside another. Linear in the length.
pub fn marks(text: &str) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut found: Vec<Mark> = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| STOPS[usize::from(*byte)]) {
        at += step;
        let free = found.last().map_or(0, |last| last.span.end());
        let Some(mark) = mark_at(text, at).filter(|mark| mark.span.start() >= free) else {
            at += 1;
            continue;
        };
        at = mark.span.end().max(at + 1);
        match found.last_mut().filter(|last| last.kind == mark.kind && last.span.end == mark.span.start) {
            Some(last) => last.span.end = mark.span.end,
            None => found.push(mark),
        }
    }
    found
}

fn mark_at(text: &str, at: usize) -> Option<Mark> {
    let bytes = text.as_bytes();
    let (kind, span) = match bytes[at] {
        b'`' | b'~' => (MarkKind::Fence, fence(text, at)?),
        b'<' | b'>' => (MarkKind::Conflict, conflict(bytes, at)?),
        b'$' => (MarkKind::Variable, variable(bytes, at)?),
        b'-' | b'_' | b'J' | b'K' | b'z' => {
            let (kind, span) = token::around(bytes, at)?;
            (MarkKind::Secret(kind), span)
        }
        _ => unseen::at(text, at)?,
    };
    Some(Mark { kind, span })
}

/// The run of backticks or tildes, where it is long enough and begins its line.
fn fence(text: &str, at: usize) -> Option<Span> {
    let bytes = text.as_bytes();
    if !bytes[at..].starts_with(&[bytes[at]; 3])
        || at.checked_sub(1).is_some_and(|before| bytes[before] == bytes[at])
    {
        return None;
    }
    let lead = bytes[..at]
        .iter()
        .rev()
        .take_while(|byte| matches!(byte, b' ' | b'\t' | b'>' | b'-' | b'*' | b'+' | b'.' | b'0'..=b'9'));
    let line = at - lead.count();
    let length = run(bytes, at);
    (line == 0 || bytes[line - 1] == b'\n').then(|| Span::new(at, at + length))
}

fn conflict(bytes: &[u8], at: usize) -> Option<Span> {
    let starts_line = at == 0 || bytes[at - 1] == b'\n';
    let whole =
        starts_line && run(bytes, at) == 7 && matches!(bytes.get(at + 7), None | Some(b' ' | b'\n' | b'\r'));
    whole.then(|| Span::new(at, at + 7))
}

/// How often a byte is repeated.
fn run(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().take_while(|byte| **byte == bytes[at]).count()
}

const LONGEST_NAME: usize = 80;

fn variable(bytes: &[u8], at: usize) -> Option<Span> {
    let name = bytes[at + 1..].strip_prefix(b"{")?;
    let length = name
        .iter()
        .take(LONGEST_NAME)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'))
        .count();
    (length > 0 && name.get(length) == Some(&b'}')).then(|| Span::new(at, at + length + 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(MarkKind, &str)> {
        marks(text).into_iter().map(|mark| (mark.kind, mark.span.of(text))).collect()
    }

    #[test]
    fn fences_begin_a_line_of_their_own_a_list_or_a_quote() {
        let text = "```rust\n- ```\n> ~~~~\n1. ```\nNot ``` this, nor `` that ``.\n";
        let fences = ["```", "```", "~~~~", "```"].map(|fence| (MarkKind::Fence, fence));
        assert_eq!(found(text), fences);
    }

    #[test]
    fn marks_of_a_conflict_are_seven_and_begin_a_line() {
        let text = "<<<<<<< HEAD\na\n=======\n>>>>>>>\n>>>>>>>> eight\n <<<<<<< inside\n<<<<<<<glued\n";
        assert_eq!(found(text), [(MarkKind::Conflict, "<<<<<<<"), (MarkKind::Conflict, ">>>>>>>")]);
    }

    #[test]
    fn variables_are_found_by_their_braces() {
        assert_eq!(found("${HOME}/a $HOME ${a b} ${}"), [(MarkKind::Variable, "${HOME}")]);
    }

    #[test]
    fn neighbours_of_one_kind_are_one_mark() {
        assert_eq!(
            found("a\u{200b}\u{feff}b\u{1b}"),
            [(MarkKind::Invisible, "\u{200b}\u{feff}"), (MarkKind::Control, "\u{1b}")]
        );
    }

    #[test]
    fn any_text_has_marks_inside_it_and_in_order() {
        let pieces = [
            "```",
            "<<<<<<<\n",
            "\u{e0041}",
            "\u{200b}",
            "sk-",
            "eyJ.",
            "${",
            "}",
            "\0",
            "\u{e9}",
            "-----BEGIN ",
        ];
        for first in pieces {
            for second in pieces {
                let text = [first, second, first, first, second].concat();
                let mut end = 0;
                for mark in marks(&text) {
                    assert!(mark.span.start() >= end && !mark.span.of(&text).is_empty(), "{text:?}");
                    end = mark.span.end();
                }
            }
        }
    }
}
