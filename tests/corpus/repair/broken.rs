use agent_playground::client::Client;

use super::{
    checks::Foreign,
    foreign::Answer,
    standing::{self, Standing},
};
use crate::{
    files::File,
    guard,
    recorded::{Source, recorded},
    verdicts::Verdicts,
};

/// One file to be repaired.
pub struct Broken<'a> {
    pub file: &'a File,
    pub standing: Standing,
    /// Why it has to be.
    pub why: Vec<String>,
}

pub const HEAD: &[&str] = &["sha256", "path", "broken because", "reading"];

/// The files to be repaired; and a row for each that is broken too, but holds nothing to keep.
pub fn find<'a>(
    files: &'a [File],
    verdicts: &Verdicts,
    source: &Source,
    client: &dyn Client,
) -> (Vec<Broken<'a>>, Vec<Vec<String>>) {
    let markdown = |file: &&File| {
        let path = file.path.to_lowercase();
        [".md", ".mdc", ".markdown", ".txt"].iter().any(|ending| path.ends_with(ending))
    };
    let files: Vec<&File> = files.iter().filter(markdown).collect();
    let inner = |file: &&'a File| standing::by_lines(&file.text).map_or("", |(inner, _)| &file.text[inner]);
    let by_lines: Vec<&str> = files.iter().map(inner).collect();
    let foreign = Foreign::parse(&by_lines, true);
    foreign.print_absent();
    let all: Vec<usize> = (0..files.len()).collect();
    let whys = guard::each(&all, |at| {
        let why = || {
            let answers = (!by_lines[*at].is_empty()).then(|| foreign.answers(*at));
            why(files[*at], answers, dropped(files[*at], verdicts, source), client)
        };
        guard::step(files[*at], "look", why).unwrap_or_default()
    });
    let (mut outside, mut broken) = (Vec::new(), Vec::new());
    for (file, why) in files.into_iter().zip(whys).filter(|(_, why)| !why.is_empty()) {
        match standing::find(&file.text) {
            Some(standing) => broken.push(Broken { file, standing, why }),
            None if file.is_of(source.format) => {
                let reading = lacking(file, client);
                outside.push(vec![file.sha256.clone(), file.path.clone(), why.join("; "), reading]);
            }
            None => {}
        }
    }
    (broken, outside)
}

fn dropped(file: &File, verdicts: &Verdicts, source: &Source) -> Option<bool> {
    let record = verdicts.records.get(&file.sha256)?;
    recorded(record, source.in_corpus, source, file.stem()).ok()?.map(|recorded| !recorded.loads)
}

/// Why a file has to be repaired, if it has to. No answers: there is no front matter by lines.
fn why(
    file: &File,
    answers: Option<Vec<(&str, &Answer)>>,
    dropped: Option<bool>,
    client: &dyn Client,
) -> Vec<String> {
    let mut why = Vec::new();
    let document = file.document();
    if let Some(answers) = answers {
        why.extend(answers.into_iter().filter_map(|(parser, answer)| match answer {
            Answer::Refuses(error) => Some(format!("{parser}: {error}")),
            Answer::Accepts(_) => None,
        }));
        why.extend(document.syntax_error().map(|error| format!("our parser: {}", error.message)));
    } else {
        why.push("no front matter between lines of three dashes".to_owned());
    }
    // Where nobody ran the client, our own reading has to do.
    if dropped.unwrap_or_else(|| !client.read(&document).loads()) {
        why.push("dropped by the client".to_owned());
    }
    why
}

/// Why there is nothing to repair, by what the client says of it.
fn lacking(file: &File, client: &dyn Client) -> String {
    let reading = client.read(&file.document());
    let reasons: Vec<String> = reading.reasons.iter().map(|reason| format!("{:?}", reason.why)).collect();
    reasons.join("+")
}
