//! Texts that readers choke on: time has to grow with their length and no faster, and above the largest
//! size a client takes, nothing is read at all.
//!
//! Time is that of the processor, compared between two lengths of one text: no machine is too slow or too
//! busy for it. `cargo test` reads, checks and repairs small texts. `make fuzz` goes through all that the page does,
//! up to the largest size, and prints a line for each kind and place: `hostile <kind> in <place>`, milliseconds at
//! that size, and which step grew most.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod kinds;
mod stages;

use std::{
    process,
    sync::Mutex,
    thread,
    time::{Duration, Instant},
};

use agent_playground::{client, document::Document, lint};
use kinds::{Kind, PLACES, Place};
use stages::Stage;

/// Largest file a client takes.
const LARGEST: usize = 1 << 20;

/// What takes longer hangs.
const HANGS: Duration = Duration::from_mins(10);

#[test]
fn time_grows_with_the_length() {
    let faults = everywhere(|case| case.grows_too_fast(512, 8 << 10, stages::repair));
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn time_to_take_a_text_in_grows_with_its_length() {
    let faults = everywhere(|case| case.grows_too_fast(1 << 10, 16 << 10, stages::bring));
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
#[ignore = "minutes; make fuzz runs it"]
fn time_grows_with_the_length_up_to_the_largest_size() {
    let faults = everywhere(|case| case.grows_too_fast(LARGEST >> 4, LARGEST, stages::all));
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_file_that_is_too_large_is_said_to_be_so_and_not_read() {
    let faults = everywhere(|case| {
        let document = Document::parse(case.text(LARGEST + 64));
        let mut said = client::ALL.iter().flat_map(|client| lint::check(&document, *client).diagnostics);
        let other = said.find(|diagnostic| diagnostic.rule != "file-too-large");
        other.map(|diagnostic| format!("{}: {diagnostic:?}", case.name()))
    });
    assert!(faults.is_empty(), "{faults:#?}");
}

/// A kind of text in a place.
#[derive(Clone, Copy)]
struct Case {
    kind: &'static Kind,
    place: &'static Place,
}

impl Case {
    fn name(self) -> String {
        format!("{} in {}", self.kind.name, self.place.name)
    }

    fn text(self, size: usize) -> String {
        let Place { before, behind, .. } = self.place;
        let room = size.saturating_sub(before.len() + behind.len());
        format!("{before}{}{behind}", (self.kind.make)(room))
    }

    /// The step that takes more than three times its share at the greater length. It is looked at again
    /// before it is blamed: memory is not always at hand at once.
    fn grows_too_fast(
        self,
        small: usize,
        large: usize,
        run: fn(&str) -> Option<Vec<Stage>>,
    ) -> Option<String> {
        let longer = large as f64 / small as f64;
        let mut last = None;
        for _ in 0..4 {
            let (Some(before), Some(after)) = (run(&self.text(small)), run(&self.text(large))) else {
                return Some(format!("{}: panics", self.name()));
            };
            let (step, growth) = fastest(&before, &after);
            let all: Duration = after.iter().map(|(_, time)| *time).sum();
            let said = format!("{step} takes {growth:.1} times as long for {longer} times the length");
            if growth <= 3.0 * longer {
                if large == LARGEST {
                    println!("hostile {}\t{}\t{said}", self.name(), all.as_millis());
                }
                return None;
            }
            last = Some(format!("{}: {said}, {} ms in all", self.name(), all.as_millis()));
        }
        last
    }
}

/// The step that grew most, and how much. Times too short to be measured count as a millisecond.
fn fastest(small: &[Stage], large: &[Stage]) -> (&'static str, f64) {
    let floor = |time: Duration| time.as_secs_f64().max(0.001);
    let growths = small.iter().zip(large).map(|(before, after)| (after.0, floor(after.1) / floor(before.1)));
    growths.max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(("nothing", 1.0))
}

/// Every kind in every place, on all cores; gives what is said against them.
fn everywhere(check: impl Fn(Case) -> Option<String> + Sync) -> Vec<String> {
    let cases = kinds::all().flat_map(|kind| PLACES.iter().map(move |place| Case { kind, place }));
    let (queue, faults) = (Mutex::new(cases), Mutex::new(Vec::new()));
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let busy = Mutex::new(vec![None::<(String, Instant)>; threads]);
    thread::scope(|scope| {
        let work = |own: usize| {
            while let Some(case) = { queue.lock().unwrap().next() } {
                busy.lock().unwrap()[own] = Some((case.name(), Instant::now()));
                faults.lock().unwrap().extend(check(case));
            }
            busy.lock().unwrap()[own] = None;
        };
        let workers: Vec<_> = (0..threads).map(|own| scope.spawn(move || work(own))).collect();
        while workers.iter().any(|worker| !worker.is_finished()) {
            busy.lock().unwrap().iter().flatten().for_each(stop_if_it_hangs);
            thread::sleep(Duration::from_millis(20));
        }
    });
    faults.into_inner().unwrap()
}

/// Nothing else ends a thread that does not.
fn stop_if_it_hangs((name, since): &(String, Instant)) {
    if since.elapsed() > HANGS {
        eprintln!("{name}: not at its end after {} s", HANGS.as_secs());
        process::exit(1);
    }
}
