//! All that the page does with a text, and the time each step takes.

use std::{thread, time::Duration};

use agent_playground::{
    client::{self, Reading},
    convert,
    document::Document,
    lint::{self, Applicability},
    preview,
    share::{self, Broken, SharedFile},
    text::{EditSet, LineIndex, changed_lines, diff_lines, edit_from_shown, shown},
    workspace::{decode, incoming, palette, search},
};
use cpu_time::ThreadTime;

/// A step and the time of the processor it took: a machine that is busy with other things does not count.
pub type Stage = (&'static str, Duration);

/// As little stack as the browser gives.
const STACK: usize = 1 << 20;

/// Goes through all steps, each once; `None` for a panic.
pub fn all(text: &str) -> Option<Vec<Stage>> {
    run(text, steps)
}

/// Only reads, checks and repairs a text; `None` for a panic.
pub fn repair(text: &str) -> Option<Vec<Stage>> {
    run(text, |text, clock| {
        lint::fix_all(text, client::default(), Applicability::Safe);
        clock.ends("repair");
    })
}

/// Only takes a text in and looks for words in it; `None` for a panic.
pub fn bring(text: &str) -> Option<Vec<Stage>> {
    run(text, brought)
}

fn run(text: &str, steps: fn(&str, &mut Clock)) -> Option<Vec<Stage>> {
    thread::scope(|scope| {
        let steps = || {
            let mut clock = Clock { start: ThreadTime::now(), stages: Vec::new() };
            steps(text, &mut clock);
            clock.stages
        };
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, steps).ok()?.join().ok()
    })
}

struct Clock {
    start: ThreadTime,
    stages: Vec<Stage>,
}

impl Clock {
    fn ends(&mut self, stage: &'static str) {
        self.stages.push((stage, self.start.elapsed()));
        self.start = ThreadTime::now();
    }
}

fn brought(text: &str, clock: &mut Clock) {
    let decoded = decode(text.into(), "a.md");
    let files = incoming(text);
    clock.ends("bring");
    let found = ["a", "-\u{e9}", "A"].map(|needle| search::search(needle, [text]));
    clock.ends("search");
    let lines = palette::matches("a-b a", [text]);
    clock.ends("palette");
    drop((decoded, files, found, lines));
}

fn steps(text: &str, clock: &mut Clock) {
    let document = Document::parse(text);
    clock.ends("parse");
    let client = client::default();
    let readings: Vec<Reading> = client::ALL.iter().map(|client| client.read(&document)).collect();
    clock.ends("read");
    let report = lint::check(&document, client);
    let index = LineIndex::new(text);
    // The page shows no more.
    let shown_there = report.diagnostics.iter().take(200);
    let places: Vec<_> = shown_there.map(|diagnostic| index.place(text, diagnostic.at)).collect();
    clock.ends("lint");
    let safe = lint::fix_all(text, client, Applicability::Safe);
    let fixed = lint::fix_all(text, client, Applicability::HasPlaceholder);
    clock.ends("fix");
    let lines = diff_lines(text, &fixed.text);
    let edits = EditSet::between(text, &safe.text);
    let first = report.diagnostics.iter().find_map(|diagnostic| diagnostic.fix.as_ref());
    let touched = changed_lines(text, first.map_or(&edits, |fix| &fix.edits));
    clock.ends("difference");
    let seen: Vec<_> = readings.iter().map(|reading| preview::preview(client, reading)).collect();
    let body = document.slice(document.body);
    let mut parts = preview::parts(body);
    let sections = preview::sections(body, &parts);
    let placeholders = preview::placeholders(&mut parts);
    let examples = preview::examples(body);
    clock.ends("preview");
    let exports: Vec<_> =
        readings.iter().map(|reading| convert::export(&document, reading, client)).collect();
    clock.ends("export");
    let link = share::encode_plain(&SharedFile { name: "a.md".to_owned(), text: text.to_owned() });
    // Without a dictionary a link may be longer than is read.
    assert!(matches!(share::decode(&link, None), Ok(_) | Err(Broken::TooLong { .. })));
    clock.ends("share");
    let typed = edit_from_shown(text, &format!("{}x", shown(text)), "\n");
    assert!(!typed.is_empty());
    clock.ends("typing");
    brought(text, clock);
    drop((places, lines, touched, seen, parts, sections, placeholders, examples, exports));
    clock.ends("end");
}
