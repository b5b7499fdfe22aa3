use crate::lint::{
    Applicability, Diagnostic,
    model_fault::{Fault, diagnostic, fault, shown},
    rule::{Context, Meta, Rule, declare_rule},
};

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
    /// model: sonet
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
    /// To be looked at: the alias that is one slip away or part of the name; else `inherit`.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the model sent for a spawned agent, 50 names.
    UnknownModel, "unknown-model", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for UnknownModel {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(Fault::Unknown(nearest)) = fault(context) else { return };
        out.extend(diagnostic(context, nearest, |model| Diagnostic {
            rule: META.name,
            title: format!("`{}` is not a model", shown(context)),
            what: format!("{} knows neither an alias nor a full name of this form.", context.client_title()),
            why: "The name is sent to the API as it is, and every call of the agent fails.".into(),
            now: format!("Write an alias such as `{nearest}`, or a full name such as `claude-sonnet-4-5`."),
            ..model
        }));
    }
}
