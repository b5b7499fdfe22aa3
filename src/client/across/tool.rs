//! The names of tools, from one client to another by way of Claude Code's.

use super::super::{self as client, Client, Fate, foreign};

/// A tool that an agent may use, or may not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Claude Code's name for it; `mcp__server__tool`, or `mcp__server__*` for all of a server.
    pub name: String,
    /// To what it is limited: `git *`.
    pub pattern: Option<String>,
    /// As it stands in the file.
    pub written: String,
}

/// The name of every tool of a server.
const ALL_OF_SERVER: &str = "*";

/// The tools that a client's name stands for: several, where the client does not tell them apart; none where no
/// other client has such a tool.
pub fn meant(written: &str, client: &dyn Client) -> Vec<Tool> {
    let (name, pattern) = match written.split_once('(') {
        Some((name, rest)) => (name.trim_end(), Some(rest.strip_suffix(')').unwrap_or(rest))),
        None => (written, None),
    };
    let pattern = pattern.map(|pattern| pattern.replace(":*", " *")).filter(|pattern| !pattern.is_empty());
    let names = names(name, client).into_iter();
    names.map(|name| Tool { name, pattern: pattern.clone(), written: written.to_owned() }).collect()
}

fn names(name: &str, client: &dyn Client) -> Vec<String> {
    if let Some(server) = of_server(name, client) {
        return vec![server];
    }
    let carries = client.about().carries;
    let own = carries.tool_names().filter(|(_, own, back)| *back && own.eq_ignore_ascii_case(name));
    let own: Vec<String> = own.map(|(name, _, _)| name.to_owned()).collect();
    let claude = client::default();
    match claude.fate(name) {
        _ if !own.is_empty() => own,
        Some(Fate::Renamed(newer)) => vec![newer.to_owned()],
        Some(_) => vec![name.to_owned()],
        None => foreign(name).map_or_else(Vec::new, |foreign| {
            foreign.means.into_iter().map(std::borrow::Cow::into_owned).collect()
        }),
    }
}

/// A client's name for a tool of an MCP server, as Claude Code has it.
fn of_server(name: &str, client: &dyn Client) -> Option<String> {
    let (before, between) = pattern_of(client);
    let is_own = client.about().tool(name).is_some()
        || client.about().carries.tool_names().any(|(_, own, _)| own == name);
    if before.is_empty() && is_own {
        return None;
    }
    let rest = name.strip_prefix(before).filter(|rest| !rest.is_empty())?;
    let (server, tool) = match rest.split_once(between) {
        Some((server, tool)) if !server.is_empty() && !tool.is_empty() => (server, tool),
        // Claude Code's `mcp__server` is all of it.
        None if between == "__" => (rest, ALL_OF_SERVER),
        _ => return None,
    };
    let is_word = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'))
    };
    let fits = is_word(server) && (tool == ALL_OF_SERVER || is_word(tool));
    fits.then(|| format!("mcp__{server}__{tool}"))
}

/// What stands before the server's name, and between it and the tool's.
fn pattern_of(client: &dyn Client) -> (&'static str, &'static str) {
    let pattern = client.about().server_tool;
    let (before, rest) = pattern.split_once("server").unwrap_or(("", ""));
    (before, rest.strip_suffix("tool").unwrap_or(rest))
}

/// What a client calls a tool; `None` where it has none like it.
pub fn name_for(name: &str, client: &dyn Client) -> Option<String> {
    if let Some((server, tool)) = name.strip_prefix("mcp__").and_then(|rest| rest.split_once("__")) {
        let (before, between) = pattern_of(client);
        let own = match tool {
            ALL_OF_SERVER if before == "mcp__" => format!("mcp__{server}"),
            _ => format!("{before}{server}{between}{tool}"),
        };
        // Without a pattern the client has no such names.
        return Some(own)
            .filter(|own| !between.is_empty() && (client.fate(own).is_some() || before != "mcp_"));
    }
    let carries = client.about().carries;
    if carries.tools.is_empty() {
        return matches!(client.fate(name), Some(fate) if !matches!(fate, Fate::Removed { .. }))
            .then(|| name.to_owned());
    }
    carries.tool_names().find(|(own, _, _)| *own == name).map(|(_, own, _)| own.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::by_id;

    fn between(from: &str, written: &str, to: &str) -> Vec<Option<String>> {
        let tools = meant(written, by_id(from).unwrap());
        tools.iter().map(|tool| name_for(&tool.name, by_id(to).unwrap())).collect()
    }

    fn one(from: &str, written: &str, to: &str) -> String {
        let names = between(from, written, to);
        names.into_iter().map(|name| name.unwrap_or("-".into())).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_are_mapped_both_ways() {
        for (claude, client, own) in [
            ("Read", "gemini-cli", "read_file"),
            ("Bash", "qwen-code", "Shell"),
            ("WebFetch", "opencode", "webfetch"),
            ("Agent", "copilot-cli", "agent"),
        ] {
            assert_eq!(one("claude-code", claude, client), own);
            assert_eq!(one(client, own, "claude-code"), claude);
        }
        assert_eq!(one("copilot-cli", "search", "claude-code"), "Grep Glob");
        assert_eq!(one("opencode", "edit", "claude-code"), "Edit Write");
        assert_eq!(one("copilot-cli", "EXECUTE", "gemini-cli"), "run_shell_command");
        assert_eq!(one("claude-code", "Task", "opencode"), "task");
        assert_eq!(one("claude-code", "LS", "gemini-cli"), "list_directory");
        assert_eq!(one("gemini-cli", "list_directory", "claude-code"), "Glob");
        assert_eq!(one("claude-code", "NotebookEdit", "gemini-cli"), "-");
        assert_eq!(one("claude-code", "Nonsense", "gemini-cli"), "");
    }

    #[test]
    fn tools_of_servers_are_mapped_both_ways() {
        for (client, own, all) in [
            ("copilot-cli", "gh/find", "gh/*"),
            ("gemini-cli", "mcp_gh_find", "mcp_gh_*"),
            ("opencode", "gh_find", "gh_*"),
            ("qwen-code", "mcp__gh__find", "mcp__gh"),
        ] {
            assert_eq!(one("claude-code", "mcp__gh__find", client), own);
            assert_eq!(one(client, own, "claude-code"), "mcp__gh__find");
            assert_eq!(one("claude-code", "mcp__gh", client), all);
            assert_eq!(one(client, all, "claude-code"), "mcp__gh");
        }
    }

    #[test]
    fn patterns_stay_with_their_tool() {
        let tools = meant("Bash(git:*)", by_id("claude-code").unwrap());
        assert_eq!((tools[0].name.as_str(), tools[0].pattern.as_deref()), ("Bash", Some("git *")));
    }
}
