//! Accidents that happen to texts.

use std::{fs, sync::LazyLock};

use arbtest::arbitrary::{Result, Unstructured};

use crate::{fragments as f, generate};

/// The files of `tests/fixtures`, in the order of their names.
static FIXTURES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
});

/// One of the fixtures.
pub fn fixture(u: &mut Unstructured<'_>) -> Result<&'static str> {
    u.choose(&FIXTURES).map(String::as_str)
}

/// The beginning of one text and the end of another.
pub fn splice(u: &mut Unstructured<'_>) -> Result<String> {
    let first = fixture(u)?;
    let second = match u.arbitrary()? {
        true => fixture(u)?.to_owned(),
        false => generate::file(u)?,
    };
    let (to, from) = (place(u, first)?, place(u, &second)?);
    Ok(format!("{}{}", &first[..to], &second[from..]))
}

/// Some accidents, one after the other.
pub fn some(u: &mut Unstructured<'_>, mut text: String) -> Result<String> {
    for _ in 0..u.int_in_range(1..=6)? {
        accident(u, &mut text)?;
    }
    Ok(text)
}

fn accident(u: &mut Unstructured<'_>, text: &mut String) -> Result<()> {
    let (from, to) = range(u, text)?;
    match u.int_in_range(0..=9)? {
        0 => text.replace_range(from..to, ""),
        1 => {
            let again = text[from..to].to_owned();
            text.insert_str(to, &again);
        }
        2 => {
            let moved: String = text.drain(from..to).collect();
            let at = place(u, text)?;
            text.insert_str(at, &moved);
        }
        3 => text.insert_str(from, u.choose(f::PIECES)?),
        4 => text.insert_str(from, u.choose(f::INVISIBLE)?),
        5 => text.replace_range(from..to, u.choose(f::PIECES)?),
        6 => text.insert(from, u.arbitrary()?),
        7 => indent(u, text, from)?,
        8 => {
            let line_end = text[from..].find('\n').map(|at| from + at);
            if let Some(at) = line_end {
                text.replace_range(at..=at, u.choose(f::LINE_ENDS)?);
            }
        }
        _ => text.truncate(from),
    }
    Ok(())
}

/// Puts something before the line that holds a place.
fn indent(u: &mut Unstructured<'_>, text: &mut String, at: usize) -> Result<()> {
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    text.insert_str(start, u.choose(f::INDENTS)?);
    Ok(())
}

/// A short part of a text, more often than a long one.
fn range(u: &mut Unstructured<'_>, text: &str) -> Result<(usize, usize)> {
    let from = place(u, text)?;
    let longest = *u.choose(&[1, 2, 5, 20, 200])?;
    let to = (from + u.int_in_range(0..=longest)?).min(text.len());
    Ok((from, border(text, to)))
}

fn place(u: &mut Unstructured<'_>, text: &str) -> Result<usize> {
    Ok(border(text, u.int_in_range(0..=text.len())?))
}

/// The last border of a character up to a place.
fn border(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
