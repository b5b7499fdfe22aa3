//! OpenCode, `.opencode/{agent,agents}/**/*.md`. Values of a wrong form stop the whole program; keys it does not
//! know go on to whoever serves the model; broken YAML is repaired line by line, and where that changes nothing the
//! front matter becomes prompt without a word. Source: npm `opencode-ai` 1.18.33 (`config/agent.ts`,
//! `config/markdown.ts` in its binary); `debug config` run on real files and on the cases, 2026-11-20.

mod facts;
mod matter;
mod permission;
mod sanitize;

pub(super) use facts::CARD;

use super::{
    About, Client, Fate, Form, Grant, Granted, Listed, Reading, Tools, Why, form, parser::Sort, tree::Tree,
};
use crate::{
    document::{Document, fence::js_space},
    text::Span,
};
use matter::Matter;

/// OpenCode.
pub struct OpenCode;

/// Said of an agent without a description.
const NO_DESCRIPTION: &str = "This subagent should only be called manually by the user.";

impl Client for OpenCode {
    fn about(&self) -> &'static About {
        &facts::ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading { name: Some(stem(&document.name).to_owned()), ..Reading::default() };
        reading.tools = Tools { shown: "All tools".into(), ..Tools::default() };
        match matter::read(document) {
            Matter::Read { tree, inner, body, note } => {
                reading.front_matter = Some(inner);
                reading.reasons.extend(note);
                take_prompt(document, body, &mut reading);
                if let Some(tree) = tree {
                    values(&tree, &mut reading);
                }
            }
            Matter::None { body, note } => {
                reading.reasons.extend(note);
                take_prompt(document, body, &mut reading);
            }
            Matter::Skipped(reason) => reading.reasons.push(reason),
        }
        reading.conclude();
        reading
    }

    fn listing(&self, reading: &Reading) -> Option<String> {
        let name = reading.name.as_ref()?;
        let description = reading.description.as_deref().unwrap_or(NO_DESCRIPTION);
        (reading.loads() && !reading.unlisted).then(|| format!("- {name}: {description}"))
    }

    fn split_tools(&self, value: &str) -> Vec<(usize, Listed)> {
        // A text is no set of tools here, whatever stands in it.
        let whole = Listed { written: value.to_owned(), name: value.to_owned() };
        if value.trim().is_empty() { Vec::new() } else { vec![(0, whole)] }
    }

    /// Names it does not know may be those of MCP servers' tools.
    fn fate(&self, tool: &str) -> Option<Fate> {
        facts::ABOUT.tool(tool).map(|tool| tool.fate)
    }
}

fn take_prompt(document: &Document, body: Span, reading: &mut Reading) {
    reading.prompt_span = body;
    body.of(&document.text).trim_matches(js_space).clone_into(&mut reading.prompt);
}

/// The file's name without its ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or("");
    match name.strip_suffix(".md").unwrap_or(name) {
        "" => "untitled",
        stem => stem,
    }
}

fn values(tree: &Tree<'_>, reading: &mut Reading) {
    // A list or a text becomes a map from numbers to its items or letters: nothing of it is known.
    if tree.sort_of_all() != Sort::Map {
        return reading.note(Why::NotAMap, tree.inner);
    }
    reading.keys = tree.keys();
    if let Some(name) = tree.get("name") {
        reading.name = Some(match tree.sort(name) {
            Sort::Null => "null".into(),
            _ => tree.string(name).unwrap_or_else(|| "[object Object]".into()),
        });
        if tree.sort(name) != Sort::Text {
            reading.note(Why::NameNotText, tree.place("name"));
        }
    }
    form::check(tree, facts::FIELDS, reading);
    if tree.get("permission").is_some_and(|node| !permission::takes(tree, node)) {
        reading.refuse(Why::ValueForm, tree.place("permission"));
    }
    if tree.text_of("color").is_some_and(|color| !is_color(color)) {
        reading.refuse(Why::ValueForm, tree.place("color"));
    }
    reading.description =
        tree.text_of("description").map(str::to_owned).filter(|_| fits(tree, "description"));
    reading.model = tree.text_of("model").map(str::to_owned);
    reading.unlisted = tree.text_of("mode") == Some("primary");
    reading.color = tree.text_of("color").filter(|color| is_color(color)).map(str::to_owned);
    tools(tree, reading);
}

fn fits(tree: &Tree<'_>, key: &str) -> bool {
    tree.get(key).is_some_and(|node| form::takes(tree, Form::Text, node))
}

/// `#` and six digits of sixteen, or a name of the theme.
fn is_color(color: &str) -> bool {
    let is_hex = |digits: &str| digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    color.strip_prefix('#').is_some_and(is_hex) || facts::COLORS.contains(&color)
}

/// Tools switched on and off.
fn tools(tree: &Tree<'_>, reading: &mut Reading) {
    let Some(switches) = tree.get("tools").filter(|switches| tree.sort(switches) == Sort::Map) else {
        return;
    };
    let members = tree.members(switches);
    let named = |on: bool| -> Vec<String> {
        let wanted = members.iter().filter(|(_, value)| tree.sort(value) == Sort::Bool(on));
        wanted.map(|(name, _)| (*name).to_owned()).collect()
    };
    let denied = named(false);
    reading.tools = Tools {
        shown: members.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "),
        grants: named(true)
            .into_iter()
            .map(|name| Grant { gets: Some(name.clone()), written: name })
            .collect(),
        granted: if denied.is_empty() { Granted::Default } else { Granted::DefaultLess(denied) },
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        OpenCode.read(&Document::parse(text).named("tide.md"))
    }

    #[test]
    fn broken_yaml_is_repaired_or_becomes_prompt_or_is_skipped() {
        let repaired = read("---\ndescription: a: b\n---\nBody");
        assert_eq!((repaired.description.as_deref(), repaired.prompt.as_str()), (Some("a: b"), "Body"));
        let lost = read("---\nname: x\nname: y\n---\nBody");
        assert_eq!(lost.reasons[0].why, Why::FrontMatterInPrompt);
        assert_eq!((lost.name.as_deref(), lost.prompt.len()), (Some("tide"), 28));
        let skipped = read("---\na: b: c\nx: [y\n---\nBody");
        assert_eq!((skipped.loads(), skipped.reasons[0].why), (false, Why::InvalidYaml));
    }

    #[test]
    fn a_wrong_form_stops_the_program() {
        for front in ["tools: read", "color: red", "model: 5", "description:", "steps: 0", "permission: no"] {
            assert!(!read(&format!("---\n{front}\n---\n")).loads(), "{front}");
        }
        for front in ["tools: {read: true}", "color: '#12aBcd'", "mood: x", "permission: {bash: {'*': ask}}"]
        {
            assert!(read(&format!("---\n{front}\n---\n")).loads(), "{front}");
        }
    }

    #[test]
    fn everything_without_front_matter_loads() {
        assert_eq!(read("# Tides\n").prompt, "# Tides");
        assert_eq!(read("--- # x\na: b\n---\n").reasons[0].why, Why::FrontMatterInPrompt);
        assert_eq!(read("---\rname: a\r---\r").prompt, "");
    }
}
