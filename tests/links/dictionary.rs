//! Makes the dictionary of the links: words and phrases of the genre, the most useful last, and sample files
//! of our own.
//!
//! A phrase has at most six words and 60 characters, stands in at least eight repositories, and in agents of
//! at least twelve names: that much is genre, and nobody's line.

use std::{
    collections::{BinaryHeap, HashMap, HashSet},
    fs, io,
    path::Path,
};

use crate::split::{File, hash};

const WORDS: usize = 6;
const CHARACTERS: usize = 60;
const REPOSITORIES: u32 = 8;
const NAMES: u32 = 12;
/// Bytes of words and phrases.
const SIZE: usize = 48_000;

/// Writes the dictionary; gives the number of phrases.
pub fn write(train: &mut [File], samples: &Path, out: &Path) -> io::Result<usize> {
    train.sort_by(|a, b| (&a.stem, &a.repository).cmp(&(&b.stem, &b.repository)));
    let phrases = chosen(common(train));
    let mut text = String::new();
    for phrase in &phrases {
        if !phrase.starts_with('\n') {
            text.push(' ');
        }
        text.push_str(phrase);
    }
    let samples = fs::read_to_string(samples)?;
    fs::write(out, format!("{}\n%%\n{samples}", text.trim()))?;
    Ok(phrases.len())
}

/// Where a phrase stands.
#[derive(Default)]
struct Seen {
    /// One bit for each repository; some share a bit, which only makes them count less.
    repositories: u64,
    names: u32,
    last_name: u64,
    files: u32,
    last_file: usize,
}

/// Every phrase of the genre with the number of files it stands in.
fn common(train: &[File]) -> HashMap<String, f64> {
    let mut seen: HashMap<u64, Seen> = HashMap::new();
    let numbers: HashSet<&str> = train.iter().map(|file| file.repository.as_str()).collect();
    let mut numbers: Vec<&str> = numbers.into_iter().collect();
    numbers.sort_unstable();
    for (number, file) in train.iter().enumerate() {
        let repository = numbers.binary_search(&file.repository.as_str()).unwrap_or_default() % 64;
        let name = hash(&file.stem);
        phrases(&file.text, |phrase| {
            let seen = seen.entry(hash(phrase)).or_default();
            seen.repositories |= 1 << repository;
            seen.names += u32::from(seen.last_name != name);
            seen.files += u32::from(seen.last_file != number + 1);
            (seen.last_name, seen.last_file) = (name, number + 1);
        });
    }
    seen.retain(|_, seen| seen.repositories.count_ones() >= REPOSITORIES && seen.names >= NAMES);
    let mut common = HashMap::new();
    for file in train {
        phrases(&file.text, |phrase| {
            if let Some(seen) = seen.get(&hash(phrase)) {
                common.entry(phrase.to_owned()).or_insert(f64::from(seen.files));
            }
        });
    }
    common
}

/// Every phrase of a text. One at the start of a line begins with the line break.
fn phrases(text: &str, mut each: impl FnMut(&str)) {
    let mut phrase = String::new();
    for line in text.lines() {
        let words = words(line);
        for first in 0..words.len() {
            for last in first..words.len().min(first + WORDS) {
                phrase.clear();
                phrase.push_str(if first == 0 { "\n" } else { "" });
                let start = if first == 0 { 0 } else { words[first].1 };
                phrase.push_str(&line[start..words[last].2]);
                if phrase.len() > CHARACTERS {
                    break;
                }
                each(&phrase);
            }
        }
    }
}

/// Each word with where it begins, its blanks aside, and where it ends.
fn words(line: &str) -> Vec<(&str, usize, usize)> {
    let at = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    line.split_whitespace().map(|word| (word, at(word), at(word) + word.len())).collect()
}

/// The phrases worth their place, the most useful last.
fn chosen(common: HashMap<String, f64>) -> Vec<String> {
    let mut left = common.clone();
    let mut queue: BinaryHeap<(u64, String)> =
        common.iter().map(|(phrase, files)| (worth(phrase, *files), phrase.clone())).collect();
    let mut chosen: Vec<(u64, String)> = Vec::new();
    let mut size = 0;
    while let (true, Some((then, phrase))) = (size < SIZE, queue.pop()) {
        let now = worth(&phrase, left[&phrase]);
        if now < then {
            queue.push((now, phrase));
            continue;
        }
        // What a longer phrase says, its parts need not say again.
        let files = left[&phrase];
        for part in parts(&phrase) {
            if let Some(left) = left.get_mut(&part) {
                *left -= files * 0.95;
            }
        }
        size += phrase.len() + 1;
        chosen.push((now, phrase));
    }
    let said: HashSet<String> = chosen.iter().flat_map(|(_, phrase)| parts(phrase)).collect();
    chosen.retain(|(_, phrase)| !said.contains(phrase) || left[phrase] > 0.2 * common[phrase]);
    chosen.sort();
    chosen.into_iter().map(|(_, phrase)| phrase).collect()
}

/// Common and long is good; common is better.
fn worth(phrase: &str, files: f64) -> u64 {
    let length = (phrase.trim().len() as f64 - 2.0).max(0.3);
    ((files.max(0.01).ln() + 0.6 * length.ln() + 10.0) * 1e6) as u64
}

fn parts(phrase: &str) -> HashSet<String> {
    let mut parts = HashSet::new();
    phrases(phrase.trim_start_matches('\n'), |part| {
        parts.insert(part.to_owned());
    });
    if !phrase.starts_with('\n') {
        parts = parts.into_iter().map(|part| part.trim_start_matches('\n').to_owned()).collect();
    }
    parts.remove(phrase);
    parts
}
