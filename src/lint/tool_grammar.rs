//! What may be wrong with the form of a tool name, as against the name itself.

use super::tool_list::{ToolList, ToolWord};
use crate::{client::Client, document::scalar};

/// A fault in how tool names are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A bracket or a quote that belongs to a list, inside one text: `["Read"`.
    ListInText,
    /// A mark or a word that parts nothing: `Read;`.
    Separator,
    /// A specifier on its own: the `(git *)` of `Bash (git *)`.
    Loose,
    /// `(` without `)`: all that follows is swallowed.
    Unclosed,
}

/// The fault of a word; `None` where its form is right, whatever its name.
pub fn fault(client: &dyn Client, list: &ToolList, at: usize) -> Option<Fault> {
    let word = list.words.get(at)?;
    let written = word.listed.written.as_str();
    if written.starts_with('(') {
        let before = list.words.get(at.checked_sub(1)?)?;
        return (written.ends_with(')') && follows(before, word) && is_known(client, &before.listed.name))
            .then_some(Fault::Loose);
    }
    if written.split_once('(').is_some_and(|(_, rest)| !rest.contains(')')) {
        return Some(Fault::Unclosed);
    }
    let name = word.listed.name.as_str();
    if name.contains(BRACKETS) {
        return Some(Fault::ListInText);
    }
    let parts = name.contains(is_separator) || is_joint(name);
    let slashes = || name.contains('/') && name.split('/').all(|part| is_known(client, part));
    (parts || slashes()).then_some(Fault::Separator)
}

/// Whether nothing but a blank parts two words of one text.
fn follows(before: &ToolWord, word: &ToolWord) -> bool {
    before.exact && word.exact && word.span.start() == before.span.end() + 1
}

/// Marks of lists and texts that no tool name has.
const BRACKETS: [char; 7] = ['[', ']', '{', '}', '"', '\'', '`'];

/// Marks that are meant to part names and do not.
fn is_separator(character: char) -> bool {
    matches!(character, ';' | '|' | '\t' | '\n' | '\r' | '、' | '，' | '；' | '•' | '·')
}

/// Words and marks that join names in a sentence or begin them in a list.
fn is_joint(word: &str) -> bool {
    matches!(word, "and" | "or" | "&" | "+" | "-" | "–" | "/")
}

/// Whether the client has, or had, a tool of this name.
pub fn is_known(client: &dyn Client, name: &str) -> bool {
    client.fate(name).is_some()
}

/// The names that plainly stand in a text, whatever parts them: the marks of lists and texts taken out, and
/// split at every separator outside of parentheses. `None` where something else stands there.
pub fn names(client: &dyn Client, text: &str) -> Option<Vec<String>> {
    let mut inside = false;
    let plain = text.chars().map(|character| {
        match character {
            '(' => inside = true,
            ')' => inside = false,
            _ => {}
        }
        let parts = BRACKETS.contains(&character) || is_separator(character);
        if parts && !inside { ',' } else { character }
    });
    let plain: String = plain.collect();
    let words = client.split_tools(&plain).into_iter().map(|(_, listed)| listed);
    let mut found = Vec::new();
    for listed in words.filter(|listed| !is_joint(&listed.written)) {
        if listed.written.contains('/') && listed.name.split('/').all(|part| is_known(client, part)) {
            found.extend(listed.name.split('/').map(str::to_owned));
        } else if is_name(&listed.name) {
            found.push(listed.written);
        } else {
            return None;
        }
    }
    Some(found).filter(|found| !found.is_empty())
}

/// Whether a word has the form of a tool's name.
fn is_name(name: &str) -> bool {
    name == "*"
        || name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '*'))
}

/// Names as a list in brackets, quoted where they need to be.
pub fn flow_list(names: &[String]) -> String {
    let item = |name: &String| match name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    {
        true => name.clone(),
        false => scalar::quoted(name),
    };
    format!("[{}]", names.iter().map(item).collect::<Vec<_>>().join(", "))
}

/// Names with commas between them, quoted as one text where they need to be.
pub fn commas(names: &[String]) -> String {
    let joined = names.join(", ");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | ',' | ' ' | '.');
    if joined.chars().all(is_plain) { joined } else { scalar::quoted(&joined) }
}
