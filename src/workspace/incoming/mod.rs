//! What a text is that somebody brings: one file, several, or an address.

mod address;
mod fenced;
mod joined;
mod lines;
mod title;

pub use address::Address;
use lines::Line;

use crate::{
    archive::{Unique, harmless},
    share::usual_name,
};

/// What a text is that was pasted, dropped or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// One file, as it stands. So is every text that is not clearly one of the others.
    One,
    /// One file in a code fence, as chats and issues hold them.
    Fenced(Pieces),
    /// Several files, in code fences or one after the other.
    Several(Pieces),
    /// The address of something elsewhere, of which nothing is fetched.
    Address(Address),
    /// A link of a playground: the part behind the `#`, which holds the files.
    Link(String),
}

/// The files in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces {
    pub files: Vec<Piece>,
    /// Lines, not blank, that are in none of the files and are no name or fence of one.
    pub left: usize,
}

/// One file of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its path, as it stands beside it, made harmless; else the agent's own name with `.md`. No two are the same.
    pub name: String,
    pub text: String,
}

/// Says what a text is. Total, and careful: a file whose prompt shows other files is one file.
pub fn incoming(text: &str) -> Incoming {
    if let Some(address) = address::read(text) {
        return address;
    }
    let lines = lines::of(text);
    let (found, is_fenced) = match joined::find(&lines) {
        joined::Found::Several(found) => (found, false),
        joined::Found::One => return Incoming::One,
        joined::Found::None => (fenced::find(&lines), true),
    };
    match found.len() {
        0 => Incoming::One,
        1 if is_fenced => Incoming::Fenced(pieces(&lines, found)),
        _ => Incoming::Several(pieces(&lines, found)),
    }
}

/// A file found in the lines of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    name: Option<String>,
    text: String,
    /// The lines that are the file's: its own, those of its fence, and those that say no more than its name.
    lines: std::ops::Range<usize>,
}

fn pieces(lines: &[Line], places: Vec<Place>) -> Pieces {
    let mut unique = Unique::default();
    let is_written = |lines: &[Line]| lines.iter().filter(|line| !line.is_blank()).count();
    let own: usize = places.iter().map(|place| is_written(&lines[place.lines.clone()])).sum();
    let file = |place: Place| {
        let given = place.name.map(|name| harmless(&name)).filter(|name| !name.is_empty());
        let name = given.unwrap_or_else(|| harmless(&usual_name(&place.text)));
        Piece { name: unique.give(name), text: place.text }
    };
    Pieces { files: places.into_iter().map(file).collect(), left: is_written(lines) - own }
}

#[cfg(test)]
mod tests;
