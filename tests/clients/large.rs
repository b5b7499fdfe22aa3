//! The two definitions at Claude Code's limit of 1 MiB: a beginning, one line over and over, and a sign that
//! fills up what is left. `large.json` says which.

use std::{fs, path::Path};

use serde_json::Value;

/// The text of a case that is made instead of kept; nothing for one that is a file.
pub fn large(folder: &Path, case: &str) -> Option<String> {
    let json = fs::read_to_string(folder.join("large.json")).ok()?;
    let all: Vec<Value> = serde_json::from_str(&json).ok()?;
    let large = all.iter().find(|large| large["case"] == case)?;
    let (start, line, end) = (large["start"].as_str()?, large["line"].as_str()?, large["end"].as_str()?);
    let bytes = large["bytes"].as_u64()? as usize;
    let lines = (bytes - start.len()) / line.len();
    let left = bytes - start.len() - lines * line.len();
    Some([start, &line.repeat(lines), &end.repeat(left)].concat())
}
