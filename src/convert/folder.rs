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

/// Files written for a client, by path and text, and how many of them lose something. Where any does, a list of it
/// stands beside them.
pub fn folder(sources: &[Source<'_>], to: &dyn Client) -> (Vec<(String, String)>, usize) {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut list = format!("# Lost and changed for {}\n", to.about().title());
    let mut losing = 0;
    for source in sources {
        let document = Document::parse(source.text).named(source.path);
        let reading = source.client.read(&document);
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
    if losing > 0 {
        files.push((LOSSES.to_owned(), list));
    }
    (files, losing)
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
        let (files, losing) = folder(&[source("a.md"), source("b.md")], opencode);
        let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, [".opencode/agent/tide.md", ".opencode/agent/tide-2.md", LOSSES]);
        assert_eq!(losing, 2);
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
        let (files, losing) = folder(&[Source { path: "a.md", text, client: default() }], default());
        assert_eq!((files.len(), losing), (1, 0));
    }
}
