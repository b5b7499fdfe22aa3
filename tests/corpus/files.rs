use std::{collections::HashMap, io, path::Path};

use agent_playground::document::Document;
use sha2::{Digest, Sha256};

use crate::{archive, recorded::hex};

/// One file of a corpus.
pub struct File {
    /// Its path inside the corpus.
    pub path: String,
    /// The folder below `files/`; empty where there is none.
    pub format: String,
    pub sha256: String,
    /// As a client reads it: bytes that are not UTF-8 are replaced.
    pub text: String,
    pub noted: Noted,
}

/// What the index says of a file; empty where it says nothing.
#[derive(Clone, Default)]
pub struct Noted {
    /// Damage to the wrapping.
    pub envelope: String,
    /// Why some parser refuses the YAML.
    pub class: String,
}

impl File {
    fn new(path: String, bytes: &[u8]) -> Self {
        let format =
            below_files(&path).and_then(|rest| rest.split_once('/')).map_or("", |(format, _)| format);
        Self {
            format: format.to_owned(),
            sha256: hex(&Sha256::digest(bytes)),
            text: String::from_utf8_lossy(bytes).into_owned(),
            noted: Noted::default(),
            path,
        }
    }

    /// Its name without its ending.
    pub fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let name = name.strip_suffix(".md").unwrap_or(name);
        name.strip_suffix(".agent").unwrap_or(name)
    }

    pub fn document(&self) -> Document {
        Document::parse(self.text.as_str()).named(self.path.rsplit('/').next().unwrap_or_default())
    }

    /// Whether the file was written for a client: it lies in the folder of that client's format, or in a
    /// corpus that has no such folders.
    pub fn is_of(&self, format: &str) -> bool {
        self.format.is_empty() || self.format == format
    }
}

/// The files of a corpus, a folder or an archive, in the order of their paths.
///
/// Laid out as `files/<format>/…` with an `INDEX.tsv` beside `files`, which may be absent; the folder `files`
/// itself will do. A folder without `files` gives its Markdown files.
pub fn read(path: &Path) -> io::Result<Vec<File>> {
    let above = if path.is_dir() && path.ends_with("files") { "files/" } else { "" };
    let all: Vec<(String, Vec<u8>)> = archive::files(path, "")?
        .into_iter()
        .map(|kept| (format!("{above}{}", kept.path), kept.bytes))
        .collect();
    let laid_out = all.iter().any(|(path, _)| below_files(path).is_some());
    let index = all.iter().find(|(path, _)| path == "INDEX.tsv" || path.ends_with("/INDEX.tsv"));
    let notes = index.map(|(_, bytes)| notes(&String::from_utf8_lossy(bytes))).unwrap_or_default();
    let wanted = |path: &str| {
        if laid_out { below_files(path).is_some() } else { path.to_lowercase().ends_with(".md") }
    };
    let files = all.into_iter().filter(|(path, _)| wanted(path)).map(|(path, bytes)| {
        let mut file = File::new(path, &bytes);
        file.noted = notes.get(&file.sha256).cloned().unwrap_or_default();
        file
    });
    Ok(files.collect())
}

/// What stands behind `files/` in a path.
fn below_files(path: &str) -> Option<&str> {
    let above = |path: &str| path.matches('/').count() < 2;
    path.strip_prefix("files/")
        .or_else(|| path.split_once("/files/").filter(|(before, _)| above(before)).map(|(_, rest)| rest))
}

/// The remarks of `INDEX.tsv` by sha256. Columns are found by their names.
fn notes(index: &str) -> HashMap<String, Noted> {
    let mut rows = index.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let head = rows.next().unwrap_or_default();
    let column = |name: &str| head.iter().position(|title| *title == name);
    let cell = |row: &[&str], at: Option<usize>| at.and_then(|at| row.get(at)).map(|cell| (*cell).to_owned());
    let [sha256, envelope, class] = ["sha256", "envelope", "class"].map(column);
    let note = |row: Vec<&str>| {
        let noted = [envelope, class].map(|column| cell(&row, column).unwrap_or_default());
        let [envelope, class] = noted;
        Some((cell(&row, sha256)?.to_lowercase(), Noted { envelope, class }))
    };
    rows.filter_map(note).collect()
}
