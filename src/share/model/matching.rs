//! The last place where the text went as it did just now, and what followed there.

use super::numbers::Numbers;

/// Lengths are told apart up to here, in ever larger steps.
const LENGTHS: usize = 22;

/// How far back a new match is followed.
const FAR: usize = 40;

/// How slowly trust in a length follows what comes of it.
const INERTIA: u32 = 6;

#[derive(Clone)]
pub struct Matching {
    /// Where bytes that hash to this were last followed by something.
    places: Box<[u32]>,
    /// How many bytes have to agree.
    least: usize,
    /// The place compared with, and how many bytes before it agree; 0 is no match.
    at: usize,
    length: usize,
    /// The byte that stands there, below a leading one.
    byte: usize,
    /// How often a match of a length was right, for the first bit of a byte and the others.
    trust: [u32; LENGTHS * 2],
    cell: usize,
    /// The bit foretold, or -1.
    expected: i32,
}

impl Matching {
    pub fn new(least: usize, bits: u32) -> Self {
        let mut trust = [0; LENGTHS * 2];
        for (cell, trust) in trust.iter_mut().enumerate() {
            *trust = 65_535 - 65_536 / (cell as u32 / 4 + 2);
        }
        let places = vec![0; 1 << bits].into();
        Self { places, least, at: 0, length: 0, byte: 0, trust, cell: 0, expected: -1 }
    }

    /// How sure it is: 0 for no match, and up to 15.
    #[inline(always)]
    pub fn length(&self) -> usize {
        if self.length < 15 { self.length } else { 15 }
    }

    /// The stretched probability of a one, given the bits of this byte so far.
    #[inline(always)]
    pub fn opinion(&mut self, partial: usize, depth: u32, numbers: &Numbers) -> i32 {
        self.expected = -1;
        if self.length == 0 {
            return 0;
        }
        if self.byte >> (8 - depth) != partial {
            self.length = 0;
            return 0;
        }
        let bit = self.byte >> (7 - depth) & 1;
        self.expected = bit as i32;
        self.cell = class(self.length) * 2 + usize::from(depth == 0);
        let sure = numbers.stretch(self.trust[self.cell]);
        if bit == 1 { sure } else { -sure }
    }

    #[inline(always)]
    pub fn learn(&mut self, bit: i32) {
        if self.expected < 0 {
            return;
        }
        let p = self.trust[self.cell] as i32;
        let goal = if self.expected == bit { 65_535 } else { 0 };
        self.trust[self.cell] = (p + ((goal - p) >> INERTIA)) as u32;
        if self.expected != bit {
            self.length = 0;
        }
    }

    /// A byte was added to the text.
    pub fn push(&mut self, text: &[u8]) {
        if self.length > 0 && text[self.at] == text[text.len() - 1] {
            self.length += 1;
            self.at += 1;
        } else {
            self.length = 0;
        }
        if text.len() < self.least {
            return;
        }
        let slot = self.slot(&text[text.len() - self.least..]);
        if self.length == 0 {
            self.at = self.places[slot] as usize;
            self.length = agreeing(text, self.at);
            if self.length < self.least {
                self.length = 0;
            }
        }
        self.places[slot] = text.len() as u32;
        if self.length > 0 {
            self.byte = usize::from(text[self.at]) | 256;
        }
    }

    fn slot(&self, bytes: &[u8]) -> usize {
        let mut hash = 0_u32;
        for byte in bytes {
            hash = (hash ^ u32::from(*byte)).wrapping_mul(0x2F0B_4C47);
            hash ^= hash >> 15;
        }
        hash as usize & (self.places.len() - 1)
    }
}

/// How many bytes before a place are the same as the last ones.
fn agreeing(text: &[u8], at: usize) -> usize {
    let mut length = 0;
    while length < at && length < FAR && text[at - 1 - length] == text[text.len() - 1 - length] {
        length += 1;
    }
    length
}

#[inline(always)]
fn class(length: usize) -> usize {
    match length {
        0..16 => length,
        16..32 => 16 + ((length - 16) >> 2),
        32..49 => 20,
        _ => 21,
    }
}
