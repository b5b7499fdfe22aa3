//! A definition as a file for a client, with what gets lost on the way.

use crate::{
    client::{Client, Fate, Reading},
    document::{Document, fence::is_letter},
    text::Span,
};

/// A file to take away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// Where it belongs in a project.
    pub path: String,
    pub text: String,
    /// What the client will not have although it stands in the file.
    pub losses: Vec<Loss>,
}

/// Something written that a client does not take over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The key, or the tool.
    pub field: String,
    pub span: Span,
    pub why: String,
}

/// The document as a file for the client it is checked for: the text itself, under the name of the agent.
pub fn export(document: &Document, reading: &Reading, client: &dyn Client) -> Export {
    // A refused file has no name to the client, but its author gave it one.
    let written = document.entry("name").and_then(|entry| entry.value.text());
    let read = reading.name.as_deref().map(|name| name.rsplit(':').next().unwrap_or(name));
    let name = read.or(written).unwrap_or("agent");
    Export {
        path: format!("{}/{}.md", client.about().folder, file_stem(name)),
        text: document.text.to_string(),
        losses: losses(document, reading, client),
    }
}

/// A name as a file name: letters, digits, dashes, dots and underscores, in lower case.
pub fn file_stem(name: &str) -> String {
    let dashed = |c: char| if is_letter(c) || matches!(c, '-' | '_' | '.') { c } else { '-' };
    let lower = name.trim().to_ascii_lowercase();
    let stem: String = lower.chars().map(dashed).collect();
    let stem = stem.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    let stem = stem.trim_matches('.');
    if stem.is_empty() { "agent".to_owned() } else { stem.to_owned() }
}

fn losses(document: &Document, reading: &Reading, client: &dyn Client) -> Vec<Loss> {
    if !reading.loads() {
        return Vec::new();
    }
    let about = client.about();
    let unread = document
        .entries()
        .iter()
        .filter(|entry| !reading.keys.contains(&entry.key.value) || !about.knows(&entry.key.value));
    let keys = unread.map(|entry| Loss {
        field: entry.key.value.clone(),
        span: entry.key.span,
        why: format!("{} does not read this key.", about.name),
    });
    let color = document.entry("color").filter(|_| reading.color.is_none()).map(|entry| Loss {
        field: "color".into(),
        span: entry.value.span,
        why: format!("{} knows no such colour.", about.name),
    });
    let place = document.entry("tools").map_or(Span::default(), |entry| entry.value.span);
    let tools = reading.tools.grants.iter().filter(|grant| grant.gets.is_none()).map(|grant| Loss {
        field: grant.written.clone(),
        span: place,
        why: format!("{}: {}.", about.name, Fate::words(client.fate(&grant.written))),
    });
    keys.chain(color).chain(tools).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client;

    #[test]
    fn a_file_is_named_after_its_agent_and_says_what_is_lost() {
        let text = "---\nname: Tide Reader\ndescription: d\ntools: Read, LS\ncolor: teal\nmood: x\n---\nB";
        let document = Document::parse(text);
        let client = client::default();
        let export = export(&document, &client.read(&document), client);
        assert_eq!(export.path, ".claude/agents/tide-reader.md");
        assert_eq!(export.text, text);
        let fields: Vec<_> = export.losses.iter().map(|loss| loss.field.as_str()).collect();
        assert_eq!(fields, ["mood", "color", "LS"]);
    }

    #[test]
    fn no_name_makes_a_path_that_leads_elsewhere() {
        for name in ["../../etc/passwd", "..", "a/b\\c", "", " ", "\u{202e}x"] {
            let stem = file_stem(name);
            assert!(
                !stem.contains(['/', '\\']) && !stem.is_empty() && stem != "..",
                "{name:?} gives {stem:?}"
            );
        }
    }
}
