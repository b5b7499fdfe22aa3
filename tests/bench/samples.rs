use std::cell::RefCell;

use cpu_time::ThreadTime;
use criterion::Criterion;

/// How many samples are taken of each routine.
pub const SAMPLES: usize = 20;

/// What one run of a routine took of the processor, in seconds, shortest first. There are [`SAMPLES`]. Time in which others
/// had the processor does not count.
pub struct Samples(Vec<f64>);

impl Samples {
    /// Measures a routine with criterion, which plans the samples and compares them with those of its last run.
    /// `None` where its command line asks for something else.
    pub fn take(criterion: &mut Criterion, name: &str, mut routine: impl FnMut()) -> Option<Self> {
        let taken = RefCell::new(Vec::new());
        criterion.bench_function(name, |bencher| {
            bencher.iter_custom(|times| {
                let start = ThreadTime::now();
                for _ in 0..times {
                    routine();
                }
                let elapsed = start.elapsed();
                taken.borrow_mut().push(elapsed.as_secs_f64() / times as f64);
                elapsed
            });
        });
        let mut taken = taken.into_inner();
        // What came before was to warm up.
        let warm = taken.len().checked_sub(SAMPLES)?;
        taken.drain(..warm);
        taken.sort_by(f64::total_cmp);
        Some(Self(taken))
    }

    pub fn median(&self) -> f64 {
        let middle = self.0.len() / 2;
        if self.0.len() % 2 == 1 { self.0[middle] } else { f64::midpoint(self.0[middle - 1], self.0[middle]) }
    }

    /// The shortest: what is least disturbed by all else that runs on the machine.
    pub fn best(&self) -> f64 {
        self.0[0]
    }
}
