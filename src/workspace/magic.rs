//! Files that are no text, told by how they begin.

/// What a file is, and what to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// With its article.
    pub what: &'static str,
    pub now: &'static str,
}

pub const OPEN_TEXT: &str = "Open the Markdown file itself.";
const UNPACK: &str = "Unpack it, and open the Markdown files in it.";
const COPY: &str = "Open it in its own program, copy the text, and paste it here.";

/// How files begin. The first that fits is it.
const KINDS: &[(&[u8], &str, &str)] = &[
    (b"\x89PNG", "a PNG picture", OPEN_TEXT),
    (b"\xff\xd8\xff", "a JPEG picture", OPEN_TEXT),
    (b"GIF8", "a GIF picture", OPEN_TEXT),
    (b"%PDF-", "a PDF document", COPY),
    (b"{\\rtf", "a rich text document", COPY),
    (b"\xd0\xcf\x11\xe0", "an old Office document", COPY),
    (b"PK\x03\x04", "a zip archive", UNPACK),
    (b"PK\x05\x06", "an empty zip archive", OPEN_TEXT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"\xfd7zXZ\0", "an xz archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", UNPACK),
    (b"Rar!\x1a", "a RAR archive", UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"\x7fELF", "a program", OPEN_TEXT),
    (b"\xcf\xfa\xed\xfe", "a program", OPEN_TEXT),
    (b"\xca\xfe\xba\xbe", "a program", OPEN_TEXT),
    (b"\0asm", "a WebAssembly program", OPEN_TEXT),
    (b"MZ\x90\0", "a program", OPEN_TEXT),
    (b"SQLite format 3\0", "a SQLite database", OPEN_TEXT),
    (b"bplist00", "a property list of macOS", OPEN_TEXT),
];

/// Archives that are documents, told by a folder in them.
const DOCUMENTS: &[(&[u8], &str)] = &[
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"mimetypeapplication/vnd.oasis", "an OpenDocument file"),
    (b"mimetypeapplication/epub", "an e-book"),
];

/// So many bytes are looked at.
const LOOKED_AT: usize = 4096;

/// What bytes are, where they begin as a format does that is no text.
pub fn kind(bytes: &[u8]) -> Option<Kind> {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let (magic, what, now) = KINDS.iter().find(|(magic, ..)| start.starts_with(magic))?;
    let has = |folder: &[u8]| start.windows(folder.len()).any(|part| part == folder);
    let document = DOCUMENTS.iter().find(|(folder, _)| magic.starts_with(b"PK") && has(folder));
    Some(document.map_or(Kind { what, now }, |(_, what)| Kind { what, now: COPY }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_how_they_begin() {
        assert_eq!(kind(b"PK\x03\x04 a.md").unwrap().what, "a zip archive");
        assert_eq!(
            kind(b"PK\x03\x04 [Content_Types].xml word/document.xml").unwrap().what,
            "a Word document"
        );
        assert_eq!(kind(b"\x7fELF").unwrap().what, "a program");
        assert_eq!(kind(b"%PDF-1.7").unwrap().now, COPY);
        for text in [&b"---\nname: a\n"[..], b"", b"P", b"MZ is a band", b"\xef\xbb\xbf---"] {
            assert_eq!(kind(text), None);
        }
    }
}
