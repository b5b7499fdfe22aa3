//! A name and a description that stand in a file, whatever is wrong with what is around them. Told from the
//! lines alone, by other code than the engine's: what is to be repaired must not be found by what repairs.

use std::ops::Range;

/// A front matter as a person sees it.
pub struct Standing {
    /// What stands before it, marks of a code block left out.
    pub before: String,
    pub inner: Range<usize>,
    /// Where the prompt stands; nothing where no line closes the front matter, so that nobody knows.
    pub body: Option<Range<usize>>,
    /// What is wrong with the wrapping.
    pub wrapping: Vec<&'static str>,
}

/// How far down front matter may begin; without dashes, how many lines that are not blank may stand before.
const FIRST_LINES: usize = 40;
const FIRST_WORDS: usize = 5;

/// The text between a first line of exactly three dashes and the next one, and what follows: front matter as
/// readers find it that go by lines. Blanks may follow the dashes.
pub fn by_lines(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lines = lines(text, start);
    let open = lines.next().filter(|line| text[line.clone()].trim_end() == "---")?;
    let close = lines.find(|line| text[line.clone()].trim_end() == "---")?;
    Some((open.end..close.start, close.end..text.len()))
}

/// The name and the description of a file; nothing where one of them does not stand in it.
pub fn find(text: &str) -> Option<Standing> {
    let mut before = String::new();
    let mut in_code = false;
    for line in lines(text, 0).take(FIRST_LINES) {
        let written = clean(&text[line.clone()]);
        let opens = is_dashes(written) || written.starts_with("---");
        let is_code = is_code(written);
        in_code |= is_code;
        let near = before.lines().filter(|line| !clean(line).is_empty()).count() <= FIRST_WORDS;
        // Without any mark, the keys themselves open it.
        let bare = !opens && !is_code && entry(written).is_some_and(|(_, key, _)| is_wanted(key));
        let inner = if bare { line.start } else { line.end };
        if (opens || (near && (is_code || bare))) && begins_with_entry(text, inner) {
            // What follows another block is part of the prompt.
            return from(text, inner, in_code).map(|standing| {
                let at_start = text[..inner].trim_start_matches('\u{feff}').trim_end() == "---";
                let opening = (!at_start).then_some("opening");
                let wrapping = opening.into_iter().chain(standing.wrapping).collect();
                Standing { before, wrapping, ..standing }
            });
        }
        if !opens && !is_code {
            before.push_str(&text[line]);
        }
    }
    None
}

fn begins_with_entry(text: &str, start: usize) -> bool {
    let first = lines(text, start).map(|line| &text[line]).find(|line| !is_nothing(line));
    first.is_some_and(|line| entry(line).is_some())
}

/// Front matter from a place on, if a name and a description stand there.
fn from(text: &str, start: usize, in_code: bool) -> Option<Standing> {
    let (inner, after, odd) = close(text, start, in_code);
    let standing = stands(&text[inner.clone()], "name") && stands(&text[inner.clone()], "description");
    standing.then(|| {
        let body = after.map(|after| without_code(text, after, in_code));
        let wrapping = odd.into_iter().chain(in_code.then_some("code block")).collect();
        Standing { before: String::new(), inner, body, wrapping }
    })
}

type Closed = (Range<usize>, Option<usize>, Option<&'static str>);

/// Where it ends, where the rest begins, and what is odd about that.
fn close(text: &str, start: usize, in_code: bool) -> Closed {
    let found = |closes: &dyn Fn(&str) -> bool| lines(text, start).find(|line| closes(&text[line.clone()]));
    let by_code = |line: &str| in_code && clean(line).starts_with("```");
    let by_any = |line: &str| is_closing(clean(line)) || line.trim_end() == "...";
    let by_dashes = lines(text, start).find(|line| {
        let written = &text[line.clone()];
        let closes = is_closing(clean(written)) && (!is_indented(written) || before_prose(text, line.end));
        closes || by_code(written)
    });
    let line = by_dashes.or_else(|| found(&by_any));
    match line {
        Some(line) => {
            let exact = text[line.clone()].trim_end() == "---";
            (start..line.start, Some(line.end), (!exact).then_some("closing"))
        }
        // A heading is the last place where it can end.
        None => {
            let heading = found(&|line| line.starts_with("# ") || line.starts_with("## "));
            (start..heading.map_or(text.len(), |line| line.start), None, Some("never closed"))
        }
    }
}

/// Whether what follows can be no part of a value: dashes that are indented may be part of one.
fn before_prose(text: &str, at: usize) -> bool {
    let next = lines(text, at).map(|line| &text[line]).find(|line| !clean(line).is_empty());
    next.is_none_or(|line| !is_indented(line) && entry(line).is_none() && !is_closing(clean(line)))
}

fn is_indented(line: &str) -> bool {
    line.starts_with([' ', '\t'])
}

/// The prompt, where the front matter or the whole file stood in a code block: its marks left out.
fn without_code(text: &str, start: usize, in_code: bool) -> Range<usize> {
    let mark = |line: &Range<usize>| clean(&text[line.clone()]) == "```";
    if !in_code {
        return start..text.len();
    }
    if let Some(line) = lines(text, start).find(|line| !is_nothing(&text[line.clone()])).filter(mark) {
        return line.end..text.len();
    }
    let last = lines(text, start).filter(|line| !is_nothing(&text[line.clone()])).last().filter(mark);
    let opened = lines(text, start).filter(|line| is_code(clean(&text[line.clone()]))).count() % 2 == 1;
    start..last.filter(|_| opened).map_or(text.len(), |line| line.start)
}

/// Whether a key has a value, in whatever shape.
fn stands(inner: &str, key: &str) -> bool {
    let Some((depth, ..)) = inner.lines().find(|line| !is_nothing(line)).and_then(entry) else {
        return false;
    };
    let mut lines = inner.lines();
    let mut before = None;
    let own = lines.by_ref().find_map(|line| {
        // Below a value that is complete, an indented key can belong to nothing else.
        let after_value =
            std::mem::replace(&mut before, entry(line)).is_some_and(|(.., value)| is_complete(value));
        entry(line).filter(|(indent, own, _)| (*indent <= depth || after_value) && *own == key)
    });
    let Some((.., value)) = own else { return false };
    let none = ["", "~", "null", "|", "|-", "|+", ">", ">-", ">+", "[]", "{}", "\"", "'"];
    let words = value.split(" #").next().unwrap_or(value).trim();
    let words = if words.starts_with('#') { "" } else { words };
    if !none.contains(&words.trim_matches(['"', '\''])) {
        return true;
    }
    let mut below = lines.take_while(|line| entry(line).is_none_or(|(indent, ..)| indent > depth));
    below.any(|line| !is_nothing(line))
}

fn is_complete(value: &str) -> bool {
    !value.is_empty() && !value.starts_with(['|', '>', '"', '\'', '[', '{', '#'])
}

/// A line `key: value`: its indentation, the key without quotes, the value.
fn entry(line: &str) -> Option<(usize, &str, &str)> {
    let line = line.trim_end();
    let written = line.trim_start_matches(is_blank);
    let (key, value) = written.split_once(':')?;
    let key = key.trim().trim_matches(['"', '\'', '“', '”']);
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    // A forgotten blank behind the colon does not hide the two keys that are looked for.
    let apart = value.is_empty() || value.starts_with(is_blank) || is_wanted(key);
    (plain && apart).then_some((line.len() - written.len(), key, value.trim()))
}

fn is_wanted(key: &str) -> bool {
    matches!(key, "name" | "description")
}

/// Blank, or a comment.
fn is_nothing(line: &str) -> bool {
    let line = clean(line);
    line.is_empty() || line.starts_with('#')
}

/// Three dashes or more, or the one long dash that a word processor makes of them.
fn is_closing(line: &str) -> bool {
    is_dashes(line) && (line.len() >= 3)
}

fn is_dashes(line: &str) -> bool {
    line.len() >= 2 && line.chars().all(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'))
}

fn is_code(line: &str) -> bool {
    line.starts_with("```") || line.starts_with("~~~")
}

fn clean(line: &str) -> &str {
    line.trim_matches(is_blank)
}

/// White space, and characters that show nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
}

fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        at += length;
        Some(at - length..at)
    })
}
