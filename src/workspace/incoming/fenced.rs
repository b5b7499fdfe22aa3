//! Files in code fences.

use super::{
    Place,
    lines::{Line, Mark, front},
    title::title,
};

/// A fence: its mark, and the lines from its first to behind its last.
struct Block<'a> {
    mark: Mark<'a>,
    open: usize,
    /// The line that closes it, or the end of the text.
    close: usize,
    end: usize,
    /// Whether the marks in it belong together.
    is_sure: bool,
}

/// The files in fences. None, where the text around them is longer than they are: then they are examples in it.
pub fn find(lines: &[Line]) -> Vec<Place> {
    let mut found = Vec::new();
    let (mut at, mut is_sure) = (0, true);
    while let Some(block) = block(lines, at) {
        let file = place(lines, &block, at);
        is_sure &= file.is_none() || block.is_sure;
        found.extend(file);
        at = block.end;
    }
    if let ([_], false, Some(whole)) = (&found[..], is_sure, whole(lines)) {
        found = place(lines, &whole, 0).into_iter().collect();
    }
    let count = |lines: &[Line]| lines.iter().filter(|line| !line.is_blank()).count();
    let inside: usize = found.iter().map(|place| count(&lines[place.lines.clone()])).sum();
    if count(lines) > 2 * inside { Vec::new() } else { found }
}

/// The next fence from a line on. Chats put fences into fences of the same length, so it is not always the first
/// closing mark that closes it.
fn block<'a>(lines: &[Line<'a>], from: usize) -> Option<Block<'a>> {
    let open = (from..lines.len()).find(|at| lines[*at].mark().is_some())?;
    let mark = lines[open].mark()?;
    let near = close(lines, open, mark, false).unwrap_or(lines.len());
    let is_file = near < lines.len() && begins_file(&lines[open + 1..near]);
    // A fence that holds a file of its own is none of this one.
    let holds_file = |at: &usize| lines[*at].mark().is_some() && begins_file(&lines[at + 1..]);
    let next = || (near + 1..lines.len()).find(holds_file).unwrap_or(lines.len());
    let far = if is_file { close(&lines[..next()], open, mark, true) } else { None };
    let close = far.unwrap_or(near);
    Some(Block { mark, open, close, end: lines.len().min(close + 1), is_sure: far.is_some() })
}

/// The line that closes a fence. Inside it, a mark with a language begins another; with `careful`, a bare one too that
/// has a written line right below.
fn close(lines: &[Line], open: usize, mark: Mark, careful: bool) -> Option<usize> {
    let mut deep = 0;
    for at in open + 1..lines.len() {
        let Some(other) = lines[at].mark() else { continue };
        if other.letter != mark.letter || other.length < mark.length {
            continue;
        }
        let has_below = || lines.get(at + 1).is_some_and(|line| !line.is_blank());
        match (other.info.is_empty(), deep) {
            (true, 0) if careful && has_below() => deep = 1,
            (true, 0) => return Some(at),
            (true, _) => deep -= 1,
            (false, _) => deep += 1,
        }
    }
    None
}

fn begins_file(lines: &[Line]) -> bool {
    let first = lines.iter().position(|line| !line.is_blank());
    first.is_some_and(|at| front(&lines[at..]).is_some())
}

/// The fence from the first written line to the last, whatever stands between.
fn whole<'a>(lines: &[Line<'a>]) -> Option<Block<'a>> {
    let open = lines.iter().position(|line| !line.is_blank())?;
    let close = lines.iter().rposition(|line| !line.is_blank())?;
    let (mark, last) = (lines[open].mark()?, lines[close].mark()?);
    let is_pair = close > open && last.letter == mark.letter && last.info.is_empty();
    is_pair.then_some(Block { mark, open, close, end: close + 1, is_sure: true })
}

/// The file in a fence, where it is one with a front matter. A name is looked for down to the line `after`.
fn place(lines: &[Line], block: &Block, after: usize) -> Option<Place> {
    let inside: Vec<Line> =
        lines[block.open + 1..block.close].iter().map(|line| line.indented_less(block.mark.indent)).collect();
    let mut start = inside.iter().position(|line| !line.is_blank())?;
    let inner = title(inside[start].0).filter(|title| title.is_all);
    if inner.is_some() {
        start += 1 + inside[start + 1..].iter().position(|line| !line.is_blank())?;
    }
    front(&inside[start..])?;
    let above = (after..block.open).rev().find(|at| !lines[*at].is_blank());
    let above = above.and_then(|at| Some((at, title(lines[at].0)?)));
    let name = title(block.mark.info).or(inner).or(above.map(|(_, title)| title));
    let first = above.filter(|(_, title)| title.is_all).map_or(block.open, |(at, _)| at);
    Some(Place {
        name: name.map(|title| title.path.to_owned()),
        text: inside[start..].iter().map(|line| line.0).collect(),
        lines: first..block.end,
    })
}
