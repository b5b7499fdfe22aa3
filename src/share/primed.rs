//! Version 1 of the link: the content, foretold by a model that has read our dictionary.
//!
//! `1` · length of the fragment (2 or 3 digits) · digits · checksum of the content (3 digits), all of it
//! letters and digits.

use super::{
    Broken, Shared,
    coder::{Decoder, Encoder, digit, value},
    content::{self, END, LONGEST},
    model::Model,
};

/// The first dictionary, which belongs to version 1 for ever: `src/site/links-1.txt`.
const VERSION: char = '1';
const CHECKSUM: usize = 3;
/// First digits of a length of two digits; the higher ones begin one of three.
const SHORT: u64 = 44;
const ALL: u64 = 62;

/// Between the words of the dictionary and each of its sample files.
const SAMPLE: &str = "\n%%\n";

/// A model that has read the dictionary. Made once, used for every link.
#[derive(Clone)]
pub struct Primed {
    model: Model,
}

/// A model that is reading the dictionary, as far as it was told to: all at once, it would keep a phone from answering.
pub struct Priming {
    model: Model,
    bytes: Vec<u8>,
    read: usize,
}

impl Priming {
    /// For the first dictionary; `None` for anything else.
    pub fn of_version_1(dictionary: &str) -> Option<Self> {
        (hash(dictionary.as_bytes()) == DICTIONARY).then(|| Self::new(dictionary))
    }

    fn new(dictionary: &str) -> Self {
        let mut parts = dictionary.split(SAMPLE);
        let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
        for text in parts {
            let mut shared = Shared::of("", text);
            shared.client = Some("claude-code".into());
            bytes.extend(content::write(&shared).unwrap_or_default());
        }
        Self { model: Model::new(), bytes, read: 0 }
    }

    /// Reads so many bytes more; says whether any are left.
    pub fn read(&mut self, bytes: usize) -> bool {
        for byte in self.bytes.iter().skip(self.read).take(bytes) {
            read(&mut self.model, *byte);
        }
        self.read = self.read.saturating_add(bytes);
        self.read < self.bytes.len()
    }

    /// Reads what is left.
    pub fn finish(mut self) -> Primed {
        self.read(usize::MAX);
        Primed { model: self.model }
    }
}

/// FNV-1a of the first dictionary, in 64 bits.
const DICTIONARY: u64 = 0x1a26_7190_a538_b6ad;

impl Primed {
    /// Reads the first dictionary; `None` for anything else, such as the page a host sends for a file it does not
    /// have: links made with it could be read nowhere.
    pub fn of_version_1(dictionary: &str) -> Option<Self> {
        Priming::of_version_1(dictionary).map(Priming::finish)
    }

    /// Reads the dictionary: words and phrases, then files of our own as a link would carry them.
    pub fn new(dictionary: &str) -> Self {
        Priming::new(dictionary).finish()
    }

    /// The fragment, without `#`, that carries files; nothing where they are too large for a link.
    pub fn encode(&self, shared: &Shared) -> Option<String> {
        let bytes = content::write(shared)?;
        let mut model = self.model.clone();
        let mut encoder = Encoder::new();
        for byte in &bytes {
            for place in (0..8).rev() {
                let bit = u32::from(byte >> place & 1);
                encoder.encode(bit == 1, model.p());
                model.learn(bit);
            }
        }
        let digits = encoder.finish();
        let length = length_digits(digits.len());
        Some(format!("{VERSION}{length}{digits}{}", checksum(&bytes)))
    }

    /// Reads what follows the version.
    pub(super) fn decode(&self, rest: &str) -> Result<Shared, Broken> {
        let digits = framed(rest)?;
        let (digits, sum) = digits.split_at(digits.len() - CHECKSUM);
        let mut bytes = self.bytes(digits.as_bytes())?;
        if checksum(&bytes) != sum {
            return Err(Broken::Altered);
        }
        bytes.pop();
        content::read(&bytes)
    }

    /// The bytes up to the end mark; no more than the digits say, and than a link carries.
    fn bytes(&self, digits: &[u8]) -> Result<Vec<u8>, Broken> {
        let mut model = self.model.clone();
        let mut decoder = Decoder::new(digits);
        let mut bytes = Vec::new();
        while bytes.len() < LONGEST && !decoder.is_beyond() {
            let mut byte = 0;
            for _ in 0..8 {
                let bit = u32::from(decoder.decode(model.p()));
                model.learn(bit);
                byte = byte << 1 | bit as u8;
            }
            bytes.push(byte);
            if byte == END {
                return Ok(bytes);
            }
        }
        Err(Broken::Altered)
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let one = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, one)
}

fn read(model: &mut Model, byte: u8) {
    for place in (0..8).rev() {
        model.p();
        model.learn(u32::from(byte >> place & 1));
    }
}

/// The digits of the content and its checksum.
pub(super) fn framed(rest: &str) -> Result<&str, Broken> {
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let rest = &rest[..end];
    let (length, head) = length(rest.as_bytes()).ok_or(Broken::NotALink)?;
    let of = 1 + head + length + CHECKSUM;
    rest.get(head..head + length + CHECKSUM).ok_or(Broken::Cut { arrived: 1 + rest.len(), of })
}

fn length_digits(length: usize) -> String {
    let length = length as u64;
    if length < SHORT * ALL {
        return [length / ALL, length % ALL].map(digit).iter().collect();
    }
    let above = length - SHORT * ALL;
    [SHORT + above / ALL / ALL, above / ALL % ALL, above % ALL].map(digit).iter().collect()
}

/// A length, and how many digits it took.
fn length(rest: &[u8]) -> Option<(usize, usize)> {
    let at = |place: usize| rest.get(place).and_then(|digit| value(*digit));
    let (first, second) = (at(0)?, at(1)?);
    if first < SHORT {
        return Some(((first * ALL + second) as usize, 2));
    }
    Some(((SHORT * ALL + ((first - SHORT) * ALL + second) * ALL + at(2)?) as usize, 3))
}

/// FNV-1a of the content, in three digits.
fn checksum(bytes: &[u8]) -> String {
    let hash =
        bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    // The high bits know of every byte.
    let hash = (u64::from(hash ^ hash >> 15) * ALL.pow(3)) >> 32;
    [hash / ALL / ALL, hash / ALL % ALL, hash % ALL].map(digit).iter().collect()
}
