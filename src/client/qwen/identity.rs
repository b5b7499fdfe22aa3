//! Name, description and prompt, as `SubagentValidator` checks them.

use super::{
    super::{Reading, Why, tree::Tree},
    value::get,
};
use crate::{
    document::fence::{is_letter, js_space},
    text::{Span, utf16_len},
};

const RESERVED: &[&str] = &["self", "system", "user", "model", "tool", "config", "default", "main"];

/// Sets name and description, or says why there are none.
pub fn take(tree: &Tree<'_>, reading: &mut Reading) {
    reading.name = text(tree, "name", Why::NameMissing, reading);
    if let Some(why) = reading.name.as_deref().and_then(fault) {
        reading.refuse(why, tree.place("name"));
    }
    reading.description = text(tree, "description", Why::DescriptionMissing, reading);
    let is_blank = |text: &str| text.trim_matches(js_space).is_empty();
    if reading.description.as_deref().is_some_and(is_blank) {
        reading.refuse(Why::DescriptionMissing, tree.place("description"));
    }
}

/// A value made a text. A map cannot be made one, and the program fails over it.
fn text(tree: &Tree<'_>, key: &str, missing: Why, reading: &mut Reading) -> Option<String> {
    let Some(value) = get(tree, key).filter(|value| tree.text(value) != Some("")) else {
        reading.refuse(missing, tree.inner);
        return None;
    };
    let text = tree.string(value);
    if text.is_none() {
        reading.refuse(Why::Crash, tree.place(key));
    }
    text
}

fn fault(name: &str) -> Option<Why> {
    let name = name.trim_matches(js_space);
    // Outside of ASCII, what looks like no letter or digit is hardly ever in a name.
    let fits = |c: char| matches!(c, '-' | '_') || (is_letter(c) && c.is_alphanumeric());
    if name.is_empty() {
        Some(Why::NameMissing)
    } else if !(2..=50).contains(&utf16_len(name)) {
        Some(Why::NameLength)
    } else if !name.chars().all(fits) || name.starts_with(['-', '_']) || name.ends_with(['-', '_']) {
        Some(Why::NameForm)
    } else {
        let reserved = RESERVED.iter().any(|reserved| name.eq_ignore_ascii_case(reserved));
        reserved.then_some(Why::NameReserved)
    }
}

/// A prompt has ten characters at least.
pub fn check_prompt(body: Span, reading: &mut Reading) {
    let why = match utf16_len(&reading.prompt) {
        0 => Why::PromptMissing,
        1..10 => Why::PromptTooShort,
        _ => return,
    };
    reading.refuse(why, body);
}
