//! Real files, with what Claude Code 2.1.328 told its parent model of them.

use std::{
    collections::HashMap,
    fmt::Write,
    fs::File,
    io::{BufReader, Read},
};

use lzma_rust2::XzReader;
use serde_json::Value;
use sha2::{Digest, Sha256};

pub struct Recorded {
    pub path: String,
    pub text: String,
    /// The entry, put together of what was recorded.
    pub listing: String,
}

/// The first so many files that the program loaded; `None` where the corpus is not at hand.
pub fn files(count: usize) -> Option<Vec<Recorded>> {
    let listings = listings()?;
    let mut archive = tar::Archive::new(unpacked("open.tar.xz")?);
    let mut found = Vec::new();
    for entry in archive.entries().ok()? {
        let mut entry = entry.ok()?;
        let path = entry.path().ok()?.to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        let mut sha256 = String::new();
        for byte in Sha256::digest(&bytes) {
            let _ = write!(sha256, "{byte:02x}");
        }
        if let (Some(listing), Ok(text)) = (listings.get(&sha256), String::from_utf8(bytes)) {
            found.push(Recorded { path, text, listing: listing.clone() });
        }
        if found.len() == count {
            break;
        }
    }
    Some(found)
}

/// The entries by the sha256 of their files. Of long descriptions only the hash was recorded; they are left out.
fn listings() -> Option<HashMap<String, String>> {
    let mut text = String::new();
    unpacked("verdicts-open.jsonl.xz")?.read_to_string(&mut text).ok()?;
    let mut listings = HashMap::new();
    for record in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let claude = &record["claude"];
        let [name, description, tools] =
            ["name", "description", "tools_shown"].map(|key| claude[key].as_str());
        if let (Some(sha256), Some(name), Some(description), Some(tools)) =
            (record["sha256"].as_str(), name, description, tools)
        {
            listings.insert(sha256.to_lowercase(), format!("- {name}: {description} (Tools: {tools})"));
        }
    }
    Some(listings)
}

fn unpacked(name: &str) -> Option<impl Read> {
    let file = File::open(format!("../shared/corpus/{name}")).ok()?;
    Some(XzReader::new(BufReader::new(file), true))
}
