//! A fragment as it was before chats, mail and browsers had their hands on it.

use super::{Broken, LONGEST};

/// The link in a fragment: without `#`, percent-encoding, line breaks and invisible marks. What hangs on
/// behind is left to those who know where the link ends.
pub fn clean(fragment: &str) -> Result<String, Broken> {
    // Each character may have become three.
    if fragment.len() > 3 * LONGEST + 100 {
        return Err(Broken::TooLong { characters: fragment.len() });
    }
    // What passed through two hands may be encoded twice.
    let text = unescaped(&unescaped(fragment));
    let link: String = text.chars().filter(|c| !is_blank(*c)).collect();
    // A whole address was pasted behind the mark.
    let link = link.rsplit('#').next().unwrap_or_default();
    if link.len() > LONGEST {
        return Err(Broken::TooLong { characters: link.len() });
    }
    Ok(link.to_owned())
}

/// The text with its percent signs read.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        let mut byte = *byte;
        if let (b'%', Some(escaped)) = (byte, rest.get(..2).and_then(hexadecimal)) {
            byte = escaped;
            rest = &rest[2..];
        }
        bytes.push(byte);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether this could be the rest of a link of a version to come, and not the anchor of a page.
pub fn looks_like_a_link(rest: &str) -> bool {
    !rest.is_empty() && rest.bytes().take(6).all(|byte| byte.is_ascii_alphanumeric())
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digits = str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    u8::from_str_radix(digits, 16).ok()
}

/// Spaces, line breaks, and marks without width that are put into long words to break them.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}
