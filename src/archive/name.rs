//! The names of entries as text.

use std::borrow::Cow;

/// What the bytes from 0x80 on meant to the systems that wrote names before UTF-8: the letters of code page 850.
/// Code page 437 has most of them at the same places.
const LETTERS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑ";

/// A name: UTF-8 where it is that, whatever the archive says of it; else letters of an old code page, and `_` for
/// what is no letter there.
pub fn text(name: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(name) {
        Ok(name) => Cow::Borrowed(name),
        Err(_) => Cow::Owned(name.iter().map(|byte| letter(*byte)).collect()),
    }
}

fn letter(byte: u8) -> char {
    match byte {
        0..0x80 => char::from(byte),
        0xe1 => 'ß',
        _ => LETTERS.chars().nth(usize::from(byte - 0x80)).unwrap_or('_'),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn names_of_old_systems_keep_their_letters() {
        assert_eq!(text("pr\u{fc}fer.md".as_bytes()), "prüfer.md");
        assert_eq!(text(b"pr\x81fer-stra\xe1e.md"), "prüfer-straße.md");
        assert_eq!(text(b"a\xff.md"), "a_.md");
    }
}
