use crate::{
    client::Why,
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
};

declare_rule! {
    /// Hooks of a wrong shape, or a permission hook outside of `hooks`.
    ///
    /// ## Why it matters
    /// Claude Code does not load an agent whose permission hooks it cannot set up: they may be what guards
    /// the permissions beside them. The message goes to the debug log only.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// hooks: ./check.sh
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// hooks:
    ///   PreToolUse:
    ///     - matcher: Bash
    ///       hooks:
    ///         - type: command
    ///           command: ./check.sh
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// There is no fix: what the hook should guard is the author's to say.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, 16 shapes.
    HooksDropAgent, "hooks-drop-agent", Error, None
}

impl Rule for HooksDropAgent {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for reason in &context.reading.reasons {
            let (title, what, now) = match reason.why {
                Why::HooksInvalid => (
                    "These hooks drop the agent",
                    "They have a shape that cannot be loaded.",
                    "Write a list of matchers under the event, each with a list of hooks that have a type and a command.",
                ),
                Why::HookOutside => (
                    "This hook stands outside of `hooks`",
                    "A permission event is a key of its own at the top level.",
                    "Move it under the key `hooks`.",
                ),
                _ => continue,
            };
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Error,
                span: reason.span,
                at: reason.span.start(),
                title: title.into(),
                what: what.into(),
                why: format!("{} does not load the agent, since the hook may be what guards it. Only its debug log says so.", context.client_title()),
                now: now.into(),
                fix: None,
            });
        }
    }
}
