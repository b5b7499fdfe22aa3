use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar::{self, Fault},
        words::short,
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A blank between a tool and the parenthesis that belongs to it.
    ///
    /// ## Why it matters
    /// The blank parts two names: `Agent (worker)` is the whole of Agent, and a tool called `(worker)`. The limit
    /// means nothing.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Agent (worker)
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Agent(worker)
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the blank goes. The agent keeps the tool.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, in `tools` and in `disallowedTools`.
    SpaceBeforeParenthesis, "space-before-parenthesis", Warning, Some(Applicability::Safe)
}

impl Rule for SpaceBeforeParenthesis {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for list in [&context.tools, &context.denied] {
            let faulty = |at: &usize| tool_grammar::fault(context.client, list, *at) == Some(Fault::Loose);
            for at in (1..list.words.len()).filter(faulty) {
                let (tool, pattern) = (&list.words[at - 1], &list.words[at]);
                let name = tool.listed.name.as_str();
                let written = short(&pattern.listed.written, 40);
                out.push(Diagnostic {
                    rule: META.name,
                    severity: Severity::Warning,
                    span: tool.span.to(pattern.span),
                    at: tool.span.start(),
                    title: format!("A blank cuts `{written}` off from `{name}`"),
                    what: format!(
                        "{} reads two names: `{name}`, the whole tool, and `{written}`, which is no tool.",
                        context.client_title()
                    ),
                    why: "The pattern means nothing.".into(),
                    now: "Take the blank out.".into(),
                    fix: Some(Fix {
                        title: format!("Write `{name}{written}`"),
                        label: "Fix",
                        applicability: Applicability::Safe,
                        edits: EditSet::one(Edit::delete(Span::new(tool.span.end(), pattern.span.start()))),
                    }),
                });
            }
        }
    }
}
