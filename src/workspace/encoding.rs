//! Bytes of a file as text.

use super::magic;

/// A text, and what is to be said of how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// A sentence or two for the user; `None` where the file was UTF-8, as clients read it.
    pub note: Option<String>,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotText {
    pub why: String,
    /// What to do now.
    pub now: &'static str,
}

/// Reads the bytes of a file. Total: any bytes give a text or a reason.
///
/// A text that is UTF-8 stays as it is, with its byte order mark. UTF-16, and texts of old Windows programs, are
/// decoded, and the note says of the file, by this name, that it will be UTF-8 when it is saved.
pub fn decode(bytes: Vec<u8>, name: &str) -> Result<Decoded, NotText> {
    if let Some(kind) = magic::kind(&bytes) {
        return Err(NotText { why: format!("It is {}, not a text file.", kind.what), now: kind.now });
    }
    if let Some(units) = utf16(&bytes) {
        return from_utf16(&units, name);
    }
    if bytes.contains(&0) {
        return Err(binary());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text, note: None }),
        Err(broken) => from_windows(broken.as_bytes(), name),
    }
}

fn binary() -> NotText {
    NotText { why: "It is not a text file.".into(), now: magic::OPEN_TEXT }
}

/// The units of a text in UTF-16: with a byte order mark, or with nothing but zeros in every other byte of its
/// plain letters.
fn utf16(bytes: &[u8]) -> Option<Vec<u16>> {
    let (rest, is_little) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        _ => (bytes, without_mark(bytes)?),
    };
    // A last byte without its other half stands for a character that is lost.
    let unit = |pair: &[u8]| match pair {
        [one, other] if is_little => u16::from_le_bytes([*one, *other]),
        [one, other] => u16::from_be_bytes([*one, *other]),
        _ => 0xfffd,
    };
    Some(rest.chunks(2).map(unit).collect())
}

/// Whether the lower byte comes first, in a text without a mark.
fn without_mark(bytes: &[u8]) -> Option<bool> {
    let start = &bytes[..bytes.len().min(4096)];
    let zeros = |nth: usize| start.iter().skip(nth).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A quarter of the characters has to be plain letters: every language's files have keys in English. A few others
    // have a zero in their other half.
    let is_most = |most: usize, others: usize| most >= 4 && most * 8 >= start.len() && others * 10 <= most;
    match bytes.len() % 2 {
        0 if is_most(odd, even) => Some(true),
        0 if is_most(even, odd) => Some(false),
        _ => None,
    }
}

fn from_utf16(units: &[u16], name: &str) -> Result<Decoded, NotText> {
    let text: String =
        char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if text.contains('\0') || controls(text.bytes()) * 100 > text.len() {
        return Err(binary());
    }
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    let lost = match lost {
        0 => String::new(),
        1 => " One character could not be read, and is shown as \u{fffd}.".into(),
        _ => format!(" {lost} characters could not be read, and are shown as \u{fffd}."),
    };
    let note = format!("{name} is UTF-16; clients read UTF-8, and so it will be saved.{lost}");
    Ok(Decoded { text, note: Some(note) })
}

/// What is UTF-8 as that, and every other byte as Windows wrote it before: so a text in which both are mixed loses
/// no letter.
fn from_windows(bytes: &[u8], name: &str) -> Result<Decoded, NotText> {
    let high = bytes.iter().filter(|byte| **byte >= 0x80).count();
    if controls(bytes.iter().copied()) * 100 > bytes.len() {
        return Err(binary());
    }
    let (mut text, mut odd, mut letters) = (String::with_capacity(bytes.len() + high), 0, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        letters += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        text.extend(chunk.invalid().iter().map(|byte| windows(*byte)));
        odd += chunk.invalid().len();
    }
    // In western languages few letters carry a mark, and they stand alone; elsewhere nearly all are such bytes.
    let together = bytes.array_windows().filter(|[one, other]| *one >= 0x80 && *other >= 0x80).count();
    if letters == 0 && (odd * 3 > bytes.len() || (odd > 8 && together * 2 > odd)) {
        return Err(NotText {
            why:
                "It is text in an encoding that the page cannot tell, such as Shift-JIS, GBK or Windows-1251."
                    .into(),
            now: "Save it as UTF-8 in your editor, and open it again.",
        });
    }
    let note = match letters {
        0 => format!(
            "{name} is not UTF-8. It was read as Windows-1252: check letters with marks, and quotation marks. It will be saved as UTF-8."
        ),
        _ => format!(
            "{odd} bytes of {name} are not UTF-8. They were read as Windows-1252: check letters with marks, and quotation marks. It will be saved as UTF-8."
        ),
    };
    Ok(Decoded { text, note: Some(note) })
}

/// Characters that no text has: controls that are not blanks, line ends or the start of a colour.
fn controls(bytes: impl Iterator<Item = u8>) -> usize {
    bytes.filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count()
}

/// The letters of Windows-1252 that are elsewhere in Unicode; what it leaves open is a control of the same number.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn windows(byte: u8) -> char {
    let nth = |at: u8| WINDOWS.chars().nth(usize::from(at));
    byte.checked_sub(0x80).and_then(nth).unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text(bytes: &[u8]) -> (String, String) {
        let decoded = decode(bytes.to_vec(), "a.md").unwrap();
        (decoded.text, decoded.note.unwrap_or_default())
    }

    fn why(bytes: &[u8]) -> String {
        decode(bytes.to_vec(), "a.md").unwrap_err().why
    }

    fn wide(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    const FILE: &str = "---\nname: prüfer\ndescription: “Liest” 😀\n---\n";

    #[test]
    fn utf_8_stays_as_it_is_with_its_mark() {
        for file in [FILE, "", "\u{feff}---\n", "a\u{7}b"] {
            assert_eq!(text(file.as_bytes()), (file.to_owned(), String::new()));
        }
    }

    #[test]
    fn utf_16_is_decoded_and_said() {
        for bytes in [wide(FILE, u16::to_le_bytes), wide(FILE, u16::to_be_bytes)] {
            let (read, note) = text(&bytes);
            assert_eq!(read, FILE);
            assert_eq!(note, "a.md is UTF-16; clients read UTF-8, and so it will be saved.");
        }
        assert_eq!(
            text(&wide("\u{feff}日本", u16::to_le_bytes)).0,
            "日本",
            "the mark only says what the encoding is"
        );
        assert_eq!(text(&wide("\u{feff}日本", u16::to_be_bytes)).0, "日本");
    }

    #[test]
    fn a_character_that_is_cut_is_told() {
        let mut bytes = wide("\u{feff}name: a", u16::to_le_bytes);
        bytes.pop();
        let (read, note) = text(&bytes);
        assert_eq!(read, "name: \u{fffd}");
        assert!(note.contains("One character could not be read"), "{note}");
        assert!(text(&[0xff, 0xfe, b'a', 0, 0, 0xd8, b'b', 0, 1, 0xd8]).1.contains("2 characters"));
    }

    #[test]
    fn old_windows_texts_keep_every_letter() {
        let (read, note) = text(b"Many Gr\xfc\xdfe \x96 \x93Z\xfcrich\x94 \x80 5");
        assert_eq!(read, "Many Grüße – “Zürich” € 5");
        assert!(note.starts_with("a.md is not UTF-8."), "{note}");
        let (read, note) = text("Zürich, Gr".bytes().chain(*b"\xfc\xdfe").collect::<Vec<u8>>().as_slice());
        assert_eq!(read, "Zürich, Grüße");
        assert!(note.starts_with("2 bytes of a.md are not UTF-8."), "{note}");
        assert_eq!(text(b"a long line with \x81 in it").0, "a long line with \u{81} in it");
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        assert_eq!(why(b"\x89PNG\r\n\x1a\n..."), "It is a PNG picture, not a text file.");
        assert_eq!(why(b"a\0b"), "It is not a text file.");
        assert_eq!(why(b"\x01\0b\0c\0d\0e\0f\0"), "It is not a text file.");
        assert_eq!(why(b"\xff\xfe\0\0a\0\0\0"), "It is not a text file.");
        assert_eq!(why(b"\xfe\x01\x02\x03\x04 text"), "It is not a text file.");
        assert!(
            why(b"name: \xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0 \xe8 \xe4\xf0\xf3\xe3, written in Cyrillic")
                .contains("Windows-1251")
        );
        assert!(why(b"\x83\x65\x83\x58\x83\x67\x82\xb7\x82\xe9").contains("Shift-JIS"));
    }

    proptest! {
        #[test]
        fn any_bytes_give_a_text_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            if let Err(not) = decode(bytes, "a.md") {
                prop_assert!(not.why.ends_with('.') && !not.now.is_empty());
            }
        }

        #[test]
        fn any_text_without_zeros_comes_back_from_its_bytes(file in "[^\0]{0,40}") {
            prop_assume!(magic::kind(file.as_bytes()).is_none());
            prop_assert_eq!(text(file.as_bytes()).0, file);
        }

        #[test]
        fn any_text_with_letters_comes_back_from_its_utf_16(words in "[a-zäß😀日\n:-]{0,40}") {
            let marked = format!("\u{feff}{words}");
            prop_assert_eq!(&text(&wide(&marked, u16::to_le_bytes)).0, &words);
            prop_assert_eq!(&text(&wide(&marked, u16::to_be_bytes)).0, &words);
        }
    }
}
