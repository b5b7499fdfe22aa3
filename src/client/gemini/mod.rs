//! Gemini CLI, `.gemini/agents/*.md`. Strict throughout: one unknown key, one unknown tool or a list of tools as a
//! text, and the file is refused with a message. Source: npm `@google/gemini-cli-core` 0.61.0
//! (`agents/agentLoader.js`, `tools/tool-names.js`, `prompts/snippets.js`); its `parseAgentMarkdown` run on real
//! files and on the cases, 2026-11-20.

mod facts;
mod remote;
mod servers;
mod tools;

pub(super) use facts::CARD;

use super::{
    About, Client, Fate, Listed, Reading, Tools, Why, form,
    parser::{Parser, Sort, is_too_large},
    tree::Tree,
};
use crate::{
    document::{Document, Node, fence::js_space},
    text::Span,
};

/// Gemini CLI.
pub struct Gemini;

impl Client for Gemini {
    fn about(&self) -> &'static About {
        &facts::ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        match fences(&document.text) {
            Some(fences) => values(document, fences, &mut reading),
            None => {
                let opened = fences(&format!("{}\n---", document.text)).is_some();
                let why = if opened { Why::Unclosed } else { Why::NoFrontMatter };
                let line = document.text.find('\n').unwrap_or(document.text.len());
                reading.refuse(why, Span::new(0, line));
            }
        }
        reading.conclude();
        reading
    }

    fn listing(&self, reading: &Reading) -> Option<String> {
        let (name, description) = (reading.name.as_ref()?, reading.description.as_ref()?);
        let line = || {
            format!(
                "  <subagent>\n    <name>{name}</name>\n    <description>{description}</description>\n  </subagent>"
            )
        };
        reading.loads().then(line)
    }

    fn split_tools(&self, value: &str) -> Vec<(usize, Listed)> {
        // A text is no list of tools here, whatever stands in it.
        let whole = Listed { written: value.to_owned(), name: value.to_owned() };
        if value.trim().is_empty() { Vec::new() } else { vec![(0, whole)] }
    }

    fn fate(&self, tool: &str) -> Option<Fate> {
        tools::fate(tool)
    }
}

/// Where the front matter and the prompt stand.
#[derive(Clone, Copy)]
struct Fences {
    inner: Span,
    /// The closing dashes.
    close: Span,
    /// Absent where anything stands behind the closing dashes on their line.
    body: Option<Span>,
}

/// The pattern `^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n([\s\S]*))?`.
fn fences(text: &str) -> Option<Fences> {
    let opened = text.strip_prefix("---")?;
    let start = 3 + line_end(opened)?;
    let at = start + text[start..].find("\n---")?;
    let inner = Span::new(start, if text[start..at].ends_with('\r') { at - 1 } else { at });
    let close = Span::new(at + 1, at + 4);
    let body = line_end(&text[close.end()..]).map(|end| Span::new(close.end() + end, text.len()));
    Some(Fences { inner, close, body })
}

/// The length of the line end a text begins with.
fn line_end(text: &str) -> Option<usize> {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => Some(2),
        [b'\n', ..] => Some(1),
        _ => None,
    }
}

fn values(document: &Document, fences: Fences, reading: &mut Reading) {
    reading.front_matter = Some(fences.inner);
    if is_too_large(document, fences.inner) {
        return reading.refuse(Why::TooLarge, Span::at(0));
    }
    let tree = match Tree::read(document, fences.inner, Parser::JsYaml4) {
        Ok(tree) => tree,
        Err(error) => {
            return reading.refuse(Why::StrictYaml, Span::at(error.at));
        }
    };
    reading.keys = tree.keys();
    match (tree.root(), tree.sort_of_all()) {
        (Some(list), Sort::List) => remote::list(&tree, list, reading),
        (Some(root), Sort::Map) if remote::is_meant(&tree, root) => remote::agent(&tree, root, reading),
        (Some(_), Sort::Map) => {
            agent(&tree, reading);
            take_prompt(document, fences, reading);
        }
        _ => reading.refuse(Why::NotAMap, fences.inner),
    }
}

fn take_prompt(document: &Document, fences: Fences, reading: &mut Reading) {
    let end = Span::at(document.text.len());
    reading.prompt_span = fences.body.unwrap_or(end);
    reading.prompt_span.of(&document.text).trim_matches(js_space).clone_into(&mut reading.prompt);
    if fences.body.is_none() && fences.close.end() < document.text.len() {
        reading.note(Why::PromptCut, fences.close);
    }
}

/// An agent that runs here.
fn agent(tree: &Tree<'_>, reading: &mut Reading) {
    name(tree, tree.root(), reading);
    match tree.get("description") {
        None => missing(tree, Why::DescriptionMissing, reading),
        Some(node) => match tree.text(node) {
            Some("") => reading.refuse(Why::DescriptionMissing, tree.place("description")),
            Some(text) => reading.description = Some(text.to_owned()),
            None => reading.refuse(Why::DescriptionNotText, tree.place("description")),
        },
    }
    let others = facts::FIELDS.get(2..).unwrap_or(&[]);
    form::check(tree, others, reading);
    servers::check(tree, reading);
    reading.model = tree.text_of("model").map(str::to_owned);
    take_tools(tree, reading);
    tree.unknown_keys(&facts::ABOUT).into_iter().for_each(|span| reading.refuse(Why::KeyUnknown, span));
}

fn take_tools(tree: &Tree<'_>, reading: &mut Reading) {
    let Some(list) = tree.get("tools").filter(|list| tree.sort(list) == Sort::List) else {
        reading.tools = Tools { shown: "All tools".into(), ..Tools::default() };
        return;
    };
    let listed: Vec<&Node> = tree.items(list).collect();
    let names: Vec<&str> = listed.iter().filter_map(|item| tree.text(item)).collect();
    for item in listed {
        if tree.text(item).is_some_and(|name| tools::fate(name).is_none()) {
            let span = tree.place_in("tools", item);
            reading.refuse(Why::ToolUnknown, span);
        }
    }
    reading.tools = tools::given(&names);
}

/// Takes the name of an agent, or says why there is none.
fn name(tree: &Tree<'_>, of: Option<&Node>, reading: &mut Reading) {
    let is_slug = |name: &str| {
        let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
        !name.is_empty() && name.bytes().all(fits)
    };
    match of.and_then(|map| tree.member(map, "name")) {
        None => missing(tree, Why::NameMissing, reading),
        Some(node) => match tree.text(node) {
            Some(text) if is_slug(text) => reading.name = Some(text.to_owned()),
            Some(_) => reading.refuse(Why::NameForm, tree.place("name")),
            None => reading.refuse(Why::NameNotText, tree.place("name")),
        },
    }
}

fn missing(tree: &Tree<'_>, why: Why, reading: &mut Reading) {
    reading.refuse(why, tree.inner);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        Gemini.read(&Document::parse(text))
    }

    fn whys(front: &str) -> Vec<Why> {
        let reading = read(&format!("---\nname: a\ndescription: d\n{front}\n---\nBody"));
        reading.reasons.iter().map(|reason| reason.why).collect()
    }

    #[test]
    fn a_strict_schema_refuses_what_it_does_not_know() {
        assert_eq!(whys("tools: [read_file, mcp_x_y]\nmax_turns: 3"), []);
        assert_eq!(whys("color: red\ntools: [Read]"), [Why::ToolUnknown, Why::KeyUnknown]);
        assert_eq!(whys("tools: read_file"), [Why::ValueForm]);
        assert_eq!(whys("max_turns: 0\ntemperature: \"1\""), [Why::ValueForm, Why::ValueForm]);
    }

    #[test]
    fn a_longer_closing_line_costs_the_prompt() {
        let reading = read("---\nname: a\ndescription: d\n----\nBody");
        assert_eq!((reading.loads(), reading.prompt.as_str()), (true, ""));
        assert_eq!(reading.reasons[0].why, Why::PromptCut);
        assert_eq!(read("---\r\nname: a\r\ndescription: d\r\n---\r\nBody\r\n").prompt, "Body");
        assert_eq!(read("---\nname: a\ndescription: d\n---").reasons, []);
    }

    #[test]
    fn a_remote_agent_has_a_card() {
        let remote = "---\nkind: remote\nname: a\nagent_card_url: https://x.example/a.json\n---\n";
        assert!(read(remote).loads());
        assert!(!read("---\nkind: remote\nname: a\n---\n").loads());
        assert!(read("---\n- name: a\n  agent_card_url: https://x.example/a.json\n---\n").loads());
    }
}
