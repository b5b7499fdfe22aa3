//! A definition as a file for a client, with what gets lost on the way.

mod access;
mod data;
mod folder;
mod identity;
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
pub use folder::{Folder, LOSSES, Source, folder};

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
    let name = identity::name(&name, to, &mut notes);
    entries.push((Part::Name, Data::text(&name)));
    let description = identity::description(description, &prompt, &name, to, &mut notes);
    let prompt = identity::prompt(prompt, description.as_deref(), &name, to, &mut notes);
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
    let mut file = File { front: in_order(entries, to), prompt, path: path(&name, to), to };
    let reading = file.made_to_load(&mut notes);
    identity::check_description(description.as_deref(), &reading, &mut notes);
    Export { text: file.text(), path: file.path, losses: notes.losses }
}

/// A file as it is written.
#[derive(Clone)]
struct File<'a> {
    front: Vec<(String, Data)>,
    prompt: String,
    path: String,
    to: &'a dyn Client,
}

impl File<'_> {
    fn text(&self) -> String {
        match self.to.about().container {
            Container::Markdown => yaml::file(&self.front, &self.prompt),
            Container::Toml => toml::file(&self.front),
        }
    }

    fn read(&self) -> Reading {
        self.to.read(&Document::parse(self.text()).named(&self.path))
    }

    /// Takes out what the client refuses the file for: a value that was handed on, and that no client would take.
    fn made_to_load(&mut self, notes: &mut Notes<'_>) -> Reading {
        let mut reading = self.read();
        while !reading.loads() {
            let Some((at, without)) = self.with_less() else { break };
            notes.about(&self.front[at].0, "", "It takes no such value.");
            *self = without;
            reading = self.read();
        }
        reading
    }

    /// The file without one of its values: the one that keeps it from loading, or else the last.
    fn with_less(&self) -> Option<(usize, Self)> {
        let needed = |(key, _): &(String, Data)| {
            let part = self.to.about().carries.part(key);
            matches!(part, Some(Part::Name | Part::Description | Part::Prompt | Part::Role))
        };
        let others = (0..self.front.len()).rev().filter(|at| !needed(&self.front[*at]));
        let without = others.map(|at| {
            let mut file = self.clone();
            file.front.remove(at);
            (at, file)
        });
        let mut without: Vec<(usize, Self)> = without.collect();
        let culprit = without.iter().position(|(_, file)| file.read().loads()).unwrap_or(0);
        (!without.is_empty()).then(|| without.swap_remove(culprit))
    }
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
