//! What an agent may use, in the form of a client's file.

use super::{super::Data, Access, Notes};
use crate::client::{
    Client, Part,
    across::tool::{Tool, name_for},
};

/// Tools that change things.
const WRITING: [&str; 5] = ["Edit", "Write", "Bash", "NotebookEdit", "MultiEdit"];
/// Tools that change files and nothing else.
const EDITING: [&str; 3] = ["Edit", "Write", "NotebookEdit"];

impl Access {
    /// What a client's file says of it, part by part.
    pub fn written(mut self, to: &dyn Client, notes: &mut Notes<'_>) -> Vec<(Part, Data)> {
        let carries = to.about().carries;
        let has = |part| carries.key(part).is_some();
        let by_switch = [Part::ReadOnly, Part::Sandbox].into_iter().find(|part| has(*part));
        if let Some(part) = by_switch {
            return self.as_switch(part, notes);
        }
        if self.read_only {
            let tool = |name: &str| Tool { name: name.into(), pattern: None, written: "read-only".into() };
            self.denied.extend(EDITING.map(tool));
        }
        if has(Part::Permission) {
            return vec![(Part::Permission, self.as_permission(to, notes))];
        }
        if has(Part::Unasked) {
            return self.as_unasked(notes);
        }
        if !has(Part::Tools) {
            return Vec::new();
        }
        if !has(Part::Denied) {
            self.subtract(to, notes);
        }
        let mut found = Vec::new();
        if let Some(only) = &self.only {
            found.push((Part::Tools, list(&names(only, to, true, notes), to)));
        }
        if !self.denied.is_empty() {
            found.push((Part::Denied, list(&names(&self.denied, to, true, notes), to)));
        }
        found.retain(|(_, value)| *value != Data::Text(String::new()));
        found
    }

    /// The tools that stay, for a client that has no list of those that go.
    fn subtract(&mut self, to: &dyn Client, notes: &mut Notes<'_>) {
        let denied = std::mem::take(&mut self.denied);
        let goes = |name: &str| denied.iter().any(|tool| tool.name == name && tool.pattern.is_none());
        if denied.is_empty() {
            return;
        }
        if let Some(only) = &mut self.only {
            return only.retain(|tool| !goes(&tool.name));
        }
        let carries = to.about().carries;
        let shared = |own: &str| carries.tool_names().any(|(name, other, _)| other == own && goes(name));
        let stay = carries.tool_names().filter(|(_, own, back)| *back && !shared(own));
        let tool =
            |(name, _, _): (&str, _, _)| Tool { name: name.into(), pattern: None, written: name.into() };
        self.only = Some(stay.map(tool).collect());
        let written: Vec<&str> = denied.iter().map(|tool| tool.written.as_str()).collect();
        notes.instead(
            &written.join(", "),
            "It cannot take tools away. The list names those that stay, tools of MCP servers excepted.",
            "tools",
        );
    }

    /// Read-only or not is all that can be said.
    fn as_switch(&self, part: Part, notes: &mut Notes<'_>) -> Vec<(Part, Data)> {
        let has = |tools: &[Tool], name: &str| tools.iter().any(|tool| tool.name == name);
        let harmless = |only: &Vec<Tool>| !WRITING.iter().any(|name| has(only, name));
        let read_only = self.read_only
            || self.only.as_ref().is_some_and(harmless)
            || (has(&self.denied, "Edit") && has(&self.denied, "Write"));
        let instead = if part == Part::Sandbox { "sandbox_mode: read-only" } else { "readonly: true" };
        let all = self.only.iter().flatten().chain(&self.denied);
        let written: Vec<&str> = all.map(|tool| tool.written.as_str()).collect();
        if !written.is_empty() {
            let why = "It has no lists of tools.";
            match read_only {
                true => notes.instead(&written.join(", "), why, instead),
                false => notes.about("tools", &written.join(", "), why),
            }
        }
        let value = if part == Part::Sandbox { Data::text("read-only") } else { Data::Word("true".into()) };
        if read_only { vec![(part, value)] } else { Vec::new() }
    }

    fn as_permission(&self, to: &dyn Client, notes: &mut Notes<'_>) -> Data {
        let mut map: Vec<(String, Data)> = Vec::new();
        if self.only.is_some() {
            map.push(("*".into(), Data::text("deny")));
        } else if self.bypass {
            map.push(("*".into(), Data::text("allow")));
        }
        if self.edits {
            put(&mut map, "edit", None, "allow");
        }
        for (tools, action) in [(self.only.as_ref(), "allow"), (Some(&self.denied), "deny")] {
            let tools = tools.map_or(&[][..], Vec::as_slice);
            names(tools, to, false, notes);
            for tool in tools {
                let Some(own) = name_for(&tool.name, to) else { continue };
                put(&mut map, &own, tool.pattern.as_deref(), action);
            }
        }
        Data::Map(map)
    }

    fn as_unasked(&self, notes: &mut Notes<'_>) -> Vec<(Part, Data)> {
        let written =
            |tools: &[Tool]| tools.iter().map(|tool| tool.written.clone()).collect::<Vec<_>>().join(", ");
        if !self.denied.is_empty() {
            notes.about("disallowedTools", &written(&self.denied), "A skill takes no tools away.");
        }
        let Some(only) = self.only.as_ref().filter(|only| !only.is_empty()) else { return Vec::new() };
        let one = |tool: &Tool| match &tool.pattern {
            Some(pattern) => {
                let pattern = pattern.replace(" *", ":*");
                if pattern.contains(' ') { tool.name.clone() } else { format!("{}({pattern})", tool.name) }
            }
            None => tool.name.clone(),
        };
        let names: Vec<String> = only.iter().map(one).collect();
        notes.instead(
            &written(only),
            "A skill may use them without asking; no other is taken away.",
            "allowed-tools",
        );
        vec![(Part::Unasked, Data::Text(names.join(" ")))]
    }
}

/// Tools that OpenCode takes an action for, and no patterns.
const ACTION_ONLY: [&str; 5] = ["todowrite", "question", "webfetch", "websearch", "doom_loop"];

fn put(map: &mut Vec<(String, Data)>, own: &str, pattern: Option<&str>, action: &str) {
    let pattern = pattern.filter(|_| !ACTION_ONLY.contains(&own));
    let at = map.iter().position(|(key, _)| key == own);
    let value = match (pattern, at.map(|at| map.remove(at).1)) {
        (None, _) => Data::text(action),
        (Some(pattern), Some(Data::Map(mut patterns))) => {
            patterns.retain(|(own, _)| own != pattern);
            patterns.push((pattern.to_owned(), Data::text(action)));
            Data::Map(patterns)
        }
        (Some(pattern), before) => {
            let all = before.map(|before| ("*".to_owned(), before));
            let own = (pattern.to_owned(), Data::text(action));
            Data::Map(all.into_iter().chain([own]).collect())
        }
    };
    map.push((own.to_owned(), value));
}

/// A client's names for tools, each once. What it has no name for, and what else a name covers, is noted.
fn names(tools: &[Tool], to: &dyn Client, flat: bool, notes: &mut Notes<'_>) -> Vec<String> {
    let takes_patterns = to.about().carries.tools.is_empty();
    let mut found: Vec<String> = Vec::new();
    for tool in tools {
        let Some(own) = name_for(&tool.name, to) else {
            notes.about(&tool.written, "", "It has no such tool.");
            continue;
        };
        let own = match &tool.pattern {
            Some(pattern) if takes_patterns => format!("{own}({pattern})"),
            Some(_) if flat || ACTION_ONLY.contains(&own.as_str()) => {
                notes.instead(&tool.written, "It knows no patterns.", &own);
                own
            }
            _ => own,
        };
        if !found.contains(&own) {
            found.push(own);
        }
    }
    let is_listed = |name: &str| tools.iter().any(|tool| tool.name == name);
    for own in &found {
        let covered = to.about().carries.tool_names().filter(|(_, other, back)| *back && other == own);
        let (listed, more): (Vec<&str>, Vec<&str>) =
            covered.map(|(name, _, _)| name).partition(|name| is_listed(name));
        if !more.is_empty() {
            let why = format!("It has one tool for this and {}.", more.join(", "));
            notes.instead(&listed.join(", "), &why, own);
        }
    }
    found
}

/// Names as the client's authors write them: with commas in Claude Code, else one a line.
fn list(names: &[String], to: &dyn Client) -> Data {
    match to.about().carries.tools.is_empty() {
        true => Data::Text(names.join(", ")),
        false => Data::List(names.iter().map(|name| Data::text(name)).collect()),
    }
}
