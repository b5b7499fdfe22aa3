//! Models: carried, mapped or dropped, and never handed to a client that has no such model.

use super::super::{Client, ModelNames};

/// What an alias of Claude Code stands for. First the model that Claude Code 2.1.328 sends for it (measured), then
/// the newest of its family that VS Code's own table and GitHub's documentation name. 2026-11-20.
const ALIASES: &[(&str, &str, &str)] = &[
    ("sonnet", "claude-sonnet-5-5", "claude-sonnet-4-6"),
    ("opus", "claude-opus-5-5", "claude-opus-4-6"),
    ("haiku", "claude-haiku-5-5", "claude-haiku-4-5"),
    ("fable", "claude-fable-5-2", ""),
];

/// What becomes of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// Under the same name or one that means the same.
    As(String),
    /// The client decides by itself, as it did before.
    Inherited,
    /// Another stands in its place.
    Mapped(String),
    Dropped,
}

/// A model of one client's file, for another.
pub fn carried(written: &str, to: &dyn Client) -> Carried {
    let written = written.trim();
    if written.is_empty() || written.eq_ignore_ascii_case("inherit") {
        return Carried::Inherited;
    }
    let lower = written.to_ascii_lowercase();
    // `sonnet[1m]` and Cursor's `…[effort=high]`.
    let plain = lower.split(['[', '(']).next().unwrap_or("").trim().replace(' ', "-");
    let models = to.about().carries.models;
    if let Some((_, sent, listed)) = ALIASES.iter().find(|(alias, _, _)| *alias == plain) {
        return match models {
            ModelNames::WithProvider => Carried::Mapped(format!("anthropic/{sent}")),
            ModelNames::Dotted if !listed.is_empty() => Carried::Mapped(dotted(listed)),
            _ => Carried::Dropped,
        };
    }
    let id = plain.rsplit('/').next().unwrap_or("");
    let id = if id.starts_with("claude") { id.replace('.', "-") } else { id.to_owned() };
    let Some(provider) = provider_of(&id) else { return Carried::Dropped };
    let own = match models {
        ModelNames::WithProvider => format!("{provider}/{id}"),
        ModelNames::Of(families) if families.iter().any(|family| id.starts_with(family)) => id,
        ModelNames::Dotted if matches!(provider, "anthropic" | "openai" | "google") => dotted(undated(&id)),
        _ => return Carried::Dropped,
    };
    Carried::As(own)
}

/// Whether it is a short name of Claude Code's.
pub fn is_short(model: &str) -> bool {
    let plain = model.split('[').next().unwrap_or("");
    ALIASES.iter().any(|(alias, _, _)| alias.eq_ignore_ascii_case(plain))
}

/// Who serves a model, by the name that OpenCode has for them.
fn provider_of(id: &str) -> Option<&'static str> {
    let providers =
        [("claude-", "anthropic"), ("gpt-", "openai"), ("o1", "openai"), ("o3", "openai"), ("o4", "openai")];
    let more = [("codex", "openai"), ("gemini-", "google"), ("grok", "xai"), ("qwen", "alibaba")];
    let mut all = providers.into_iter().chain(more);
    all.find(|(family, _)| id.starts_with(family)).map(|(_, provider)| provider)
}

/// `claude-sonnet-4-5-20250929` without its date.
fn undated(id: &str) -> &str {
    let is_date = |part: &str| part.len() == 8 && part.bytes().all(|byte| byte.is_ascii_digit());
    id.rsplit_once('-').filter(|(_, last)| is_date(last)).map_or(id, |(rest, _)| rest)
}

/// `claude-sonnet-4-6` as `claude-sonnet-4.6`.
fn dotted(id: &str) -> String {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match id.rsplit_once('-') {
        Some((rest, minor)) if is_number(minor) && rest.rsplit('-').next().is_some_and(is_number) => {
            format!("{rest}.{minor}")
        }
        _ => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::by_id;

    fn to(client: &str, model: &str) -> String {
        match carried(model, by_id(client).unwrap()) {
            Carried::As(id) | Carried::Mapped(id) => id,
            Carried::Inherited => "inherited".into(),
            Carried::Dropped => "dropped".into(),
        }
    }

    #[test]
    fn no_model_reaches_a_client_that_does_not_have_it() {
        for (model, client, expected) in [
            ("sonnet", "opencode", "anthropic/claude-sonnet-5-5"),
            ("opus[1m]", "copilot-cli", "claude-opus-4.6"),
            ("sonnet", "gemini-cli", "dropped"),
            ("sonnet", "codex", "dropped"),
            ("sonnet", "qwen-code", "dropped"),
            ("sonnet", "cursor", "dropped"),
            ("Inherit", "opencode", "inherited"),
            ("claude-sonnet-4-5-20250929", "copilot-cli", "claude-sonnet-4.5"),
            ("claude-sonnet-4-5-20250929", "opencode", "anthropic/claude-sonnet-4-5-20250929"),
            ("anthropic/claude-opus-4-6", "claude-code", "claude-opus-4-6"),
            ("openrouter/anthropic/claude-sonnet-4.5", "claude-code", "claude-sonnet-4-5"),
            ("Claude Sonnet 4.5 (copilot)", "claude-code", "claude-sonnet-4-5"),
            ("gpt-5.4", "claude-code", "dropped"),
            ("gpt-5.4", "codex", "gpt-5.4"),
            ("gemini-3-pro", "opencode", "google/gemini-3-pro"),
            ("google/gemini-3-pro", "gemini-cli", "gemini-3-pro"),
            ("qwen3-coder-plus", "qwen-code", "qwen3-coder-plus"),
            ("llama-4", "opencode", "dropped"),
            ("", "opencode", "inherited"),
            ("opus", "agent-skills", "dropped"),
        ] {
            assert_eq!(to(client, model), expected, "{model} for {client}");
        }
    }
}
