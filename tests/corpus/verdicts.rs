//! The verdicts of a corpus.

use std::{collections::HashMap, io, io::Read, path::Path};

use serde_json::Value;

use crate::{
    archive,
    recorded::{Source, json, recorded, sources},
};

/// The records by sha256, and what could not be read, with the number of its line.
#[derive(Default)]
pub struct Verdicts {
    pub records: HashMap<String, Value>,
    pub unread: Vec<String>,
}

pub fn read(path: &Path) -> io::Result<Verdicts> {
    let mut verdicts = Verdicts::default();
    let mut bytes = Vec::new();
    archive::open(path)?.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let record = json(line).and_then(|record| {
            let sha256 = record["sha256"].as_str().ok_or("it has no sha256")?.to_lowercase();
            let known = |source: &Source| recorded(&record, source.in_corpus, source, "").transpose();
            sources().iter().filter_map(known).collect::<Result<Vec<_>, _>>()?;
            Ok((sha256, record))
        });
        match record {
            Ok((sha256, record)) => drop(verdicts.records.insert(sha256, record)),
            Err(error) => verdicts.unread.push(format!("line {}: {error}", number + 1)),
        }
    }
    Ok(verdicts)
}
