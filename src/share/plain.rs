//! Version 0 of the link: one file's name and text as they are, in URL-safe base64. It needs no dictionary.
//!
//! `0` · length of the payload in characters · `.` · payload · checksum (6 characters).

use super::{Broken, Shared, SharedFile};

const CHECKSUM: usize = 6;

/// The fragment that carries a file without its client.
pub fn encode(file: &SharedFile) -> String {
    let payload = base64(format!("{}\0{}", file.name, file.text).as_bytes());
    format!("0{}.{payload}{}", payload.len(), checksum(&payload))
}

/// Reads what follows the version.
pub fn decode(rest: &str) -> Result<Shared, Broken> {
    let (length, rest) = rest.split_once('.').ok_or(Broken::NotALink)?;
    let length: usize = length.parse().map_err(|_| Broken::NotALink)?;
    let of = length.saturating_add(CHECKSUM);
    if rest.len() < of {
        return Err(Broken::Cut { arrived: rest.len(), of });
    }
    // Chats hang a full stop or a bracket on an address.
    let rest = rest.get(..of).ok_or(Broken::Altered)?;
    let (payload, sum) = rest.split_at_checked(length).ok_or(Broken::Altered)?;
    if checksum(payload) != sum {
        return Err(Broken::Altered);
    }
    let bytes = from_base64(payload).ok_or(Broken::Altered)?;
    let content = String::from_utf8(bytes).map_err(|_| Broken::Altered)?;
    let (name, text) = content.split_once('\0').ok_or(Broken::Altered)?;
    Ok(Shared::of(name, text))
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for chunk in bytes.chunks(3) {
        let group =
            chunk.iter().fold(0_u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            out.push(char::from(DIGITS[(group >> (18 - 6 * digit) & 63) as usize]));
        }
    }
    out
}

fn from_base64(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for byte in chunk {
            group = group << 6 | u32::try_from(DIGITS.iter().position(|digit| digit == byte)?).ok()?;
        }
        group <<= 6 * (4 - chunk.len());
        out.extend_from_slice(&group.to_be_bytes()[1..chunk.len()]);
    }
    Some(out)
}

/// FNV-1a of the payload, in six letters and digits.
fn checksum(payload: &str) -> String {
    let hash = payload
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let letters = &DIGITS[..62];
    let digit = |place: u32| char::from(letters[(u64::from(hash) / 62_u64.pow(place) % 62) as usize]);
    (0..6).map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share;

    fn decode(fragment: &str) -> Result<Shared, Broken> {
        share::decode(fragment, None)
    }

    fn link(text: &str) -> String {
        encode(&SharedFile { name: "a.md".into(), text: text.into() })
    }

    #[test]
    fn what_goes_in_comes_out() {
        for text in ["", "a", "ab", "abc", "---\r\nname: \u{1F600}\n", "\0\0", &"long ".repeat(5000)] {
            let link = link(text);
            let shared = Ok(Shared::of("a.md", text));
            assert_eq!(decode(&link), shared);
            assert_eq!(decode(&format!("#{link}")), shared);
            assert_eq!(decode(&format!("{link}).")), shared);
            assert!(link.ends_with(|c: char| c.is_ascii_alphanumeric()));
        }
    }

    #[test]
    fn a_link_cut_anywhere_says_so() {
        let link = link("some text");
        for end in 0..link.len() {
            let broken = decode(&link[..end]).unwrap_err();
            assert!(matches!(broken, Broken::Cut { .. } | Broken::Altered) || end == 0, "{end}: {broken:?}");
        }
    }

    #[test]
    fn a_changed_link_is_not_read() {
        let link = link("some text");
        for at in 5..link.len() {
            let mut changed = link.clone().into_bytes();
            changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
            assert!(decode(&String::from_utf8(changed).unwrap()).is_err(), "{at}");
        }
        assert_eq!(decode("\u{e9}.x"), Err(Broken::NotALink));
        assert_eq!(decode("018446744073709551615.\u{e9}"), Err(Broken::Cut { arrived: 2, of: usize::MAX }));
    }

    #[test]
    fn the_first_version_is_read_for_ever() {
        // Golden links: never change them.
        assert_eq!(decode("012.YS5tZAAtLS0KAKLSXE"), Ok(Shared::of("a.md", "---\n")));
    }
}
