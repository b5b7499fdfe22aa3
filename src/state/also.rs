//! Other words for what the palette lists, for whoever looks for those.

use super::PaletteRow;

/// How a row begins, and the words that it is looked for by.
const ALSO: &[(&str, &str)] = &[
    ("Older versions of the file", "history restore recover"),
    ("All agents", "deleted undelete restore recover trash"),
    ("Share", "link discord slack embed mdbook badge qr"),
    ("Export", "convert"),
    ("Download all files for", "convert"),
    ("New agent", "template"),
    ("Review Fix all", "repair correct"),
];

/// So many letters tell a word from another.
const TELLING: usize = 4;

/// Puts the rows first that are looked for by another word than their own.
pub(super) fn by_other_words(needle: &str, rows: Vec<PaletteRow>, all: Vec<PaletteRow>) -> Vec<PaletteRow> {
    let needle = needle.trim().to_lowercase();
    if needle.len() < TELLING {
        return rows;
    }
    let means = |row: &PaletteRow| {
        let also = ALSO.iter().filter(|(begins, _)| row.words.starts_with(begins));
        also.flat_map(|(_, words)| words.split(' ')).any(|word| word.starts_with(&needle))
    };
    let mut found: Vec<PaletteRow> = all.into_iter().filter(means).collect();
    found.extend(rows.into_iter().filter(|row| !means(row)));
    found
}
