//! Files one after the other in one text.

use super::{
    Place,
    lines::{Line, Mark, front, plain_front},
    title::title,
};

/// What the front matters say that stand in a text outside of fences.
pub enum Found {
    /// The text begins with no file.
    None,
    /// It begins with one, and no other follows.
    One,
    Several(Vec<Place>),
}

/// So many lines may stand before the first file.
const BEFORE: usize = 3;

pub fn find(lines: &[Line]) -> Found {
    let starts = starts(lines);
    let first = lines.iter().position(|line| !line.is_blank()).unwrap_or(0);
    if starts.len() > 1 && first_lines(lines, starts[0].0) <= BEFORE {
        let ends = starts.iter().skip(1).map(|(first, _)| *first).chain([lines.len()]);
        return Found::Several(
            starts.iter().zip(ends).map(|(start, end)| place(lines, *start, end)).collect(),
        );
    }
    let begins = |at: usize| front(&lines[at..]).is_some();
    if lines.get(first).is_some() && begins(first) { Found::One } else { Found::None }
}

fn first_lines(lines: &[Line], before: usize) -> usize {
    lines[..before].iter().filter(|line| !line.is_blank()).count()
}

/// Where files begin: at the line that names one, and at its front matter.
fn starts(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut fence: Option<Mark> = None;
    let mut behind = 0;
    for at in 0..lines.len() {
        if at < behind {
            continue;
        }
        if let Some(mark) = lines[at].mark() {
            fence = after(fence, mark);
        } else if fence.is_none() && front(&lines[at..]).is_some() {
            let above = (behind..at).rev().find(|above| !lines[*above].is_blank());
            let named = above.filter(|above| is_name(lines[*above].0));
            // A name above it is as good a sign as a front matter without a fault.
            let close = if named.is_some() { front(&lines[at..]) } else { plain_front(&lines[at..]) };
            let Some(close) = close else { continue };
            found.push((named.unwrap_or(at), at));
            behind = at + close + 1;
        }
    }
    found
}

/// Whether a line is the name of the file below it. An item of a list may be the last line of the file above.
fn is_name(line: &str) -> bool {
    let is_item = ["- ", "* ", "+ "].iter().any(|mark| line.trim_start().starts_with(mark));
    !is_item && title(line).is_some_and(|title| title.is_all)
}

/// The fence that is open behind a mark.
fn after<'a>(open: Option<Mark<'a>>, mark: Mark<'a>) -> Option<Mark<'a>> {
    match open {
        None => Some(mark),
        Some(open) if mark.letter == open.letter && mark.length >= open.length && mark.info.is_empty() => {
            None
        }
        open => open,
    }
}

fn place(lines: &[Line], (first, start): (usize, usize), end: usize) -> Place {
    let name = lines[first..start].first().and_then(|line| title(line.0));
    let last = (start..end).rev().find(|at| !lines[*at].is_blank()).unwrap_or(start);
    Place {
        name: name.map(|title| title.path.to_owned()),
        text: lines[start..=last].iter().map(|line| line.0).collect(),
        lines: first..end,
    }
}
