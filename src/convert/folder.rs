use std::fmt::Write;

use super::{Export, Loss, convert, export};
use crate::{client::Client, document::Document};

/// The list of what gets lost, in a folder of files that were written anew.
pub const LOSSES: &str = "LOSSES.md";

/// One file of a folder: its path, its text, and the client that reads it.
pub struct Source<'a> {
    pub path: &'a str,
    pub text: &'a str,
    pub client: &'a dyn Client,
}

/// A folder of files written for a client.
#[derive(Debug)]
pub struct Folder {
    /// By path and text. Where something is lost or left out, a list of it stands beside them.
    pub files: Vec<(String, String)>,
    /// How many of them lose something.
    pub losing: usize,
    /// How many were left out: no agent for the client that reads them, and without front matter, such as a README.
    pub left_out: usize,
}

/// Files written for a client.
pub fn folder(sources: &[Source<'_>], to: &dyn Client) -> Folder {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut list = format!("# Lost and changed for {}\n", to.about().title());
    let (mut losing, mut left_out) = (0, 0);
    for source in sources {
        let document = Document::parse(source.text).named(source.path);
        let reading = source.client.read(&document);
        if !reading.loads() && document.front.is_none() {
            left_out += 1;
            let _ =
                write!(list, "\n## {}\n\nLeft out: it has no front matter, and is no agent.\n", source.path);
            continue;
        }
        let Export { path, text, losses } = match source.client.about().id == to.about().id {
            true => export(&document, &reading, to),
            false => convert(&document, &reading, source.client, to),
        };
        let path = free(path, &files);
        if !losses.is_empty() {
            losing += 1;
            let _ = write!(list, "\n## {path}\n\nFrom {}:\n\n", source.path);
            list.extend(losses.iter().map(line));
        }
        files.push((path, text));
    }
    if losing > 0 || left_out > 0 {
        files.push((LOSSES.to_owned(), list));
    }
    Folder { files, losing, left_out }
}

fn line(loss: &Loss) -> String {
    let value: String = loss.value.chars().take(80).filter(|c| !matches!(c, '\n' | '\r' | '`')).collect();
    let value = if value.is_empty() { String::new() } else { format!(" `{value}`") };
    let instead = loss.instead.as_ref().map_or_else(String::new, |to| format!(" In its place: `{to}`."));
    format!("- `{}`:{value} {}{instead}\n", loss.field, loss.why)
}

/// The path, or one made of it that no file has: two agents may have one name.
fn free(path: String, files: &[(String, String)]) -> String {
    let taken = |path: &str| files.iter().any(|(other, _)| other == path);
    let at = path.rfind('/').map_or(0, |at| at + 1);
    let dot = path[at..].find('.').map_or(path.len(), |dot| at + dot);
    let numbered = (2..).map(|count| format!("{}-{count}{}", &path[..dot], &path[dot..]));
    std::iter::once(path.clone()).chain(numbered).find(|path| !taken(path)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{by_id, default};

    #[test]
    fn a_folder_is_written_for_another_client_with_what_gets_lost() {
        let opencode = by_id("opencode").unwrap();
        let text = "---\nname: tide\ndescription: Use when b.\nhooks:\n  Stop: []\n---\nB\n";
        let source = |path| Source { path, text, client: default() };
        let readme = Source { path: "README.md", text: "# Notes\n", client: default() };
        let Folder { files, losing, left_out } = folder(&[source("a.md"), readme, source("b.md")], opencode);
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, [".opencode/agent/tide.md", ".opencode/agent/tide-2.md", LOSSES]);
        assert_eq!((losing, left_out), (2, 1));
        assert!(files[2].1.contains("## README.md\n\nLeft out"), "{}", files[2].1);
        assert!(files[0].1.contains("mode: subagent"), "{}", files[0].1);
        assert!(
            files[2].1.contains("## .opencode/agent/tide-2.md\n\nFrom b.md:\n\n- `hooks`:"),
            "{}",
            files[2].1
        );
    }

    #[test]
    fn a_folder_that_loses_nothing_has_no_list() {
        let text = "---\nname: tide\ndescription: Use when b.\n---\nB\n";
        let all = folder(&[Source { path: "a.md", text, client: default() }], default());
        assert_eq!((all.files.len(), all.losing, all.left_out), (1, 0, 0));
    }
}
