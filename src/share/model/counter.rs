//! What a history means: how often a one came after it, learnt from all places with such a history.

use super::history;

/// The cells of one context begin at multiples of this.
const HISTORIES: usize = 256;

/// The most that a cell counts: from here on it follows what comes at a steady pace.
const MOST: u32 = 1023;

/// For each context and history a probability of 22 bits above a count of 10.
#[derive(Clone)]
pub struct Counters {
    cells: Box<[u32]>,
    /// Two divided by twice the count and three more, of 65,536.
    pace: Box<[u32]>,
}

impl Counters {
    pub fn new(contexts: usize) -> Self {
        let guesses = history::first_guesses().map(|guess| u32::from(guess) << 16);
        let pace = (0..=MOST).map(|count| 131_072 / (2 * count + 3));
        Self { cells: guesses.repeat(contexts).into(), pace: pace.collect() }
    }

    #[inline(always)]
    pub fn p(&self, context: usize, history: u8) -> u32 {
        self.cells[context * HISTORIES + usize::from(history)] >> 16
    }

    #[inline(always)]
    pub fn learn(&mut self, context: usize, history: u8, bit: i32) {
        let at = context * HISTORIES + usize::from(history);
        let p = (self.cells[at] >> 10) as i32;
        let count = self.cells[at] & MOST;
        let goal = if bit == 1 { (1 << 22) - 1 } else { 0 };
        let pace = (self.pace[count as usize] >> 3) as i32;
        let moved = p + ((((goal - p) >> 4) * pace) >> 9);
        self.cells[at] = (moved as u32) << 10 | if count < MOST { count + 1 } else { count };
    }
}
