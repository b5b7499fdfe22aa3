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
}

/// The files in fences. None, where the text around them is longer than they are: then they are examples in it.
pub fn find(lines: &[Line]) -> Vec<Place> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(block) = block(lines, at) {
        found.extend(place(lines, &block, at));
        at = block.end;
    }
    if let ([_], Some(whole)) = (&found[..], whole(lines)) {
        found = place(lines, &whole, 0).into_iter().collect();
    }
    let count = |lines: &[Line]| lines.iter().filter(|line| !line.is_blank()).count();
    let inside: usize = found.iter().map(|place| count(&lines[place.lines.clone()])).sum();
    if count(lines) > 2 * inside { Vec::new() } else { found }
}

/// The next fence from a line on.
fn block<'a>(lines: &[Line<'a>], from: usize) -> Option<Block<'a>> {
    let marked = |(at, line): (usize, &Line<'a>)| Some((at, line.mark()?));
    let mut marks = lines.iter().enumerate().skip(from).filter_map(marked);
    let (open, mark) = marks.next()?;
    let mut deep = 0;
    for (at, other) in marks.filter(|(_, other)| other.letter == mark.letter && other.length >= mark.length) {
        // Chats put fences into fences of the same length: one that says a language begins, one that says nothing ends.
        match (other.info.is_empty(), deep) {
            (true, 0) => return Some(Block { mark, open, close: at, end: at + 1 }),
            (true, _) => deep -= 1,
            (false, _) => deep += 1,
        }
    }
    Some(Block { mark, open, close: lines.len(), end: lines.len() })
}

/// The fence from the first written line to the last, whatever stands between.
fn whole<'a>(lines: &[Line<'a>]) -> Option<Block<'a>> {
    let open = lines.iter().position(|line| !line.is_blank())?;
    let close = lines.iter().rposition(|line| !line.is_blank())?;
    let (mark, last) = (lines[open].mark()?, lines[close].mark()?);
    let is_pair = close > open && last.letter == mark.letter && last.info.is_empty();
    is_pair.then_some(Block { mark, open, close, end: close + 1 })
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
