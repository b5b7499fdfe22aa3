//! How many of the files are taken for anything but one file when somebody brings them.

use agent_playground::workspace::{Incoming, Pieces, incoming};

use crate::{files::File, print};

/// The head of the list.
pub const HEAD: &[&str] = &["sha256", "path", "taken for", "files", "lines left"];

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
