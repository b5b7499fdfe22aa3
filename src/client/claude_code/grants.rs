//! What an agent really gets for the tools it lists. Some 600 combinations were called for real with version
//! 2.1.328, headless on Linux, 2026-11-20.

use std::collections::BTreeSet;

use super::{
    super::{Fate, Grant, Granted, Listed},
    Loader, Source, text,
    tools::{current, fate},
};
use crate::document::scalar::Meaning;
use crate::text::sort_by_key;

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
    let denials = Denials::of(denied);
    let gains: Vec<Gain> = list.iter().map(|tool| gain(tool, &denials, session)).collect();
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

fn gain(tool: &Listed, denials: &Denials<'_>, session: Session) -> Gain {
    let name = current(&tool.name);
    // Entries that choose agents are never taken out of the list, though the tool is.
    let chooses = name == "Agent" && tool.written != "Agent";
    match denials.first_of(name) {
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

/// Denied entries, found by the name of a tool without going through all of them.
struct Denials<'a> {
    denied: &'a [Listed],
    /// Each with its place among the denied ones, in the order of `by_length`.
    tools: Vec<(&'a str, usize)>,
    servers: Vec<(&'a str, usize)>,
}

impl<'a> Denials<'a> {
    fn of(denied: &'a [Listed]) -> Self {
        let names = || denied.iter().map(|tool| tool.name.as_str()).enumerate();
        let mut tools: Vec<_> = names().map(|(at, name)| (current(name), at)).collect();
        let servers = names().filter(|(_, name)| name.starts_with("mcp__"));
        let mut servers: Vec<_> = servers.map(|(at, name)| (server(name), at)).collect();
        sort_by_key(&mut tools, |(name, at)| (by_length(name), *at));
        sort_by_key(&mut servers, |(name, at)| (by_length(name), *at));
        Self { denied, tools, servers }
    }

    /// The first entry that denies a tool, by its name or by that of its MCP server.
    fn first_of(&self, tool: &str) -> Option<&'a Listed> {
        let ends = tool.as_bytes().windows(2).enumerate().filter(|(_, pair)| *pair == b"__");
        // A server may be written with the underscores behind it or without.
        let ends = ends.flat_map(|(at, _)| [at, at + 2]).filter(|_| !self.servers.is_empty());
        let by_server = ends.filter_map(|end| place(&self.servers, &tool[..end])).min();
        let first = place(&self.tools, tool).into_iter().chain(by_server).min()?;
        self.denied.get(first)
    }
}

/// The name of a server in a denied one: `mcp__a__*` is `mcp__a`.
fn server(denied: &str) -> &str {
    denied.strip_suffix("__*").or(denied.strip_suffix('*')).unwrap_or(denied)
}

/// An order in which long names that begin alike are told apart at once.
fn by_length(name: &str) -> (usize, &str) {
    (name.len(), name)
}

fn place(names: &[(&str, usize)], name: &str) -> Option<usize> {
    let at = names.partition_point(|(other, _)| by_length(other) < by_length(name));
    names.get(at).filter(|(other, _)| *other == name).map(|(_, at)| *at)
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
        for server in ["mcp__a", "mcp__a__", "mcp__a__*", "mcp__*", "mcp__a__b"] {
            let front = format!("tools: mcp__a__b\ndisallowedTools: {server}");
            assert_eq!(granted_of(&front), Granted::None, "{server}");
        }
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
