//! What becomes of each part of a definition.

use super::{Access, Data, Notes, servers};
use crate::{
    client::{
        Client, Container, Part, ServerForm,
        across::{
            color,
            model::{self, Carried},
        },
    },
    document::scalar::{Meaning, meaning_of_word},
};

/// A part as the client writes it; what cannot be carried is noted.
pub fn carried(
    part: Part,
    value: &Data,
    from: &dyn Client,
    to: &dyn Client,
    access: &mut Access,
    notes: &mut Notes<'_>,
) -> Option<(Part, Data)> {
    let has_key = |part| to.about().carries.key(part).is_some();
    let written = value.as_str().unwrap_or("");
    match part {
        Part::Mode | Part::Approval => mode(part, written, to, access, notes),
        Part::Role => {
            if !matches!(written, "subagent" | "all") {
                notes.lost("Elsewhere every agent is one that others call.");
            }
            None
        }
        Part::Background if written == "false" => None,
        Part::Model => carried_model(value, to, notes),
        _ if !has_key(part) => {
            notes.no_key();
            None
        }
        Part::Servers => carried_servers(value, to, notes),
        Part::Color => carried_color(written, to, notes),
        Part::Effort => effort(written, to, notes),
        Part::Skills => Some(Data::List(skills(value, from))),
        Part::Turns | Part::Temperature | Part::Background => word(part, written, notes),
        _ => Some(value.clone()),
    }
    .map(|value| (if part == Part::Approval { Part::Mode } else { part }, value))
}

/// A number, or a yes.
fn word(part: Part, written: &str, notes: &mut Notes<'_>) -> Option<Data> {
    let fits = match part {
        Part::Background => written == "true",
        Part::Turns => written.parse().is_ok_and(|turns: u32| turns > 0),
        _ => meaning_of_word(written) == Meaning::Number,
    };
    if !fits {
        notes.lost("It takes no such value.");
    }
    fits.then(|| Data::Word(written.to_owned()))
}

fn skills(value: &Data, from: &dyn Client) -> Vec<Data> {
    match value {
        Data::Text(text) => {
            from.split_tools(text).into_iter().map(|(_, skill)| Data::Text(skill.written)).collect()
        }
        value => value.items().to_vec(),
    }
}

fn carried_model(value: &Data, to: &dyn Client, notes: &mut Notes<'_>) -> Option<Data> {
    // Of several, to be tried in order, the first.
    let written = value.items().first().and_then(Data::as_str).or(value.as_str()).unwrap_or("");
    match model::carried(written, to) {
        Carried::Inherited => None,
        Carried::As(id) => Some(Data::Text(id)),
        Carried::Mapped(id) => {
            notes.replaced("It does not know this short name.", &id);
            Some(Data::Text(id))
        }
        Carried::Dropped => {
            notes.lost("It has no such model. The agent runs on its default.");
            None
        }
    }
}

fn carried_servers(value: &Data, to: &dyn Client, notes: &mut Notes<'_>) -> Option<Data> {
    let form = to.about().carries.servers;
    let (found, bare) = servers::read(value);
    for name in bare {
        notes.about(&name, "", "The server is only named here; how to start it stands elsewhere.");
    }
    let mut all = Vec::new();
    for (name, server) in found {
        for key in &server.others {
            notes.about(&format!("{name}.{key}"), "", "It has no key for this.");
        }
        match servers::written(&server, form) {
            Some(written) => all.push((name, written)),
            None => notes.about(&name, "", "It cannot start a server from what is written here."),
        }
    }
    let one = |server| Data::Map(vec![server]);
    match form {
        _ if all.is_empty() => None,
        ServerForm::List => Some(Data::List(all.into_iter().map(one).collect())),
        _ => Some(Data::Map(all)),
    }
}

fn carried_color(written: &str, to: &dyn Client, notes: &mut Notes<'_>) -> Option<Data> {
    let named = to.about().colors;
    if named.contains(&written) {
        return Some(Data::text(written));
    }
    let near = color::nearest(written).filter(|name| named.contains(name));
    let same = color::hex(written).filter(|_| !named.contains(&"red"));
    match near.or(same) {
        Some(other) => {
            notes.replaced("It has other colours.", other);
            Some(Data::text(other))
        }
        None => {
            notes.lost("It has no such colour.");
            None
        }
    }
}

/// How much thought a model spends. Codex takes any word, and knows what OpenAI's models know.
fn effort(written: &str, to: &dyn Client, notes: &mut Notes<'_>) -> Option<Data> {
    let is_toml = to.about().container == Container::Toml;
    let other = match written {
        "low" | "medium" | "high" | "xhigh" => return Some(Data::text(written)),
        "max" if !is_toml => return Some(Data::text(written)),
        "max" => "xhigh",
        "none" | "minimal" if !is_toml => "low",
        _ => {
            notes.lost("It has no such word for it.");
            return None;
        }
    };
    notes.replaced("It has no such word for it.", other);
    Some(Data::text(other))
}

/// What may be done without asking, in Claude Code's words.
fn mode(
    part: Part,
    written: &str,
    to: &dyn Client,
    access: &mut Access,
    notes: &mut Notes<'_>,
) -> Option<Data> {
    let mode = match written {
        "auto-edit" if part == Part::Approval => "acceptEdits",
        "yolo" if part == Part::Approval => "bypassPermissions",
        "manual" => "default",
        mode => mode,
    };
    let carries = to.about().carries;
    let known = ["acceptEdits", "auto", "bypassPermissions", "default", "dontAsk", "plan"].contains(&mode);
    if known && carries.key(Part::Mode).is_some() {
        return Some(Data::text(mode));
    }
    let by_tool = carries.key(Part::Permission).is_some();
    match mode {
        "default" => {}
        "plan" => {
            access.read_only = true;
            // Its other tools stay as they are allowed, and a shell can write.
            let instead = if by_tool { "edit: deny" } else { "nothing may be changed" };
            notes.replaced("It has no such mode.", instead);
        }
        "acceptEdits" if by_tool => {
            access.edits = true;
            notes.replaced("It has no such mode.", "edit: allow");
        }
        "bypassPermissions" if by_tool => {
            access.bypass = true;
            notes.replaced("It has no such mode.", "\"*\": allow");
        }
        _ => notes.lost("It has no such mode."),
    }
    None
}
