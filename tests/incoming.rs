//! What people bring, on whole files: each of them is one, whatever its prompt shows.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::{fs, path::Path};

use agent_playground::workspace::{Incoming, decode, incoming};

/// The text files below a folder.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    found
}

/// How many files there are in a folder, and those that are taken for anything but one.
fn taken_for_more(folder: &str) -> (usize, Vec<String>) {
    let files = files(Path::new(folder));
    let is_more =
        |bytes: &[u8]| decode(bytes.to_vec(), "a.md").is_ok_and(|file| incoming(&file.text) != Incoming::One);
    let more = files.iter().filter(|(_, bytes)| is_more(bytes)).map(|(path, _)| path.clone());
    (files.len(), more.collect())
}

#[test]
fn every_file_of_ours_is_one_but_those_made_to_be_none() {
    for (folder, least) in [("tests/fixtures", 3), ("src/workspace/templates", 3)] {
        let (count, more) = taken_for_more(folder);
        assert!(count > least && more.is_empty(), "{more:?}");
    }
    let (count, mut more) = taken_for_more("tests/clients/cases");
    more.sort();
    assert!(count > 100);
    assert_eq!(
        more,
        ["code-fence.md", "two-blocks.md"].map(|name| format!("tests/clients/cases/front-matter/{name}"))
    );
}

#[test]
fn every_seed_is_one() {
    let (count, more) = taken_for_more("../shared/seeds");
    if count == 0 {
        println!("skipped: no shared data");
    }
    assert!(more.is_empty(), "{more:?}");
}
