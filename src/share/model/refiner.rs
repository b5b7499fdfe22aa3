//! Corrects a probability by what came of such probabilities under a context.

use super::numbers::{MOST, Numbers};

/// Places on the stretched scale, 128 apart; between two of them a correction is shared.
const PLACES: usize = 33;

/// How slowly a correction follows what comes.
const INERTIA: u32 = 5;

#[derive(Clone)]
pub struct Refiner {
    /// A row of probabilities for each context.
    rows: Box<[u16]>,
    /// The cell that learns.
    at: usize,
}

impl Refiner {
    pub fn new(contexts: usize, numbers: &Numbers) -> Self {
        let place = |place: i32| numbers.squash((place * 128 - 2048).clamp(-MOST, MOST)) as u16;
        let row: Vec<u16> = (0..PLACES as i32).map(place).collect();
        Self { rows: row.repeat(contexts).into(), at: 0 }
    }

    /// The corrected probability of a stretched one.
    #[inline(always)]
    pub fn refine(&mut self, stretched: i32, context: usize) -> i32 {
        let along = (stretched + 2048) as usize;
        let above = (along & 127) as i32;
        let at = context * PLACES + (along >> 7);
        self.at = if above < 64 { at } else { at + 1 };
        let low = i32::from(self.rows[at]);
        let high = i32::from(self.rows[at + 1]);
        low + (((high - low) * above) >> 7)
    }

    #[inline(always)]
    pub fn learn(&mut self, bit: i32) {
        let goal = if bit == 1 { 65_535 } else { 0 };
        let p = i32::from(self.rows[self.at]);
        self.rows[self.at] = (p + ((goal - p) >> INERTIA)) as u16;
    }
}
