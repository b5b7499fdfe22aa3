use crate::lint::{
    Applicability, Diagnostic,
    model_fault::{Fault, diagnostic, fault, shown},
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// A model of another vendor.
    ///
    /// ## Why it matters
    /// Claude Code sends any name it does not know to the API as it is. The agent loads, and every call of it fails,
    /// unless a gateway serves that name.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: gpt-4o
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: inherit
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: `inherit`, the model of the session.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the model sent for a spawned agent. The vendors by their names alone.
    ForeignModel, "foreign-model", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for ForeignModel {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(Fault::Foreign(vendor)) = fault(context) else { return };
        out.extend(diagnostic(context, "inherit", |model| Diagnostic {
            rule: META.name,
            title: format!("`{}` is a model of {vendor}", shown(context)),
            what: format!("{} runs on the models of Anthropic.", context.client_title()),
            why: "The name is sent to the API as it is, and every call of the agent fails, unless a gateway serves it.".into(),
            now: "Write an alias such as `sonnet`, or `inherit` for the model of the session.".into(),
            ..model
        }));
    }
}
