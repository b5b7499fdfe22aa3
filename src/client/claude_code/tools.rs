use super::{
    super::{Fate, Grant, Granted, Listed, Tools},
    Source,
    facts::PROJECT,
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
pub fn read(source: &Source<'_>) -> Tools {
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
    let grants = grants(&list, &denied);
    Tools { shown: shown(&list, &denied), granted: granted(&list, &grants, &denied), grants }
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
    let is_denied = |tool: &&Listed| denied.iter().any(|denied| denied.written == tool.written);
    let left: Vec<&str> =
        list.iter().filter(|tool| !is_denied(tool)).map(|tool| tool.written.as_str()).collect();
    if left.is_empty() { "None".into() } else { left.join(", ") }
}

/// What is left of a list. A name that is denied outright goes quietly; where nothing is left and another name
/// gave nothing, the agent is refused.
fn granted(list: &[Listed], grants: &[Grant], denied: &[Listed]) -> Granted {
    let denial = |name: &str| denied.iter().find(|tool| current(&tool.name) == current(name));
    let mut names: Vec<String> = Vec::new();
    let mut gave_nothing = false;
    for (tool, grant) in list.iter().zip(grants) {
        match (denial(&tool.name), &grant.gets) {
            (Some(denial), _) => gave_nothing |= denial.written != denial.name,
            (None, Some(name)) if !names.contains(name) => names.push(name.clone()),
            (None, Some(_)) => {}
            (None, None) => gave_nothing = true,
        }
    }
    match (names.is_empty(), gave_nothing) {
        (false, _) => Granted::These(names),
        (true, true) => Granted::RefusedAtSpawn,
        (true, false) => Granted::None,
    }
}

/// Tools that Bash stands in for: the native builds bring find and grep along with it, and hand these two out
/// only to an agent without Bash.
const SEARCH: [&str; 2] = ["Glob", "Grep"];

/// Sets what each name gives.
fn grants(list: &[Listed], denied: &[Listed]) -> Vec<Grant> {
    let is_denied = |name: &str| denied.iter().any(|tool| tool.name == name);
    let has_bash = list.iter().any(|tool| tool.name == "Bash") && !is_denied("Bash");
    let gets = |tool: &Listed| match has_bash && SEARCH.contains(&tool.name.as_str()) {
        true => Some("Bash".to_owned()),
        false => gets(&tool.name).map(str::to_owned),
    };
    list.iter().map(|tool| Grant { written: tool.written.clone(), gets: gets(tool) }).collect()
}

/// What becomes of a tool name; `None` for one the client does not know. MCP tools are granted once
/// their server is connected.
pub fn fate(name: &str) -> Option<Fate> {
    if name.starts_with("mcp__") {
        return Some(Fate::Granted);
    }
    PROJECT.tool(name).map(|tool| tool.fate)
}

/// What the agent gets for a name: the tool, its newer name, or nothing.
fn gets(name: &str) -> Option<&str> {
    match fate(name)? {
        Fate::Granted => Some(name),
        Fate::Renamed(newer) => Some(newer),
        Fate::Removed { .. } | Fate::Retired { .. } | Fate::Withheld => None,
    }
}

/// A tool's name today.
fn current(name: &str) -> &str {
    match PROJECT.tool(name).map(|tool| tool.fate) {
        Some(Fate::Renamed(newer)) => newer,
        _ => name,
    }
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
    }

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
