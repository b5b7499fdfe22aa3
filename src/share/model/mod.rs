//! Foretells a text bit by bit.
//!
//! Nine contexts and two matches each have an opinion on the next bit: what came where the text looked like
//! this before. Mixers add the opinions up and learn whom to trust; a refiner corrects their habitual
//! mistakes. The better the guess, the fewer characters a link needs for the text. Whoever reads the link
//! makes the same guesses, so everything here is whole numbers and none of it may ever change: another
//! model is another version of the link.
//!
//! Loops are spelt out and tables are slices: the page's wasm is built for size, where iterators and the
//! index of `Vec` stay calls, at twice the time. A step is a function of its own, because browsers replace a
//! function by its faster form between two calls.

#![allow(
    clippy::cast_sign_loss,
    clippy::inline_always,
    clippy::needless_range_loop,
    reason = "sums of known range, and loops that take most of the time of a link"
)]

mod counter;
mod history;
mod matching;
mod mixer;
mod numbers;
mod place;
mod refiner;
mod slots;

use counter::Counters;
use history::Histories;
use matching::Matching;
use mixer::Mixer;
use numbers::Numbers;
use place::{CONTEXTS, Place, hash};
use refiner::Refiner;
use slots::Slots;

/// Slots of each context, as a power of two.
const SLOT_BITS: u32 = 15;
const MATCHES: usize = 2;
/// The opinions: those of the contexts, those of the matches, and one that never changes.
const OPINIONS: usize = CONTEXTS + MATCHES + 1;
const MIXERS: usize = 3;
const REFINED: u32 = 10;

#[derive(Clone)]
pub struct Model {
    numbers: Numbers,
    histories: Histories,
    slots: Slots,
    counters: Counters,
    matches: [Matching; MATCHES],
    mixers: [Mixer<OPINIONS>; MIXERS],
    last_mixer: Mixer<MIXERS>,
    refiner: Refiner,
    /// Every byte seen, the dictionary's included.
    text: Vec<u8>,
    place: Place,
    contexts: [u32; CONTEXTS],
    now: Now,
}

/// What the guess on the next bit is made of.
#[derive(Clone)]
struct Now {
    /// The bits of this byte so far, below a leading one, and how many.
    partial: usize,
    depth: u32,
    /// Where the slots of this half of the byte begin, and the cell in each.
    slots: [usize; CONTEXTS],
    cell: usize,
    histories: [u8; CONTEXTS],
    opinions: [i32; OPINIONS],
    mixed: [i32; MIXERS],
}

impl Model {
    pub fn new() -> Self {
        let numbers = Numbers::new();
        let mixer = |contexts| Mixer::new(contexts, 65_536 * 18 / 100, 40);
        let mut model = Self {
            histories: Histories::new(),
            slots: Slots::new(CONTEXTS, SLOT_BITS),
            counters: Counters::new(CONTEXTS),
            matches: [Matching::new(5, 16), Matching::new(12, 15)],
            mixers: [mixer(3 * 256), mixer(256 * 8), mixer(16 * 16 * 8)],
            last_mixer: Mixer::new(1, 65_536 / 3, 2),
            refiner: Refiner::new(1 << REFINED, &numbers),
            text: Vec::new(),
            place: Place::default(),
            contexts: [0; CONTEXTS],
            now: Now {
                partial: 1,
                depth: 0,
                slots: [0; CONTEXTS],
                cell: 1,
                histories: [0; CONTEXTS],
                opinions: [0; OPINIONS],
                mixed: [0; MIXERS],
            },
            numbers,
        };
        model.contexts = model.place.contexts(&model.text);
        model.find_slots();
        model
    }

    /// The probability that the next bit is a one: of 65,536, and neither 0 nor all.
    #[inline(never)]
    pub fn p(&mut self) -> u32 {
        let known = self.ask();
        let now = &mut self.now;
        let length = self.matches[0].length();
        let depth = now.depth as usize;
        let last = self.place.last();
        let sets = [
            (usize::from(length > 0) + usize::from(length == 15)) << 8 | now.partial,
            last << 3 | depth,
            (known << 4 | length) << 3 | depth,
        ];
        for i in 0..MIXERS {
            now.mixed[i] = self.mixers[i].mix(&now.opinions, sets[i], &self.numbers);
        }
        let mixed = self.last_mixer.mix(&now.mixed, 0, &self.numbers);
        let context = hash(last as u32, now.partial as u32) >> (32 - REFINED);
        let refined = self.refiner.refine(mixed, context as usize);
        let p = (self.numbers.squash(mixed) + refined) >> 1;
        if p < 1 { 1 } else { p as u32 }
    }

    /// Collects the opinions; gives the number of contexts that have one.
    #[inline(always)]
    fn ask(&mut self) -> usize {
        let now = &mut self.now;
        let mut known = 0;
        for i in 0..CONTEXTS {
            let history = self.slots.get(now.slots[i] + now.cell);
            now.histories[i] = history;
            now.opinions[i] = 0;
            if history != 0 {
                known += 1;
                now.opinions[i] = self.numbers.stretch(self.counters.p(i, history));
            }
        }
        for i in 0..MATCHES {
            now.opinions[CONTEXTS + i] = self.matches[i].opinion(now.partial, now.depth, &self.numbers);
        }
        now.opinions[OPINIONS - 1] = 256;
        known
    }

    /// The bit that came.
    #[inline(never)]
    pub fn learn(&mut self, bit: u32) {
        let now = &mut self.now;
        let one = bit as i32;
        for i in 0..CONTEXTS {
            let history = now.histories[i];
            self.counters.learn(i, history, one);
            self.slots.set(now.slots[i] + now.cell, self.histories.next(history, bit as usize));
        }
        for i in 0..MATCHES {
            self.matches[i].learn(one);
        }
        for i in 0..MIXERS {
            self.mixers[i].learn(&now.opinions, one);
        }
        self.last_mixer.learn(&now.mixed, one);
        self.refiner.learn(one);
        now.partial = now.partial << 1 | bit as usize;
        now.cell = now.cell << 1 | bit as usize;
        now.depth += 1;
        if now.depth == 8 {
            self.push();
        }
        if self.now.depth.is_multiple_of(4) {
            self.find_slots();
        }
    }

    /// A byte is complete.
    fn push(&mut self) {
        let byte = self.now.partial as u8;
        self.text.push(byte);
        self.place.push(byte, self.text.len());
        for i in 0..MATCHES {
            self.matches[i].push(&self.text);
        }
        self.contexts = self.place.contexts(&self.text);
        self.now.partial = 1;
        self.now.depth = 0;
    }

    /// Half a byte is complete: the next half has slots of its own.
    fn find_slots(&mut self) {
        let now = &mut self.now;
        for i in 0..CONTEXTS {
            let half = if now.depth == 0 { 0 } else { now.partial as u32 };
            now.slots[i] = self.slots.find(i, hash(self.contexts[i], half));
        }
        now.cell = 1;
    }
}
