//! Name and description, as each of the two loaders takes them.

use super::{
    super::{Reading, Reason, Why, number::number},
    Loader, Source, is_null, means, text,
};
use crate::{
    document::{
        Kind, Node,
        fence::js_space,
        scalar::{Meaning, is_nought},
    },
    text::utf16_len,
};

/// Longest name, in UTF-16 units.
const LONGEST_NAME: usize = 256;

/// Stands for the name of the plugin, which the file does not tell.
pub const SOME_PLUGIN: &str = "my-plugin";

/// Sets name and description of an agent of a project, or says why there is none.
pub fn of_project(source: &Source<'_>, reading: &mut Reading) {
    take(source, reading, Loader::Project, "name", name);
    take(source, reading, Loader::Project, "description", description);
}

/// Sets name and description of an agent of a plugin: there is always one of each. `source` is absent where
/// the client has no front matter.
pub fn of_plugin(source: Option<&Source<'_>>, stem: &str, reading: &mut Reading) {
    let mut own = None;
    let mut told = None;
    if let Some(source) = source {
        own = take(source, reading, Loader::Plugin, "name", |node| match coerced(source, node) {
            Some(name) if name.is_empty() => Err(Why::NameMissing),
            Some(name) if utf16_len(&name) > LONGEST_NAME => Err(Why::NameTooLong),
            Some(name) => Ok(name),
            None => Err(Why::NameMissing),
        });
        let others = ["when_to_use", "when-to-use"];
        let other = others.into_iter().find_map(|key| source.get(key).and_then(plugin_description));
        told = match source.get("description").and_then(plugin_description).or(other) {
            Some(told) => Some(told),
            None => take(source, reading, Loader::Plugin, "description", |node| {
                Err(if is_text(node) { Why::DescriptionMissing } else { Why::DescriptionNotText })
            }),
        };
    }
    reading.name = Some(format!("{SOME_PLUGIN}:{}", own.as_deref().unwrap_or(stem)));
    reading.description = Some(told.unwrap_or_else(|| format!("Agent from {SOME_PLUGIN} plugin")));
}

/// The value of a required key, if it is as wanted; else why not, noted in the reading.
fn take(
    source: &Source<'_>,
    reading: &mut Reading,
    loader: Loader,
    key: &str,
    wanted: impl Fn(&Node) -> Result<String, Why>,
) -> Option<String> {
    let missing = if key == "name" { Why::NameMissing } else { Why::DescriptionMissing };
    let (why, span) = match source.get(key).map(wanted) {
        Some(Ok(value)) => {
            let field = if key == "name" { &mut reading.name } else { &mut reading.description };
            *field = Some(value.clone());
            return Some(value);
        }
        Some(Err(why)) => (why, source.place(key).unwrap_or(source.inner)),
        None => (missing, source.inner),
    };
    reading.reasons.push(Reason { why, span, refuses: loader == Loader::Project });
    None
}

fn name(node: &Node) -> Result<String, Why> {
    let Some(name) = text(node) else {
        return Err(if falsy(node) { Why::NameMissing } else { Why::NameNotText });
    };
    if name.is_empty() {
        Err(Why::NameMissing)
    } else if utf16_len(&name) > LONGEST_NAME {
        Err(Why::NameTooLong)
    } else if name.starts_with('-') {
        Err(Why::NameLeadingDash)
    } else if name.contains(is_colon) {
        Err(Why::NameColon)
    } else {
        Ok(name)
    }
}

/// Whether NFKC turns the character into something with a colon in it.
fn is_colon(character: char) -> bool {
    matches!(character, ':' | '\u{ff1a}' | '\u{fe55}' | '\u{fe13}' | '\u{2a74}')
}

/// What JavaScript takes for "no value".
pub fn falsy(node: &Node) -> bool {
    let Some(scalar) = node.scalar() else { return false };
    match means(node) {
        None | Some(Meaning::Null | Meaning::Bool(false)) => true,
        Some(Meaning::Bool(true)) => false,
        Some(Meaning::Number) => is_nought(&scalar.text),
        Some(Meaning::Text) => scalar.text.is_empty(),
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

fn is_text(node: &Node) -> bool {
    text(node).is_some() || is_null(node)
}

/// A plugin's description: trimmed, numbers and words made text; `None` for all else.
fn plugin_description(node: &Node) -> Option<String> {
    let scalar = node.scalar()?;
    let text = match means(node)? {
        Meaning::Null => return None,
        Meaning::Text => scalar.text.trim_matches(js_space).to_owned(),
        Meaning::Bool(_) => scalar.text.to_ascii_lowercase(),
        Meaning::Number => number(&scalar.text),
    };
    Some(text).filter(|text| !text.is_empty())
}

/// What JavaScript's `String` makes of a value; `None` for null.
fn coerced(source: &Source<'_>, node: &Node) -> Option<String> {
    Some(match &node.kind {
        Kind::Map(..) => "[object Object]".into(),
        Kind::List(items, _) => {
            let words = items.iter().map(|item| coerced(source, source.resolve(item)).unwrap_or_default());
            words.collect::<Vec<_>>().join(",")
        }
        Kind::Alias(_) => return None,
        Kind::Scalar(scalar) => match means(node)? {
            Meaning::Null => return None,
            Meaning::Text => scalar.text.clone(),
            Meaning::Bool(_) => scalar.text.to_ascii_lowercase(),
            Meaning::Number => number(&scalar.text),
        },
    })
}
