//! A definition as a file for a client, with what gets lost on the way.

mod access;
mod data;
mod name;
mod notes;
mod part;
mod said;
mod servers;
mod toml;
mod yaml;

use crate::{
    client::{Client, Container, Fate, Part, Reading},
    document::{Document, fence::is_letter},
    text::Span,
};
use access::Access;
use data::Data;
use notes::Notes;
use said::{Definition, Said};

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
    /// What is written there; empty where the field says it all.
    pub value: String,
    pub why: String,
    /// What stands in its place; `None` for nothing.
    pub instead: Option<String>,
}

/// The document as a file for the client it is checked for: the text itself, under the name of the agent.
pub fn export(document: &Document, reading: &Reading, client: &dyn Client) -> Export {
    // A refused file has no name to the client, but its author gave it one.
    let written = document.entry("name").and_then(|entry| entry.value.text());
    let read = reading.name.as_deref().map(|name| name.rsplit(':').next().unwrap_or(name));
    let name = read.or(written).unwrap_or("agent");
    Export {
        path: path(name, client),
        text: document.text.to_string(),
        losses: losses(document, reading, client),
    }
}

/// The document, read as `from` does, as a file for another client. Total: what is missing and has to be there is
/// filled in, and said among the losses.
pub fn convert(document: &Document, reading: &Reading, from: &dyn Client, to: &dyn Client) -> Export {
    let Definition { name, description, prompt, said } = said::definition(document, reading, from);
    let mut notes = Notes::new(document, to);
    let mut entries = vec![(Part::Role, Data::text("subagent"))];
    let name = part::name(&name, to, &mut notes);
    entries.push((Part::Name, Data::text(&name)));
    let description = part::description(description, &prompt, &name, to, &mut notes);
    let prompt = part::prompt(prompt, description.as_deref(), &name, to, &mut notes);
    entries.extend(description.iter().map(|text| (Part::Description, Data::text(text))));
    let mut access = Access::default();
    for Said { part, key, value, span } in &said {
        notes.stand_at(key, *span);
        match part {
            Some(Part::Name | Part::Description | Part::Prompt) => {}
            Some(
                part @ (Part::Tools
                | Part::Denied
                | Part::Unasked
                | Part::Permission
                | Part::Switches
                | Part::ReadOnly
                | Part::Sandbox),
            ) => {
                access.span = *span;
                access.take(*part, value, from, &mut notes);
            }
            Some(part) => entries.extend(part::carried(*part, value, from, to, &mut access, &mut notes)),
            None => notes.no_key(),
        }
    }
    notes.stand_at("tools", access.span);
    entries.extend(access.written(to, &mut notes));
    entries.push((Part::Prompt, Data::text(&prompt)));
    let front = in_order(entries, to);
    let text = match to.about().container {
        Container::Markdown => yaml::file(&front, &prompt),
        Container::Toml => toml::file(&front),
    };
    let path = path(&name, to);
    part::check_description(
        description.as_deref(),
        &to.read(&Document::parse(text.as_str()).named(&path)),
        &mut notes,
    );
    Export { path, text, losses: notes.losses }
}

/// What a client has a key for, in the order of its keys.
fn in_order(mut entries: Vec<(Part, Data)>, to: &dyn Client) -> Vec<(String, Data)> {
    let mut front: Vec<(String, Data)> = Vec::new();
    for (part, key) in to.about().carries.parts {
        let Some(at) = entries.iter().position(|(own, _)| own == part) else { continue };
        let (_, value) = entries.remove(at);
        if value != Data::Map(Vec::new()) {
            front.push(((*key).to_owned(), value));
        }
    }
    front
}

/// Where the file of an agent of this name belongs in a project.
fn path(name: &str, client: &dyn Client) -> String {
    let about = client.about();
    let (folder, stem) = (about.folder, file_stem(name));
    match about.files.first().map_or(".md", |pattern| pattern.ending) {
        ending if ending.starts_with('.') => format!("{folder}/{stem}{ending}"),
        file => format!("{folder}/{stem}/{file}"),
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
    let loss = |field: &str, span, why| Loss {
        field: field.to_owned(),
        span,
        value: String::new(),
        why,
        instead: None,
    };
    let unread = document
        .entries()
        .iter()
        .filter(|entry| !reading.keys.contains(&entry.key.value) || !about.knows(&entry.key.value));
    let keys = unread.map(|entry| {
        loss(&entry.key.value, entry.key.span, format!("{} does not read this key.", about.name))
    });
    let color = document.entry("color").filter(|_| reading.color.is_none() && about.knows("color"));
    let color =
        color.map(|entry| loss("color", entry.value.span, format!("{} knows no such colour.", about.name)));
    let place = document.entry("tools").map_or(Span::default(), |entry| entry.value.span);
    let tools = reading.tools.grants.iter().filter(|grant| grant.gets.is_none()).map(|grant| {
        let fate = Fate::words(client.fate(&grant.written));
        loss(&grant.written, place, format!("{}: {fate}.", about.name))
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
