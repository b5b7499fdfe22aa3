use super::{
    super::{Reading, Reason, Why},
    facts,
    value::{Value, Values},
};
use crate::text::Span;

/// Values that refuse the file, and values of which no notice is taken.
pub fn take(values: &Values<'_>, place: &dyn Fn(&str) -> Span, reading: &mut Reading) {
    let model = match values.get("model") {
        None => None,
        Some(value) => value.string().filter(|model| !model.is_empty()),
    };
    let legacy = || match values.get("modelConfig") {
        Some(value) => value.member("model").and_then(|model| model.as_text().map(str::to_owned)),
        None => None,
    };
    reading.model = model.or_else(legacy);
    reading.color = values.text("color").filter(|color| is_color(color)).map(str::to_owned);
    refused(values, place, reading);
    for (key, takes) in facts::DROPPED {
        if values.get(key).is_some_and(|value| !takes(&value)) {
            reading.ignored.push(key);
        }
    }
}

fn refused(values: &Values<'_>, place: &dyn Fn(&str) -> Span, reading: &mut Reading) {
    let refuse = |key: &str| Reason { why: Why::ValueForm, span: place(key), refuses: true };
    let mode = values.get("approvalMode").map(|value| value.as_text().map(str::to_owned));
    if mode.is_some_and(|mode| {
        mode.is_none_or(|mode| !mode.is_empty() && !facts::APPROVAL.contains(&mode.as_str()))
    }) {
        reading.reasons.push(refuse("approvalMode"));
    }
    if reading.model.as_deref().is_some_and(|model| model.trim().is_empty()) {
        reading.reasons.push(refuse("model"));
    }
    let run = values.get("runConfig");
    let limit = |key: &str, whole: bool| {
        run.as_ref().and_then(|run| run.member(key)).is_none_or(|value| {
            value.as_number().is_some_and(|number| number > 0.0 && !(whole && number.fract() != 0.0))
        })
    };
    if !limit("max_time_minutes", false) || !limit("max_turns", true) {
        reading.reasons.push(refuse("runConfig"));
    }
    if values.get("executor").is_some_and(|executor| !is_executor(&executor)) {
        reading.reasons.push(refuse("executor"));
    }
    if values.get("executionBackend").is_some_and(|value| value.as_text() != Some("container")) {
        reading.reasons.push(refuse("executionBackend"));
    }
}

fn is_color(color: &str) -> bool {
    color == "auto" || facts::ABOUT.colors.contains(&color)
}

fn is_executor(executor: &Value<'_>) -> bool {
    let text = |key: &str| executor.member(key).and_then(|value| value.as_text().map(str::to_owned));
    let args = executor.member("args").is_none_or(|args| args.texts().is_some_and(|(_, all)| all));
    matches!(text("kind").as_deref(), Some("acp" | "codex"))
        && text("command").is_some_and(|command| !command.trim().is_empty())
        && args
}
