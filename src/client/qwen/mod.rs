//! Qwen Code, `.qwen/agents/*.md`. Where the YAML fails it reads each line for itself, so that nearly everything
//! loads; what the values then have to be, it checks strictly. Source: npm `@qwen-code/qwen-code` 0.24.4
//! (`subagents/subagent-manager.ts`, `validation.ts`, `utils/yaml-parser.ts` in its bundle); its
//! `parseSubagentContent` and `validateConfig` run on real files and on the cases, 2026-11-20.

mod facts;
mod identity;
mod line_parser;
mod settings;
mod value;

pub(super) use facts::CARD;

use std::borrow::Cow;

use super::{
    About, Client, Fate, Grant, Granted, Listed, Reading, Reason, Tools, Why,
    parser::{Parser, Sort, is_too_large},
    tree::Tree,
};
use crate::{
    document::{
        Document,
        fence::{bom_len, js_space},
    },
    text::Span,
};
use value::{get, texts};

/// Qwen Code.
pub struct Qwen;

impl Client for Qwen {
    fn about(&self) -> &'static About {
        &facts::ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        match fences(&document.text) {
            Ok((inner, body)) => values(document, inner, body, &mut reading),
            Err(reason) => reading.reasons.push(reason),
        }
        reading.conclude();
        reading
    }

    fn listing(&self, reading: &Reading) -> Option<String> {
        let (name, description) = (reading.name.as_ref()?, reading.description.as_ref()?);
        reading.loads().then(|| format!("- **{name}**: {description}"))
    }

    fn split_tools(&self, value: &str) -> Vec<(usize, Listed)> {
        super::split_at_commas(value)
    }

    /// Names are not checked when an agent is loaded.
    fn fate(&self, tool: &str) -> Option<Fate> {
        facts::ABOUT.tool(tool).map(|tool| tool.fate)
    }
}

/// The pattern `^---\n([\s\S]*?)\n---\n([\s\S]*)$`, once every line ends in LF and a byte order mark is gone.
fn fences(text: &str) -> Result<(Span, Span), Reason> {
    let start = bom_len(text);
    let refuse = |why, end| Err(Reason { why, span: Span::new(start, end), refuses: true });
    let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
    let line = |at: usize| text.as_bytes()[at..].iter().position(is_end).map_or(text.len(), |end| at + end);
    let first = line(start);
    let Some(inner) = line_end(text, first).filter(|_| &text[start..first] == "---") else {
        return refuse(Why::NoFrontMatter, first);
    };
    // The line that closes is not the one behind the opening: there has to be something between them.
    let mut at = line_end(text, line(inner));
    let mut before = line(inner);
    while let Some(begin) = at {
        let end = line(begin);
        if &text[begin..end] == "---"
            && let Some(body) = line_end(text, end)
        {
            return Ok((Span::new(inner, before), Span::new(body, text.len())));
        }
        before = end;
        at = line_end(text, end);
    }
    refuse(Why::Unclosed, first)
}

/// Where the line end that begins at an offset is over.
fn line_end(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let length = if rest.starts_with("\r\n") { 2 } else { usize::from(rest.starts_with(['\n', '\r'])) };
    (length > 0).then_some(at + length)
}

/// Whether a carriage return stands without a line feed.
fn has_lone_return(text: &str) -> bool {
    text.contains('\r') && text.replace("\r\n", "").contains('\r')
}

/// A text with line ends as the program makes them.
fn normal(text: &str) -> Cow<'_, str> {
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        false => text.into(),
    }
}

fn values(document: &Document, inner: Span, body: Span, reading: &mut Reading) {
    reading.front_matter = Some(inner);
    if is_too_large(document, inner) {
        return reading.refuse(Why::TooLarge, Span::at(0));
    }
    reading.prompt_span = body;
    normal(body.of(&document.text)).trim_matches(js_space).clone_into(&mut reading.prompt);
    let source = inner.of(&document.text);
    let lone = has_lone_return(source);
    let tree = match read_tree(document, inner, source) {
        Ok(tree) if tree.sort_of_all() == Sort::Map => tree,
        read => {
            let (at, is_yaml) = match read {
                Ok(_) => (inner.start(), true),
                Err(at) => (at, false),
            };
            let why = if is_yaml { Why::NotAMap } else { Why::LineByLine };
            reading.note(why, Span::at(if lone { inner.start() } else { at }));
            Tree::of_lines(document, inner, line_parser::parse(&normal(source)))
        }
    };
    reading.keys = tree.keys();
    identity::take(&tree, reading);
    settings::take(&tree, reading);
    reading.tools = tools(&tree);
    identity::check_prompt(body, reading);
}

/// The tree npm's `yaml` makes of the front matter, or where it stops. Lone carriage returns are line ends to it.
fn read_tree<'a>(document: &'a Document, inner: Span, source: &str) -> Result<Tree<'a>, usize> {
    let lone = has_lone_return(source);
    let read = match lone {
        true => Tree::of_repaired(document, inner, &normal(source), Parser::NpmYaml),
        false => Tree::read(document, inner, Parser::NpmYaml),
    };
    read.map_err(|error| error.at)
}

fn tools(tree: &Tree<'_>) -> Tools {
    let names: Option<Vec<String>> = get(tree, "tools").and_then(|value| match tree.text(value) {
        Some(text) => Some(super::split_at_commas(text).into_iter().map(|(_, tool)| tool.written).collect()),
        None => texts(tree, value).map(|(texts, _)| texts),
    });
    match names {
        None => Tools { shown: "All tools".into(), ..Tools::default() },
        // An empty list counts as none.
        Some(names) if names.is_empty() => Tools::default(),
        Some(names) => Tools {
            shown: names.join(", "),
            grants: names
                .iter()
                .map(|name| Grant { written: name.clone(), gets: Some(name.clone()) })
                .collect(),
            granted: Granted::These(names),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reading {
        Qwen.read(&Document::parse(text))
    }

    fn of(front: &str) -> Reading {
        read(&format!("---\nname: tide\ndescription: d\n{front}\n---\nRead the tables.\n"))
    }

    #[test]
    fn yaml_that_fails_is_read_line_by_line() {
        let reading =
            read("---\nname: tide\ndescription: a: b\ntools:\n  - x\n  - y\n---\nRead the tables.\n");
        assert_eq!(reading.description.as_deref(), Some("a: b"));
        assert_eq!((reading.tools.shown.as_str(), reading.loads()), ("x, y", true));
        assert_eq!(reading.reasons[0].why, Why::LineByLine);
    }

    #[test]
    fn values_are_made_texts_and_checked() {
        assert_eq!(of("model: 5").model.as_deref(), Some("5"));
        assert_eq!(of("modelConfig: {model: q}").model.as_deref(), Some("q"));
        assert_eq!(of("color: mauve").ignored, ["color"]);
        for front in ["approvalMode: Plan", "runConfig: {max_turns: 0}", "executor: {kind: x}"] {
            assert_eq!(of(front).verdict, super::super::Verdict::Refused, "{front}");
        }
    }

    #[test]
    fn fences_stand_alone_on_their_lines() {
        assert!(read("---\rname: tide\rdescription: d\r---\rRead the tables.").loads());
        for text in
            ["---\nname: tide\n--- \nBody", "---\n---\nBody", "--- \nname: a\n---\n", "---\nname: a\n---"]
        {
            assert!(!read(text).loads(), "{text:?}");
        }
    }
}
