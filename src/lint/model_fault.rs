//! What is wrong with the name of a model: told by one rule for each kind.

use super::{
    Applicability, Diagnostic, Fix, Severity,
    rule::Context,
    rules::curly_quotes,
    words::{is_slip, short},
};
use crate::{
    client::{Models, Retired},
    document::Style,
    text::{Edit, EditSet},
};

/// A fault in the name of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Another vendor's.
    Foreign(&'static str),
    /// A model the client knows, written in another way; the right one.
    Form(String),
    /// Of the past.
    Retired(&'static Retired),
    /// Nothing known; what is perhaps meant.
    Unknown(&'static str),
}

/// The fault of the model as the client has it; `None` where it is right, or where the client does not say
/// which models there are.
pub fn fault(context: &Context<'_>) -> Option<Fault> {
    let models = context.client.about().models;
    let model = context.reading.model.as_deref().filter(|_| !models.families.is_empty())?;
    let plain = without_window(model);
    if context.entry("model").is_some_and(|entry| curly_quotes::tells_of(context, entry)) {
        return None;
    }
    if models.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(plain)) || is_of_platform(model) {
        return None;
    }
    if let Some(retired) = models.retired.iter().find(|retired| retired.names.contains(&plain)) {
        return Some(Fault::Retired(retired));
    }
    if is_full_name(models, plain) {
        return None;
    }
    let own = model.rsplit('/').next().unwrap_or(model).to_ascii_lowercase();
    if let Some(vendor) = vendor(&own) {
        return Some(Fault::Foreign(vendor));
    }
    Some(rewritten(models, &own).map_or_else(|| Fault::Unknown(nearest(models, &own)), Fault::Form))
}

/// A diagnostic at the place of the model, with the fix that writes another name; `said` adds the words.
pub fn diagnostic(
    context: &Context<'_>,
    better: &str,
    said: impl FnOnce(Diagnostic) -> Diagnostic,
) -> Option<Diagnostic> {
    let value = &context.entry("model")?.value;
    let is_written = value.scalar().is_some_and(|scalar| scalar.style != Style::Rescued);
    Some(said(Diagnostic {
        rule: "",
        severity: Severity::Warning,
        span: value.span,
        at: value.span.start(),
        title: String::new(),
        what: String::new(),
        why: String::new(),
        now: String::new(),
        fix: is_written.then(|| Fix {
            title: format!("Use `{better}`"),
            label: "Fix",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(Edit::replace(value.span, better)),
        }),
    }))
}

/// The name for messages.
pub fn shown(context: &Context<'_>) -> String {
    short(context.reading.model.as_deref().unwrap_or(""), 40)
}

/// A name without the `[1m]` that asks for a longer window.
fn without_window(model: &str) -> &str {
    let cut = model.len().saturating_sub("[1m]".len());
    match model.get(cut..) {
        Some(window) if window.eq_ignore_ascii_case("[1m]") => &model[..cut],
        _ => model,
    }
}

/// Names on Bedrock and Vertex, which have forms of their own.
fn is_of_platform(model: &str) -> bool {
    model.contains("anthropic.claude-")
        || model.starts_with("arn:")
        || model.starts_with("claude-") && model.contains('@')
}

/// `claude-sonnet-4-5-20250929`, `claude-3-5-haiku-latest`: a family and versions joined by dashes.
fn is_full_name(models: &Models, model: &str) -> bool {
    let Some(rest) = model.strip_prefix("claude-") else { return false };
    let is_family = |part: &str| models.families.contains(&part);
    let is_version = |part: &str| is_number(part) || part == "latest";
    match rest.split_once('-') {
        Some((family, versions)) if is_family(family) => versions.split('-').all(is_version),
        // The third generation put its number first.
        Some(("3", rest)) => rest.split('-').any(is_family),
        _ => false,
    }
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}

/// Beginnings of other vendors' names.
const VENDORS: [(&str, &str); 22] = [
    ("gpt", "OpenAI"),
    ("chatgpt", "OpenAI"),
    ("codex", "OpenAI"),
    ("o1", "OpenAI"),
    ("o3", "OpenAI"),
    ("o4", "OpenAI"),
    ("gemini", "Google"),
    ("gemma", "Google"),
    ("llama", "Meta"),
    ("mistral", "Mistral"),
    ("mixtral", "Mistral"),
    ("codestral", "Mistral"),
    ("devstral", "Mistral"),
    ("deepseek", "DeepSeek"),
    ("qwen", "Alibaba"),
    ("grok", "xAI"),
    ("kimi", "Moonshot"),
    ("glm", "Z.ai"),
    ("minimax", "MiniMax"),
    ("sonar", "Perplexity"),
    ("command-r", "Cohere"),
    ("nova", "Amazon"),
];

fn vendor(own: &str) -> Option<&'static str> {
    let is_beginning = |name: &str| {
        let rest = own.strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_alphabetic()))
    };
    VENDORS.iter().find(|(name, _)| is_beginning(name)).map(|(_, vendor)| *vendor)
}

/// The name of the same family and version as the client knows it: dots, blanks and another order put right,
/// what is no part of it left out. Without a version, or with one that is not in its catalogue, the alias.
fn rewritten(models: &Models, own: &str) -> Option<String> {
    const BESIDE: [&str; 9] =
        ["claude", "anthropic", "copilot", "latest", "preview", "thinking", "high", "max", "1m"];
    let parts = || own.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let mut families = parts().filter(|part| models.families.contains(part));
    let (family, None) = (families.next()?, families.next()) else { return None };
    let is_date = |part: &str| part.len() == 8;
    let stray = |part: &&str| *part != family && !is_number(part) && !BESIDE.contains(part);
    if parts().any(|part| stray(&part)) {
        return None;
    }
    let numbers = parts().filter(|part| is_number(part) && !is_date(part)).collect::<Vec<_>>().join("-");
    let name = format!("claude-{family}-{numbers}");
    let is_retired = |name: &str| models.retired.iter().any(|retired| retired.names.contains(&name));
    let known = Some(name).filter(|name| models.names.contains(&name.as_str()) && !is_retired(name));
    let alias = || models.aliases.iter().find(|alias| **alias == family).map(|alias| (*alias).to_owned());
    known.or_else(alias)
}

/// The alias that is perhaps meant: one slip away, or somewhere in the name; else the parent's model.
fn nearest(models: &Models, own: &str) -> &'static str {
    let mut aliases = models.aliases.iter();
    let near = |alias: &&&str| alias.len() > 4 && is_slip(alias, own) || own.contains(**alias);
    aliases.find(near).copied().unwrap_or("inherit")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        client::default,
        document::{Document, outline::unclosed_fence},
    };

    fn of(model: &str) -> Option<Fault> {
        let document = Document::parse(format!("---\nname: a\ndescription: d\nmodel: \"{model}\"\n---\n"));
        let reading = default().read(&document);
        fault(&Context::new(&document, &reading, default(), unclosed_fence))
    }

    #[test]
    fn names_that_are_right_are_left_alone() {
        for model in [
            "sonnet",
            "Opus[1m]",
            "haiku[1M]",
            "inherit",
            "opusplan",
            "claude-sonnet-4-5",
            "claude-opus-5",
            "claude-3-5-sonnet-20241022",
            "claude-opus-4-7[1m]",
            "claude-sonnet-9-9",
            "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
            "claude-sonnet-4-5@20250929",
        ] {
            assert_eq!(of(model), None, "{model}");
        }
    }

    #[test]
    fn other_forms_are_written_as_the_client_knows_them() {
        for (model, better) in [
            ("claude-opus-4.6", "claude-opus-4-6"),
            ("Claude Sonnet 4.5", "claude-sonnet-4-5"),
            ("Claude Sonnet 4.5 (copilot)", "claude-sonnet-4-5"),
            ("claude-4-sonnet", "sonnet"),
            ("sonnet-4.5", "claude-sonnet-4-5"),
            ("anthropic/claude-haiku-5-5", "claude-haiku-5-5"),
            ("github-copilot/claude-opus-4.5", "claude-opus-4-5"),
            ("Claude-Sonnet-4-5", "claude-sonnet-4-5"),
            ("claude-3.5-sonnet", "sonnet"),
            ("claude-sonnet", "sonnet"),
            ("claude-opus-4.1", "opus"),
        ] {
            assert_eq!(of(model), Some(Fault::Form(better.to_owned())), "{model}");
        }
    }

    #[test]
    fn other_vendors_are_known() {
        for (model, vendor) in [
            ("gpt-4o", "OpenAI"),
            ("GPT-5.3-Codex", "OpenAI"),
            ("github-copilot/o3-mini", "OpenAI"),
            ("gemini-3-pro-high", "Google"),
        ] {
            assert_eq!(of(model), Some(Fault::Foreign(vendor)), "{model}");
        }
    }

    #[test]
    fn what_is_left_is_unknown() {
        for (model, nearest) in
            [("sonet", "sonnet"), ("default", "inherit"), ("sonnet, opus", "sonnet"), ("yes", "inherit")]
        {
            assert_eq!(of(model), Some(Fault::Unknown(nearest)), "{model}");
        }
    }
}
