//! `make corpus`: the engine against real files, and against what the real clients did with them.
//!
//! ```text
//! make corpus [FILES=<folder or tar, .gz, .xz>] [VERDICTS=<jsonl, .gz, .xz>] [CASES=<folder>] [CLIENT=<id>]
//! make corpus SAMPLE=<rule> [N=20]
//! ```
//!
//! Prints a line for each figure (name, value, detail; tabs between) and writes what differs to
//! `target/corpus`. Files are told apart by sha256; one without a verdict is linted and repaired all the same.

mod agreement;
#[path = "../support/archive.rs"]
mod archive;
mod cases;
mod convert;
mod damage;
mod files;
#[path = "../support/front_matter.rs"]
mod front_matter;
mod guard;
mod incoming;
#[path = "../clients/large.rs"]
mod large;
mod laws;
mod options;
mod print;
#[path = "../clients/recorded.rs"]
mod recorded;
mod repair;
mod rules;
mod seen;
mod verdicts;

use std::{fs, io, path::Path, process::ExitCode};

use agent_playground::client::{self, Client};
use files::File;
use options::{Input, Options};
use recorded::{Source, sources};
use verdicts::Verdicts;

fn main() -> ExitCode {
    match run(&Options::from_environment()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print::line(format!("error: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> io::Result<()> {
    let client = client::by_id(&options.client)
        .ok_or_else(|| io::Error::other(format!("no client is called {}", options.client)))?;
    guard::install();
    let Some(files) = read(&options.files, files::read)? else {
        print::line("skipped: no shared data");
        return Ok(());
    };
    let sources = sources();
    let format = sources.iter().find(|source| source.client == options.client).map_or("", |own| own.format);
    let own: Vec<&File> = files.iter().filter(|file| format.is_empty() || file.is_of(format)).collect();
    if let Some(rule) = &options.sample {
        return rules::sample(&own, client, rule, options.hits);
    }
    let _ = fs::remove_dir_all(&options.out);
    let verdicts = read(&options.verdicts, verdicts::read)?.unwrap_or_default();
    count(&files, &verdicts);
    let mut rows = Vec::new();
    for (source, client) in sources.iter().filter_map(ours) {
        rows.extend(agreement::measure(&files, &verdicts, source, client));
    }
    rows.extend(seen::measure(&files, &verdicts));
    for (source, client) in sources.iter().filter_map(ours) {
        rows.extend(cases::measure(&options.cases, source, client));
    }
    let unlike = convert::measure(&files, &options.out)?;
    let path = print::list(&options.out, "convert-failures.tsv", convert::HEAD, &unlike)?;
    print::figure("convert-failures", unlike.len(), path.display().to_string());
    if let Some(source) = sources.iter().find(|source| source.client == options.client) {
        let failures = repair::measure(&files, &verdicts, source, client, &options.out)?;
        let path = print::list(&options.out, "repair-failures.tsv", repair::HEAD, &failures)?;
        print::figure("repair-failures", failures.len(), path.display().to_string());
    }
    let broken = laws::measure(&own, client);
    let path = print::list(&options.out, "laws.tsv", laws::HEAD, &broken)?;
    print::figure("laws-broken", broken.len(), path.display().to_string());
    let brought = incoming::measure(&files);
    let path = print::list(&options.out, "incoming.tsv", incoming::HEAD, &brought)?;
    print::figure("incoming-not-one", brought.len(), path.display().to_string());
    let lost = incoming::measure_packed(&files);
    let path = print::list(&options.out, "incoming-lost.tsv", incoming::LOST_HEAD, &lost)?;
    print::figure("incoming-lost", lost.len(), path.display().to_string());
    rules::measure(&own, client);
    panics(&options.out)?;
    let path = print::list(&options.out, "differences.tsv", agreement::HEAD, &rows)?;
    print::figure("differences", rows.len(), path.display().to_string());
    Ok(())
}

/// A source whose client we have.
fn ours(source: &Source) -> Option<(&Source, &'static dyn Client)> {
    client::by_id(source.client).map(|client| (source, client))
}

/// What lies at a path; nothing where nothing does and nobody asked for it.
fn read<T>(input: &Input, read: impl FnOnce(&Path) -> io::Result<T>) -> io::Result<Option<T>> {
    if !input.asked && !input.path.exists() {
        return Ok(None);
    }
    read(&input.path)
        .map(Some)
        .map_err(|error| io::Error::other(format!("{}: {error}", input.path.display())))
}

fn count(files: &[File], verdicts: &Verdicts) {
    let bytes: usize = files.iter().map(|file| file.text.len()).sum();
    print::figure("files", files.len(), format!("{bytes} bytes"));
    let judged = files.iter().filter(|file| verdicts.records.contains_key(&file.sha256)).count();
    print::figure("files-without-verdict", files.len() - judged, format!("{judged} with one"));
    let unread = &verdicts.unread;
    print::figure("verdicts", verdicts.records.len(), format!("{} lines could not be read", unread.len()));
    for line in unread {
        print::figure("verdict-unread", 1, print::one_line(line));
    }
}

fn panics(out: &Path) -> io::Result<()> {
    let panics = guard::taken();
    let rows: Vec<Vec<String>> = panics
        .into_iter()
        .map(|panic| vec![panic.sha256, panic.path, panic.step.to_owned(), panic.message])
        .collect();
    let path = print::list(out, "panics.tsv", &["sha256", "path", "step", "message"], &rows)?;
    print::figure("panics", rows.len(), path.display().to_string());
    for row in &rows {
        print::line(format!("panic\t{}", row.join("\t")));
    }
    Ok(())
}
