//! What becomes of each part of a definition.

use super::{Access, Data, Notes, servers};
use crate::client::{
    Client, Container, Part, Reading, ServerForm,
    across::{
        color,
        model::{self, Carried},
        name::legal,
    },
};
use crate::document::fence::js_space;
use crate::document::scalar::{Meaning, meaning_of_word};

/// The name as the client takes it.
pub fn name(name: &str, to: &dyn Client, notes: &mut Notes<'_>) -> String {
    let name = trimmed(name);
    let legal = legal(name, to.about().carries.names);
    if legal != name {
        notes.stand_at_key("name");
        notes.replaced("It takes no such name.", &legal);
    }
    legal
}

/// A text without what any client takes for blanks at its ends.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| js_space(c) || c.is_whitespace())
}

/// The description; where the client needs one and there is none, the beginning of the prompt.
pub fn description(
    description: Option<String>,
    prompt: &str,
    name: &str,
    to: &dyn Client,
    notes: &mut Notes<'_>,
) -> Option<String> {
    let about = to.about();
    notes.stand_at_key("description");
    let Some(text) = description.filter(|text| !trimmed(text).is_empty()) else {
        let needed = about.field("description").is_some_and(|field| field.required);
        let line =
            prompt.lines().map(|line| trimmed(line.trim_start_matches('#'))).find(|line| !line.is_empty());
        let filled: String = line.unwrap_or(name).chars().take(200).collect();
        return needed.then(|| {
            notes.replaced("It loads no agent without a description.", &filled);
            filled
        });
    };
    let longest = about.carries.longest_description;
    let told = text.trim();
    let Some((end, _)) = told.char_indices().nth(longest) else {
        return Some(if longest < text.len() { told.to_owned() } else { text });
    };
    let kept = &told[..end];
    let kept = kept.rfind(char::is_whitespace).map_or(kept, |blank| kept[..blank].trim_end()).to_owned();
    notes.replaced(&format!("It takes {longest} characters at most."), &kept);
    Some(kept)
}

/// Notes a description that the client reads otherwise, however it is written: Claude Code takes `\n` for a line end.
pub fn check_description(written: Option<&str>, reading: &Reading, notes: &mut Notes<'_>) {
    let words = |text: &str| text.trim().replace("\r\n", "\n");
    if let (Some(written), Some(read)) = (written, &reading.description)
        && words(written) != words(read)
    {
        notes.stand_at_key("description");
        notes.replaced("It reads this otherwise.", read.trim());
    }
}

/// The prompt; where it is too short for the client, the description before it.
pub fn prompt(
    prompt: String,
    description: Option<&str>,
    name: &str,
    to: &dyn Client,
    notes: &mut Notes<'_>,
) -> String {
    let about = to.about();
    let shortest = about.carries.shortest_prompt;
    let length = trimmed(&prompt).chars().count();
    notes.stand_at_body();
    if about.longest_prompt.is_some_and(|longest| length > longest) {
        notes.about("prompt", "", "It is documented to take no prompt of this length.");
    }
    if length >= shortest {
        return prompt;
    }
    let told = description.unwrap_or("").trim();
    let filled =
        if told.chars().count() < shortest { format!("You are the agent {name}.") } else { told.to_owned() };
    notes.instead("prompt", "It needs a longer prompt.", &filled);
    format!("{filled}\n\n{prompt}").trim().to_owned()
}

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
            notes.replaced("It has no such mode.", "nothing may be changed");
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
