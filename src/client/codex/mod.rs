//! Codex, `.codex/agents/**/*.toml`: a role in TOML, whose keys beside its own are those of the program's
//! configuration. One key it does not know, or a value of a wrong type, and the role is dropped with a warning at
//! the start. Source: the program itself, 0.169.0 (`doctor`, `debug prompt-input`), run on the cases and on one file
//! for each key, 2026-11-20.

mod facts;

pub(super) use facts::CARD;

use std::collections::BTreeSet;

use super::{About, Client, Fate, Form, Listed, Reading, Tools, Why};
use crate::{
    document::{
        Document, LARGEST,
        tables::{self, Entry, Table, Value},
    },
    text::Span,
};

/// Codex.
pub struct Codex;

impl Client for Codex {
    fn about(&self) -> &'static About {
        &facts::ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let tools = Tools { shown: "All tools".into(), ..Tools::default() };
        let mut reading = Reading { tools, ..Reading::default() };
        if document.text.len() > LARGEST {
            // Whether the program has a limit is not known; a page must not freeze.
            reading.refuse(Why::TooLarge, Span::at(0));
        } else {
            match tables::parse(&document.text) {
                Ok(table) => role(&table, document, &mut reading),
                Err(error) => reading.refuse(Why::InvalidToml, Span::at(error.at)),
            }
        }
        reading.conclude();
        reading
    }

    fn listing(&self, reading: &Reading) -> Option<String> {
        let (name, description) = (reading.name.as_ref()?, reading.description.as_ref()?);
        let set = match (&reading.model, &reading.effort) {
            (Some(model), Some(effort)) => format!(
                "\n- This role's model is set to `{model}` and its reasoning effort is set to `{effort}`. These settings cannot be changed."
            ),
            (Some(model), None) => {
                format!("\n- This role's model is set to `{model}` and cannot be changed.")
            }
            (None, Some(effort)) => {
                format!("\n- This role's reasoning effort is set to `{effort}` and cannot be changed.")
            }
            (None, None) => String::new(),
        };
        reading.loads().then(|| format!("{name}: {{\n{description}{set}\n}}"))
    }

    /// It has no list of tools.
    fn split_tools(&self, _: &str) -> Vec<(usize, Listed)> {
        Vec::new()
    }

    fn fate(&self, _: &str) -> Option<Fate> {
        None
    }
}

fn role(table: &Table, document: &Document, reading: &mut Reading) {
    reading.keys = table.entries.iter().map(|entry| entry.key.value.clone()).collect();
    for (why, span) in table.entries.iter().filter_map(fault) {
        reading.refuse(why, span);
    }
    let text = |key: &str| {
        let entry = table.get(key)?;
        Some((entry.value.value.text()?.trim(), entry.value.span))
    };
    let all = Span::new(0, document.text.len());
    let mut take = |key: &str, why| match text(key) {
        Some((text, span)) if !text.is_empty() => Some((text.to_owned(), span)),
        Some((_, span)) => {
            reading.refuse(why, span);
            None
        }
        None => {
            reading.refuse(why, all);
            None
        }
    };
    let name = take("name", Why::NameMissing);
    let description = take("description", Why::DescriptionMissing);
    let prompt = take("developer_instructions", Why::PromptMissing);
    reading.name = name.map(|(name, _)| name);
    reading.description = description.map(|(description, _)| description);
    if let Some((prompt, span)) = prompt {
        reading.prompt = prompt;
        reading.prompt_span = span;
    }
    let own = |key: &str| text(key).map(|(text, _)| text.to_owned());
    reading.model = own("model");
    reading.effort = own("model_reasoning_effort");
}

/// What is wrong with an entry.
fn fault(entry: &Entry) -> Option<(Why, Span)> {
    let value = &entry.value.value;
    let key = entry.key.value.as_str();
    let own = facts::ABOUT.field(key).map(|field| field.form);
    let Some(form) = own.or_else(|| facts::setting(key)) else {
        return Some((Why::KeyUnknown, entry.key.span));
    };
    let fits = match key {
        "approval_policy" => is_policy(value),
        "nickname_candidates" => takes(form, value) && are_nicknames(value),
        _ => takes(form, value),
    };
    if !fits {
        return Some((Why::ValueForm, entry.value.span));
    }
    let server = wrong_server(value).filter(|_| key == "mcp_servers");
    server.map(|span| (Why::ServerInvalid, span))
}

fn takes(form: Form, value: &Value) -> bool {
    match form {
        Form::Text | Form::Model => value.text().is_some(),
        Form::Word(words) => value.text().is_some_and(|word| words.contains(&word)),
        Form::Count(least) => matches!(value, Value::Whole(whole) if *whole >= i64::from(least)),
        Form::Flag => matches!(value, Value::Flag(_)),
        Form::Texts => {
            let is_text = |item: &crate::text::Spanned<Value>| item.value.text().is_some();
            matches!(value, Value::List(items) if items.iter().all(is_text))
        }
        Form::Map | Form::Servers => matches!(value, Value::Table(_)),
        _ => true,
    }
}

/// A word, or a table of what may be granted.
fn is_policy(value: &Value) -> bool {
    const WORDS: &[&str] = &["untrusted", "on-failure", "on-request", "never"];
    match value {
        Value::Table(table) => table.entries.len() == 1 && table.get("granular").is_some(),
        _ => takes(Form::Word(WORDS), value),
    }
}

/// At least one, none twice, of letters, digits, blanks, dashes and underscores.
fn are_nicknames(value: &Value) -> bool {
    let Value::List(items) = value else { return false };
    let names: Vec<&str> = items.iter().filter_map(|item| item.value.text()).map(str::trim).collect();
    let fits = |name: &&str| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_'))
    };
    let mut seen = BTreeSet::new();
    !names.is_empty() && names.iter().all(fits) && names.iter().all(|name| seen.insert(*name))
}

/// The first server that has neither a command nor an address, or one of a wrong type.
fn wrong_server(servers: &Value) -> Option<Span> {
    let Value::Table(servers) = servers else { return None };
    let is_server = |server: &Entry| {
        let Value::Table(members) = &server.value.value else { return false };
        let get = |key: &str| members.get(key).map(|entry| &entry.value.value);
        let text = |key: &str| get(key).is_some_and(|value| value.text().is_some());
        let fits = |key: &str, form: Form| get(key).is_none_or(|value| takes(form, value));
        (text("command") != text("url")) && fits("args", Form::Texts) && fits("env", Form::Map)
    };
    servers.entries.iter().find(|server| !is_server(server)).map(|server| server.key.span)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLE: &str = "name = \"tide\"\ndescription = \" d \"\ndeveloper_instructions = '''\nRead.\n'''\n";

    fn read(more: &str) -> Reading {
        Codex.read(&Document::parse(format!("{ROLE}{more}")).named("tide.toml"))
    }

    #[test]
    fn a_role_has_three_keys_and_those_of_the_configuration() {
        let reading = read("model = \"m\"\nsandbox_mode = \"read-only\"\n[mcp_servers.x]\ncommand = \"y\"\n");
        assert!(reading.loads(), "{:?}", reading.reasons);
        assert_eq!((reading.description.as_deref(), reading.prompt.as_str()), (Some("d"), "Read."));
        assert!(
            Codex.listing(&reading).unwrap().starts_with("tide: {\nd\n- This role's model is set to `m`")
        );
    }

    #[test]
    fn it_is_dropped_for_one_fault() {
        for (more, why) in [
            ("color = \"red\"", Why::KeyUnknown),
            ("model = 5", Why::ValueForm),
            ("sandbox_mode = \"none\"", Why::ValueForm),
            ("nickname_candidates = [\"A\", \" A\"]", Why::ValueForm),
            ("[mcp_servers.x]\nargs = []", Why::ServerInvalid),
            ("a = ", Why::InvalidToml),
        ] {
            let reading = read(more);
            assert_eq!((reading.loads(), reading.reasons[0].why), (false, why), "{more}");
        }
        let whys: Vec<Why> =
            Codex.read(&Document::parse("")).reasons.iter().map(|reason| reason.why).collect();
        assert_eq!(whys, [Why::NameMissing, Why::DescriptionMissing, Why::PromptMissing]);
    }
}
