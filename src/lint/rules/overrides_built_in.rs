use crate::lint::{
    Diagnostic, Severity,
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// The name of an agent that the client has built in.
    ///
    /// ## Why it matters
    /// The agent takes the place of the built-in one, without a word. Whoever asks for that, the client included,
    /// gets this one.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: Explore
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// There is no fix: a name is the author's to choose, and the other agent may be meant to go.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: names compared letter by letter.
    OverridesBuiltIn, "overrides-built-in", Warning, None
}

impl Rule for OverridesBuiltIn {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(name) = context.reading.name.as_deref().filter(|_| context.reading.loads()) else { return };
        let Some(entry) = context.entry("name") else { return };
        if !context.client.about().built_in_agents.contains(&name) {
            return;
        }
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: entry.value.span,
            at: entry.value.span.start(),
            title: format!("`{name}` is the name of a built-in agent"),
            what: format!("{} brings an agent of this name along.", context.client_title()),
            why: "The agent of this file takes its place, without a message.".into(),
            now: "Choose another name, unless the built-in agent is meant to go.".into(),
            fix: None,
        });
    }
}
