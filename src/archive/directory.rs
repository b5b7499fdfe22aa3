//! The list at the end of an archive that says what is in it, and where.

use super::{
    Unreadable,
    bytes::{long, part, short},
};

/// Where the list lies.
pub struct Directory<'a> {
    /// Its records, one after the other.
    pub records: &'a [u8],
    /// The offset by which every place in it is too small: something was put before the archive.
    pub shift: usize,
}

/// One record of the list, as written.
pub struct Record<'a> {
    pub flags: usize,
    pub method: usize,
    pub crc: u32,
    pub packed: u32,
    pub size: u32,
    pub name: &'a [u8],
    /// What Unix keeps of a file: its kind is in the upper four bits.
    pub mode: u32,
    pub at: u32,
}

/// The fixed part of the record that ends an archive.
const END: usize = 22;
/// A comment of any length that fits two bytes may follow it.
const COMMENT: usize = 65_535;
/// What a record begins with.
const RECORD_MARK: &[u8] = b"PK\x01\x02";
/// The fixed part of a record.
const RECORD: usize = 46;
/// The fixed part of what stands before a file.
const LOCAL: usize = 30;

impl<'a> Directory<'a> {
    pub fn find(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let end =
            end(bytes).ok_or(if super::is_zip(bytes) { Unreadable::Cut } else { Unreadable::NotAZip })?;
        let cut = Unreadable::Cut;
        let disks = short(bytes, end + 4).ok_or(cut)? | short(bytes, end + 6).ok_or(cut)?;
        let count = short(bytes, end + 10).ok_or(cut)?;
        let size = long(bytes, end + 12).ok_or(cut)?;
        let at = long(bytes, end + 16).ok_or(cut)?;
        if disks == 0xffff || count == 0xffff || size == u32::MAX || at == u32::MAX {
            return Err(Unreadable::Zip64);
        }
        if disks != 0 {
            return Err(Unreadable::Split);
        }
        let (size, at) = (size as usize, at as usize);
        // Programs that write as they go put the end of the large format before that of the small one.
        if let Some(records) =
            part(&bytes[..end], at, size).filter(|records| records.starts_with(RECORD_MARK))
        {
            return Ok(Self { records, shift: 0 });
        }
        let start = end.checked_sub(size).ok_or(cut)?;
        let shift = start.checked_sub(at).ok_or(Unreadable::Damaged)?;
        Ok(Self { records: &bytes[start..end], shift })
    }
}

/// Where the last record of the archive begins.
fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END)?;
    let first = last.saturating_sub(COMMENT);
    let fits = |at: &usize| {
        let comment = bytes[*at..].starts_with(b"PK\x05\x06").then(|| short(bytes, at + 20)).flatten();
        comment.is_some_and(|comment| at + END + comment <= bytes.len())
    };
    (first..=last).rev().find(fits)
}

impl<'a> Iterator for Directory<'a> {
    type Item = Record<'a>;

    /// The next record; `None` at the end, and where what follows is none.
    fn next(&mut self) -> Option<Record<'a>> {
        let bytes = self.records;
        if !bytes.starts_with(RECORD_MARK) {
            return None;
        }
        let lengths = [short(bytes, 28)?, short(bytes, 30)?, short(bytes, 32)?];
        let record = Record {
            flags: short(bytes, 8)?,
            method: short(bytes, 10)?,
            crc: long(bytes, 16)?,
            packed: long(bytes, 20)?,
            size: long(bytes, 24)?,
            name: part(bytes, RECORD, lengths[0])?,
            mode: long(bytes, 38)? >> 16,
            at: long(bytes, 42)?,
        };
        self.records = bytes.get(RECORD + lengths.iter().sum::<usize>()..)?;
        Some(record)
    }
}

/// Where the bytes of a file begin, behind the header that stands before them.
pub fn content(bytes: &[u8], at: usize) -> Option<usize> {
    let header = part(bytes, at, LOCAL).filter(|header| header.starts_with(b"PK\x03\x04"))?;
    Some(at + LOCAL + short(header, 26)? + short(header, 28)?)
}
