//! Texts from chance: files as people write them, with every fault they make, and what is left of real
//! ones after an accident. Takes what cargo-fuzz would give: bytes without a meaning.

use agent_playground::archive;
use arbtest::arbitrary::{Result, Unstructured};

use crate::{fragments as f, mutate};

/// Any of the texts below.
pub fn text(u: &mut Unstructured<'_>) -> Result<String> {
    match u.int_in_range(0..=9)? {
        0..=3 => file(u),
        4 => soup(u),
        5 => scribble(u),
        6 | 7 => {
            let fixture = mutate::fixture(u)?.to_owned();
            mutate::some(u, fixture)
        }
        8 => mutate::splice(u),
        _ => {
            let file = file(u)?;
            mutate::some(u, file)
        }
    }
}

/// Files as chats write them, one or several: in fences, one after the other, with names and words between.
pub fn brought(u: &mut Unstructured<'_>) -> Result<String> {
    let mut out = String::new();
    for _ in 0..u.int_in_range(1..=4)? {
        out.push_str(u.choose(f::AROUND)?);
        let file = match u.int_in_range(0..=3)? {
            0 => file(u)?,
            1 => format!("---\nname: a\ndescription: b\n---\n{}", markdown(u)?),
            2 => mutate::fixture(u)?.to_owned(),
            _ => words(u)?,
        };
        out.push_str(&file);
        out.push_str(u.choose(f::AROUND)?);
    }
    if u.ratio(1, 3)? { mutate::some(u, out) } else { Ok(out) }
}

/// An archive, whole or after an accident: a letter a byte.
pub fn archive(u: &mut Unstructured<'_>) -> Result<String> {
    let mut files = Vec::new();
    for _ in 0..u.int_in_range(0..=4)? {
        files.push((format!("{}{}", u.choose(f::PATHS)?, u.choose(&["", ".md", ".txt", "/"])?), value(u)?));
    }
    let given: Vec<(&str, &[u8])> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let mut bytes = archive::zip(&given, archive::Moment::new([2026, 1, 1, 0, 0, 0])).unwrap_or_default();
    for _ in 0..u.int_in_range(0..=6)? {
        let at = u.int_in_range(0..=bytes.len() - 1)?;
        let end = (at + u.int_in_range(0..=60)?).min(bytes.len());
        match u.int_in_range(0..=5)? {
            0..=2 => bytes[at] = *u.choose(&[0, 1, 8, 0x2f, 0x5c, 0x7f, 0x80, 0xff])?,
            3 => bytes[at] = u.arbitrary()?,
            4 => bytes.splice(at..end, []).for_each(drop),
            _ => {
                let again = bytes[at..end].to_vec();
                bytes.splice(at..at, again);
            }
        }
        if bytes.is_empty() {
            break;
        }
    }
    Ok(bytes.into_iter().map(char::from).collect())
}

/// A value, a paragraph or a few: what is quoted, linked and previewed.
pub fn words(u: &mut Unstructured<'_>) -> Result<String> {
    match u.int_in_range(0..=4)? {
        0 => text(u),
        1 => scribble(u),
        2 => markdown(u),
        3 => soup(u),
        _ => value(u),
    }
}

/// A file with front matter and a body.
pub fn file(u: &mut Unstructured<'_>) -> Result<String> {
    let mut out = String::from(*u.choose(f::OPENINGS)?);
    if u.ratio(3, 4)? {
        out.push_str(u.choose(&["name: a\n", "name: tide-reader\n", "name: 'a b'\n", "name:\n"])?);
        out.push_str("description: Does ");
        out.push_str(&value(u)?);
        out.push('\n');
    }
    for _ in 0..u.int_in_range(0..=5)? {
        entry(u, &mut out)?;
    }
    out.push_str(u.choose(f::CLOSINGS)?);
    out.push_str(&markdown(u)?);
    Ok(match u.int_in_range(0..=9)? {
        0 | 1 => out.replace('\n', "\r\n"),
        2 => out.replace('\n', "\r"),
        3 => some_lines_in_windows(u, &out),
        _ => out,
    })
}

fn entry(u: &mut Unstructured<'_>, out: &mut String) -> Result<()> {
    if u.ratio(1, 8)? {
        out.push_str(u.choose(f::INDENTS)?);
    }
    out.push_str(u.choose(f::KEYS)?);
    out.push_str(u.choose(f::COLONS)?);
    out.push_str(&value(u)?);
    out.push_str(u.choose(f::LINE_ENDS)?);
    Ok(())
}

/// A few pieces in a row: whole values and shreds of them.
fn value(u: &mut Unstructured<'_>) -> Result<String> {
    let mut out = String::new();
    for _ in 0..u.int_in_range(1..=4)? {
        match u.int_in_range(0..=6)? {
            0 | 1 => out.push_str(u.choose(f::VALUES)?),
            2 => out.push_str(u.choose(f::PIECES)?),
            3 => out.push_str(u.choose(f::TOOLS)?),
            4 => out.push_str(u.choose(f::WORDS)?),
            5 => nested(u, &mut out)?,
            _ => out.push_str(u.choose(f::EXAMPLES)?),
        }
        out.push_str(u.choose(&["", "", " ", ", ", "\n", "\n  ", ". "])?);
    }
    Ok(out)
}

/// Lists and maps over lines, each line with the indentation that chance gives it.
fn nested(u: &mut Unstructured<'_>, out: &mut String) -> Result<()> {
    let mut deep: usize = 0;
    for _ in 0..u.int_in_range(1..=6)? {
        deep = u.int_in_range(0..=deep + 1)?;
        out.push('\n');
        out.push_str(&"  ".repeat(deep));
        out.push_str(u.choose(&["- ", "-", "? ", "", "&a ", "- &b ", "!t "])?);
        out.push_str(u.choose(f::KEYS)?);
        out.push_str(u.choose(f::COLONS)?);
        out.push_str(u.choose(f::VALUES)?);
    }
    Ok(())
}

/// A body.
fn markdown(u: &mut Unstructured<'_>) -> Result<String> {
    let mut out = String::new();
    for _ in 0..u.int_in_range(0..=8)? {
        out.push_str(u.choose(f::MARKDOWN)?);
        out.push_str(u.choose(&["", "\n", "\n\n", " ", "  "])?);
    }
    Ok(out)
}

/// The pieces without an order.
fn soup(u: &mut Unstructured<'_>) -> Result<String> {
    let mut out = String::new();
    for _ in 0..u.int_in_range(0..=40)? {
        let pieces: &[&[&str]] = &[f::PIECES, f::OPENINGS, f::KEYS, f::COLONS, f::LINE_ENDS, f::INVISIBLE];
        let of_one_kind = u.choose(pieces)?;
        out.push_str(u.choose(of_one_kind)?);
    }
    Ok(out)
}

/// Letters of an alphabet that means something to a reader, and any other.
fn scribble(u: &mut Unstructured<'_>) -> Result<String> {
    let alphabet: Vec<char> =
        "-: \n\r\t'\"[]{}|>&*!#a0\\,?%@`<()_~.=\u{a0}\u{feff}\u{2028}\u{1F600}".chars().collect();
    let mut out = String::new();
    for _ in 0..u.int_in_range(0..=80)? {
        out.push(match u.ratio(1, 20)? {
            true => u.arbitrary()?,
            false => *u.choose(&alphabet)?,
        });
    }
    Ok(out)
}

fn some_lines_in_windows(u: &mut Unstructured<'_>, text: &str) -> String {
    let mut out = String::new();
    for line in text.split_inclusive('\n') {
        match line.strip_suffix('\n').filter(|_| u.arbitrary().unwrap_or(false)) {
            Some(bare) => out.extend([bare, "\r\n"]),
            None => out.push_str(line),
        }
    }
    out
}
