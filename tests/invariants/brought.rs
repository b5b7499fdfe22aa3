//! What people bring becomes files, and no word of it is lost.

use agent_playground::{
    archive,
    workspace::{Incoming, decode, incoming, palette, search},
};

use super::{Verdict, hold, same};

/// Bytes as an archive, a letter a byte: files with paths that lead only down, within the bounds; and what the text
/// itself is packed into comes back.
pub fn archives(text: &str) -> Verdict {
    let bytes: Vec<u8> = text.chars().map(|letter| u32::from(letter) as u8).collect();
    if let Ok(contents) = archive::read(&bytes) {
        hold(contents.entries.len() <= archive::ENTRIES, || "too many files".into())?;
        let total: usize = contents.entries.iter().map(|entry| entry.size).sum();
        hold(total <= archive::TOTAL, || format!("{total} bytes"))?;
        for entry in &contents.entries {
            let path = &entry.path;
            same("a path made harmless again", &archive::harmless(path), path)?;
            hold(path.split('/').all(|part| !matches!(part, "" | "." | "..")), || path.clone())?;
            hold(entry.bytes.len() <= bytes.len(), || "more bytes than there are".into())?;
            let _ = entry.check(entry.bytes);
        }
    }
    if decode(bytes.clone(), "a.md").is_ok_and(|file| file.note.is_none()) {
        hold(String::from_utf8(bytes.clone()).is_ok(), || "a note is missing".into())?;
    }
    let path = format!("{}.md", text.chars().take(20).collect::<String>());
    let packed = archive::zip(&[(&path, &bytes)], archive::Moment::new([2026, 1, 1, 0, 0, 0]));
    let packed = packed.ok_or("one file is too many")?;
    let contents = archive::read(&packed).map_err(|why| why.why().to_owned())?;
    let back: Vec<&[u8]> = contents.entries.iter().map(|entry| entry.bytes).collect();
    hold(back.first().is_none_or(|back| *back == bytes), || "other bytes come back".into())
}

/// Every written line is in a file, or told as left, or says no more than where a file is.
pub fn incoming_texts(text: &str) -> Verdict {
    let (Incoming::Fenced(pieces) | Incoming::Several(pieces)) = incoming(text) else { return Ok(()) };
    let written = |text: &str| text.lines().filter(|line| !line.trim().is_empty()).count();
    let inside: usize = pieces.files.iter().map(|file| written(&file.text)).sum();
    let is_around = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("```")
            || line.starts_with("~~~")
            || [".md", ".mdc", ".markdown", ".txt"]
                .iter()
                .any(|ending| line.to_ascii_lowercase().contains(ending))
    };
    let around = text.lines().filter(is_around).count();
    hold(inside + pieces.left + around >= written(text), || format!("lines are lost: {pieces:?}"))?;
    hold(inside + pieces.left <= written(text), || format!("lines are made up: {pieces:?}"))?;
    let mut names: Vec<&str> = pieces.files.iter().map(|file| file.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    same("names that differ", names.len(), pieces.files.len())
}

/// Hits stand where they say, and what is marked of a line is what was typed.
pub fn finding(text: &str) -> Verdict {
    let middle = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    let needle = &text[..middle];
    for hit in search::search(needle, [text]).into_iter().flat_map(|found| found.hits) {
        same("the hit in its line", hit.span.of(&hit.text), hit.at.of(text))?;
        same("the letters of a hit", hit.at.of(text).chars().count(), needle.chars().count())?;
    }
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).count();
    for found in palette::matches(needle, text.lines()) {
        let line = text.lines().nth(found.at).unwrap_or_default();
        let marked: usize = found.spans.iter().map(|span| letters(span.of(line))).sum();
        same("the letters marked", marked, letters(needle))?;
    }
    Ok(())
}
