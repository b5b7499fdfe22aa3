//! The border to editors that count in UTF-16 units of the text as shown ([`super::shown`]). Each text is walked
//! once, however many offsets there are.

use super::order::sort_by_key;
use super::{Edit, EditSet, Span, shown, utf16_len};

/// A replacement as such an editor makes it. Its text ends lines with LF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownEdit {
    pub start: usize,
    pub end: usize,
    pub text: String,
}

/// Where byte offsets of `text` lie in what is shown of it. They may come in any order.
pub fn shown_offsets(text: &str, offsets: &[usize]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..offsets.len()).collect();
    sort_by_key(&mut order, |at| offsets[*at]);
    let mut found = vec![0; offsets.len()];
    let (mut from, mut units) = (0, 0);
    for at in order {
        let mut to = offsets[at].min(text.len());
        while !text.is_char_boundary(to) {
            to -= 1;
        }
        units += shown_len(text, from, to);
        from = to;
        found[at] = units;
    }
    found
}

/// The units of a part of the text: the LF of a CRLF has none.
fn shown_len(text: &str, from: usize, to: usize) -> usize {
    let part = text.get(from..to).unwrap_or("");
    if !text.contains('\r') {
        return utf16_len(part);
    }
    let pairs = part.as_bytes().windows(2).filter(|pair| pair == b"\r\n").count();
    let split = part.starts_with('\n') && text[..from].ends_with('\r');
    utf16_len(part) - pairs - usize::from(split)
}

/// The byte offsets in `text` of offsets in what is shown of it, which have to come in order. One between
/// surrogates goes to the start of the character, one past the end to the end.
pub fn offsets_from_shown(text: &str, offsets: &[usize]) -> Vec<usize> {
    let mut found = Vec::with_capacity(offsets.len());
    let mut units = 0;
    let mut before = 0;
    for (at, byte) in text.bytes().enumerate() {
        if found.len() == offsets.len() {
            break;
        }
        let goes_on = matches!(byte, 0x80..=0xbf) || (byte == b'\n' && before == b'\r');
        before = byte;
        if goes_on {
            continue;
        }
        let width = 1 + usize::from(byte >= 0xf0);
        while offsets.get(found.len()).is_some_and(|wanted| *wanted < units + width) {
            found.push(at);
        }
        units += width;
    }
    found.resize(offsets.len(), text.len());
    found
}

/// The edits of `text` that edits of what is shown of it mean, given in order. Line ends outside of them stay as
/// they are; those typed become `newline`.
pub fn edits_from_shown(text: &str, edits: &[ShownEdit], newline: &str) -> EditSet {
    let exact = in_bytes(text, edits, newline);
    if !text.contains('\r') {
        return exact;
    }
    let before = shown(text);
    let after = in_bytes(&before, edits, "\n").apply(&before);
    if shown(&exact.apply(text)) == after {
        return exact;
    }
    // A lone CR came to stand before an LF and became one line end with it.
    EditSet::between(text, &after.replace('\n', newline))
}

fn in_bytes(text: &str, edits: &[ShownEdit], newline: &str) -> EditSet {
    let places: Vec<usize> = edits.iter().flat_map(|edit| [edit.start, edit.end]).collect();
    let offsets = offsets_from_shown(text, &places);
    EditSet::in_order(edits.iter().zip(offsets.chunks(2)).map(|(edit, at)| {
        let span = Span::new(at.first().copied().unwrap_or(0), at.last().copied().unwrap_or(0));
        Edit::replace(span, edit.text.replace('\n', newline))
    }))
}

/// Edits of `text` as edits of what is shown of it.
pub fn shown_edits(text: &str, edits: &EditSet) -> Vec<ShownEdit> {
    let plain = !text.contains('\r') && edits.edits().iter().all(|edit| !edit.text.contains('\r'));
    let exact = as_shown(text, edits);
    if plain {
        return exact;
    }
    let before = shown(text);
    let after = edits.apply(text);
    let after = shown(&after);
    if in_bytes(&before, &exact, "\n").apply(&before) == after {
        return exact;
    }
    // An edit parts a CR from its LF, or joins them.
    as_shown(&before, &EditSet::between(&before, &after))
}

fn as_shown(text: &str, edits: &EditSet) -> Vec<ShownEdit> {
    let places: Vec<usize> =
        edits.edits().iter().flat_map(|edit| [edit.span.start(), edit.span.end()]).collect();
    let offsets = shown_offsets(text, &places);
    let pairs = edits.edits().iter().zip(offsets.chunks(2));
    let made = pairs.map(|(edit, at)| ShownEdit {
        start: at.first().copied().unwrap_or(0),
        end: at.last().copied().unwrap_or(0),
        text: shown(&edit.text).into_owned(),
    });
    made.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What an editor does with its edits, unit by unit.
    fn apply_shown(text: &str, edits: &[ShownEdit]) -> String {
        let mut units: Vec<u16> = text.encode_utf16().collect();
        for edit in edits.iter().rev() {
            units.splice(edit.start..edit.end, edit.text.encode_utf16());
        }
        String::from_utf16_lossy(&units)
    }

    fn edit(start: usize, end: usize, text: &str) -> ShownEdit {
        ShownEdit { start, end, text: text.into() }
    }

    #[test]
    fn typing_in_a_file_with_windows_line_ends_keeps_them() {
        let text = "a\r\n\u{1F600}b\r\nc";
        let typed = edits_from_shown(text, &[edit(1, 1, "x"), edit(4, 5, "\n")], "\r\n");
        assert_eq!(typed.apply(text), "ax\r\n\u{1F600}\r\n\r\nc");
        assert_eq!(edits_from_shown(text, &[edit(5, 6, "")], "\r\n").apply(text), "a\r\n\u{1F600}bc");
    }

    #[test]
    fn offsets_count_units_and_every_line_end_once() {
        let text = "\u{e9}\r\n\u{1F600}\rc";
        assert_eq!(shown_offsets(text, &[9, 0, 4, 8, 2]), [5, 0, 2, 4, 1]);
        assert_eq!(offsets_from_shown(text, &[0, 1, 2, 3, 4, 5, 6, 99]), [0, 2, 4, 4, 8, 9, 10, 10]);
    }

    /// Texts of letters of every width and line ends of every kind.
    fn texts() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop::sample::select(vec!["a", "\u{e9}", "\u{1F600}", "\r\n", "\n", "\r"]),
            0..24,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn an_edit_there_is_the_same_edit_here(text in texts(), new in texts(), at in 0_usize..40, length in 0_usize..8) {
            let before = shown(&text).into_owned();
            let mut places: Vec<usize> = before.char_indices().map(|(at, _)| utf16_len(&before[..at])).collect();
            places.push(utf16_len(&before));
            let from = at.min(places.len() - 1);
            let to = (from + length).min(places.len() - 1);
            let there = edit(places[from], places[to], &shown(&new));
            let here = edits_from_shown(&text, std::slice::from_ref(&there), "\r\n").apply(&text);
            prop_assert_eq!(shown(&here).into_owned(), apply_shown(&before, &[there]));
        }

        #[test]
        fn an_edit_here_is_the_same_edit_there(text in texts(), after in texts()) {
            let edits = EditSet::between(&text, &after);
            let there = shown_edits(&text, &edits);
            prop_assert_eq!(apply_shown(&shown(&text), &there), shown(&after).into_owned());
        }
    }
}
