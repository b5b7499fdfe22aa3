use crate::lint::{
    Applicability, Diagnostic, Fix, Severity,
    rule::{Context, Meta, Rule, declare_rule},
    words::{is_slip, short},
};
use crate::text::{Edit, EditSet};

declare_rule! {
    /// A model name that is neither an alias nor the form of a full name.
    ///
    /// ## Why it matters
    /// Claude Code sends an unknown name to the API as it is. The agent loads, and every call of it fails.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: Claude Sonnet 4.5
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: sonnet
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the alias of the same family, which follows its newest version; else `inherit`.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the model sent for a spawned agent, 20 forms.
    UnknownModel, "unknown-model", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for UnknownModel {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let (Some(model), Some(entry)) = (&context.reading.model, context.entry("model")) else { return };
        let aliases = context.client.about().model_aliases;
        if aliases.contains(&model.to_ascii_lowercase().as_str()) || is_full_name(model) {
            return;
        }
        let better = family(model).unwrap_or("inherit");
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: entry.value.span,
            at: entry.value.span.start(),
            title: format!("`{}` is not a model", short(model, 40)),
            what: format!("{} knows neither an alias nor a full name of this form.", context.client_title()),
            why: "The name is sent to the API as it is, and every call of the agent fails.".into(),
            now: format!(
                "Write an alias such as `{better}`, or a full name such as `claude-sonnet-4-5-20250929`."
            ),
            fix: Some(Fix {
                title: format!("Use `{better}`"),
                label: "Fix",
                applicability: Applicability::MaybeIncorrect,
                edits: EditSet::one(Edit::replace(entry.value.span, better)),
            }),
        });
    }
}

const FAMILIES: [&str; 4] = ["sonnet", "opus", "haiku", "fable"];

fn family(model: &str) -> Option<&'static str> {
    let lower = model.to_ascii_lowercase();
    let slip = |family: &&str| is_slip(&lower, family);
    FAMILIES.into_iter().find(|family| lower.contains(family)).or_else(|| FAMILIES.into_iter().find(slip))
}

/// `claude-sonnet-4-5-20250929`, `claude-3-5-haiku-latest`: a family and versions joined by dashes.
fn is_full_name(model: &str) -> bool {
    let Some(rest) = model.strip_prefix("claude-") else { return false };
    let rest = rest.strip_suffix("[1m]").unwrap_or(rest);
    let parts: Vec<&str> = rest.split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let versions = |part: &&str| digits(part) || *part == "latest";
    match parts.split_first() {
        Some((first, versions_behind)) if FAMILIES.contains(first) => {
            !versions_behind.is_empty() && versions_behind.iter().all(versions)
        }
        // The third generation put its number first.
        Some((&"3", behind)) => behind.iter().any(|part| FAMILIES.contains(part)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_names_have_a_family_and_versions() {
        for model in
            ["claude-sonnet-4-5", "claude-opus-5", "claude-3-5-sonnet-20241022", "claude-haiku-4-5-latest"]
        {
            assert!(is_full_name(model), "{model}");
        }
        for model in
            ["claude-4-sonnet", "claude-opus-4.6", "claude-model", "gpt-4o", "anthropic/claude-opus-4"]
        {
            assert!(!is_full_name(model), "{model}");
        }
    }
}
