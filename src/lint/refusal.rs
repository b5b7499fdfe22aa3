//! What would make a client take a file that it refuses.

use super::{
    Applicability, Fix,
    rule::Context,
    tool_list::Change,
    words::{bare, is_slip, short},
    written::Written,
};
use crate::{
    client::{
        ALL, Container, Form, Part, Reason, Why,
        across::{
            color,
            name::legal,
            tool::{meant, name_for},
        },
    },
    text::{Edit, EditSet, Span},
};

/// A fix for one reason; `None` where the author has to know better.
pub fn fix(context: &Context<'_>, reason: &Reason) -> Option<Fix> {
    let at = reason.span.start();
    let (title, edits) = match reason.why {
        Why::ToolUnknown => tool(context, reason.span)?,
        Why::KeyUnknown => one(key(context, &context.written_at(at)?)?),
        Why::ValueForm => one(value(context, &context.written_at(at)?)?),
        Why::NameForm | Why::NameLength | Why::NameReserved => one(name(context, &context.written("name")?)?),
        _ => return None,
    };
    Some(Fix { title, label: "Fix", applicability: Applicability::MaybeIncorrect, edits })
}

fn one((title, edit): (String, Edit)) -> (String, EditSet) {
    (title, EditSet::one(edit))
}

/// The key that is meant, or none.
fn key(context: &Context<'_>, written: &Written) -> Option<(String, Edit)> {
    let own = written.name.as_str();
    match other_key(context, own) {
        Some(key) => {
            Some((format!("Rename `{}` to `{key}`", short(own, 40)), Edit::replace(written.key, key)))
        }
        None => Some((format!("Remove `{}`", short(own, 40)), Edit::delete(written.lines?))),
    }
}

/// The client's own key for what a key says in another client's file, or a slip of the pen away from it.
fn other_key(context: &Context<'_>, key: &str) -> Option<&'static str> {
    let about = context.client.about();
    let said = ALL.iter().find_map(|client| client.about().carries.part(key));
    // Servers and hooks are of another form elsewhere.
    let alike =
        said.filter(|part| !matches!(part, Part::Servers | Part::Hooks | Part::Tools | Part::Permission));
    let letters = bare(key);
    let near = || {
        let mut keys = about.fields.iter().map(|field| field.key);
        keys.find(|own| bare(own) == letters || (own.len() > 3 && is_slip(own, key)))
    };
    let own = alike.and_then(|part| about.carries.key(part)).or_else(near)?;
    (own != key && context.written(own).is_none()).then_some(own)
}

fn name(context: &Context<'_>, written: &Written) -> Option<(String, Edit)> {
    let name = written.text.as_deref().filter(|name| !name.trim().is_empty())?;
    let own = legal(name, context.client.about().carries.names);
    (own != name)
        .then(|| (format!("Write `{}`", short(&own, 40)), Edit::replace(written.value, quoted(context, own))))
}

/// A text as a value of a TOML file, or as it is.
fn quoted(context: &Context<'_>, text: String) -> String {
    if context.client.about().container == Container::Toml { format!("\"{text}\"") } else { text }
}

/// A value of the form its key asks for.
fn value(context: &Context<'_>, written: &Written) -> Option<(String, Edit)> {
    let form = context.client.about().field(&written.name)?.form;
    if let (Form::Switches | Form::Texts, "tools") = (form, written.name.as_str()) {
        return tools(context, written, form);
    }
    let text = written.text.as_deref()?.trim();
    let letters = bare(text);
    let word = match form {
        Form::Color => format!("\"{}\"", color::hex(&text.to_ascii_lowercase())?),
        Form::Flag if matches!(letters.as_str(), "true" | "yes" | "on") => "true".into(),
        Form::Flag if matches!(letters.as_str(), "false" | "no" | "off") => "false".into(),
        Form::Count(_) | Form::Number => {
            text.parse::<u32>().ok().filter(|_| text != context.slice(written.value))?.to_string()
        }
        Form::Word(words) => {
            let near = |word: &&&str| bare(word) == letters || (word.len() > 3 && is_slip(word, text));
            quoted(context, (*words.iter().find(near)?).to_owned())
        }
        _ => return None,
    };
    Some((format!("Write `{}: {word}`", written.name), Edit::replace(written.value, word)))
}

/// A list of tools under the client's own names and in its own form.
fn tools(context: &Context<'_>, written: &Written, form: Form) -> Option<(String, Edit)> {
    let claude = crate::client::default();
    let names: Vec<String> = match context.tools.words.as_slice() {
        [whole] if form == Form::Texts => claude.split_tools(&whole.listed.written).into_iter(),
        words => words
            .iter()
            .flat_map(|word| claude.split_tools(&word.listed.written))
            .collect::<Vec<_>>()
            .into_iter(),
    }
    .map(|(_, tool)| tool.name)
    .collect();
    let mut own: Vec<String> = Vec::new();
    for name in &names {
        for name in own_names(context, name)? {
            if !own.contains(&name) {
                own.push(name);
            }
        }
    }
    if own.is_empty() {
        return None;
    }
    if form == Form::Texts {
        return Some((
            "Write a list of its own tools".into(),
            Edit::replace(written.value, format!("[{}]", own.join(", "))),
        ));
    }
    let newline = context.document.newline();
    let lines = own.iter().map(|name| format!("  {name}: allow{newline}")).collect::<String>();
    let free = context.written("permission").is_none();
    let all = format!("permission:{newline}  \"*\": deny{newline}{lines}");
    free.then_some(())?;
    Some(("Write them as permissions".into(), Edit::replace(written.lines?, all)))
}

/// The client's names for a tool, its own or that of another client; `None` where it has none like it.
fn own_names(context: &Context<'_>, name: &str) -> Option<Vec<String>> {
    let is_own = context.client.about().tool(name).is_some();
    if is_own {
        return Some(vec![name.to_owned()]);
    }
    let tools = meant(name, crate::client::default());
    let own: Option<Vec<String>> = tools.iter().map(|tool| name_for(&tool.name, context.client)).collect();
    own.filter(|own| !own.is_empty())
}

/// One name of a list.
fn tool(context: &Context<'_>, span: Span) -> Option<(String, EditSet)> {
    let words = &context.tools.words;
    let at = words.iter().position(|word| word.span.touches(span.start()))?;
    let own = own_names(context, &words[at].listed.name)?;
    let title = format!("Write `{}`", own.join("`, `"));
    let mut changes = vec![Change::Keep; words.len()];
    changes[at] = Change::Write(own);
    Some((title, context.tools.changed(&context.document.text, &changes)?))
}
