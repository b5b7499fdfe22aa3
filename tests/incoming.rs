//! What people bring, on whole files: each of them is one, whatever its prompt shows.

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

fn all_are_one(folder: &str) -> usize {
    let files = files(Path::new(folder));
    for (path, bytes) in &files {
        if let Ok(decoded) = decode(bytes.clone()) {
            assert_eq!(incoming(&decoded.text), Incoming::One, "{path}");
        }
    }
    files.len()
}

#[test]
fn every_file_of_ours_is_one() {
    assert!(all_are_one("tests/fixtures") > 3);
    assert!(all_are_one("tests/clients/cases") > 100);
    assert!(all_are_one("src/workspace/templates") > 3);
}

#[test]
fn every_seed_is_one() {
    if all_are_one("../shared/seeds") == 0 {
        println!("skipped: no shared data");
    }
}
