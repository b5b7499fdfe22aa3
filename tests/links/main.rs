//! How long links become: `make links`. With `dictionary`, makes the dictionary anew: `make dictionary`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a tool of ours: what fails here stops it"
)]

#[path = "../support/archive.rs"]
mod archive;
mod dictionary;
mod measure;
mod split;

use std::{env, path::PathBuf};

use split::Split;

const DICTIONARY: &str = "src/site/links-1.txt";
const SAMPLES: &str = "tests/links/samples.md";
const SEEDS: &str = "../shared/seeds";
const CORPUS: &str = "../shared/corpus/open.tar.xz";

fn main() {
    let given = |name: &str, default: &str| {
        env::var(name)
            .ok()
            .filter(|value| !value.is_empty())
            .map_or_else(|| PathBuf::from(default), PathBuf::from)
    };
    let (files, seeds) = (given("FILES", CORPUS), given("SEEDS", SEEDS));
    let seeds = if seeds.exists() { split::texts(&seeds).unwrap() } else { Vec::new() };
    let split = if files.exists() {
        let apart: Vec<String> = seeds.iter().map(|(_, text)| text.clone()).collect();
        Some(split::split(&files, &apart).unwrap())
    } else {
        println!("skipped: no files at {}", files.display());
        None
    };
    if let Some(Split { train, test, copies }) = &split {
        let (train, test) = (train.len(), test.len());
        println!(
            "split\t{test}\tfiles held out; {train} to make the dictionary of, {copies} in neither part"
        );
    }
    if env::args().any(|arg| arg == "dictionary") {
        let Some(mut split) = split else { return };
        let phrases = dictionary::write(&mut split.train, SAMPLES.as_ref(), DICTIONARY.as_ref()).unwrap();
        println!("dictionary\t{phrases}\twords and phrases in {DICTIONARY}");
    } else {
        measure::measure(&seeds, &split.map_or_else(Vec::new, |split| split.test));
    }
}
