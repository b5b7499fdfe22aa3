//! Adds up opinions: each has a weight, and weights follow whoever was right.

use super::numbers::{MOST, Numbers};

/// Below this share of 65,536 a mistake is too small to learn from; most bits are that easy.
const SMALL: i32 = 300;

/// A set of `N` weights for each value of a small context. A weight of 65,536 is one.
#[derive(Clone)]
pub struct Mixer<const N: usize> {
    weights: Box<[[i32; N]]>,
    /// The set in use.
    at: usize,
    /// The probability it came to.
    p: i32,
    /// How fast it learns.
    rate: i32,
}

impl<const N: usize> Mixer<N> {
    pub fn new(contexts: usize, first: i32, rate: i32) -> Self {
        Self { weights: vec![[first; N]; contexts].into(), at: 0, p: 0, rate }
    }

    /// What stretched opinions come to, stretched.
    #[inline(always)]
    pub fn mix(&mut self, opinions: &[i32; N], context: usize, numbers: &Numbers) -> i32 {
        self.at = context;
        let weights = &self.weights[context];
        let mut sum = 0;
        for i in 0..N {
            sum += i64::from(weights[i]) * i64::from(opinions[i]);
        }
        let mixed = ((sum >> 16) as i32).clamp(-MOST, MOST);
        self.p = numbers.squash(mixed);
        mixed
    }

    /// The bit that came: weights of those who foretold it grow.
    #[inline(always)]
    pub fn learn(&mut self, opinions: &[i32; N], bit: i32) {
        let mistake = (bit << 16) - self.p;
        if mistake > -SMALL && mistake < SMALL {
            return;
        }
        let step = (mistake * self.rate) >> 6;
        let weights = &mut self.weights[self.at];
        for i in 0..N {
            weights[i] += (opinions[i] * step + 0x2000) >> 14;
        }
    }
}
