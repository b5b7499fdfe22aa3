//! The contexts: what of the text so far foretells the next byte.

/// How many contexts are looked at.
pub const CONTEXTS: usize = 9;

/// Where in the text we are. Hashes stand for words; 0 is no word.
#[derive(Clone, Default)]
pub struct Place {
    /// The last eight bytes, the newest lowest.
    last: u64,
    /// The letters of the word so far, whatever their case.
    word: u32,
    /// The word before.
    word_before: u32,
    /// What stands between the word before and here.
    gap: u32,
    /// The first three bytes of the line.
    line_start: u32,
    /// Bytes in this line so far.
    column: usize,
    /// Where this line and the one above begin.
    line: usize,
    line_above: usize,
}

impl Place {
    /// The last byte.
    #[inline(always)]
    pub fn last(&self) -> usize {
        self.last as usize & 255
    }

    /// A byte was added, which made the text so long.
    pub fn push(&mut self, byte: u8, length: usize) {
        self.last = self.last << 8 | u64::from(byte);
        if byte.is_ascii_alphanumeric() || byte >= 128 {
            self.word = hash(self.word, u32::from(byte.to_ascii_lowercase()) + 1);
            self.gap = 0;
        } else {
            if self.word != 0 {
                self.word_before = self.word;
                self.word = 0;
            }
            self.gap = hash(self.gap, u32::from(byte) + 1);
        }
        if byte == b'\n' {
            self.line_above = self.line;
            self.line = length;
            self.line_start = 0;
            self.column = 0;
        } else {
            self.column += 1;
            if self.column <= 3 {
                self.line_start = self.line_start << 8 | u32::from(byte);
            }
        }
    }

    /// A hash of each context.
    pub fn contexts(&self, text: &[u8]) -> [u32; CONTEXTS] {
        let last = self.last as u32;
        let word = hash(self.word, self.gap);
        let above = self.line_above + self.column;
        let above = if above < self.line { u32::from(text[above]) } else { 0 };
        let mut contexts = [
            0,
            last & 0xff,
            last & 0xffff,
            last & 0xff_ffff,
            last,
            hash(word, last & 0xff),
            hash(word, self.word_before),
            hash(hash(self.word, self.line_start), self.column.min(3) as u32),
            hash(above << 8 | last & 0xff, self.column.min(255) as u32),
        ];
        for (number, context) in contexts.iter_mut().enumerate() {
            *context = hash(*context, (number as u32 + 1).wrapping_mul(0x3D4D_51CB));
        }
        contexts
    }
}

#[inline(always)]
pub fn hash(a: u32, b: u32) -> u32 {
    let mixed = (a ^ b.rotate_left(15)).wrapping_mul(0x9E37_79B1) ^ b.wrapping_mul(0x85EB_CA6B);
    mixed ^ mixed >> 15
}
