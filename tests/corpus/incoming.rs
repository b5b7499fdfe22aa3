//! How many of the files are taken for anything but one file when somebody brings them.

use agent_playground::workspace::{Incoming, Pieces, incoming};

use crate::{files::File, print};

/// The head of the list.
pub const HEAD: &[&str] = &["sha256", "path", "taken for", "files", "lines left"];

/// The head of the list of those that do not come back.
pub const LOST_HEAD: &[&str] = &["sha256", "path", "packed as"];

/// Prints the share that is one file, and gives a row for each that is not.
pub fn measure(files: &[File]) -> Vec<Vec<String>> {
    let rows: Vec<Vec<String>> = files.iter().filter_map(row).collect();
    print::share(
        "incoming-one",
        files.len() - rows.len(),
        files.len(),
        "files taken for one file when brought",
    );
    rows
}

fn row(file: &File) -> Option<Vec<String>> {
    let (kind, pieces) = match incoming(&file.text) {
        Incoming::One => return None,
        Incoming::Fenced(pieces) => ("fenced", pieces),
        Incoming::Several(pieces) => ("several", pieces),
        Incoming::Address(_) => ("address", Pieces::default()),
        Incoming::Link(_) => ("link", Pieces::default()),
    };
    let names: Vec<&str> = pieces.files.iter().map(|piece| piece.name.as_str()).collect();
    Some(vec![
        file.sha256.clone(),
        file.path.clone(),
        kind.to_owned(),
        names.join(", "),
        pieces.left.to_string(),
    ])
}

/// Prints how many files come back word for word from a text as people bring them: in a fence with a sentence around
/// it, and behind another file under a line with its name. Gives a row for each that does not.
pub fn measure_packed(files: &[File]) -> Vec<Vec<String>> {
    let with_front: Vec<&File> = files.iter().filter(|file| file.text.starts_with("---\n")).collect();
    let mut rows = Vec::new();
    let mut tell = |name: &str, lost: Vec<&File>, what: &str| {
        print::share(name, with_front.len() - lost.len(), with_front.len(), what);
        rows.extend(lost.iter().map(|file| vec![file.sha256.clone(), file.path.clone(), name.to_owned()]));
    };
    let lost = |comes_back: fn(&File, &File) -> bool| {
        let pairs = with_front.iter().zip(with_front.iter().cycle().skip(1));
        pairs.filter(|(file, next)| !comes_back(file, next)).map(|(file, _)| *file).collect::<Vec<_>>()
    };
    tell("incoming-fenced", lost(fenced), "files that come back from a fence");
    tell("incoming-fences", lost(fences), "files that come back from a fence beside another");
    tell("incoming-joined", lost(joined), "files that come back from in front of another");
    rows
}

fn fenced(file: &File, _: &File) -> bool {
    let text =
        format!("Here it is:\n\n```markdown\n{}\n```\n\nTell me what you think.\n", file.text.trim_end());
    matches!(incoming(&text), Incoming::Fenced(pieces) if is(&pieces, &[file]))
}

fn fences(file: &File, next: &File) -> bool {
    let [one, other] = [file, next].map(|file| file.text.trim_end());
    let text = format!("### a.md\n\n````markdown\n{one}\n````\n\n### b.md\n\n````markdown\n{other}\n````\n");
    matches!(incoming(&text), Incoming::Several(pieces) if is(&pieces, &[file, next]))
}

fn joined(file: &File, next: &File) -> bool {
    let [one, other] = [file, next].map(|file| file.text.trim_end());
    let text = format!("==> a.md <==\n{one}\n\n==> b.md <==\n{other}\n");
    matches!(incoming(&text), Incoming::Several(pieces) if is(&pieces, &[file, next]))
}

fn is(pieces: &Pieces, files: &[&File]) -> bool {
    let texts = pieces.files.iter().map(|piece| piece.text.trim_end());
    texts.eq(files.iter().map(|file| file.text.trim_end()))
}
