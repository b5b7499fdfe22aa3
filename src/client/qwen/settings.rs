use super::{
    super::{Form, Reading, Why, form, number, parser::Sort, tree::Tree},
    facts,
    value::{get, member, texts},
};
use crate::document::Node;

/// Values that refuse the file, and values of which no notice is taken.
pub fn take(tree: &Tree<'_>, reading: &mut Reading) {
    let model = get(tree, "model").and_then(|value| tree.string(value)).filter(|model| !model.is_empty());
    let legacy = || tree.text(member(tree, get(tree, "modelConfig")?, "model")?).map(str::to_owned);
    reading.model = model.or_else(legacy);
    reading.color = tree.text_of("color").filter(|color| is_color(color)).map(str::to_owned);
    refused(tree, reading);
    for key in ["color", "permissionMode", "maxTurns", "background", "mcpServers", "hooks"] {
        if get(tree, key).is_some_and(|value| !is_noticed(tree, key, value)) {
            reading.ignored.push(key);
        }
    }
}

fn refused(tree: &Tree<'_>, reading: &mut Reading) {
    let text = |key: &str| get(tree, key).map(|value| tree.text(value));
    let limit = |key: &str, whole: bool| {
        let value = get(tree, "runConfig").and_then(|run| member(tree, run, key));
        value.is_none_or(|value| is_limit(tree, value, whole))
    };
    let mode = text("approvalMode").map(|mode| mode.is_some_and(|mode| mode.is_empty() || is_approval(mode)));
    let executor = get(tree, "executor").map(|executor| is_executor(tree, executor));
    let checks = [
        ("approvalMode", mode),
        ("model", reading.model.as_ref().map(|model| !model.trim().is_empty())),
        ("runConfig", Some(limit("max_time_minutes", false) && limit("max_turns", true))),
        ("executor", executor),
        ("executionBackend", text("executionBackend").map(|word| word == Some("container"))),
    ];
    for (key, _) in checks.into_iter().filter(|(_, fits)| *fits == Some(false)) {
        reading.refuse(Why::ValueForm, tree.place(key));
    }
}

fn is_limit(tree: &Tree<'_>, value: &Node, whole: bool) -> bool {
    let written = tree.word(value);
    let fits =
        if whole { number::is_count(written, 1) } else { number::is_positive(&number::number(written)) };
    tree.sort(value) == Sort::Number && fits
}

/// Whether a value is not dropped with a line in the debug log.
fn is_noticed(tree: &Tree<'_>, key: &str, value: &Node) -> bool {
    let text = tree.text(value);
    match key {
        "color" => text.is_some_and(is_color),
        "permissionMode" => form::takes(tree, Form::Word(facts::PERMISSION), value),
        "maxTurns" => {
            let is_count = |text: &str| number::is_count(text.trim(), 1);
            matches!(tree.sort(value), Sort::Number | Sort::Text) && is_count(tree.word(value))
        }
        "background" => matches!(tree.sort(value), Sort::Bool(_)) || matches!(text, Some("true" | "false")),
        _ => tree.sort(value) == Sort::Map,
    }
}

fn is_approval(mode: &str) -> bool {
    facts::APPROVAL.contains(&mode)
}

fn is_color(color: &str) -> bool {
    color == "auto" || facts::ABOUT.colors.contains(&color)
}

fn is_executor(tree: &Tree<'_>, executor: &Node) -> bool {
    let text = |key: &str| member(tree, executor, key).and_then(|value| tree.text(value));
    let args = member(tree, executor, "args");
    matches!(text("kind"), Some("acp" | "codex"))
        && text("command").is_some_and(|command| !command.trim().is_empty())
        && args.is_none_or(|args| texts(tree, args).is_some_and(|(_, all)| all))
}
