//! Whether the cost grows as the text does, and as the number of files does: ratio tables, one line a cell.

#[path = "../support/archive.rs"]
mod archive;
mod grown;
mod sets;

use std::{hint::black_box, io, sync::Arc};

use agent_playground::{client, document::Document, lint};
use cpu_time::ThreadTime;
use sets::Set;

/// One cell of a row: texts whose cost per byte is compared with that of the row's first cell.
struct Cell {
    size: String,
    texts: Vec<Arc<str>>,
    bytes: usize,
    /// Seconds of the processor for all of them; the best of all rounds, since others use its caches too.
    best: f64,
}

fn main() -> io::Result<()> {
    for growth in grown::ALL {
        let sizes = (14..=20).map(|power| 1_usize << power);
        row(growth.name, sizes.map(|size| Cell::new(format!("{} KiB", size >> 10), vec![growth.of(size)])));
    }
    if let Some(set) = sets::sets()?.last() {
        let counts = [100, 200, 400, 800, 1600].into_iter().filter(|count| *count < set.texts.len());
        let counts = counts.chain([set.texts.len()]);
        row(set.name, counts.map(|count| Cell::new(format!("{count} files"), part(set, count))));
    }
    Ok(())
}

/// So many of the files, evenly picked, so that each part is like the whole.
fn part(set: &Set, count: usize) -> Vec<Arc<str>> {
    (0..count).map(|at| set.texts[at * set.texts.len() / count].clone()).collect()
}

const ROUNDS: usize = 15;

/// A cell that takes longer is measured once: its ratio says enough.
const PATIENCE: f64 = 0.5;

fn row(name: &str, cells: impl Iterator<Item = Cell>) {
    let mut cells: Vec<Cell> = cells.collect();
    // Round by round and not cell by cell, so that what disturbs one disturbs its neighbours.
    for round in 0..ROUNDS {
        cells.iter_mut().filter(|cell| round == 0 || cell.best < PATIENCE).for_each(Cell::measure);
    }
    let smallest = cells.first().map_or(1.0, Cell::cost);
    for cell in &cells {
        println!(
            "bench-linear {name}, {}\t{:.2}\ttimes the cost per byte of {}; {:.1} MB/s, best of {ROUNDS}",
            cell.size,
            cell.cost() / smallest,
            cells[0].size,
            1e-6 / cell.cost(),
        );
    }
}

impl Cell {
    fn new(size: String, texts: Vec<Arc<str>>) -> Self {
        let bytes = texts.iter().map(|text| text.len()).sum();
        Self { size, texts, bytes, best: f64::INFINITY }
    }

    /// Seconds a byte.
    fn cost(&self) -> f64 {
        self.best / self.bytes as f64
    }

    fn measure(&mut self) {
        // Small texts take less than a clock can tell well.
        let times = (1_000_000 / self.bytes.max(1)).clamp(1, 32);
        let start = ThreadTime::now();
        for _ in 0..times {
            for text in &self.texts {
                black_box(lint::check(&Document::parse(text.clone()), client::default()));
            }
        }
        self.best = self.best.min(start.elapsed().as_secs_f64() / times as f64);
    }
}
