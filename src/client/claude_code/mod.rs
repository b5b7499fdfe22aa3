//! Claude Code: project and user agents, `.claude/agents/**.md`.
//!
//! Measured on 2026-11-20 with version 2.1.328 (npm `@anthropic-ai/claude-code`, native linux-x64), run
//! headless and without network: the agents it lists at start, the list it sends to the parent model,
//! the tools and the prompt a spawned agent got, and its debug log.

mod facts;
mod front_matter;
mod hooks;
mod lenient;
mod tools;

pub use front_matter::Source;
pub use lenient::retry;

use super::{About, Client, Fate, Granted, Listed, Reading, Reason, Verdict, Why};
use crate::{
    document::{
        Document, Node,
        scalar::{Meaning, is_nought, meaning},
    },
    text::Span,
};

/// Claude Code's loader of project and user agents.
pub struct ClaudeCode;

/// A file larger than this is skipped, with a line in the debug log only.
pub const LARGEST_FILE: usize = 1_048_576;

/// Longest name, in UTF-16 units.
const LONGEST_NAME: usize = 256;

impl Client for ClaudeCode {
    fn about(&self) -> &'static About {
        &facts::ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        match front_matter::find(document) {
            Ok(source) => {
                values(&source, &mut reading);
                front_matter::trimmed(source.body.of(&document.text)).clone_into(&mut reading.prompt);
                reading.prompt_span = source.body;
                reading.front_matter = Some(source.inner);
            }
            Err(reason) => reading.reasons.push(reason),
        }
        reading.verdict = verdict(&reading);
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

fn verdict(reading: &Reading) -> Verdict {
    if reading.reasons.iter().any(|reason| reason.why.refuses()) {
        Verdict::Refused
    } else if reading.reasons.iter().any(|reason| reason.why == Why::CutAtDashes)
        || reading.tools.grants.iter().any(|grant| grant.gets.is_none())
        || reading.tools.granted == Granted::None
    {
        Verdict::LoadsWithLosses
    } else {
        Verdict::Loads
    }
}

fn values(source: &Source<'_>, reading: &mut Reading) {
    reading.reasons.extend(source.notes.iter().cloned());
    let mut fail = |why, span| reading.reasons.push(Reason { why, span });
    let root = source.inner;
    match source.get("name") {
        None => fail(Why::NameMissing, root),
        Some(node) => match name(node) {
            Ok(name) => reading.name = Some(name),
            Err(why) => fail(why, source.place("name").unwrap_or(root)),
        },
    }
    match source.get("description") {
        None => fail(Why::DescriptionMissing, root),
        Some(node) => match description(node) {
            Ok(text) => reading.description = Some(text),
            Err(why) => fail(why, source.place("description").unwrap_or(root)),
        },
    }
    for (why, key) in hooks::faults(source) {
        fail(why, source.place(key).unwrap_or(root));
    }
    reading.model = source.get("model").and_then(text).map(|model| front_matter::trimmed(&model).to_owned());
    reading.model = reading.model.take().filter(|model| !model.is_empty()).map(inherit_in_lower_case);
    reading.color =
        source.get("color").and_then(text).filter(|color| facts::ABOUT.colors.contains(&color.as_str()));
    reading.tools = tools::read(source);
    reading.keys = source.keys();
}

/// The text of a node that is text to the client: numbers, yes and no words, lists and maps are not.
fn text(node: &Node) -> Option<String> {
    let scalar = node.scalar()?;
    (meaning(scalar) == Meaning::Text).then(|| scalar.text.clone())
}

fn name(node: &Node) -> Result<String, Why> {
    let Some(name) = text(node) else {
        return Err(if falsy(node) { Why::NameMissing } else { Why::NameNotText });
    };
    if name.is_empty() {
        Err(Why::NameMissing)
    } else if name.encode_utf16().count() > LONGEST_NAME {
        Err(Why::NameTooLong)
    } else if name.starts_with('-') {
        Err(Why::NameLeadingDash)
    } else if name.contains(is_colon) {
        Err(Why::NameColon)
    } else {
        Ok(name)
    }
}

/// `inherit` is known in any case and kept in lower case (`models/inherit-capitals`).
fn inherit_in_lower_case(model: String) -> String {
    if model.eq_ignore_ascii_case("inherit") { "inherit".into() } else { model }
}

/// Whether NFKC turns the character into something with a colon in it.
fn is_colon(character: char) -> bool {
    matches!(character, ':' | '\u{ff1a}' | '\u{fe55}' | '\u{fe13}' | '\u{2a74}')
}

/// What JavaScript takes for "no value".
fn falsy(node: &Node) -> bool {
    let Some(scalar) = node.scalar() else { return false };
    match meaning(scalar) {
        Meaning::Null | Meaning::Bool(false) => true,
        Meaning::Bool(true) => false,
        Meaning::Number => is_nought(&scalar.text),
        Meaning::Text => scalar.text.is_empty(),
    }
}

/// The description, with every literal `\n` made a line end.
fn description(node: &Node) -> Result<String, Why> {
    match text(node) {
        Some(text) if text.is_empty() => Err(Why::DescriptionMissing),
        Some(text) => Ok(text.replace("\\n", "\n")),
        None if is_null(node) => Err(Why::DescriptionMissing),
        None => Err(Why::DescriptionNotText),
    }
}

fn is_null(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| meaning(scalar) == Meaning::Null)
}

/// Where a client's own front matter ends although the author's goes on.
pub(super) fn cut(document: &Document, inner: Span) -> Option<Span> {
    let authors = document.front.as_ref()?.fence.inner;
    (inner.start == authors.start && inner.end < authors.end).then(|| Span::new(inner.end(), inner.end() + 3))
}
