use std::collections::BTreeSet;

use super::{
    super::{Fate, Granted, Listed, Tools},
    Loader, Source,
    facts::PROJECT,
    grants::{self, Session},
    text,
};
use crate::document::{Kind, Node};

/// Splits a value as Claude Code does: at commas and blanks outside of parentheses. Line ends and tabs do
/// not split, an unclosed parenthesis swallows the rest, and the first one that closes ends them all.
/// Gives each entry with its byte offset.
pub fn split(value: &str) -> Vec<(usize, Listed)> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut inside = false;
    for (at, character) in value.char_indices().chain([(value.len(), ',')]) {
        match character {
            '(' => inside = true,
            ')' => inside = false,
            ',' | ' ' if !inside || at == value.len() => {
                let written = &value[start..at];
                let trimmed = written.trim();
                if !trimmed.is_empty() {
                    let offset = start + written.len() - written.trim_start().len();
                    found.push((offset, entry(trimmed)));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    found
}

fn entry(written: &str) -> Listed {
    let name = match written.split_once('(') {
        Some((name, rest)) if rest.ends_with(')') => name,
        _ => written,
    };
    Listed { written: written.to_owned(), name: name.to_owned() }
}

/// What the parent model is told of the tools, and what the agent really gets.
pub fn read(source: &Source<'_>, loader: Loader) -> Tools {
    let mut allowed = source.get("tools").filter(|node| !is_absent(node)).map(|node| names(source, node));
    let denied = source.get("disallowedTools").map(|node| names(source, node)).unwrap_or_default();
    // All names together with `*` stand for nothing: the same reader makes "all" of them, and that is no list.
    let denied = if denied.iter().any(|tool| tool.written == "*") { Vec::new() } else { denied };
    if let Some(list) = &mut allowed
        && keeps_memory(source)
    {
        for tool in ["Write", "Edit", "Read"] {
            if !list.iter().any(|listed| listed.written == tool) {
                list.push(entry(tool));
            }
        }
    }
    let all = allowed.as_ref().is_none_or(|list| list.iter().any(|tool| tool.written == "*"));
    let list = allowed.unwrap_or_default();
    if all {
        return everything(&denied);
    }
    let (grants, granted) = grants::resolve(&list, &denied, Session::of(source, loader));
    Tools { shown: shown(&list, &denied), granted, grants }
}

/// What an agent has that says nothing of tools.
pub fn all() -> Tools {
    everything(&[])
}

fn is_absent(node: &Node) -> bool {
    // An empty `tools` is not an absent one: the agent gets no tools.
    matches!(node.kind, Kind::Alias(_))
}

fn names(source: &Source<'_>, node: &Node) -> Vec<Listed> {
    let words = |text: String| split(&text).into_iter().map(|(_, tool)| tool).collect::<Vec<_>>();
    match &node.kind {
        Kind::List(items, _) => {
            let texts = items.iter().filter_map(|item| text(source.resolve(item)));
            texts.flat_map(words).collect()
        }
        _ => text(node).map(words).unwrap_or_default(),
    }
}

fn keeps_memory(source: &Source<'_>) -> bool {
    let memory = source.get("memory").and_then(text);
    memory.is_some_and(|memory| matches!(memory.as_str(), "user" | "project" | "local"))
}

fn everything(denied: &[Listed]) -> Tools {
    let names: Vec<String> = denied.iter().map(|tool| tool.written.clone()).collect();
    if names.is_empty() {
        return Tools { shown: "All tools".into(), ..Tools::default() };
    }
    Tools {
        shown: format!("All tools except {}", names.join(", ")),
        granted: Granted::DefaultLess(denied.iter().map(|tool| current(&tool.name).to_owned()).collect()),
        grants: Vec::new(),
    }
}

fn shown(list: &[Listed], denied: &[Listed]) -> String {
    if list.is_empty() {
        // The listing does not tell an empty list from an absent one.
        return everything(denied).shown;
    }
    let mut set = BTreeSet::new();
    set.extend(denied.iter().map(|tool| tool.written.as_str()));
    let denied = set;
    let left: Vec<&str> =
        list.iter().map(|tool| tool.written.as_str()).filter(|tool| !denied.contains(tool)).collect();
    if left.is_empty() { "None".into() } else { left.join(", ") }
}

/// What becomes of a tool name; `None` for one the client does not know. MCP tools are granted once
/// their server is connected.
pub fn fate(name: &str) -> Option<Fate> {
    if name.starts_with("mcp__") {
        return Some(Fate::Granted);
    }
    PROJECT.tool(name).map(|tool| tool.fate)
}

/// A tool's name today.
pub fn current(name: &str) -> &str {
    match PROJECT.tool(name).map(|tool| tool.fate) {
        Some(Fate::Renamed(newer)) => newer,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    fn words(value: &str) -> Vec<String> {
        split(value).into_iter().map(|(_, tool)| tool.written).collect()
    }

    #[test]
    fn commas_and_blanks_split_but_not_inside_parentheses() {
        assert_eq!(
            words("Read,Grep Glob,, Bash(git *, npm *)"),
            ["Read", "Grep", "Glob", "Bash(git *, npm *)"]
        );
        assert_eq!(words("Bash (git *)"), ["Bash", "(git *)"]);
        assert_eq!(words("Bash(git *, Read"), ["Bash(git *, Read"]);
        assert_eq!(words("Bash(a(b) c)"), ["Bash(a(b)", "c)"]);
        assert_eq!(words("Read\tGrep"), ["Read\tGrep"]);
    }

    #[test]
    fn each_entry_knows_its_place() {
        let places: Vec<usize> = split("Read, Grep(x),  Glob").into_iter().map(|(at, _)| at).collect();
        assert_eq!(places, [0, 6, 16]);
    }
}
