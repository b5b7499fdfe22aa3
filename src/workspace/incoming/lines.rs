//! Lines of a text, and where front matter stands in them.

use crate::document::{
    fence::{is_entry_like, key_of},
    is_familiar,
};

/// A line with its end.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a>(pub &'a str);

/// A mark of three or more backticks or tildes, with what stands behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'a> {
    pub letter: char,
    pub length: usize,
    /// The blanks before it.
    pub indent: usize,
    /// What stands behind it; empty where nothing does.
    pub info: &'a str,
}

/// The most lines that a front matter has: beyond, nobody looks for its end.
const LONGEST: usize = 300;

pub fn of(text: &str) -> Vec<Line<'_>> {
    text.split_inclusive('\n').map(Line).collect()
}

impl<'a> Line<'a> {
    pub fn is_blank(self) -> bool {
        self.0.trim().is_empty()
    }

    pub fn mark(self) -> Option<Mark<'a>> {
        let rest = self.0.trim_start_matches([' ', '\t']);
        let letter = rest.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
        let info = rest.trim_start_matches(letter);
        let length = rest.len() - info.len();
        let is_mark = length >= 3 && !(letter == '`' && info.contains('`'));
        is_mark.then(|| Mark { letter, length, indent: self.0.len() - rest.len(), info: info.trim() })
    }

    /// The line without so many blanks at its start.
    pub fn indented_less(self, indent: usize) -> Self {
        let blanks = self.0.bytes().take(indent).take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        Self(&self.0[blanks..])
    }

    fn is_dashes(self) -> bool {
        self.0.trim_end().trim_start_matches('\u{feff}') == "---"
    }

    fn key(self) -> Option<&'a str> {
        key_of(self.0)
    }
}

/// The line that closes a front matter which begins on the first of these lines, however broken its YAML: the first
/// line in it is an entry that agents have.
pub fn front(lines: &[Line]) -> Option<usize> {
    lines.first().filter(|line| line.is_dashes())?;
    let first = lines.iter().skip(1).find(|line| !line.is_blank())?;
    first.key().filter(|key| is_familiar(key))?;
    lines.iter().take(LONGEST).skip(1).position(|line| line.is_dashes()).map(|at| at + 1)
}

/// The same, where there is no doubt: it has a name and a description, and nothing that could be a paragraph.
pub fn plain_front(lines: &[Line]) -> Option<usize> {
    let close = front(lines)?;
    let inside = &lines[1..close];
    let has = |key: &str| inside.iter().any(|line| line.key() == Some(key));
    let is_plain = inside.iter().all(|line| line.is_blank() || is_entry_like(line.0));
    (has("name") && has("description") && is_plain).then_some(close)
}
