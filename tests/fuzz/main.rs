//! Texts that chance brings, held against what holds for any text.
//!
//! `cargo test` runs every target over the same texts each time. `make fuzz` looks further, each time
//! elsewhere, for as long as it is told to; what fails is printed in its smallest form, with the way to
//! repeat it. Each prints a line a target: `fuzz <target>`, the runs, and what came of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what fails here fails the test")]

mod fragments;
mod generate;
#[path = "../invariants/mod.rs"]
mod invariants;
mod minimise;
mod mutate;
mod run;
mod target;

use std::{env, process::ExitCode, time::Duration};

fn main() -> ExitCode {
    // Filters, as of any test; flags are for other harnesses.
    let filters: Vec<String> = env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let wanted = |name: &str| filters.is_empty() || filters.iter().any(|filter| name.contains(filter));
    let targets: Vec<_> = target::ALL.iter().filter(|target| wanted(target.name)).collect();
    let seconds = env::var("FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let passed = match (env::var("FUZZ_REPEAT"), seconds) {
        (Ok(which), _) if !which.is_empty() => run::again(&which),
        (_, Some(seconds)) => run::elsewhere(&targets, Duration::from_secs(seconds)),
        _ => run::as_ever(&targets),
    };
    if passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
