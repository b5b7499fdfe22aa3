//! Probabilities and their logarithmic form, in whole numbers: every machine computes the same bits.
//!
//! A probability is a share of 65,536. *Stretched*, it is `ln(p / (1 - p))` in steps of 11/2048, from -2047
//! to 2047: the form in which opinions can be added up.

/// The largest stretched value.
pub const MOST: i32 = 2047;

/// What odds of one to one are.
const EVEN: u64 = 1 << 32;

/// `e` to the power of 11/2048: by this the odds grow from one step to the next.
const STEP: u64 = 4_318_098_031;

/// Both directions as tables.
#[derive(Clone)]
pub struct Numbers {
    squashed: Box<[u16]>,
    stretched: Box<[i16]>,
}

impl Numbers {
    pub fn new() -> Self {
        let squashed = squashed();
        let stretched = stretched(&squashed);
        Self { squashed: squashed.into(), stretched: stretched.into() }
    }

    /// The probability of a stretched value.
    #[inline(always)]
    pub fn squash(&self, stretched: i32) -> i32 {
        i32::from(self.squashed[(stretched + MOST) as usize])
    }

    /// The stretched form of a probability.
    #[inline(always)]
    pub fn stretch(&self, p: u32) -> i32 {
        i32::from(self.stretched[(p >> 4) as usize])
    }
}

/// The probability of each stretched value, the lowest first.
fn squashed() -> Vec<u16> {
    let mut table = vec![0; 2 * MOST as usize + 1];
    let mut odds = EVEN;
    for above in 0..=MOST as usize {
        // The odds stay below 2 to the 48th, so that 16 bits more fit.
        let p = (odds << 16 >> 1) / ((odds + EVEN) >> 1);
        table[MOST as usize + above] = p as u16;
        // Below even odds is the mirror image of above.
        table[MOST as usize - above] = (65_536 - p) as u16;
        odds += ((odds >> 16) * (STEP - EVEN)) >> 16;
    }
    table
}

/// The stretched value of each probability, sixteen of them to a cell.
fn stretched(squashed: &[u16]) -> Vec<i16> {
    let mut value = 0;
    (0..4096_u32)
        .map(|cell| {
            let p = cell * 16 + 8;
            while value + 1 < squashed.len() && u32::from(squashed[value]) < p {
                value += 1;
            }
            value as i16 - MOST as i16
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_the_same_for_ever() {
        let numbers = Numbers::new();
        let squashed = [-2047, -1000, -186, 0, 186, 1000, 2047].map(|value| numbers.squash(value));
        assert_eq!(squashed, [2, 304, 17_638, 32_768, 47_898, 65_232, 65_534]);
        let stretched = [0, 1000, 30_000, 32_768, 60_000, 65_535].map(|p| numbers.stretch(p));
        assert_eq!(stretched, [-1702, -776, -31, 1, 444, 1678]);
    }
}
