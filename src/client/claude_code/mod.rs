//! Claude Code, with its two loaders: project and user agents (`.claude/agents/**.md`), and those of
//! plugins (`<plugin>/agents/**.md`), which differ in a dozen ways.
//!
//! Measured on 2026-11-20 with version 2.1.328 (npm `@anthropic-ai/claude-code`, native linux-x64), run
//! headless and without network: the agents it lists at start, the list it sends to the parent model,
//! the tools and the prompt a spawned agent got, and its debug log.

mod bun;
mod facts;
mod fields;
mod forms;
mod front_matter;
mod grants;
mod hidden_hooks;
mod hooks;
mod identity;
mod lenient;
mod models;

mod servers;
mod tools;

pub(super) use facts::{PLUGIN_CARD, PROJECT_CARD};
pub use front_matter::Source;
pub use lenient::retry;

use super::{About, Client, Fate, Listed, Reading, Why};
use crate::{
    document::{
        Document, Node, Scalar, Style,
        fence::bom_len,
        scalar::{Meaning, meaning},
    },
    text::Span,
};

/// The loader of project and user agents.
pub static PROJECT: ClaudeCode = ClaudeCode { loader: Loader::Project };

/// The loader of plugin agents.
pub static PLUGIN: ClaudeCode = ClaudeCode { loader: Loader::Plugin };

/// Claude Code.
pub struct ClaudeCode {
    loader: Loader,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Loader {
    Project,
    Plugin,
}

/// A file larger than this is skipped, with a line in the debug log only.
pub const LARGEST_FILE: usize = 1_048_576;

impl Client for ClaudeCode {
    fn about(&self) -> &'static About {
        match self.loader {
            Loader::Project => &facts::PROJECT,
            Loader::Plugin => &facts::PLUGIN,
        }
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        match (front_matter::find(document), self.loader) {
            (Ok(source), _) => {
                reading.reasons.extend(source.notes.iter().cloned());
                self.values(&source, document, &mut reading);
                take_prompt(document, source.body, &mut reading);
                reading.front_matter = Some(source.inner);
                reading.repairs.clone_from(&source.repairs);
            }
            (Err(mut fault), Loader::Plugin) if fault.reason.why != Why::TooLarge => {
                fault.reason.refuses = false;
                reading.reasons.push(fault.reason);
                reading.tools = tools::all();
                identity::of_plugin(None, stem(document), &mut reading);
                take_prompt(document, fault.body, &mut reading);
            }
            (Err(fault), _) => reading.reasons.push(fault.reason),
        }
        reading.conclude();
        reading
    }

    fn listing(&self, reading: &Reading) -> Option<String> {
        let (name, description) = (reading.name.as_ref()?, reading.description.as_ref()?);
        reading.loads().then(|| format!("- {name}: {description} (Tools: {})", reading.tools.shown))
    }

    fn split_tools(&self, value: &str) -> Vec<(usize, Listed)> {
        tools::split(value)
    }

    fn fate(&self, tool: &str) -> Option<Fate> {
        tools::fate(tool)
    }
}

impl ClaudeCode {
    fn values(&self, source: &Source<'_>, document: &Document, reading: &mut Reading) {
        match self.loader {
            Loader::Project => {
                identity::of_project(source, reading);
                hooks::check(source, reading);
                servers::check(source, reading);
            }
            Loader::Plugin => identity::of_plugin(Some(source), stem(document), reading),
        }
        let model = source.get("model").and_then(text);
        let model = model.map(|model| front_matter::trimmed(&model).to_owned());
        reading.model = model.filter(|model| !model.is_empty()).map(inherit_in_lower_case);
        let is_color = |color: &String| self.about().colors.contains(&color.as_str());
        let color = source.get("color").filter(|node| !is_null(node));
        reading.color = color.and_then(text).filter(is_color);
        reading.tools = tools::read(source, self.loader);
        reading.ignored = forms::ignored_keys(source, self.about().fields);
        let is_lost = |node: &Node| text(node).is_none_or(|color| !color.is_empty());
        if reading.color.is_none() && color.is_some_and(is_lost) {
            reading.ignored.push("color");
        }
        reading.keys = source.keys();
    }
}

fn take_prompt(document: &Document, body: Span, reading: &mut Reading) {
    front_matter::trimmed(body.of(&document.text)).clone_into(&mut reading.prompt);
    reading.prompt_span = body;
}

/// The file's name without its ending: what a plugin's agent is called that has no name.
fn stem(document: &Document) -> &str {
    let name = document.name.rsplit(['/', '\\']).next().unwrap_or("");
    match name.strip_suffix(".md").unwrap_or(name) {
        "" => "untitled",
        stem => stem,
    }
}

/// The text of a node that is text to the client: numbers, yes and no words, lists and maps are not.
fn text(node: &Node) -> Option<String> {
    let scalar = node.scalar()?;
    (means(node) == Some(Meaning::Text)).then(|| scalar.text.clone())
}

fn is_null(node: &Node) -> bool {
    means(node) == Some(Meaning::Null)
}

/// What the program takes a scalar for: any tag makes it a text, but those that name a number.
fn means(node: &Node) -> Option<Meaning> {
    let scalar = node.scalar()?;
    let tag = node.tag.as_ref().filter(|tag| !matches!(tag.value.as_str(), "!!int" | "!!float" | "!!null"));
    Some(if tag.is_some() { Meaning::Text } else { number_or(meaning(scalar), scalar) })
}

/// Hexadecimal numbers may have a sign, and no more than 64 bits.
fn number_or(meaning: Meaning, scalar: &Scalar) -> Meaning {
    let unsigned = scalar.text.strip_prefix(['-', '+']).unwrap_or(&scalar.text);
    let digits = unsigned.strip_prefix("0x").filter(|_| scalar.style == Style::Plain);
    match digits.map(|digits| u64::from_str_radix(digits, 16)) {
        Some(Ok(_)) => Meaning::Number,
        Some(Err(_)) => Meaning::Text,
        None => meaning,
    }
}

/// `inherit` is known in any case and kept in lower case (`models/inherit-capitals`).
fn inherit_in_lower_case(model: String) -> String {
    if model.eq_ignore_ascii_case("inherit") { "inherit".into() } else { model }
}

/// Where a client's own front matter ends although the author's goes on.
pub(super) fn cut(document: &Document, inner: Span) -> Option<Span> {
    let authors = document.front.as_ref()?.fence.inner;
    (authors.start <= inner.start && inner.end < authors.end).then(|| Span::new(inner.end(), inner.end() + 3))
}

/// The whole text, without a byte order mark.
fn whole(document: &Document) -> Span {
    Span::new(bom_len(&document.text), document.text.len())
}
