use super::{
    crc::crc32,
    directory::{Directory, Record, content},
    name,
    path::{Unique, harmless},
    refusal::{Refusal, Refused, Unreadable},
};

/// The most files that are taken of one archive.
pub const ENTRIES: usize = 2_000;
/// The most bytes of one file.
pub const LARGEST: usize = 4 << 20;
/// The most bytes of all files together.
pub const TOTAL: usize = 64 << 20;
/// The most refusals that are told one by one.
pub const REFUSALS: usize = 100;

/// The endings of files that are text.
const TEXTS: &[&str] = &[".md", ".markdown", ".mdc", ".txt", ".toml"];
/// And one that says that its folder is a plugin.
const MANIFEST: &str = ".claude-plugin/plugin.json";
/// Folders in which nobody keeps agents of their own.
const PASSED_OVER: &[&str] = &["__MACOSX", "node_modules", ".git"];

/// The text files of an archive, and what is to be said of the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents<'a> {
    /// The files taken, in the order of the archive; no two of one path.
    pub entries: Vec<Entry<'a>>,
    /// Text files that are not taken: the first [`REFUSALS`] of them.
    pub refused: Vec<Refused>,
    /// How many there are of them.
    pub refused_in_all: usize,
    /// Files that are no text by their name, or that a system put beside the user's own.
    pub passed_over: usize,
}

/// A file of an archive, as it lies there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its path, made [`harmless`]; never empty.
    pub path: String,
    pub method: Method,
    pub crc: u32,
    /// How many bytes it has once inflated: at most [`LARGEST`]. More than these are not to be inflated.
    pub size: usize,
    /// The bytes in the archive.
    pub bytes: &'a [u8],
}

/// How the bytes of a file became those in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Stored,
    Deflated,
}

/// Reads what is in an archive. Total: any bytes give files or a reason, in time that grows with the bytes.
pub fn read(bytes: &[u8]) -> Result<Contents<'_>, Unreadable> {
    let directory = Directory::find(bytes)?;
    let (shift, has_records) = (directory.shift, !directory.records.is_empty());
    let mut contents = Contents::default();
    let mut unique = Unique::default();
    let mut starts = Vec::new();
    let mut total = 0;
    let mut records = 0;
    for record in directory {
        records += 1;
        let name = name::text(record.name);
        if name.ends_with(['/', '\\']) {
            continue;
        }
        let path = harmless(&name);
        if !is_text(&path) || record.mode >> 12 == LINK {
            contents.passed_over += 1;
            continue;
        }
        let room = if contents.entries.len() < ENTRIES { TOTAL - total } else { 0 };
        match entry(bytes, &record, shift, room) {
            Ok((start, entry)) => {
                total += entry.size;
                starts.push(start);
                contents.entries.push(Entry { path: unique.give(path), ..entry });
            }
            Err(why) => contents.refuse(path, why),
        }
    }
    contents.part_overlapping(&starts);
    if has_records && records == 0 { Err(Unreadable::Damaged) } else { Ok(contents) }
}

/// What Unix calls a symbolic link: its text is a path.
const LINK: u32 = 0o12;

fn is_text(path: &str) -> bool {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let ends = |ending: &&str| {
        let stem = name.len().checked_sub(ending.len());
        stem.is_some_and(|at| at > 0 && name.as_bytes()[at..].eq_ignore_ascii_case(ending.as_bytes()))
    };
    !name.starts_with("._")
        && (TEXTS.iter().any(ends) || path.ends_with(MANIFEST))
        && !folders.split('/').any(|folder| PASSED_OVER.contains(&folder))
}

/// A file with the place of its bytes, and without its path.
fn entry<'a>(
    bytes: &'a [u8],
    record: &Record,
    shift: usize,
    room: usize,
) -> Result<(usize, Entry<'a>), Refusal> {
    // Bit 0: encrypted; bit 13: the list is, too, and its figures are made up.
    if record.flags & 0x2001 != 0 {
        return Err(Refusal::Encrypted);
    }
    if [record.size, record.packed, record.at].contains(&u32::MAX) {
        return Err(Refusal::Zip64);
    }
    let method = match record.method {
        0 => Method::Stored,
        8 => Method::Deflated,
        _ => return Err(Refusal::Method),
    };
    let (size, packed) = (record.size as usize, record.packed as usize);
    if size > LARGEST {
        return Err(Refusal::TooLarge);
    }
    if size > room || room == 0 {
        return Err(Refusal::TooMuch);
    }
    let start = shift.checked_add(record.at as usize).and_then(|at| content(bytes, at));
    let found = start.and_then(|start| Some((start, bytes.get(start..start.checked_add(packed)?)?)));
    let (start, bytes) = found.ok_or(Refusal::Damaged)?;
    if method == Method::Stored && packed != size {
        return Err(Refusal::Damaged);
    }
    Ok((start, Entry { path: String::new(), method, crc: record.crc, size, bytes }))
}

impl Contents<'_> {
    fn refuse(&mut self, path: String, why: Refusal) {
        self.refused_in_all += 1;
        if self.refused.len() < REFUSALS {
            self.refused.push(Refused { path, why });
        }
    }

    /// Refuses what begins inside of another file: so a small archive makes many large files. There are few enough
    /// to hold each against each.
    fn part_overlapping(&mut self, starts: &[usize]) {
        let places: Vec<(usize, usize)> = starts
            .iter()
            .zip(&self.entries)
            .map(|(start, entry)| (*start, start + entry.bytes.len()))
            .collect();
        for (at, entry) in std::mem::take(&mut self.entries).into_iter().enumerate() {
            let (start, _) = places[at];
            let is_inside = |(nth, other): (usize, &(usize, usize))| {
                start < other.1 && (other.0 < start || (other.0 == start && nth < at))
            };
            match places.iter().enumerate().any(is_inside) {
                true => self.refuse(entry.path, Refusal::Damaged),
                false => self.entries.push(entry),
            }
        }
    }
}

impl Entry<'_> {
    /// Whether these are the bytes that were packed. For a stored file, they are those of the entry.
    pub fn check(&self, inflated: &[u8]) -> Result<(), Refusal> {
        let is_whole = inflated.len() == self.size && crc32(inflated) == self.crc;
        if is_whole { Ok(()) } else { Err(Refusal::Altered) }
    }
}

#[cfg(test)]
mod tests;
