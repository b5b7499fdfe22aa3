//! What an agent may use: lists of tools, maps of permissions and switches, from one client's form to another's.

mod written;

use super::{Data, Notes};
use crate::{
    client::{
        Client, Part,
        across::tool::{Tool, meant},
    },
    text::Span,
};

/// What an agent may use and what not, in Claude Code's names.
#[derive(Default)]
pub struct Access {
    /// These and no others; `None` for all.
    pub only: Option<Vec<Tool>>,
    pub denied: Vec<Tool>,
    /// It may change nothing.
    pub read_only: bool,
    /// It need not ask before it changes files.
    pub edits: bool,
    /// It need not ask at all.
    pub bypass: bool,
    /// Where it stands in the file.
    pub span: Span,
}

impl Access {
    /// Takes what a value says of tools.
    pub fn take(&mut self, part: Part, value: &Data, from: &dyn Client, notes: &mut Notes<'_>) {
        match part {
            Part::Tools => self.take_list(value, from, notes),
            Part::Denied => {
                let names = listed(value, from);
                self.denied.extend(names.iter().flat_map(|name| known(name, from, notes)));
            }
            Part::Permission | Part::Switches => self.take_map(value, from, notes),
            Part::Sandbox if value.as_str() == Some("read-only") => self.read_only = true,
            Part::ReadOnly => self.read_only |= value.as_str() == Some("true"),
            Part::Unasked => {
                notes.lost("It only spares questions. As a list of tools it would take all others away.");
            }
            _ => notes.no_key(),
        }
    }

    fn take_list(&mut self, value: &Data, from: &dyn Client, notes: &mut Notes<'_>) {
        let names = listed(value, from);
        let is_empty_text = names.is_empty() && !matches!(value, Data::List(_));
        if !is_empty_text && !names.iter().any(|name| name == "*") {
            self.only = Some(names.iter().flat_map(|name| known(name, from, notes)).collect());
        }
    }

    /// `permission` and `tools` of OpenCode: of several entries for a tool the last counts.
    fn take_map(&mut self, value: &Data, from: &dyn Client, notes: &mut Notes<'_>) {
        if let Some(action) = value.as_str() {
            return self.take_action("*", action, from, notes);
        }
        for (name, value) in value.members() {
            match value.as_str() {
                Some(action) => self.take_action(name, action, from, notes),
                None => {
                    for (pattern, action) in value.members() {
                        let written =
                            if pattern == "*" { name.clone() } else { format!("{name}({pattern})") };
                        self.take_action(&written, action.as_str().unwrap_or(""), from, notes);
                    }
                }
            }
        }
    }

    fn take_action(&mut self, name: &str, action: &str, from: &dyn Client, notes: &mut Notes<'_>) {
        match (name, action) {
            ("*", "deny" | "false") => self.only = Some(Vec::new()),
            ("*", "allow" | "true") => self.bypass = action == "allow",
            (_, "deny" | "false") => self.denied.extend(known(name, from, notes)),
            (_, "allow" | "true") => {
                if let Some(only) = &mut self.only {
                    only.extend(known(name, from, notes));
                }
            }
            _ => notes.about(name, action, "Whether a tool has to ask is said elsewhere."),
        }
    }
}

/// The names of a value: a list, or a text that the client splits.
fn listed(value: &Data, from: &dyn Client) -> Vec<String> {
    match value {
        Data::Text(text) => from.split_tools(text).into_iter().map(|(_, tool)| tool.written).collect(),
        value => value.items().iter().filter_map(Data::as_str).map(str::to_owned).collect(),
    }
}

/// The tools a name means; noted where there are none.
fn known(name: &str, from: &dyn Client, notes: &mut Notes<'_>) -> Vec<Tool> {
    let tools = meant(name, from);
    if tools.is_empty() {
        notes.about(name, "", "No tool of this name is known.");
    }
    tools
}
