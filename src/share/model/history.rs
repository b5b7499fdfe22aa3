//! What was seen after a context, in one byte: how many zeros, how many ones, and which came last.
//!
//! A surprise makes the other count forget, so that a context that changed its mind is believed soon.
//! Which counts fit into the byte is a table of bounds; the rest follows from it.

/// How far one count goes while the other is 0, 1, 2, …
const BOUNDS: [u8; 7] = [40, 20, 12, 9, 7, 6, 6];

/// Zeros seen, ones seen, and the bit that came last.
type Counts = (u8, u8, u8);

/// The states of a history: 0 is "nothing seen", and a higher one has seen more.
#[derive(Clone)]
pub struct Histories {
    /// The state after a zero, and after a one.
    next: Box<[[u8; 2]]>,
}

impl Histories {
    pub fn new() -> Self {
        let states = all();
        let number = |counts| states.iter().position(|state| *state == counts).unwrap_or_default() as u8;
        let next = states.iter().map(|state| [0, 1].map(|bit| number(after(*state, bit))));
        Self { next: next.collect() }
    }

    #[inline(always)]
    pub fn next(&self, state: u8, bit: usize) -> u8 {
        self.next[usize::from(state)][bit]
    }
}

/// Of each state, the share of ones that its counts say, of 65,536.
pub fn first_guesses() -> [u16; 256] {
    let mut guesses = [32_768; 256];
    for (guess, (zeros, ones, _)) in guesses.iter_mut().zip(all()) {
        let (zeros, ones) = (u32::from(zeros), u32::from(ones));
        *guess = ((ones * 4 + 1) * 65_535 / ((zeros + ones) * 4 + 2)) as u16;
    }
    guesses
}

fn all() -> Vec<Counts> {
    let mut states = vec![(0, 0, 0)];
    for total in 1..=BOUNDS[0] {
        for ones in 0..=total {
            let zeros = total - ones;
            let lasts = [(zeros, 0), (ones, 1)].into_iter().filter(|(seen, _)| *seen > 0);
            states.extend(lasts.filter(|_| fits(zeros, ones)).map(|(_, last)| (zeros, ones, last)));
        }
    }
    states
}

fn fits(zeros: u8, ones: u8) -> bool {
    BOUNDS.get(usize::from(zeros.min(ones))).is_some_and(|bound| zeros.max(ones) <= *bound)
}

fn after((zeros, ones, _): Counts, bit: u8) -> Counts {
    let (mut same, other) = if bit == 1 { (ones + 1, zeros) } else { (zeros + 1, ones) };
    let mut other = match other {
        0..=2 => other,
        3..=4 => other - 1,
        5..=7 => 4,
        8..=12 => 5,
        _ => 6,
    };
    while !fits(same, other) {
        if same > other {
            same -= 1;
        } else {
            other -= 1;
        }
    }
    if bit == 1 { (other, same, 1) } else { (same, other, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_history_fits_into_a_byte_and_leads_to_another() {
        let states = all();
        assert!(states.len() <= 256, "{}", states.len());
        for state in &states {
            for bit in 0..=1 {
                assert!(states.contains(&after(*state, bit)), "{state:?} {bit}");
            }
        }
    }

    #[test]
    fn a_surprise_makes_a_long_history_forget() {
        assert_eq!(after((40, 0, 0), 1), (6, 1, 1));
        assert_eq!(after((40, 0, 0), 0), (40, 0, 0));
    }
}
