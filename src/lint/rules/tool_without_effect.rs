use crate::{
    client::across::tool::{meant, name_for},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_list::{Change, ToolWord},
        words::short,
    },
};

declare_rule! {
    /// A tool name that the client passes over. Told of every client but Claude Code, which has rules of its own.
    ///
    /// ## Why it matters
    /// GitHub Copilot CLI ignores names it does not know without a message: the agent runs without that tool.
    ///
    /// ## Example
    /// ```md bad for copilot-cli
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: search, read_file
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: search, read
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the client's own name for the tool is written, where another client's is.
    ///
    /// ## Source
    /// GitHub Copilot CLI 1.0.102, the case `copilot/tools-unknown`, 2026-11-20.
    ToolWithoutEffect, "tool-without-effect", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for ToolWithoutEffect {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.client.about().explained || !context.reading.loads() {
            return;
        }
        let grants = &context.reading.tools.grants;
        let is_lost = |word: &ToolWord| {
            grants.iter().any(|grant| grant.gets.is_none() && grant.written == word.listed.written)
        };
        let words = context.tools.words.iter().enumerate();
        out.extend(words.filter(|(_, word)| is_lost(word)).map(|(at, word)| diagnose(context, at, word)));
    }
}

fn diagnose(context: &Context<'_>, at: usize, word: &ToolWord) -> Diagnostic {
    let written = word.listed.written.as_str();
    let client = context.client_title();
    // Another client's name, by way of Claude Code's.
    let own = meant(written, crate::client::default())
        .first()
        .and_then(|tool| name_for(&tool.name, context.client));
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span: word.span,
        at: word.span.start(),
        title: format!("`{}` is no tool of {}", short(written, 40), context.client_name()),
        what: format!("{client} knows no tool of this name."),
        why: "It passes over the name without a message.".into(),
        now: match &own {
            Some(own) => format!("`{own}` is what it calls such a tool."),
            None => "Remove it, or write the name that the client has for it.".into(),
        },
        fix: own.and_then(|own| {
            let mut changes = vec![Change::Keep; context.tools.words.len()];
            let title = format!("Write `{own}`");
            *changes.get_mut(at)? = Change::Write(vec![own]);
            let edits = context.tools.changed(&context.document.text, &changes)?;
            Some(Fix { title, label: "Fix", applicability: Applicability::MaybeIncorrect, edits })
        }),
    }
}
