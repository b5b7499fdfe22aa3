//! What a link carries as one run of bytes: client, then name and text of each file.
//!
//! A field ends where the next begins, and everything ends with [`END`]. Both marks are bytes that are rare
//! in texts; where a text has them, bytes stand for them that UTF-8 never has. A file whose name follows from
//! its text is stored without.

use super::{Broken, Shared, SharedFile};

/// Ends everything.
pub const END: u8 = 0;
/// Begins the next field.
const NEXT: u8 = 1;
/// [`NEXT`] and [`END`] inside of a text.
const TEXT_NEXT: u8 = 0xFE;
const TEXT_END: u8 = 0xFF;
/// A field that is there and has nothing in it: an empty one is left to the reader.
const EMPTY: u8 = 0xFD;

/// The most that one link carries, all fields and marks: more takes more time to read than anybody waits.
pub const LONGEST: usize = 49_152;
/// Bounds for what becomes part of a page in many places.
const FILES: usize = 64;
const NAME: usize = 255;

/// The bytes of a share; nothing where it is too large for a link.
pub fn write(shared: &Shared) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(client) = &shared.client {
        field(client, &mut bytes);
    }
    for SharedFile { name, text } in &shared.files {
        bytes.push(NEXT);
        if *name != usual_name(text) {
            field(name, &mut bytes);
        }
        bytes.push(NEXT);
        bytes.extend(text.bytes().map(|byte| match byte {
            NEXT => TEXT_NEXT,
            END => TEXT_END,
            _ => byte,
        }));
    }
    bytes.push(END);
    let names = shared.files.iter().map(|file| &file.name).chain(&shared.client);
    let fits = bytes.len() <= LONGEST && shared.files.len() <= FILES;
    (fits && names.into_iter().all(|name| name.len() <= NAME)).then_some(bytes)
}

fn field(text: &str, bytes: &mut Vec<u8>) {
    if text.is_empty() {
        bytes.push(EMPTY);
    }
    bytes.extend(text.bytes().map(|byte| match byte {
        NEXT => TEXT_NEXT,
        END => TEXT_END,
        _ => byte,
    }));
}

/// Reads the bytes before [`END`].
pub fn read(bytes: &[u8]) -> Result<Shared, Broken> {
    let mut fields = bytes.split(|byte| *byte == NEXT);
    let client = given(fields.next().unwrap_or_default())?;
    let mut files = Vec::new();
    while let Some(name) = fields.next() {
        let text = text(fields.next().ok_or(Broken::Altered)?)?;
        let name = given(name)?.unwrap_or_else(|| usual_name(&text));
        files.push(SharedFile { name, text });
    }
    let names = files.iter().map(|file| &file.name).chain(&client);
    if files.len() > FILES || names.into_iter().any(|name| name.len() > NAME) {
        return Err(Broken::Altered);
    }
    Ok(Shared { files, client })
}

fn given(field: &[u8]) -> Result<Option<String>, Broken> {
    match field {
        [] => Ok(None),
        [EMPTY] => Ok(Some(String::new())),
        _ => text(field).map(Some),
    }
}

fn text(field: &[u8]) -> Result<String, Broken> {
    let plain = field.iter().map(|byte| match *byte {
        TEXT_NEXT => NEXT,
        TEXT_END => END,
        byte => byte,
    });
    String::from_utf8(plain.collect()).map_err(|_| Broken::Altered)
}

/// The name that a file has unless somebody says otherwise: that of the agent, as files are named.
pub fn usual_name(text: &str) -> String {
    let value = text.lines().take(30).find_map(|line| line.strip_prefix("name:"));
    let value = value.unwrap_or_default().trim_matches([' ', '\t', '"', '\'']);
    let name: String =
        value.chars().take(60).map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect();
    if name.is_empty() { "agent.md".into() } else { name + ".md" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comes_back(shared: &Shared) -> usize {
        let bytes = write(shared).unwrap();
        assert_eq!(bytes.last(), Some(&END));
        let content = &bytes[..bytes.len() - 1];
        assert!(!content.contains(&END));
        assert_eq!(read(content).as_ref(), Ok(shared));
        bytes.len()
    }

    #[test]
    fn marks_inside_of_names_and_texts_come_back() {
        for text in ["", "\0", "\u{1}", "\0\u{1}\0", "\u{fe}\u{ff}\u{fd}", "name: \u{1}\n"] {
            comes_back(&Shared::of(text, text));
            comes_back(&Shared { client: Some(text.into()), files: Vec::new() });
        }
    }

    #[test]
    fn a_usual_name_costs_nothing() {
        for (name, text) in [
            ("tide-planner.md", "---\nname: tide-planner\n---\n"),
            ("tide-planner.md", "---\r\nname: \"Tide Planner\"\r\n---\r\n"),
            ("agent.md", "Plan the tides."),
        ] {
            assert_eq!(comes_back(&Shared::of(name, text)), text.len() + 3);
        }
    }

    #[test]
    fn more_than_a_link_carries_is_refused() {
        assert_eq!(write(&Shared::of("a.md", &"a".repeat(LONGEST))), None);
        assert_eq!(write(&Shared::of(&"a".repeat(NAME + 1), "")), None);
        let many = Shared { files: vec![SharedFile::default(); FILES + 1], client: None };
        assert_eq!(write(&many), None);
        let many: Vec<u8> = [NEXT, NEXT].repeat(FILES + 1);
        assert_eq!(read(&many), Err(Broken::Altered));
        assert_eq!(read(&[NEXT]), Err(Broken::Altered));
        assert_eq!(read(&[0x80]), Err(Broken::Altered));
    }
}
