use super::missing_name::missing;
use crate::{
    client::Why,
    lint::{
        Applicability, Diagnostic,
        rule::{Context, Meta, Rule, declare_rule},
    },
};

declare_rule! {
    /// Front matter without a description, or with an empty one.
    ///
    /// ## Why it matters
    /// The description is how the parent model knows when to call the agent. Without it Claude Code drops
    /// the agent; the message goes to the debug log only.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Use this agent when …
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be filled in: the author has to say when the agent is wanted.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20; github.com/anthropics/claude-code/issues/50522.
    MissingDescription, "missing-description", Error, Some(Applicability::HasPlaceholder)
}

impl Rule for MissingDescription {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let placeholder = "Use this agent when …";
        let found = missing(context, out, META.name, Why::DescriptionMissing, "description", placeholder);
        out.extend(found);
    }
}
