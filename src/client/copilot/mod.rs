//! GitHub Copilot CLI, `.github/agents/*.agent.md` and `*.md`. A Rust reader: strict YAML, a schema for the keys it
//! knows, a warning in the log for the others. Source: `@github/copilot` 1.0.102 run headless on real files and on
//! the cases; names of tools and limits from GitHub's documentation (custom agents configuration), 2026-11-20.

mod facts;
mod hooks;

pub(super) use facts::CARD;

use super::{
    About, Client, Fate, Form, Grant, Granted, Listed, Reading, Reason, Tools, Why, form,
    parser::{Parser, Sort},
    tree::Tree,
};
use crate::{
    document::{Document, Node, fence::bom_len},
    text::Span,
};

/// GitHub Copilot CLI.
pub struct Copilot;

/// Larger files are not read.
const LARGEST_FILE: usize = 1_048_576;

impl Client for Copilot {
    fn about(&self) -> &'static About {
        &facts::ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        if document.text.len() > LARGEST_FILE {
            reading.refuse(Why::TooLarge, Span::at(0));
        } else {
            match fences(&document.text) {
                Ok((inner, body)) => values(document, inner, body, &mut reading),
                Err(reason) => reading.reasons.push(reason),
            }
        }
        reading.conclude();
        reading
    }

    /// The file and its description; how the parent model is told of them was not seen.
    fn listing(&self, _: &Reading) -> Option<String> {
        None
    }

    fn split_tools(&self, value: &str) -> Vec<(usize, Listed)> {
        split(value)
    }

    fn fate(&self, tool: &str) -> Option<Fate> {
        fate(tool)
    }
}

/// The lines of three dashes, blanks behind them allowed, and what lies between and behind.
fn fences(text: &str) -> Result<(Span, Span), Reason> {
    let start = bom_len(text);
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut at = start;
    let mut opened = None;
    for line in text[start..].split_inclusive('\n') {
        let ends = at + line.len();
        match opened {
            None if is_fence(line) && line.ends_with('\n') => opened = Some(ends),
            None => {
                let span = Span::new(start, ends);
                return Err(Reason { why: Why::NoFrontMatter, span, refuses: true });
            }
            Some(inner) if is_fence(line) => {
                return Ok((Span::new(inner, at), Span::new(ends, text.len())));
            }
            Some(_) => {}
        }
        at = ends;
    }
    let why = if opened.is_some() { Why::Unclosed } else { Why::NoFrontMatter };
    Err(Reason { why, span: Span::new(start, opened.unwrap_or(start)), refuses: true })
}

fn values(document: &Document, inner: Span, body: Span, reading: &mut Reading) {
    reading.front_matter = Some(inner);
    reading.prompt_span = body;
    body.of(&document.text).trim().clone_into(&mut reading.prompt);
    let tree = match Tree::read(document, inner, Parser::LibYaml) {
        Ok(tree) => tree,
        Err(error) => {
            let span = Span::at(error.at);
            return reading.refuse(Why::StrictYaml, span);
        }
    };
    if !matches!(tree.sort_of_all(), Sort::Map | Sort::Null) {
        return reading.refuse(Why::NotAMap, inner);
    }
    reading.keys = tree.keys();
    identity(&tree, document, reading);
    form::check(&tree, facts::FIELDS.get(2..).unwrap_or(&[]), reading);
    if tree.get("model").is_some_and(|model| !form::takes(&tree, Form::Names, model)) {
        reading.refuse(Why::ValueForm, tree.place("model"));
    }
    reading.model = tree.text_of("model").map(str::to_owned);
    hooks::check(&tree, reading);
    servers(&tree, reading);
    reading.tools = tools(&tree);
}

/// The display name: without one, the file's; and the description.
fn identity(tree: &Tree<'_>, document: &Document, reading: &mut Reading) {
    let stem = stem(&document.name);
    match tree.get("name").map(|node| tree.text(node)) {
        Some(None) => reading.refuse(Why::NameNotText, tree.place("name")),
        Some(Some(name)) if !name.is_empty() => reading.name = Some(name.to_owned()),
        _ => reading.name = Some(stem.to_owned()),
    }
    match tree.get("description").map(|node| tree.text(node)) {
        Some(Some(text)) => reading.description = Some(text.to_owned()),
        Some(None) => reading.refuse(Why::DescriptionNotText, tree.place("description")),
        None => {
            reading.refuse(Why::DescriptionMissing, tree.inner);
        }
    }
    if facts::ABOUT.built_in_agents.contains(&reading.name.as_deref().unwrap_or("")) {
        reading.refuse(Why::NameReserved, tree.place("name"));
    }
}

/// The file's name without its endings.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or("");
    let name = name.strip_suffix(".md").unwrap_or(name);
    match name.strip_suffix(".agent").unwrap_or(name) {
        "" => "untitled",
        stem => stem,
    }
}

/// Each server has to say what it is and which of its tools may be used.
fn servers(tree: &Tree<'_>, reading: &mut Reading) {
    let Some(servers) = tree.get("mcp-servers").filter(|servers| tree.sort(servers) == Sort::Map) else {
        return;
    };
    for (_, server) in tree.members(servers) {
        if !is_server(tree, server) {
            let span = tree.place_in("mcp-servers", server);
            reading.refuse(Why::ValueForm, span);
        }
    }
}

fn is_server(tree: &Tree<'_>, server: &Node) -> bool {
    let is =
        |key: &str, form: Form| tree.member(server, key).is_some_and(|node| form::takes(tree, form, node));
    let kind = tree.member(server, "type").map(|kind| tree.text(kind));
    let runs = match kind {
        Some(Some("http" | "sse")) => is("url", Form::Text),
        Some(Some("local" | "stdio")) => is("command", Form::Text) && is("args", Form::Texts),
        None => is("url", Form::Text) || (is("command", Form::Text) && is("args", Form::Texts)),
        _ => false,
    };
    tree.sort(server) == Sort::Map && runs && is("tools", Form::Texts)
}

fn tools(tree: &Tree<'_>) -> Tools {
    let listed: Vec<String> = match tree.get("tools").map(|node| (tree.sort(node), node)) {
        Some((Sort::Text, node)) => {
            split(tree.text(node).unwrap_or("")).into_iter().map(|(_, tool)| tool.written).collect()
        }
        Some((Sort::List, node)) => {
            tree.items(node).filter_map(|item| tree.text(item)).map(str::to_owned).collect()
        }
        _ => return Tools { shown: "All tools".into(), ..Tools::default() },
    };
    let shown = listed.join(", ");
    if listed.iter().any(|name| name == "*") {
        return Tools { shown, ..Tools::default() };
    }
    let grants: Vec<Grant> = listed
        .into_iter()
        .map(|written| Grant { gets: fate(&written).map(|_| written.clone()), written })
        .collect();
    let names: Vec<String> = grants.iter().filter_map(|grant| grant.gets.clone()).collect();
    let granted = if names.is_empty() { Granted::None } else { Granted::These(names) };
    Tools { shown, granted, grants }
}

fn split(value: &str) -> Vec<(usize, Listed)> {
    super::split_at_commas(value)
}

/// Names are taken in any case. `server/tool` is a tool of an MCP server.
fn fate(name: &str) -> Option<Fate> {
    let of_server = name.split_once('/').is_some_and(|(server, tool)| !server.is_empty() && !tool.is_empty());
    let known = facts::TOOLS.iter().find(|tool| tool.name.eq_ignore_ascii_case(name));
    known.map(|tool| tool.fate).or_else(|| (of_server || name == "*").then_some(Fate::Granted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        Copilot.read(&Document::parse(text).named("tide.agent.md"))
    }

    #[test]
    fn an_agent_without_a_name_is_called_after_its_file() {
        let reading = read("---\ndescription: d\n---\nBody\n");
        assert_eq!((reading.name.as_deref(), reading.loads()), (Some("tide"), true));
        assert_eq!(read("---\nname: a b\ndescription: ''\n--- \n").name.as_deref(), Some("a b"));
    }

    #[test]
    fn the_schema_refuses_wrong_forms_and_only_warns_of_unknown_keys() {
        for front in
            ["description:", "description: d\ntools: {a: true}", "description: d\nname: 5", "name: a"]
        {
            assert!(!read(&format!("---\n{front}\n---\n")).loads(), "{front}");
        }
        for front in ["color: red", "tools: read, search", "tools: []", "model: [a, b]", "hooks: {}"] {
            assert!(read(&format!("---\ndescription: d\n{front}\n---\n")).loads(), "{front}");
        }
    }

    #[test]
    fn strict_yaml_is_not_repaired() {
        let reading = read("---\ndescription: a: b\n---\n");
        assert_eq!(reading.reasons[0].why, Why::StrictYaml);
        assert_eq!(reading.reasons[0].span.start(), 18);
    }
}
