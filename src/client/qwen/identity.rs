//! Name, description and prompt, as `SubagentValidator` checks them.

use super::{
    super::{Reading, Reason, Why},
    value::Values,
};
use crate::{
    document::fence::{is_letter, js_space},
    text::{Span, utf16_len},
};

const RESERVED: &[&str] = &["self", "system", "user", "model", "tool", "config", "default", "main"];

/// Sets name and description, or says why there are none.
pub fn take(values: &Values<'_>, place: &dyn Fn(&str) -> Span, inner: Span, reading: &mut Reading) {
    let mut refuse = |why, span| reading.reasons.push(Reason { why, span, refuses: true });
    let name = text(values, "name");
    match &name {
        Err(Why::NameMissing | Why::DescriptionMissing) => refuse(Why::NameMissing, inner),
        Err(why) => refuse(*why, place("name")),
        Ok(name) => {
            if let Some(why) = fault(name) {
                refuse(why, place("name"));
            }
        }
    }
    let description = text(values, "description");
    match &description {
        Err(Why::NameMissing | Why::DescriptionMissing) => refuse(Why::DescriptionMissing, inner),
        Err(why) => refuse(*why, place("description")),
        Ok(text) if text.trim_matches(js_space).is_empty() => {
            refuse(Why::DescriptionMissing, place("description"));
        }
        Ok(_) => {}
    }
    reading.name = name.ok();
    reading.description = description.ok();
}

/// A value made a text. A map cannot be made one, and the program fails over it.
fn text(values: &Values<'_>, key: &str) -> Result<String, Why> {
    let value = values.get(key).ok_or(Why::NameMissing)?;
    if value.as_text() == Some("") {
        return Err(Why::NameMissing);
    }
    value.string().ok_or(Why::Crash)
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
        RESERVED.contains(&name.to_lowercase().as_str()).then_some(Why::NameReserved)
    }
}

/// A prompt has ten characters at least.
pub fn check_prompt(body: Span, reading: &mut Reading) {
    let why = match utf16_len(&reading.prompt) {
        0 => Why::PromptMissing,
        1..10 => Why::PromptTooShort,
        _ => return,
    };
    reading.reasons.push(Reason { why, span: body, refuses: true });
}
