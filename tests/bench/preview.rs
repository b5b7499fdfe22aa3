//! How long Markdown takes: the specification's examples, what slow parsers choke on, and prompts of every size.

#[path = "../preview/texts.rs"]
mod texts;

use std::{hint::black_box, time::Instant};

use agent_playground::preview;

/// The best of a few, in milliseconds: others use the machine too.
fn best(text: &str) -> f64 {
    let once = || {
        let from = Instant::now();
        let mut parts = preview::parts(black_box(text));
        let sections = preview::sections(text, &parts);
        black_box((preview::placeholders(&mut parts), sections));
        from.elapsed().as_secs_f64() * 1e3
    };
    (0..5).map(|_| once()).fold(f64::MAX, f64::min)
}

fn main() {
    let slowest = |texts: Vec<String>| texts.iter().map(|text| best(text)).fold(0.0, f64::max);
    match texts::commonmark() {
        Some(texts) => {
            let detail = format!("ms, the slowest of {} examples of CommonMark 0.31.2", texts.len());
            println!("bench-preview commonmark\t{:.3}\t{detail}", slowest(texts));
        }
        None => println!("skipped: no commonmark-spec; .make/install-e2e.sh fetches it"),
    }
    println!("bench-preview payloads\t{:.3}\tms, the slowest", slowest(texts::payloads()));
    if let Some(seeds) = texts::seeds() {
        println!(
            "bench-preview seeds\t{:.2}\tms, the slowest",
            slowest(seeds.into_iter().map(|(_, text)| text).collect())
        );
    }
    for (name, text) in texts::pathological() {
        println!("bench-preview {name}\t{:.1}\tms, {} KB", best(&text), text.len() / 1000);
    }
    let prompt = "## A heading\n\nSome *words* of `code` and **more**, {{of}} them.\n\n- one\n- two\n\n```sh\necho\n```\n\n";
    for kilobytes in [14, 128, 1024] {
        let text = prompt.repeat(kilobytes * 1024 / prompt.len());
        println!("bench-preview prompt of {kilobytes} KiB\t{:.2}\tms", best(&text));
    }
}
