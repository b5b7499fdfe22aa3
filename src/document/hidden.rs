use super::fence::{bom_len, key_of, lines};
use crate::text::Span;

/// Front matter that no client finds, because the file does not begin with a line of three dashes. Byte
/// spans of the whole text; lines with their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hidden {
    /// What stands before it.
    pub before: Span,
    /// The lines of a code fence around it: the one that opens, and the one that closes (empty where that
    /// one closes the file, or nothing does).
    pub code: Option<(Span, Span)>,
    /// The line meant for three dashes; empty where there is none.
    pub open: Span,
    /// The entries.
    pub inner: Span,
    /// The line that closes; empty where a code fence does.
    pub close: Span,
}

/// How far down front matter is looked for, in lines.
const DEEPEST: usize = 40;

/// How many lines a block may take until its name and description are there.
const LONGEST: usize = 400;

/// The block with a name and a description that stands where no client looks for it; `None` where there is
/// no such block, or where it stands right.
pub fn hidden(text: &str) -> Option<Hidden> {
    let start = bom_len(text);
    if text[start..].starts_with("---\n") || text[start..].starts_with("---\r\n") {
        return None;
    }
    let mut code: Option<Span> = None;
    for line in lines(text, start).take(DEEPEST) {
        let written = bare(line.of(text));
        if is_opening(written) {
            if let Some(found) = block(text, start, code, line, line.end()) {
                return Some(found);
            }
        } else if matches!(key_of(written), Some("name" | "description"))
            && (code.is_some() || bare(&text[start..line.start()]).is_empty())
        {
            return block(text, start, code, Span::at(line.start()), line.start());
        }
        if is_code_fence(written) {
            code = Some(line);
        } else if !written.is_empty() {
            code = None;
        }
    }
    None
}

/// A line without what cannot be seen at its ends.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// Characters without width that editors and web pages leave behind.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Dashes of whatever number and length, and a comment behind them.
fn is_opening(line: &str) -> bool {
    let rest = line.trim_start_matches(['-', '\u{2013}', '\u{2014}']);
    let rest = rest.trim_start();
    let long = line.starts_with("--") || line.starts_with(['\u{2013}', '\u{2014}']);
    long && (rest.is_empty() || rest.starts_with('#'))
}

fn is_code_fence(line: &str) -> bool {
    let Some(mark) = line.chars().next().filter(|c| matches!(c, '`' | '~')) else { return false };
    let word = line.trim_start_matches(mark);
    line.len() >= word.len() + 3 && matches!(word, "" | "yaml" | "yml" | "md" | "markdown")
}

fn block(text: &str, start: usize, code: Option<Span>, open: Span, inner: usize) -> Option<Hidden> {
    let mut has = (false, false);
    let mut close = None;
    let odd = is_opening(bare(open.of(text))) && bare(open.of(text)) != "---";
    for line in lines(text, inner).take(LONGEST) {
        let written = line.of(text).trim_end();
        has.0 |= holds_key(written, "name");
        has.1 |= holds_key(written, "description");
        let ends_code = code.is_some() && is_code_fence(written);
        // Dashes that opened in an odd form may close in it.
        if written.starts_with("---") || ends_code || (odd && is_opening(written) && !written.contains('#')) {
            close = Some((line, ends_code));
            break;
        }
    }
    // Only blanks before a line of three dashes: whatever is in the block, that is where it begins.
    let plain = bare(open.of(text)) == "---" && bare(&text[start..open.start()]).is_empty();
    let plain = plain || (open.is_empty() && code.is_none() && has == (true, true));
    let end = || Some((Span::at(text.len()), false)).filter(|_| plain);
    let (line, ends_code) = close.filter(|_| plain || has == (true, true)).or_else(end)?;
    let empty = Span::at(line.start());
    let code = code.map(|opens| (opens, if ends_code { line } else { code_end(text, line.end()) }));
    Some(Hidden {
        before: Span::new(start, code.map_or(open.start(), |(opens, _)| opens.start())),
        code,
        open,
        inner: Span::new(inner, line.start()),
        close: if ends_code { empty } else { line },
    })
}

/// Whether a line holds a key, in whatever form: other rules put that right.
fn holds_key(line: &str, key: &str) -> bool {
    let line = line.trim_start_matches(['*', '_', '-', ' ', '"', '\'', '`']);
    let word = line.get(..key.len()).is_some_and(|word| word.eq_ignore_ascii_case(key));
    word && line[key.len()..]
        .trim_start_matches(['*', '_', ' ', '"', '\'', '`'])
        .starts_with([':', '=', '\u{ff1a}'])
}

/// The line that closes a code fence: right behind the front matter, or the last bare one of the file.
fn code_end(text: &str, from: usize) -> Span {
    let fence = |line: &Span| is_code_fence(line.of(text).trim()) && line.of(text).trim().len() <= 4;
    let mut filled = lines(text, from).filter(|line| !line.of(text).trim().is_empty());
    let first = filled.next();
    first.filter(fence).or_else(|| filled.filter(fence).last()).unwrap_or(Span::at(text.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENTRIES: &str = "name: a\ndescription: b\n";

    #[test]
    fn a_block_below_a_heading_is_found() {
        let text = format!("# Title\n\n---\n{ENTRIES}---\nBody");
        let found = hidden(&text).unwrap();
        assert_eq!((found.before.of(&text), found.inner.of(&text)), ("# Title\n\n", ENTRIES));
        assert_eq!((found.open.of(&text), found.close.of(&text), found.code), ("---\n", "---\n", None));
    }

    #[test]
    fn a_block_in_a_code_fence_is_found_with_and_without_dashes() {
        for (open, close) in [("---\n", "---\n"), ("", "")] {
            let text = format!("```yaml\n{open}{ENTRIES}{close}```\nBody");
            let found = hidden(&text).unwrap();
            let (opens, closes) = found.code.unwrap();
            assert_eq!((opens.of(&text), closes.of(&text)), ("```yaml\n", "```\n"));
            assert_eq!((found.open.of(&text), found.close.of(&text)), (open, close));
        }
        let whole = format!("```md\n---\n{ENTRIES}---\nBody\n```\n");
        assert_eq!(hidden(&whole).unwrap().code.unwrap().1.of(&whole), "```\n");
    }

    #[test]
    fn opening_lines_of_odd_dashes_are_found() {
        for open in ["----\n", "--\n", "\u{2014}\n", "--- # agent\n", "\u{200b}---\n", ""] {
            let text = format!("{open}{ENTRIES}---\nBody");
            assert_eq!(hidden(&text).map(|found| found.open.of(&text)), Some(open));
        }
    }

    #[test]
    fn front_matter_in_its_place_and_texts_without_any_are_not_hidden() {
        for text in ["---\nname: a\ndescription: b\n---\n", "# Title\n\nText\n\n---\n\nMore", "name: a\n", ""]
        {
            assert_eq!(hidden(text), None);
        }
    }
}
