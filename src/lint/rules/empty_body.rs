use crate::lint::{
    Diagnostic, Severity,
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// An agent without a prompt: nothing stands behind the front matter.
    ///
    /// ## Why it matters
    /// The agent is listed and can be called, and runs on what the client adds to every prompt. It does not
    /// even see its own name and description: those are for the parent model.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
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
    /// None: only the author knows what the agent should do.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: both loaders take such a file; its prompt is empty.
    EmptyBody, "empty-body", Hint, None
}

impl Rule for EmptyBody {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let close = context.document.front.as_ref().and_then(|front| front.fence.close);
        let Some(span) = close.filter(|_| context.reading.prompt.is_empty() && context.reading.loads())
        else {
            return;
        };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span,
            at: span.start(),
            title: "The agent has no prompt".into(),
            what: "Nothing stands behind the front matter.".into(),
            why: format!(
                "{} runs it with its own notes alone; the agent does not see its name and description.",
                context.client_title()
            ),
            now: "Write below the dashes what the agent should do, and how.".into(),
            fix: None,
        });
    }
}
