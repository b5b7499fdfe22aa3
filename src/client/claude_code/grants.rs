//! What an agent really gets for the tools it lists. Some 600 combinations were called for real with version
//! 2.1.328, headless on Linux, 2026-11-20.

use std::collections::BTreeSet;

use super::{
    super::{Fate, Grant, Granted, Listed},
    Loader, Source, text,
    tools::{current, fate},
};
use crate::document::scalar::Meaning;

/// Settings beside `tools` that change what is handed out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Session {
    /// The agent runs in the background: some tools are for the foreground alone.
    pub background: bool,
    /// It plans, and may leave the planning.
    pub plan: bool,
}

impl Session {
    /// As the front matter sets them; an agent of a plugin may not set its permissions.
    pub fn of(source: &Source<'_>, loader: Loader) -> Self {
        let background = source.get("background").is_some_and(|node| match super::means(node) {
            Some(Meaning::Bool(yes)) => yes,
            _ => node.text() == Some("true"),
        });
        let plan = loader == Loader::Project
            && source.get("permissionMode").and_then(text).as_deref() == Some("plan");
        Self { background, plan }
    }
}

/// Tools that Bash stands in for: the native builds bring find and grep along with it, and hand these two out
/// only to an agent without Bash.
const SEARCH: [&str; 2] = ["Glob", "Grep"];

/// Tools that are not for agents in the background.
const FOREGROUND: [&str; 5] = ["ListAgents", "ReportFindings", "CronCreate", "CronDelete", "CronList"];

/// Tools that an agent with `ToolSearch` finds through it, and is not given by name.
const DEFERRED: [&str; 11] = [
    "WebFetch",
    "WebSearch",
    "NotebookEdit",
    "Monitor",
    "SendMessage",
    "TaskStop",
    "CronCreate",
    "CronDelete",
    "CronList",
    "EnterWorktree",
    "ExitWorktree",
];

/// What each entry of a list gives, and what the agent gets in all.
pub fn resolve(list: &[Listed], denied: &[Listed], session: Session) -> (Vec<Grant>, Granted) {
    let gains: Vec<Gain> = list.iter().map(|tool| gain(tool, denied, session)).collect();
    let has = |name: &str| gains.iter().any(|gain| matches!(gain, Gain::Tool(tool) if tool == name));
    let has_bash = has("Bash");
    let defers =
        gains.iter().any(|gain| matches!(gain, Gain::Search)) && DEFERRED.iter().any(|name| has(name));
    let mut servers: Vec<String> = Vec::new();
    let mut grants = Vec::new();
    let mut gave_nothing = false;
    for (tool, gain) in list.iter().zip(&gains) {
        let gets = match gain {
            Gain::Denied => None,
            Gain::Nothing => {
                gave_nothing = true;
                None
            }
            Gain::Search => Some("ToolSearch".to_owned()).filter(|_| defers),
            Gain::Server => {
                servers.push(tool.written.clone());
                Some(tool.written.clone())
            }
            Gain::Tool(name) if has_bash && SEARCH.contains(&name.as_str()) => {
                gave_nothing = true;
                Some("Bash".to_owned())
            }
            Gain::Tool(name) if defers && DEFERRED.contains(&name.as_str()) => Some("ToolSearch".to_owned()),
            Gain::Tool(name) => Some(name.clone()),
        };
        grants.push(Grant { written: tool.written.clone(), gets });
    }
    let mut seen = BTreeSet::new();
    let given = grants.iter().filter_map(|grant| grant.gets.as_deref());
    let names: Vec<String> = given.filter(|name| seen.insert(*name)).map(str::to_owned).collect();
    let granted = match (names.len() - servers.len().min(names.len()), servers.is_empty(), gave_nothing) {
        (0, false, _) => Granted::UnlessUnconnected(names),
        (0, true, true) => Granted::RefusedAtSpawn,
        (0, true, false) => Granted::None,
        _ => Granted::These(names),
    };
    (grants, granted)
}

/// What an entry of a list comes to, before the others are looked at.
enum Gain {
    Tool(String),
    /// `ToolSearch`, which is given where it has something to find.
    Search,
    /// Tools of an MCP server, once it is connected.
    Server,
    /// Taken out of the list, quietly.
    Denied,
    Nothing,
}

fn gain(tool: &Listed, denied: &[Listed], session: Session) -> Gain {
    let name = current(&tool.name);
    let denial =
        denied.iter().find(|denied| current(&denied.name) == name || is_of_server(name, &denied.name));
    // Entries that choose agents are never taken out of the list, though the tool is.
    let chooses = name == "Agent" && tool.written != "Agent";
    match denial {
        Some(denial) if denial.written == denial.name && !chooses => return Gain::Denied,
        Some(_) => return Gain::Nothing,
        None => {}
    }
    if name.starts_with("mcp__") {
        return Gain::Server;
    }
    let given = Gain::Tool(name.to_owned());
    match (name, fate(name)) {
        ("ToolSearch", _) => Gain::Search,
        ("ExitPlanMode", _) if session.plan => given,
        (_, Some(Fate::Granted)) if session.background && FOREGROUND.contains(&name) => Gain::Nothing,
        (_, Some(Fate::Granted)) => given,
        _ => Gain::Nothing,
    }
}

/// Whether a denied name is that of an MCP server, and the tool is one of its.
fn is_of_server(tool: &str, denied: &str) -> bool {
    let server = denied.strip_suffix("__*").or(denied.strip_suffix('*')).unwrap_or(denied);
    denied.starts_with("mcp__")
        && tool.strip_prefix(server).is_some_and(|rest| server.ends_with("__") || rest.starts_with("__"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{client::default, document::Document};

    fn granted_of(front: &str) -> Granted {
        let text = format!("---\nname: a\ndescription: d\n{front}\n---\n");
        default().read(&Document::parse(text)).tools.granted
    }

    fn these(names: &[&str]) -> Granted {
        Granted::These(names.iter().map(|name| (*name).to_owned()).collect())
    }

    #[test]
    fn bash_stands_in_for_the_search_tools() {
        assert_eq!(granted_of("tools: Read, Grep, Glob"), these(&["Read", "Grep", "Glob"]));
        assert_eq!(granted_of("tools: Read, Grep, Bash(git *)"), these(&["Read", "Bash"]));
        assert_eq!(granted_of("tools: Grep, Bash\ndisallowedTools: Bash"), these(&["Grep"]));
    }

    #[test]
    fn a_list_of_which_nothing_is_left_is_refused_unless_all_of_it_was_denied() {
        assert_eq!(granted_of("tools: Read\ndisallowedTools: Read"), Granted::None);
        assert_eq!(granted_of("tools: Read, Nope\ndisallowedTools: Read"), Granted::RefusedAtSpawn);
        assert_eq!(granted_of("tools: Read\ndisallowedTools: Read(x)"), Granted::RefusedAtSpawn);
        assert_eq!(granted_of("tools: Nope\ndisallowedTools: Nope"), Granted::None);
        assert_eq!(granted_of("tools: Task\ndisallowedTools: Agent"), Granted::RefusedAtSpawn);
        assert_eq!(granted_of("tools: mcp__a__b\ndisallowedTools: mcp__a"), Granted::None);
    }

    #[test]
    fn tool_search_hides_what_it_finds() {
        assert_eq!(granted_of("tools: Read, WebFetch, ToolSearch"), these(&["Read", "ToolSearch"]));
        assert_eq!(granted_of("tools: Read, ToolSearch"), these(&["Read"]));
        assert_eq!(granted_of("tools: ToolSearch, Nope"), Granted::RefusedAtSpawn);
        assert_eq!(granted_of("tools: ToolSearch"), Granted::None);
    }

    #[test]
    fn the_background_and_planning_change_what_is_given() {
        assert_eq!(granted_of("background: true\ntools: Read, ListAgents"), these(&["Read"]));
        assert_eq!(
            granted_of("permissionMode: plan\ntools: Read, ExitPlanMode"),
            these(&["Read", "ExitPlanMode"])
        );
        assert_eq!(granted_of("tools: Read, ExitPlanMode"), these(&["Read"]));
    }

    #[test]
    fn servers_have_to_be_connected() {
        let only = Granted::UnlessUnconnected(vec!["mcp__a__b".into()]);
        assert_eq!(granted_of("tools: mcp__a__b"), only);
        assert_eq!(granted_of("tools: Read, mcp__a__b"), these(&["Read", "mcp__a__b"]));
    }
}
