use crate::text::Span;

/// Where a block of front matter begins and ends. Byte spans of the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fence {
    /// The opening dashes, without blanks or line end.
    pub open: Span,
    /// The YAML between the two fences, with the line end before the closing one.
    pub inner: Span,
    /// The closing dashes; `None` where the file never closes the block.
    pub close: Option<Span>,
    /// All that follows.
    pub body: Span,
}

const BOM: char = '\u{feff}';

/// Length in bytes of a leading byte order mark: 3 or 0.
pub fn bom_len(text: &str) -> usize {
    if text.starts_with(BOM) { BOM.len_utf8() } else { 0 }
}

/// The front matter as its author sees it: from a first line of three dashes (blank lines and a byte
/// order mark may stand before it) to the next line of three dashes. Where no such line follows, a line
/// of more dashes or an indented one closes; failing that the block is open, and ends before the first
/// line that can be no YAML entry.
pub fn by_lines(text: &str) -> Option<Fence> {
    let mut lines = lines(text, bom_len(text));
    let open = lines.find(|line| !line.of(text).trim().is_empty())?;
    let dashes = trimmed(text, open);
    if dashes.of(text) != "---" {
        return None;
    }
    let start = lines.at;
    let rest: Vec<Span> = lines.collect();
    let closing = |wanted: &dyn Fn(&str) -> bool| rest.iter().copied().find(|line| wanted(line.of(text)));
    let close = closing(&|line| line.trim_end() == "---").or_else(|| {
        closing(&|line| {
            let line = line.trim();
            line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
        })
    });
    Some(match close {
        Some(line) => Fence {
            open: dashes,
            inner: Span::new(start, line.start()),
            close: Some(trimmed(text, line)),
            body: Span::new(line.end(), text.len()),
        },
        None => {
            let end = end_of_entries(text, &rest).unwrap_or(text.len());
            Fence {
                open: dashes,
                inner: Span::new(start, end),
                close: None,
                body: Span::new(end, text.len()),
            }
        }
    })
}

/// The front matter by the pattern `^---\s*\n([\s\S]*?)---\s*\n?` of JavaScript: the first three dashes
/// found anywhere behind the opening line close it. `start` is where the text begins (behind a BOM).
pub fn by_first_dashes(text: &str, start: usize) -> Option<Fence> {
    let after = text.get(start..)?.strip_prefix("---")?;
    let opened = start + 3;
    let blank = after.len() - after.trim_start_matches(js_space).len();
    let inner = opened + after[..blank].rfind('\n')? + 1;
    let close = inner + text[inner..].find("---")?;
    let behind = &text[close + 3..];
    let body = text.len() - behind.trim_start_matches(js_space).len();
    Some(Fence {
        open: Span::new(start, opened),
        inner: Span::new(inner, close),
        close: Some(Span::new(close, close + 3)),
        body: Span::new(body, text.len()),
    })
}

/// What `\s` matches in JavaScript, and what its `trim` removes.
pub fn js_space(character: char) -> bool {
    character == BOM || (character.is_whitespace() && character != '\u{85}')
}

/// Where an unclosed block stops looking like YAML: a line of three dots, or the first line that follows a blank one and is
/// neither an entry nor indented nor a list item nor a comment.
fn end_of_entries(text: &str, lines: &[Span]) -> Option<usize> {
    let entry_like = |line: &str| {
        line.starts_with([' ', '\t', '-', '#']) && !line.starts_with("# ") || key_of(line).is_some()
    };
    let mut blank_since = None;
    for line in lines {
        let written = line.of(text);
        if written.trim_end() == "..." {
            return Some(line.start());
        } else if written.trim().is_empty() {
            blank_since = blank_since.or(Some(line.start()));
        } else if entry_like(written) {
            blank_since = None;
        } else if let Some(end) = blank_since {
            return Some(end);
        }
    }
    None
}

/// The key of a line `key:` or `key: value` at column 0, where the key is one plain word.
pub(super) fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let word = key.trim_end_matches(' ');
    let plain = !word.is_empty()
        && word.starts_with(|c: char| (is_letter(c) && !c.is_ascii_digit()) || c == '_')
        && word.chars().all(|c| is_letter(c) || matches!(c, '_' | '-' | '.'));
    (plain && (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))).then_some(key)
}

/// A letter or digit; outside of ASCII, whatever is no space. Telling letters apart there takes tables that a
/// small page can do without.
pub fn is_letter(character: char) -> bool {
    character.is_ascii_alphanumeric() || (!character.is_ascii() && !character.is_whitespace())
}

/// The lines of a text from an offset, each with its line end.
pub(super) fn lines(text: &str, start: usize) -> Lines<'_> {
    Lines { text, at: start }
}

pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let line = Span::new(self.at, self.at + length);
        self.at = line.end();
        Some(line)
    }
}

fn trimmed(text: &str, line: Span) -> Span {
    let written = line.of(text);
    let start = line.start() + (written.len() - written.trim_start().len());
    Span::new(start, start + written.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Option<&str> {
        by_lines(text).map(|fence| fence.inner.of(text))
    }

    fn client_inner(text: &str) -> Option<&str> {
        by_first_dashes(text, bom_len(text)).map(|fence| fence.inner.of(text))
    }

    #[test]
    fn dashes_inside_a_value_close_for_the_client_but_not_for_the_author() {
        let text = "---\nname: a---b\nmodel: x\n---\nBody";
        assert_eq!(inner(text), Some("name: a---b\nmodel: x\n"));
        assert_eq!(client_inner(text), Some("name: a"));
    }

    #[test]
    fn the_opening_may_be_followed_by_blank_lines_and_keeps_the_indentation_of_the_first_key() {
        assert_eq!(client_inner("--- \n\n  name: a\n---"), Some("  name: a\n"));
        assert_eq!(client_inner("---x\nname: a\n---"), None);
        assert_eq!(client_inner("\n---\nname: a\n---"), None);
    }

    #[test]
    fn blank_lines_before_the_opening_do_not_hide_it_from_the_author() {
        assert_eq!(inner("\u{feff}\n\n---\nname: a\n---\n"), Some("name: a\n"));
        assert_eq!(inner("# Title\n---\nname: a\n---\n"), None);
    }

    #[test]
    fn a_line_of_more_dashes_closes_when_no_line_of_three_does() {
        let fence = by_lines("---\nname: a\n-----\nBody").unwrap();
        assert_eq!(fence.close, Some(Span::new(12, 17)));
    }

    #[test]
    fn an_unclosed_block_ends_before_the_first_paragraph() {
        let text = "---\nname: a\ntools:\n  - Read\n\nYou are a helper: be kind.\n";
        let fence = by_lines(text).unwrap();
        assert_eq!(fence.close, None);
        assert_eq!(fence.body.of(text), "\nYou are a helper: be kind.\n");
        let text = "---\nname: a\n\n# Heading\n\nText\n";
        assert_eq!(by_lines(text).unwrap().body.of(text), "\n# Heading\n\nText\n");
    }
}
