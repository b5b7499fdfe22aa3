//! Arithmetic coding straight into letters and digits.
//!
//! The range narrows with each bit and is written out in base 62, so no character wastes a part of a bit.
//! Why 62: letters and digits alone survive everywhere. Base 64 would save 0.8 %, but each of the marks it
//! could take is eaten somewhere: `_`, `~`, `*` and `=` come in pairs as emphasis, `-` becomes a dash, `+` a
//! space, `.` ends an address, `$` and `!` mean something to shells. A double click selects the whole.

/// The digits of base 62.
pub const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

const BASE: u64 = 62;
/// Digits that are held back until they are certain.
const HELD: usize = 10;
/// The worth of the first of them.
const FIRST: u64 = BASE.pow(9);
const WHOLE: u64 = BASE.pow(10);
/// A range below this has lost its precision.
const NARROW: u64 = BASE.pow(5);

/// The value of a digit.
pub fn value(digit: u8) -> Option<u64> {
    let above = |first: u8, worth: u8| u64::from(digit - first + worth);
    match digit {
        b'0'..=b'9' => Some(above(b'0', 0)),
        b'A'..=b'Z' => Some(above(b'A', 10)),
        b'a'..=b'z' => Some(above(b'a', 36)),
        _ => None,
    }
}

/// The digit of a value below 62.
pub fn digit(value: u64) -> char {
    char::from(DIGITS[(value % BASE) as usize])
}

/// What both sides keep: the numbers from `low` on that are still possible.
struct Range {
    low: u64,
    size: u64,
}

impl Range {
    fn whole() -> Self {
        Self { low: 0, size: WHOLE }
    }

    /// Where the ones end and the zeros begin.
    fn split(&self, p: u32) -> u64 {
        (self.size >> 16) * u64::from(p)
    }

    fn narrow(&mut self, split: u64, one: bool) {
        if one {
            self.size = split;
        } else {
            self.low += split;
            self.size -= split;
        }
    }

    /// Takes the first digit off, if it is certain.
    fn shift(&mut self) -> Option<u64> {
        if self.size >= FIRST {
            return None;
        }
        let (first, rest) = (self.low / FIRST, self.low % FIRST);
        if rest + self.size > FIRST {
            if self.size >= NARROW {
                return None;
            }
            // It lies across a border and is too narrow to wait: its larger side is kept.
            let below = FIRST - rest;
            let above = self.size - below;
            if below < above {
                self.low = 0;
                self.size = above * BASE;
                return Some(first + 1);
            }
            self.size = below;
        }
        self.low = rest * BASE;
        self.size *= BASE;
        Some(first)
    }
}

/// Writes bits as digits.
pub struct Encoder {
    range: Range,
    digits: String,
}

impl Encoder {
    pub fn new() -> Self {
        Self { range: Range::whole(), digits: String::new() }
    }

    /// A bit whose probability to be a one was said to be `p`, of 65,536.
    pub fn encode(&mut self, one: bool, p: u32) {
        self.range.narrow(self.range.split(p), one);
        while let Some(first) = self.range.shift() {
            self.digits.push(digit(first));
        }
    }

    /// The digits, as few as lead back to this range. Behind the last digit the reader takes zeros.
    pub fn finish(mut self) -> String {
        let Range { low, size } = self.range;
        let mut unit = WHOLE;
        while low.div_ceil(unit) * unit >= low + size {
            unit /= BASE;
        }
        let mut rest = low.div_ceil(unit) * unit;
        while rest > 0 {
            self.digits.push(digit(rest / FIRST));
            rest = rest % FIRST * BASE;
        }
        self.digits
    }
}

/// Reads bits back.
pub struct Decoder<'a> {
    range: Range,
    /// The next ten digits as a number.
    code: u64,
    digits: &'a [u8],
    /// Zeros taken behind the last digit.
    beyond: usize,
}

impl<'a> Decoder<'a> {
    /// What is no digit counts as a zero.
    pub fn new(digits: &'a [u8]) -> Self {
        let mut decoder = Self { range: Range::whole(), code: 0, digits, beyond: 0 };
        for _ in 0..HELD {
            decoder.take();
        }
        decoder
    }

    fn take(&mut self) {
        let mut next = 0;
        if let Some((digit, rest)) = self.digits.split_first() {
            next = value(*digit).unwrap_or(0);
            self.digits = rest;
        } else {
            self.beyond += 1;
        }
        self.code = self.code * BASE + next;
    }

    /// Whether more was read than anybody wrote.
    pub fn is_beyond(&self) -> bool {
        self.beyond > HELD
    }

    /// The next bit, given the same probability that it was written with.
    pub fn decode(&mut self, p: u32) -> bool {
        let split = self.range.split(p);
        // Digits that nobody wrote may point outside of the range: that is a zero, for ever.
        let one = self.code.wrapping_sub(self.range.low) < split;
        self.range.narrow(split, one);
        while let Some(first) = self.range.shift() {
            self.code = self.code.wrapping_sub(first * FIRST) % WHOLE % FIRST;
            self.take();
        }
        one
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bits with the probabilities that they are written with.
    fn bits(seed: u64, count: usize) -> Vec<(bool, u32)> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as u32
        };
        (0..count)
            .map(|_| {
                let p = [1, 300, 32_768, 60_000, 65_535][next() as usize % 5];
                (next() % 65_536 < p, p)
            })
            .collect()
    }

    fn written(bits: &[(bool, u32)]) -> String {
        let mut encoder = Encoder::new();
        for (one, p) in bits {
            encoder.encode(*one, *p);
        }
        encoder.finish()
    }

    #[test]
    fn bits_come_back_as_they_went() {
        for seed in 0..200 {
            let bits = bits(seed, seed as usize * 10);
            let digits = written(&bits);
            let mut decoder = Decoder::new(digits.as_bytes());
            for (at, (one, p)) in bits.iter().enumerate() {
                assert_eq!(decoder.decode(*p), *one, "seed {seed}, bit {at}");
            }
            assert!(!decoder.is_beyond());
        }
    }

    #[test]
    fn a_range_across_a_border_is_cut_and_comes_back() {
        // Always the part that contains the middle: the first digit stays open for ever.
        let mut encoder = Encoder::new();
        let mut written = Vec::new();
        for _ in 0..300 {
            let one = encoder.range.low + encoder.range.split(40_000) > WHOLE / 2;
            encoder.encode(one, 40_000);
            written.push(one);
        }
        let digits = encoder.finish();
        let mut decoder = Decoder::new(digits.as_bytes());
        assert!(written.iter().all(|one| decoder.decode(40_000) == *one), "{digits}");
    }

    #[test]
    fn even_bits_cost_what_they_have_to() {
        let mut bits = bits(1, 5954);
        for (_, p) in &mut bits {
            *p = 32_768;
        }
        assert!(written(&bits).len() <= 1001);
    }

    #[test]
    fn digits_that_nobody_wrote_are_read_as_something() {
        for digits in ["", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "0", "\u{e9}_~"] {
            let mut decoder = Decoder::new(digits.as_bytes());
            for p in [1, 65_535, 32_768].repeat(1000) {
                decoder.decode(p);
            }
            assert!(decoder.is_beyond());
        }
    }
}
