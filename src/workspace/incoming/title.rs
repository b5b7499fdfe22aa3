//! The name of a file in a line that stands above it.

use crate::document::fence::is_letter;

/// Endings of files that hold agents.
const ENDINGS: &[&str] = &[".md", ".markdown", ".mdc", ".txt"];
/// Words that say that what follows is the name of a file.
const WORDS: &[&str] = &["file", "filename", "path", "title", "name", "agent"];

/// The one path that a line names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Title<'a> {
    pub path: &'a str,
    /// Whether the line says nothing else.
    pub is_all: bool,
}

/// Reads lines such as `### a.md`, `**.claude/agents/a.md**`, `# File: a.md`, `==> a.md <==`, `title="a.md"`, and
/// sentences that name one file. `None` where a line names no file, or several.
pub fn title(line: &str) -> Option<Title<'_>> {
    let mut words = line
        .split(|c: char| c.is_whitespace() || "`*\"'()[]<>=|,".contains(c))
        .filter(|word| !word.is_empty());
    let mut path = None;
    let mut is_all = true;
    for word in words.by_ref() {
        match path_in(word) {
            Some(found) if path.is_none_or(|path| path == found) => path = Some(found),
            Some(_) => return None,
            None => is_all &= is_decoration(word),
        }
    }
    path.map(|path| Title { path, is_all })
}

fn path_in(word: &str) -> Option<&str> {
    // `markdown:a.md` in the line of a fence; a sentence may end behind a name.
    let word = word.trim_end_matches([':', '.', ';', '!', '-', '#']).trim_start_matches(['#', '!']);
    let path = match word.split_once(':') {
        Some((drive, _)) if drive.len() == 1 => word,
        Some((_, path)) => path,
        None => word,
    };
    let ends = |ending: &&str| path.len() > ending.len() && path.to_ascii_lowercase().ends_with(*ending);
    let is_path = ENDINGS.iter().any(ends) && !path.contains("//") && path.len() < 256;
    (is_path && !path.ends_with("/.md")).then_some(path)
}

/// Whether a word says nothing beside a name: dashes and the like, a number, or that it is a file.
fn is_decoration(word: &str) -> bool {
    let is_dash = |c: char| !is_letter(c) || "–—•→·…".contains(c);
    let word = word.trim_matches(is_dash);
    word.bytes().all(|byte| byte.is_ascii_digit())
        || WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_the_name_of_a_file() {
        for line in [
            "### a/b.md",
            "**a/b.md**",
            "# File: a/b.md",
            "#### 2. `a/b.md`:",
            "## 2 — a/b.md",
            "==> a/b.md <==",
            "--- a/b.md ---",
            "<!-- a/b.md -->",
            "// a/b.md",
            "title=\"a/b.md\"",
            "=== a/b.md ===\r\n",
            "[a/b.md](a/b.md)",
        ] {
            assert_eq!(title(line), Some(Title { path: "a/b.md", is_all: true }), "{line}");
        }
    }

    #[test]
    fn sentences_that_name_one_file() {
        for line in ["Save this as `a/b.md`:", "markdown:a/b.md", "Then put it into a/b.md."] {
            let found = title(line).unwrap();
            assert_eq!(found.path, "a/b.md", "{line}");
            assert!(!found.is_all || line.starts_with("markdown:"), "{line}");
        }
        for line in ["Rename a.md to b.md", "see https://x.example/a.md", "a.mdx", "README", "", ".md"] {
            assert_eq!(title(line), None, "{line}");
        }
    }
}
