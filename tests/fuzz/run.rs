//! How often, from which seeds, and what is said of it.

use std::{
    collections::BTreeMap,
    hash::{BuildHasher, RandomState},
    process,
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use crate::{
    minimise::minimise,
    target::{self, Target},
};

/// Bytes of chance that a text is made of: short ones more often.
const SIZES: [u64; 6] = [64, 128, 256, 512, 1024, 2048];

/// No text takes so long.
const LONGEST: Duration = Duration::from_mins(2);

/// The same texts each time.
pub fn as_ever(targets: &[&'static Target]) -> bool {
    target::keep_panics_quiet();
    let session = Session::default();
    let queue = Mutex::new(targets.iter().flat_map(|target| (0..target.runs).map(move |run| (*target, run))));
    session.work(|| {
        let (target, run) = queue.lock().unwrap().next()?;
        Some((target, seed_of(u64::from(run).wrapping_mul(0x9e37_79b9), u64::from(run))))
    });
    session.report(targets, "fixed seeds")
}

/// Other texts each time, for so long.
pub fn elsewhere(targets: &[&'static Target], time: Duration) -> bool {
    target::keep_panics_quiet();
    let session = Session::default();
    let start = Instant::now();
    let queue = Mutex::new((0_u64.., RandomState::new()));
    session.work(|| {
        let mut queue = queue.lock().unwrap();
        let run = queue.0.next().filter(|_| start.elapsed() < time)?;
        let chance = queue.1.hash_one(run);
        let target = targets.get(run as usize % targets.len().max(1))?;
        Some((target, seed_of(chance, chance >> 32)))
    });
    session.report(targets, &format!("fresh seeds, {} s in all", time.as_secs()))
}

/// One text once more, named as a failure names it.
pub fn again(which: &str) -> bool {
    let found = which.split_once(':').and_then(|(name, seed)| {
        let seed = u64::from_str_radix(seed.trim_start_matches("0x"), 16).ok()?;
        Some((target::by_name(name)?, seed))
    });
    let Some((target, seed)) = found else {
        println!("{which} is not a target and a seed, such as parse:0x1200000040");
        return false;
    };
    let text = target.text(seed);
    println!("{text:?}");
    let verdict = target.holds(&text);
    println!("{verdict:?}");
    verdict.is_ok()
}

/// A seed as arbtest takes it: chance above, the number of bytes below.
fn seed_of(chance: u64, size: u64) -> u64 {
    chance << 32 | SIZES[size as usize % SIZES.len()]
}

#[derive(Default)]
struct Session {
    runs: Mutex<BTreeMap<&'static str, u32>>,
    failed: Mutex<BTreeMap<&'static str, u64>>,
    /// What each thread does, and since when.
    doing: Mutex<BTreeMap<String, (&'static str, u64, Instant)>>,
}

impl Session {
    /// Works off a queue on all cores. A target that failed is not tried any more.
    fn work(&self, next: impl Fn() -> Option<(&'static Target, u64)> + Sync) {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let left = Mutex::new(threads);
        thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    while let Some((target, seed)) = next() {
                        self.run(target, seed);
                    }
                    *left.lock().unwrap() -= 1;
                });
            }
            while *left.lock().unwrap() > 0 {
                self.watch();
                thread::sleep(Duration::from_millis(50));
            }
        });
    }

    fn run(&self, target: &'static Target, seed: u64) {
        if self.failed.lock().unwrap().contains_key(target.name) {
            return;
        }
        let thread = format!("{:?}", thread::current().id());
        self.doing.lock().unwrap().insert(thread.clone(), (target.name, seed, Instant::now()));
        if target.holds(&target.text(seed)).is_err() {
            self.failed.lock().unwrap().insert(target.name, seed);
        }
        *self.runs.lock().unwrap().entry(target.name).or_default() += 1;
        self.doing.lock().unwrap().remove(&thread);
    }

    /// Nothing stops a thread that hangs, but it can be named.
    fn watch(&self) {
        for (name, seed, since) in self.doing.lock().unwrap().values() {
            if since.elapsed() > LONGEST {
                println!("fuzz {name}\thangs\trepeat with: make fuzz REPEAT={name}:{seed:#x}");
                process::exit(1);
            }
        }
    }

    fn report(&self, targets: &[&'static Target], how: &str) -> bool {
        let (runs, failed) = (self.runs.lock().unwrap(), self.failed.lock().unwrap());
        for target in targets {
            let runs = runs.get(target.name).copied().unwrap_or(0);
            match failed.get(target.name) {
                None => println!("fuzz {}\t{runs}\t{how}", target.name),
                Some(seed) => failure(target, runs, *seed),
            }
        }
        failed.is_empty()
    }
}

fn failure(target: &Target, runs: u32, seed: u64) {
    let text = minimise(&target.text(seed), 5000, |text| target.holds(text).is_err());
    println!("fuzz {}\t{runs}\tfails; repeat with: make fuzz REPEAT={}:{seed:#x}", target.name, target.name);
    println!("the smallest text that fails: {text:?}");
    println!("{}", target.holds(&text).err().unwrap_or_default());
}
