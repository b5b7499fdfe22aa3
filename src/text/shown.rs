//! A text as a browser's text field shows it: every line end is one LF there, whatever the file has.

use super::{Edit, EditSet, Span};
use std::borrow::Cow;

/// The text with CRLF and lone CR as LF.
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The edit of `text` that makes its field show `after`. Line ends outside of the edit stay as they are;
/// those typed become `newline`.
pub fn edit_from_shown(text: &str, after: &str, newline: &str) -> EditSet {
    let before = shown(text);
    let edits = EditSet::between(&before, after);
    let Some(edit) = edits.edits().first() else { return edits };
    let span = Span::new(from_shown(text, edit.span.start()), from_shown(text, edit.span.end()));
    let exact = EditSet::one(Edit::replace(span, edit.text.replace('\n', newline)));
    if shown(&exact.apply(text)) == after {
        return exact;
    }
    // A lone CR came to stand before an LF and became one line end with it.
    EditSet::between(text, &after.replace('\n', newline))
}

/// The byte offset in `text` of a byte offset in what is shown of it.
pub fn from_shown(text: &str, offset: usize) -> usize {
    if !text.contains('\r') {
        return offset.min(text.len());
    }
    let mut at = 0;
    let mut seen = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() && seen < offset {
        at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
        seen += 1;
    }
    at
}

/// The byte offset in what is shown of `text` of a byte offset in it.
pub fn to_shown(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or(text.as_bytes());
    offset.min(text.len()) - before.windows(2).filter(|pair| pair == b"\r\n").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_in_a_file_with_windows_line_ends_keeps_them() {
        let text = "a\r\nb\r\nc";
        assert_eq!(edit_from_shown(text, "a\nbX\nc", "\r\n").apply(text), "a\r\nbX\r\nc");
        assert_eq!(edit_from_shown(text, "a\nb\n\nc", "\r\n").apply(text), "a\r\nb\r\n\r\nc");
        assert_eq!(edit_from_shown(text, "a\nc", "\r\n").apply(text), "a\r\nc");
        assert!(edit_from_shown(text, "a\nb\nc", "\r\n").is_empty());
    }

    #[test]
    fn lines_that_a_lone_carriage_return_ends_stay_lines() {
        assert_eq!(shown(&edit_from_shown("\r&\n", "\n\n", "\n").apply("\r&\n")), "\n\n");
    }

    #[test]
    fn offsets_go_there_and_back() {
        let text = "\u{e9}\r\nb\rc\r\n";
        for offset in [0, 2, 4, 5, 6, 7, 9] {
            assert_eq!(from_shown(text, to_shown(text, offset)), offset, "{offset}");
        }
    }
}
