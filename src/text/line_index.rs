/// A place as people and editors count it, both from 1. Columns are UTF-16 units, as browsers and
/// editors count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// The only place of the crate that counts in lines or in UTF-16.
///
/// A line ends at LF; the CR of a CRLF belongs to the line it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        starts.extend(ends.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX)));
        Self { starts }
    }

    /// The line (from 0) that holds the byte offset; the last line for offsets past the end.
    fn line(&self, offset: usize) -> usize {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// The byte offset where a line (from 0) begins; that of the last line for lines past the end.
    fn start(&self, line: usize) -> usize {
        let line = line.min(self.starts.len() - 1);
        self.starts[line] as usize
    }

    /// Line and column, both from 1, of a byte offset. An offset inside a character counts as its start.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.line(offset);
        let column = utf16_len(slice(text, self.start(line), offset)) + 1;
        Place { line: line + 1, column }
    }
}

/// The UTF-16 offset of a byte offset of `text`; an offset inside a character counts as its start.
pub fn to_utf16(text: &str, offset: usize) -> usize {
    utf16_len(slice(text, 0, offset))
}

/// The byte offset of a UTF-16 offset; the end of the text for offsets past it, the start of the
/// character for offsets between surrogates.
pub fn from_utf16(text: &str, offset: usize) -> usize {
    let mut left = offset;
    for (at, character) in text.char_indices() {
        if left < character.len_utf16() {
            return at;
        }
        left -= character.len_utf16();
    }
    text.len()
}

/// The length in UTF-16: one unit for each character, two for those that take four bytes. Bytes are counted much
/// faster than characters.
pub fn utf16_len(text: &str) -> usize {
    let units = |byte| usize::from(!matches!(byte, 0x80..=0xbf)) + usize::from(byte >= 0xf0);
    text.bytes().map(units).sum()
}

fn slice(text: &str, start: usize, end: usize) -> &str {
    let mut end = end.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "one\r\ntw\u{1F600}o\n\u{e9}";

    #[test]
    fn places_count_lines_from_one_and_columns_in_utf16() {
        let index = LineIndex::new(TEXT);
        let place = |offset| {
            let place = index.place(TEXT, offset);
            (place.line, place.column)
        };
        assert_eq!(place(0), (1, 1));
        assert_eq!(place(5), (2, 1));
        assert_eq!(place(11), (2, 5));
        assert_eq!(place(9), (2, 3));
        assert_eq!(place(999), (3, 2));
    }

    #[test]
    fn utf16_offsets_and_bytes_are_each_others_inverse_on_characters() {
        for (at, _) in TEXT.char_indices() {
            assert_eq!(from_utf16(TEXT, to_utf16(TEXT, at)), at);
        }
        assert_eq!(from_utf16(TEXT, 999), TEXT.len());
        assert_eq!(from_utf16("\u{1F600}", 1), 0);
    }
}
