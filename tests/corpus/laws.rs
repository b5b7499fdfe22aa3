//! The laws of the engine, on real files (`tests/laws.rs` holds them on made ones).

use agent_playground::{
    client::{Client, Granted, Reading},
    document::Document,
    lint::{self, Applicability, Severity, fix_all},
};

use crate::{
    files::File,
    guard,
    print::{self, apart},
};

const LAWS: [&str; 5] =
    ["refusal-explained", "fixes-converge", "safe-keeps-body", "safe-keeps-values", "safe-keeps-tools"];

/// What came of each law; nothing where it says nothing of a file.
type Held = [Option<Result<(), String>>; 5];

pub const HEAD: &[&str] = &["sha256", "path", "law", "what happened"];

/// Prints a line for each law; gives a row for each file that breaks one.
pub fn measure(files: &[&File], client: &dyn Client) -> Vec<Vec<String>> {
    let held: Vec<Held> =
        guard::each(files, |file| guard::step(file, "fix", || held(file, client)).unwrap_or_default());
    for (at, law) in LAWS.iter().enumerate() {
        let results = held.iter().filter_map(|held| held[at].as_ref());
        let (good, all) =
            results.fold((0, 0), |(good, all), result| (good + usize::from(result.is_ok()), all + 1));
        print::share(&format!("law {law}"), good, all, "");
    }
    let broken = files.iter().zip(&held).flat_map(|(file, held)| {
        LAWS.iter().zip(held).filter_map(move |(law, result)| {
            let what = result.as_ref()?.as_ref().err()?;
            Some(vec![file.sha256.clone(), file.path.clone(), (*law).to_owned(), what.clone()])
        })
    });
    broken.collect()
}

fn held(file: &File, client: &dyn Client) -> Held {
    let text = file.text.as_str();
    let document = file.document();
    let report = lint::check(&document, client);
    let loads = report.reading.loads();
    let explained = loads || report.count(Severity::Error) > 0;
    let levels = [Applicability::Safe, Applicability::MaybeIncorrect, Applicability::HasPlaceholder];
    let fixed = levels.map(|level| fix_all(text, client, level));
    let converged = fixed.iter().all(|fixed| fixed.converged);
    let safe = Document::parse(fixed[0].text.as_str()).named(&document.name);
    let bodies = [document.slice(document.body), safe.slice(safe.body)];
    let [before, after] = [&document, &safe].map(|document| client.read(document));
    // A client may load an agent of which it could read nothing.
    let is_read = loads && !before.keys.is_empty();
    [
        Some(if explained { Ok(()) } else { Err(format!("{:?}", report.reading.reasons)) }),
        Some(if converged { Ok(()) } else { Err("fixes do not come to an end".into()) }),
        document.front.as_ref().map(|_| equal(bodies[0], bodies[1])),
        is_read.then(|| keeps(&before, &after)),
        is_read.then(|| loses(&before.tools.granted, &after.tools.granted)),
    ]
}

fn equal(before: &str, after: &str) -> Result<(), String> {
    if before == after {
        return Ok(());
    }
    let [before, after] = apart(Some(before), Some(after));
    Err(format!("{before} | {after}"))
}

/// A value may only become longer: by what a comment had cut off.
fn keeps(before: &Reading, after: &Reading) -> Result<(), String> {
    let values = |reading: &Reading| {
        let Reading { name, description, model, color, .. } = reading.clone();
        [name, description, model, color]
    };
    for (before, after) in values(before).into_iter().zip(values(after)) {
        let cut =
            before.as_ref().zip(after.as_ref()).is_some_and(|(before, after)| after.starts_with(before));
        if before != after && !cut {
            let [before, after] = apart(before.as_deref(), after.as_deref());
            return Err(format!("{before} | {after}"));
        }
    }
    Ok(())
}

/// A tool may be gained that stood there under a name of other letters; none may be lost.
fn loses(before: &Granted, after: &Granted) -> Result<(), String> {
    let lost = match (before, after) {
        (Granted::These(before), Granted::These(after)) => before.iter().any(|tool| !after.contains(tool)),
        (Granted::None | Granted::RefusedAtSpawn, _) => false,
        _ => before != after,
    };
    if lost { Err(format!("{before:?} | {after:?}")) } else { Ok(()) }
}
