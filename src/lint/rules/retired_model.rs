use crate::lint::{
    Applicability, Diagnostic, Severity,
    model_fault::{Fault, diagnostic, fault, shown},
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// A model that is no longer served.
    ///
    /// ## Why it matters
    /// For some, Claude Code sends the newest of the family instead, whatever the file says. The others it sends as
    /// they are, to an API that has taken them out.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: claude-sonnet-4-20250514
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
    /// To be looked at: the alias of the family, which follows its newest version.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: its table of retirements, with the days of Anthropic's own API; other
    /// platforms have others. The model sent for a spawned agent.
    RetiredModel, "retired-model", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for RetiredModel {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(Fault::Retired(retired)) = fault(context) else { return };
        let (client, alias) = (context.client_title(), retired.alias);
        out.extend(diagnostic(context, alias, |model| Diagnostic {
            rule: META.name,
            severity: if retired.on.is_some() { Severity::Warning } else { Severity::Hint },
            title: format!("`{}` is no longer served", shown(context)),
            what: match retired.on {
                Some(day) => {
                    format!("Anthropic's API took the model out on {day}; other platforms have other days.")
                }
                None => format!("{client} sends the newest model of the family in its place."),
            },
            why: match retired.on {
                Some(_) => format!("{client} sends the name as it is."),
                None => "The agent does not run on the model that stands here.".into(),
            },
            now: format!("Write `{alias}`, which follows the newest, or the full name of a newer model."),
            ..model
        }));
    }
}
