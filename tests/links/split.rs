//! Which files the dictionary is made of, and which it is measured on.
//!
//! A repository is held out as a whole, by the checksum of its name: one in four. Collections copy from each
//! other; so a file that has a twentieth of its runs of eight words in common with a held-out file, or with
//! a seed, is in neither part.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
    io,
    path::Path,
};

use sha2::{Digest, Sha256};

use crate::archive;

pub struct File {
    /// `owner__repository`; in a folder that is not laid out so, its first folder.
    pub repository: String,
    /// The name without folders and endings: what kind of agent it is.
    pub stem: String,
    pub text: String,
}

pub struct Split {
    pub train: Vec<File>,
    pub test: Vec<File>,
    /// Files in neither part.
    pub copies: usize,
}

/// Splits a corpus; texts to be kept apart from the dictionary besides those held out come with it.
pub fn split(corpus: &Path, apart: &[String]) -> io::Result<Split> {
    let (test, rest): (Vec<_>, Vec<_>) =
        read(corpus)?.into_iter().partition(|file| is_held_out(&file.repository));
    let mut known = HashSet::new();
    for text in test.iter().map(|file| &file.text).chain(apart) {
        known.extend(runs(text));
    }
    let (copies, train): (Vec<_>, Vec<_>) = rest.into_iter().partition(|file| {
        let runs = runs(&file.text);
        runs.iter().filter(|run| known.contains(*run)).count() * 20 > runs.len()
    });
    Ok(Split { train, test, copies: copies.len() })
}

/// The texts of a folder.
pub fn texts(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let files = archive::files(folder, "")?.into_iter();
    Ok(files.map(|kept| (kept.path, String::from_utf8_lossy(&kept.bytes).into_owned())).collect())
}

fn read(corpus: &Path) -> io::Result<Vec<File>> {
    let all = texts(corpus)?;
    let laid_out = all.iter().any(|(path, _)| path.starts_with("files/"));
    let wanted = |path: &str| if laid_out { path.starts_with("files/") } else { path.ends_with(".md") };
    let file = |(path, text): (String, String)| {
        let parts: Vec<&str> = path.split('/').collect();
        let repository = parts.get(if laid_out { 2 } else { 0 }).copied().unwrap_or_default().to_owned();
        let name = parts.last().and_then(|name| name.rsplit("__").next()).unwrap_or_default();
        let stem = name.split('.').next().unwrap_or_default().to_lowercase();
        File { repository, stem, text }
    };
    Ok(all.into_iter().filter(|(path, text)| wanted(path) && !text.is_empty()).map(file).collect())
}

fn is_held_out(repository: &str) -> bool {
    Sha256::digest(repository)[0] % 4 == 0
}

fn runs(text: &str) -> HashSet<u64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(8).map(hash).collect()
}

pub fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
