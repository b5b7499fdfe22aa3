use super::rescue::is_familiar;
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
/// order mark may stand before it) to the next line that begins with three dashes. Failing that, an indented
/// line of dashes closes; failing that, or where a heading and a paragraph stand before it, the block is open,
/// and ends before the first line that can be no YAML entry.
pub fn by_lines(text: &str) -> Option<Fence> {
    let mut from_top = lines(text, bom_len(text));
    let open = from_top.find(|line| !line.of(text).trim().is_empty())?;
    let open = trimmed(text, open);
    if open.of(text) != "---" {
        return None;
    }
    let start = from_top.at;
    // A block that opens with blanks before its dashes may well close so.
    let indented = !text[..open.start()].ends_with('\n') && open.start() > bom_len(text);
    let close = closing(text, start, indented);
    let end = match close {
        Some(close) => prose(text, Span::new(start, close.start())),
        None => Some(end_of_entries(text, start).unwrap_or(text.len())),
    };
    Some(match (close, end) {
        (Some(close), None) => {
            let line = text[close.start()..].find('\n').map_or(text.len(), |at| close.start() + at + 1);
            let glued = Span::new(close.end(), line).of(text);
            let blanks = glued.len() - glued.trim_start_matches(js_space).len();
            let body = if blanks == glued.len() { line } else { close.end() + blanks };
            let inner = text[..close.start()].rfind('\n').map_or(start, |at| at + 1).max(start);
            Fence {
                open,
                inner: Span::new(start, inner),
                close: Some(close),
                body: Span::new(body, text.len()),
            }
        }
        (_, end) => {
            let end = end.unwrap_or(text.len());
            let meant = lines(text, end).next().filter(|line| is_meant_to_close(line.of(text)));
            let body = meant.map_or(end, Span::end);
            Fence { open, inner: Span::new(start, end), close: None, body: Span::new(body, text.len()) }
        }
    })
}

/// The dashes that close a block: at the start of a line, else alone on one.
fn closing(text: &str, start: usize, indented: bool) -> Option<Span> {
    let dashes = |at: usize| text[at..].len() - text[at..].trim_start_matches('-').len();
    let first = lines(text, start).find(|line| line.of(text).starts_with("---"));
    let first = first.map(|line| Span::new(line.start(), line.start() + dashes(line.start())));
    let alone = |line: &Span| {
        let line = line.of(text).trim_matches(js_space);
        line.len() >= 3 && line.bytes().all(|byte| byte == b'-')
    };
    let first_alone = || lines(text, start).find(alone).map(|line| trimmed(text, line));
    if indented { first_alone().or(first) } else { first.or_else(first_alone) }
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

/// Where an unclosed block stops looking like YAML: a line meant to close it, a heading with a paragraph below,
/// or the first line that follows a blank one and is neither an entry nor indented nor a list item nor a
/// comment; failing that, the first such line.
fn end_of_entries(text: &str, start: usize) -> Option<usize> {
    let mut blank_since = None;
    let mut heading = None;
    let mut first_odd = None;
    for line in lines(text, start) {
        let written = line.of(text);
        if is_meant_to_close(written) {
            return Some(line.start());
        } else if written.trim().is_empty() {
            blank_since = blank_since.or(Some(line.start()));
        } else if is_heading(written) {
            heading = heading.or(blank_since).or(Some(line.start()));
        } else if is_entry_like(written) {
            // What looked like a heading was a comment.
            (blank_since, heading) = (None, None);
        } else if let Some(end) = heading.or(blank_since) {
            return Some(end);
        } else {
            first_odd = first_odd.or(Some(line.start()));
        }
    }
    heading.or(first_odd)
}

/// Whether a line closes nothing and was meant to: the dots that end a YAML document, or the long dashes that a word
/// processor makes of three short ones.
pub fn is_meant_to_close(line: &str) -> bool {
    let line = line.trim();
    let is_dash = |character| matches!(character, '-' | '\u{2013}' | '\u{2014}');
    line == "..." || (!line.is_ascii() && line.chars().all(is_dash))
}

/// Where a prompt begins inside what the next line of dashes closes: at a blank line, a heading, and a
/// paragraph below it that can be no YAML. The dashes are then a rule of that prompt.
fn prose(text: &str, within: Span) -> Option<usize> {
    let all = || lines(&text[..within.end()], within.start());
    if !all().any(|line| is_heading(line.of(text))) {
        return None;
    }
    // Up to the last entry, a paragraph is part of a value.
    let is_entry = |line: &Span| key_of(line.of(text)).is_some_and(is_familiar);
    let last = all().filter(is_entry).last().map_or(within.start(), Span::end);
    let mut blank = None;
    let mut heading = None;
    for line in lines(&text[..within.end()], last) {
        let written = line.of(text);
        if written.trim().is_empty() {
            blank = blank.or(Some(line.start()));
        } else if heading.is_some() && !is_entry_like(written) {
            return heading;
        } else {
            heading = if is_heading(written) { heading.or(blank) } else { None };
            blank = None;
        }
    }
    None
}

fn is_heading(line: &str) -> bool {
    line.starts_with("# ") || line.starts_with("## ") || line.starts_with("### ")
}

/// Whether a line may be part of a front matter: a key, or more of what stands above it.
pub fn is_entry_like(line: &str) -> bool {
    line.starts_with([' ', '\t', '-', '#', '"', '\'']) || key_of(line).is_some()
}

/// The key of a line `key:` or `key: value` at column 0, where the key is one plain word, or such a word in
/// quotes.
pub fn key_of(line: &str) -> Option<&str> {
    let (key, rest) = line.split_once(':')?;
    let word = unquoted(key.trim_end_matches(' '));
    let plain = !word.is_empty()
        && word.starts_with(|c: char| (is_letter(c) && !c.is_ascii_digit()) || c == '_')
        && word.chars().all(|c| is_letter(c) || matches!(c, '_' | '-' | '.'));
    (plain && (rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']))).then_some(key)
}

/// A word without the quotes around it.
pub(super) fn unquoted(word: &str) -> &str {
    let inner = |quote| word.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(word)
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

impl Fence {
    /// Whether dashes at the very start of a line close the block: what is changed inside it cannot move its end.
    pub fn is_firm(&self, text: &str) -> bool {
        self.close.is_some_and(|close| text[..close.start()].ends_with('\n'))
    }

    /// Whether a line of exactly three dashes closes the block.
    pub fn is_closed(&self, text: &str) -> bool {
        let Some(close) = self.close.filter(|close| close.len() == 3) else { return false };
        let behind = Span::new(close.end(), self.body.start()).of(text);
        text[..close.start()].ends_with('\n') && (behind.ends_with('\n') || self.body.is_empty())
    }
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

/// A line without the blanks around it, as JavaScript counts blanks: what hides dashes from clients hides them here.
fn trimmed(text: &str, line: Span) -> Span {
    let written = line.of(text);
    let start = line.start() + (written.len() - written.trim_start_matches(js_space).len());
    Span::new(start, start + written.trim_matches(js_space).len())
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
    fn only_what_clients_take_for_blank_may_stand_beside_the_dashes() {
        assert_eq!(inner("---\u{a0}\u{feff}\nname: a\n---\n"), Some("name: a\n"));
        assert_eq!(inner("---\u{85}\nname: a\n---\n"), None);
    }

    #[test]
    fn a_line_of_more_dashes_closes_as_well() {
        let text = "---\nname: a\n-----\nBody\n---\nmore";
        let fence = by_lines(text).unwrap();
        assert_eq!(fence.close, Some(Span::new(12, 17)));
        assert!(!fence.is_closed(text));
    }

    #[test]
    fn dashes_at_the_start_of_a_line_close_whatever_follows() {
        let text = "---\nname: a\n--- Body\n---\nmore";
        let fence = by_lines(text).unwrap();
        assert_eq!((fence.inner.of(text), fence.body.of(text)), ("name: a\n", "Body\n---\nmore"));
        assert!(!fence.is_closed(text));
    }

    #[test]
    fn a_rule_in_the_prompt_closes_nothing() {
        let text = "---\nname: a\n\n# Title\n\nYou are a helper.\n\n---\n\nMore.\n";
        let fence = by_lines(text).unwrap();
        assert_eq!((fence.close, fence.inner.of(text)), (None, "---\nname: a\n".get(4..).unwrap()));
        let commented = "---\nname: a\n\n# Settings\n\nmodel: b\n---\n";
        assert!(by_lines(commented).unwrap().is_closed(commented));
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
