//! Files of each client written for each other, and whether our reading of the result has the same definition.

use std::{io, path::Path};

use agent_playground::{
    client::{self, Client, Reading},
    convert::{Export, convert},
    document::Document,
};

use crate::{files::File, guard, print};

/// The folder of a corpus in which the files of a client lie.
const FORMATS: &[(&str, &str)] = &[
    ("claude-code", "claude"),
    ("opencode", "opencode"),
    ("copilot-cli", "copilot"),
    ("gemini-cli", "gemini"),
    ("codex", "codex"),
    ("qwen-code", "qwen"),
    ("cursor", "cursor"),
];

/// No corpus of skills is at hand: those are measured that Claude Code's files become.
const SKILLS: &str = "agent-skills";

/// So many results a target are written out, to be given to the programs themselves.
const SAMPLE: usize = 100;

pub const HEAD: &[&str] = &["sha256", "path", "from", "to", "what", "is", "should be"];

/// What a file says, by the client it is written for.
struct Told {
    name: String,
    description: String,
    prompt: String,
}

/// Prints a line for each pair of clients; gives a row for each result that is not the same definition.
pub fn measure(files: &[File], out: &Path) -> io::Result<Vec<Vec<String>>> {
    let mut failures = Vec::new();
    let pairs = FORMATS.iter().filter_map(|(id, format)| Some((client::by_id(id)?, *format)));
    for (from, format) in pairs.chain(client::by_id(SKILLS).map(|skills| (skills, SKILLS))) {
        let documents: Vec<(&File, Document)> =
            files.iter().filter_map(|file| source(file, from, format)).collect();
        for to in client::ALL.iter().filter(|to| to.about().loader.is_none()) {
            if to.about().id != from.about().id {
                failures.extend(pair(&documents, from, *to, out)?);
            }
        }
    }
    Ok(failures)
}

/// A file written for a client. Files of a corpus without folders are taken for Claude Code's.
fn source<'a>(file: &'a File, from: &dyn Client, format: &str) -> Option<(&'a File, Document)> {
    if format == SKILLS {
        let claude = client::default();
        let document = file.is_of("claude").then(|| file.document())?;
        let export = convert(&document, &claude.read(&document), claude, from);
        return Some((file, Document::parse(export.text).named(&export.path)));
    }
    let own = file.format == format || (file.format.is_empty() && format == "claude");
    own.then(|| (file, file.document()))
}

/// What is said by a file that has a name, a description and a prompt.
fn told(document: &Document, from: &dyn Client) -> Option<(Reading, Told)> {
    let reading = from.read(document);
    let read = |value: &Option<String>| value.clone().filter(|_| reading.loads() && !reading.is_blind());
    let written = |key: &str| document.entry(key)?.value.text().map(str::to_owned);
    let name = read(&reading.name).or_else(|| written("name"))?;
    let description = read(&reading.description).or_else(|| written("description"))?;
    let body = document.slice(document.body).trim().to_owned();
    let is_read = reading.loads() && !reading.is_blind() && !reading.prompt.is_empty();
    let prompt = if is_read { reading.prompt.clone() } else { body };
    let told = Told { name, description, prompt };
    let whole = [&told.name, &told.description, &told.prompt].iter().all(|text| !text.trim().is_empty());
    whole.then_some((reading, told))
}

fn pair(
    documents: &[(&File, Document)],
    from: &'static dyn Client,
    to: &'static dyn Client,
    out: &Path,
) -> io::Result<Vec<Vec<String>>> {
    let ids = [from.about().id, to.about().id];
    let done = guard::each(documents, |(file, document)| {
        guard::step(file, "convert", || {
            let (reading, told) = told(document, from)?;
            let export = convert(document, &reading, from, to);
            let found = difference(&told, &export, to);
            Some((*file, export, found))
        })
        .flatten()
    });
    let done: Vec<_> = done.into_iter().flatten().collect();
    let good = done.iter().filter(|(_, _, found)| found.is_none()).count();
    let said = |field: &str| {
        let lost = |export: &Export| export.losses.iter().any(|loss| loss.field == field);
        done.iter().filter(|(_, export, _)| lost(export)).count()
    };
    let more = format!(
        "{} with another name, {} with another description, said so",
        said("name"),
        said("description")
    );
    print::share(&format!("convert {} {}", ids[0], ids[1]), good, done.len(), &more);
    if from.about().id == "claude-code" {
        let step = (done.len() / SAMPLE).max(1);
        for (at, (_, export, _)) in done.iter().step_by(step).take(SAMPLE).enumerate() {
            let (folder, name) = export.path.rsplit_once('/').unwrap_or(("", &export.path));
            print::keep(out, &format!("convert/{}/{at:03}/{folder}", ids[1]), name, &export.text)?;
        }
    }
    let row = |(file, _, found): (&File, Export, Option<[String; 3]>)| {
        let place = [file.sha256.clone(), file.path.clone(), ids[0].to_owned(), ids[1].to_owned()];
        Some(place.into_iter().chain(found?).collect())
    };
    Ok(done.into_iter().filter_map(row).collect())
}

/// In what a result is not the same definition: what differs, what it is, what it should be.
fn difference(told: &Told, export: &Export, to: &dyn Client) -> Option<[String; 3]> {
    let reading = to.read(&Document::parse(export.text.as_str()).named(&export.path));
    if !reading.loads() {
        let reasons: Vec<String> = reading.reasons.iter().map(|reason| format!("{:?}", reason.why)).collect();
        return Some(["loads".into(), reasons.join(" "), "loads".into()]);
    }
    let is_said = |field: &str| export.losses.iter().any(|loss| loss.field == field);
    // Some clients make every line end one of Unix.
    let words = |text: &str| text.trim().replace("\r\n", "\n").replace('\r', "\n");
    let parts = [
        ("name", reading.name.as_deref(), told.name.rsplit(':').next().unwrap_or("")),
        ("description", reading.description.as_deref(), told.description.as_str()),
        ("prompt", Some(reading.prompt.as_str()), told.prompt.as_str()),
    ];
    let differs = |(field, is, should): &(&str, Option<&str>, &str)| {
        !is_said(field) && is.map(words).as_deref() != Some(words(should).as_str())
    };
    let (field, is, should) = parts.into_iter().find(differs)?;
    let [should, is] = print::apart(Some(&words(should)), is.map(words).as_deref());
    Some([field.to_owned(), is, should])
}
