//! How fast the engine is, natively and on one core: one line a figure.

#[path = "../support/archive.rs"]
mod archive;
mod samples;
mod sets;

use std::{hint::black_box, io, time::Duration};

use agent_playground::{
    client,
    document::Document,
    lint::{self, Applicability},
};
use criterion::Criterion;

use samples::{SAMPLES, Samples};
use sets::Set;

fn main() -> io::Result<()> {
    let mut criterion = Criterion::default()
        .without_plots()
        .sample_size(SAMPLES)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    for set in sets::sets()? {
        speed(&mut criterion, &set);
    }
    Ok(())
}

fn speed(criterion: &mut Criterion, set: &Set) {
    let client = client::default();
    let bytes: usize = set.texts.iter().map(|text| text.len()).sum();
    let parsed: Vec<Document> = set.texts.iter().cloned().map(Document::parse).collect();
    let mut figure = |step: &str, detail: &str, routine: &mut dyn FnMut()| {
        let name = format!("{step} {}", set.name);
        let Some(samples) = Samples::take(criterion, &name, routine) else { return };
        println!(
            "bench-native {name}\t{:.1}\tMB/s, {detail}; {:.2} MB in {} files, opt-level 3, one core, median of {SAMPLES}, best {:.1}",
            speed_of(bytes, samples.median()),
            bytes as f64 / 1e6,
            set.texts.len(),
            speed_of(bytes, samples.best()),
        );
    };
    figure("parse", "text to document", &mut || {
        for text in &set.texts {
            black_box(Document::parse(text.clone()));
        }
    });
    figure("read", "document to reading, one client", &mut || {
        for document in &parsed {
            black_box(client.read(document));
        }
    });
    figure("lint", "document to report: read, and every rule", &mut || {
        for document in &parsed {
            black_box(lint::check(document, client));
        }
    });
    figure("fix", "text to text with every safe fix applied", &mut || {
        for text in &set.texts {
            black_box(lint::fix_all(text, client, Applicability::Safe));
        }
    });
    figure("all", "text to report: parse, read, every rule", &mut || {
        for text in &set.texts {
            black_box(lint::check(&Document::parse(text.clone()), client));
        }
    });
}

/// Megabytes a second.
fn speed_of(bytes: usize, seconds: f64) -> f64 {
    bytes as f64 / seconds / 1e6
}
