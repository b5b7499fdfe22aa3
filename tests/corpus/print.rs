//! The lines printed and the lists written: fields separated by tabs.

use std::{
    fmt::Write as _,
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
};

/// One line: a reader that went away is no reason to stop.
pub fn line(text: impl AsRef<str>) {
    let _ = writeln!(io::stdout(), "{}", text.as_ref());
}

/// A figure: name, value, detail.
pub fn figure(name: &str, value: impl ToString, detail: impl AsRef<str>) {
    line(format!("{name}\t{}\t{}", value.to_string(), detail.as_ref()));
}

/// A share. It is cut, not rounded: 1.0000 means all of them.
pub fn share(name: &str, good: usize, all: usize, more: &str) {
    let value = match all {
        0 => "-".to_owned(),
        _ => {
            let parts = good * 10_000 / all;
            format!("{}.{:04}", parts / 10_000, parts % 10_000)
        }
    };
    let more = if more.is_empty() { String::new() } else { format!(", {more}") };
    figure(name, value, format!("{good}/{all}{more}"));
}

/// Writes a list with a head line; gives its path.
pub fn list(folder: &Path, name: &str, head: &[&str], rows: &[Vec<String>]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let mut text = head.join("\t") + "\n";
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| one_line(cell)).collect();
        let _ = writeln!(text, "{}", cells.join("\t"));
    }
    let path = folder.join(name);
    fs::write(&path, text)?;
    Ok(path)
}

/// Writes a text into a folder of the lists.
pub fn keep(folder: &Path, below: &str, name: &str, text: &str) -> io::Result<()> {
    let folder = folder.join(below);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), text)
}

/// A text with its line ends, tabs and odd characters spelt out.
pub fn one_line(text: &str) -> String {
    let visible = |c: char| !c.is_control() && !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{a0}');
    text.chars().map(|c| if visible(c) { c.to_string() } else { c.escape_default().to_string() }).collect()
}

/// Two values, each cut to what stands around their first difference.
pub fn apart(theirs: Option<&str>, ours: Option<&str>) -> [String; 2] {
    let (Some(a), Some(b)) = (theirs, ours) else {
        return [theirs, ours].map(|text| text.map_or("(none)".into(), |text| excerpt(text, 0)));
    };
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    [excerpt(a, same), excerpt(b, same)]
}

const BEFORE: usize = 40;
const SHOWN: usize = 120;

fn excerpt(text: &str, at: usize) -> String {
    let start = at.saturating_sub(BEFORE);
    let part: String = text.chars().skip(start).take(SHOWN).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if text.chars().count() > start + SHOWN { "…" } else { "" };
    let place = if at > 0 { format!("at {at}: ") } else { String::new() };
    format!("{place}{before}{part}{after}")
}
