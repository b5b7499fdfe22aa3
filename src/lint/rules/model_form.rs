use crate::lint::{
    Applicability, Diagnostic,
    model_fault::{Fault, diagnostic, fault, shown},
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// A model of the right vendor under a name that its API does not have: with dots or blanks, in another order, in
    /// capitals, with a provider before it.
    ///
    /// ## Why it matters
    /// Other programs write `claude-opus-4.6` or `Claude Opus 4.6`. Claude Code sends such a name as it is, and every
    /// call of the agent fails.
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
    /// model: claude-sonnet-4-5
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the full name of the same family and version; without a version, or for one that is no
    /// longer served, the alias, which follows the newest.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the model sent for a spawned agent, 50 names; its model catalogue.
    ModelForm, "model-form", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for ModelForm {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(Fault::Form(better)) = fault(context) else { return };
        out.extend(diagnostic(context, &better, |model| Diagnostic {
            rule: META.name,
            title: format!("`{}` is not the name of a model", shown(context)),
            what: format!(
                "{} takes aliases such as `opus` and full names such as `claude-opus-5-5`.",
                context.client_title()
            ),
            why: "The name is sent to the API as it is, and every call of the agent fails.".into(),
            now: format!("Write `{better}`."),
            ..model
        }));
    }
}
