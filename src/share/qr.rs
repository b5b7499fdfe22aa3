use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::place::QR;

/// A QR code as the path of an SVG: unit squares inside a quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Width and height, the quiet zone included.
    pub side: usize,
    pub path: String,
}

/// Clear modules on each side, as the standard asks.
const QUIET: i32 = 4;

/// The code of a text; `None` where it would be too dense to scan.
pub fn qr(text: &str) -> Option<Qr> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let (low, high) = (Version::MIN, Version::new(25));
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, low, high, None, true)
        .ok()
        .filter(|_| text.len() <= QR)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            if run > 0 {
                // Writing to a text cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1) as i32;
        }
    }
    Some(Qr { side: (code.size() + 2 * QUIET).unsigned_abs() as usize, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_link_is_a_small_code_and_a_long_one_is_none() {
        let code = qr("https://example.org/#1abc").unwrap();
        assert_eq!(code.side, 25 + 8);
        // The finder pattern at the top left: seven dark modules in a row.
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..40]);
        assert!(qr(&"a".repeat(QR)).is_some());
        assert!(qr(&"a".repeat(QR + 1)).is_none());
    }
}
