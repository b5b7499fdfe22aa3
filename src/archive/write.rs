use super::{
    crc::crc32,
    path::{Unique, harmless},
};

/// A time as archives keep it, to two seconds, without a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub date: u16,
    pub time: u16,
}

impl Moment {
    /// Year, month, day, hour, minute, second, as clocks show them. What archives cannot keep becomes the nearest
    /// that they can: years are 1980 to 2107.
    pub fn new(parts: [u16; 6]) -> Self {
        let [year, month, day, hour, minute, second] = parts;
        Self {
            date: (year.clamp(1980, 2107) - 1980) << 9 | month.clamp(1, 12) << 5 | day.clamp(1, 31),
            time: hour.min(23) << 11 | minute.min(59) << 5 | (second.min(59) / 2),
        }
    }
}

/// Version 2.0, and written on Unix: the permissions are then read.
const VERSION: u16 = 20;
const UNIX: u16 = 3 << 8;
/// A plain file that everybody may read and its owner change.
const MODE: u32 = 0o100_644 << 16;
/// The name is UTF-8.
const UTF_8: u16 = 1 << 11;

/// An archive of these files, each a path and its bytes, stored as they are. Paths are made harmless and told apart by
/// a number. `None` for what no plain archive can hold: from 65,535 files or 4 GiB on.
pub fn zip(files: &[(&str, &[u8])], when: Moment) -> Option<Vec<u8>> {
    let count = u16::try_from(files.len()).ok().filter(|count| *count < u16::MAX)?;
    let mut unique = Unique::default();
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (path, bytes) in files {
        let path =
            Some(harmless(path)).filter(|path| !path.is_empty()).unwrap_or_else(|| "untitled.md".into());
        let path = unique.give(path);
        let size = u32::try_from(bytes.len()).ok()?;
        let at = u32::try_from(out.len()).ok()?;
        let length = u16::try_from(path.len()).ok()?;
        let common = common(when, crc32(bytes), size, length);
        for part in [&b"PK\x03\x04"[..], &common, path.as_bytes(), bytes] {
            out.extend_from_slice(part);
        }
        directory.extend_from_slice(b"PK\x01\x02");
        directory.extend_from_slice(&(UNIX | VERSION).to_le_bytes());
        directory.extend_from_slice(&common);
        // No comment, the first disk, and no mark for text.
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&MODE.to_le_bytes());
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(path.as_bytes());
    }
    let at = u32::try_from(out.len()).ok().filter(|at| *at < u32::MAX)?;
    let size = u32::try_from(directory.len()).ok()?;
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for number in [u32::from(count) << 16 | u32::from(count), size, at] {
        out.extend_from_slice(&number.to_le_bytes());
    }
    out.extend_from_slice(&[0; 2]);
    Some(out)
}

/// What stands alike before a file and in the list.
fn common(when: Moment, crc: u32, size: u32, name: u16) -> [u8; 26] {
    let mut out = [0; 26];
    for (at, half) in [(0, VERSION), (2, UTF_8), (6, when.time), (8, when.date), (22, name)] {
        out[at..at + 2].copy_from_slice(&half.to_le_bytes());
    }
    for (at, word) in [(10, crc), (14, size), (18, size)] {
        out[at..at + 4].copy_from_slice(&word.to_le_bytes());
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::archive::{Method, read};

    #[test]
    fn the_time_is_kept_within_what_archives_can() {
        let when = Moment::new([2026, 11, 20, 18, 30, 59]);
        let day = [when.date >> 9, when.date >> 5 & 0xf, when.date & 0x1f];
        let time = [when.time >> 11, when.time >> 5 & 0x3f, when.time & 0x1f];
        assert_eq!((day, time), ([46, 11, 20], [18, 30, 29]));
        assert_eq!(Moment::new([0; 6]), Moment { date: 0x21, time: 0 });
        assert_eq!(Moment::new([u16::MAX; 6]).date >> 9, 127);
    }

    #[test]
    fn files_of_one_name_are_told_apart() {
        let bytes = zip(&[("a.md", b"1"), ("../A.md", b"2"), ("", b"3")], Moment::new([0; 6])).unwrap();
        let paths: Vec<String> = read(&bytes).unwrap().entries.into_iter().map(|entry| entry.path).collect();
        assert_eq!(paths, ["a.md", "A-2.md", "untitled.md"]);
    }

    #[test]
    fn more_files_than_the_format_counts_are_none() {
        let files: Vec<(&str, &[u8])> = vec![("a.md", b""); 65_535];
        assert_eq!(zip(&files, Moment::new([0; 6])), None);
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back(files in prop::collection::vec(("[a-cÄ/]{0,5}[a-c]", prop::collection::vec(any::<u8>(), 0..60)), 0..8)) {
            let named: Vec<(String, &[u8])> =
                files.iter().map(|(path, bytes)| (format!("{path}.md"), bytes.as_slice())).collect();
            let given: Vec<(&str, &[u8])> = named.iter().map(|(path, bytes)| (path.as_str(), *bytes)).collect();
            let bytes = zip(&given, Moment::new([2026, 1, 1, 0, 0, 0])).unwrap();
            let contents = read(&bytes).unwrap();
            prop_assert_eq!((contents.passed_over, contents.refused_in_all), (0, 0));
            let back: Vec<&[u8]> = contents.entries.iter().map(|entry| entry.bytes).collect();
            prop_assert_eq!(back, files.iter().map(|(_, bytes)| bytes.as_slice()).collect::<Vec<_>>());
            for entry in &contents.entries {
                prop_assert_eq!(entry.check(entry.bytes), Ok(()));
                prop_assert_eq!(entry.method, Method::Stored);
            }
        }
    }
}
