//! Paths that stay where they are put.

use std::collections::BTreeMap;

/// The most bytes of a path.
const LONGEST: usize = 255;

/// A path from elsewhere as one that leads nowhere but down: parts with `/` between, none of them `..`, no drive, no
/// leading slash, no character that a file system takes for more than a letter, at most 255 bytes. Empty where
/// nothing is left.
pub fn harmless(path: &str) -> String {
    let mut out = String::new();
    for part in path.split(['/', '\\']) {
        let part = if out.is_empty() { without_drive(part) } else { part };
        // Windows drops dots and blanks at the end, and so would make `..` of `.. `.
        let part = part.trim_start().trim_end_matches(|c: char| c == '.' || c.is_whitespace());
        if part.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('/');
        }
        out.extend(part.chars().map(|c| if is_letter(c) { c } else { '_' }));
    }
    shortened(out)
}

fn without_drive(part: &str) -> &str {
    let rest = part.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    rest.strip_prefix(':').filter(|_| part.len() - rest.len() == 1).unwrap_or(part)
}

/// Whether a character of a name means itself to file systems, and to whoever reads the name.
fn is_letter(c: char) -> bool {
    !c.is_control()
        && !matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Why a path with `/` between its parts is none that every system can keep a file under, as a sentence; `None` where it
/// is one.
pub fn objection(path: &str) -> Option<String> {
    let odd = path.chars().find(|c| !is_letter(*c));
    let device = path.split('/').find(|part| is_device(part));
    match (odd, device) {
        _ if path.starts_with('/') || path.split('/').any(|part| part == "..") => {
            Some("It leads out of the files here.".into())
        }
        (Some(odd), _) if odd.is_ascii_punctuation() => {
            Some(format!("No file on Windows can have {odd} in its name."))
        }
        (Some(odd), _) => Some(format!("It has a character that nobody sees, U+{:04X}.", odd as u32)),
        (_, Some(device)) => Some(format!("No file on Windows can be called {device}.")),
        _ if path.len() > LONGEST => Some(format!("It has more than {LONGEST} bytes.")),
        _ if path.split('/').any(|part| part.ends_with('.')) => {
            Some("Windows drops a dot at the end.".into())
        }
        _ => None,
    }
}

/// Whether Windows takes a name for one of its devices, whatever its ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || matches!(port.map(str::as_bytes), Some([b'1'..=b'9']))
}

/// The end of a path says most: the first folders go, then the beginning of the name.
fn shortened(path: String) -> String {
    let from = path.len().saturating_sub(LONGEST);
    if from == 0 {
        return path;
    }
    let part = path.match_indices('/').map(|(at, _)| at + 1).find(|at| *at >= from);
    let start = part.or_else(|| (from..path.len()).find(|at| path.is_char_boundary(*at)));
    harmless(path.get(start.unwrap_or(from)..).unwrap_or_default())
}

/// Gives each path once. Upper and lower case count as one, as on most desktops.
#[derive(Clone, Debug, Default)]
pub struct Unique {
    /// Each path given, in lower case, with the number to try next where it is asked for again.
    taken: BTreeMap<String, usize>,
}

impl Unique {
    /// The path, or with a number before its ending where it is taken: `a.md`, `a-2.md`, `a-3.md`.
    pub fn give(&mut self, path: String) -> String {
        let mut given = path.clone();
        let mut next = self.take(&path);
        while let Some(number) = next {
            let name = path.rfind('/').map_or(0, |at| at + 1);
            let end = path[name..].rfind('.').filter(|at| *at > 0).map_or(path.len(), |at| name + at);
            given = format!("{}-{number}{}", &path[..end], &path[end..]);
            next = self.take(&given).and_then(|_| self.take(&path));
        }
        given
    }

    /// Takes a path; where it is taken, gives a number to try.
    fn take(&mut self, path: &str) -> Option<usize> {
        let next = self.taken.entry(path.to_lowercase()).or_insert(1);
        *next += 1;
        Some(*next - 1).filter(|number| *number > 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_path_leads_only_down() {
        for (path, kept) in [
            ("agents/a.md", "agents/a.md"),
            ("../../etc/a.md", "etc/a.md"),
            ("/etc/a.md", "etc/a.md"),
            ("C:\\Users\\a.md", "Users/a.md"),
            ("C:a.md", "a.md"),
            ("\\\\server\\share\\a.md", "server/share/a.md"),
            ("a/./b//../c.md", "a/b/c.md"),
            (".. /. ./a.md", "a.md"),
            (".claude/agents/a.md", ".claude/agents/a.md"),
            ("a\u{202e}dm.md\n", "a_dm.md"),
            ("ab:c?.md", "ab_c_.md"),
            ("..", ""),
        ] {
            assert_eq!(harmless(path), kept, "{path:?}");
        }
    }

    #[test]
    fn what_some_system_cannot_keep_is_said() {
        for (path, why) in [
            ("../x/y:z.md", "It leads out of the files here."),
            ("/etc/a.md", "It leads out of the files here."),
            ("a/b?.md", "No file on Windows can have ? in its name."),
            ("C:/a.md", "No file on Windows can have : in its name."),
            ("a\u{202e}dm.md", "It has a character that nobody sees, U+202E."),
            ("team/Con.md", "No file on Windows can be called Con.md."),
            ("lpt9", "No file on Windows can be called lpt9."),
            ("a./b.md", "Windows drops a dot at the end."),
        ] {
            assert_eq!(objection(path).as_deref(), Some(why), "{path:?}");
        }
        assert!(objection(&"é".repeat(128)).is_some_and(|why| why.contains("255 bytes")));
        for path in
            [".claude/agents/a.md", "console.md", "com.md", "lpt10/com.1", "prüfer - 2 (neu).md", "a..b"]
        {
            assert_eq!(objection(path), None, "{path}");
        }
    }

    #[test]
    fn a_long_path_keeps_its_end() {
        let long = format!("{}/b/c.md", "a".repeat(300));
        assert_eq!(harmless(&long), "b/c.md");
        let long = format!("{}.md", "é".repeat(300));
        assert_eq!(harmless(&long), format!("{}.md", "é".repeat(126)));
    }

    #[test]
    fn a_path_is_given_once() {
        let mut unique = Unique::default();
        let given = ["a.md", "A.md", "a-2.md", "a.md", "x/.env", "x/.env", "b", "b", "d.x/b", "d.x/b"]
            .map(|path| unique.give(path.into()));
        assert_eq!(
            given,
            ["a.md", "A-2.md", "a-2-2.md", "a-3.md", "x/.env", "x/.env-2", "b", "b-2", "d.x/b", "d.x/b-2"]
        );
    }

    proptest! {
        #[test]
        fn no_path_leads_out(path in "([a-c./\\\\: ]{0,8}|\\PC{0,3}|.{200}){0,4}") {
            let kept = harmless(&path);
            prop_assert!(kept.len() <= LONGEST);
            prop_assert!(!kept.contains(['\\', ':', '\0']));
            prop_assert!(kept.is_empty() || kept.split('/').all(|part| !matches!(part, "" | "." | "..")), "{kept:?}");
            prop_assert_eq!(harmless(&kept), kept.clone());
            if kept == path {
                let device = path.split('/').any(is_device);
                prop_assert_eq!(objection(&path).is_some(), device, "what is taken from elsewhere can be written");
            }
        }
    }
}
