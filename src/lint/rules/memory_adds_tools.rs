use crate::lint::{
    Applicability, Diagnostic, Fix, Severity,
    rule::{Context, Meta, Rule, declare_rule},
    tool_list::Change,
    words::list,
};

declare_rule! {
    /// A memory beside a list of tools that lacks the tools that the memory adds.
    ///
    /// ## Why it matters
    /// An agent with a memory has to write it: Claude Code adds Write, Edit and Read to its tools. An agent meant
    /// only to read can change files then, and not just those of its memory.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep
    /// memory: project
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep, Write, Edit
    /// memory: project
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the tools are listed, and the agent keeps what it has. Perhaps it should do without memory.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the tools sent for a spawned agent, and the list shown to the parent model.
    MemoryAddsTools, "memory-adds-tools", Hint, Some(Applicability::MaybeIncorrect)
}

impl Rule for MemoryAddsTools {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let (words, grants) = (&context.tools.words, &context.reading.tools.grants);
        let Some(entry) = context.entry("memory").filter(|_| grants.len() > words.len()) else { return };
        let added: Vec<String> = grants[words.len()..].iter().map(|grant| grant.written.clone()).collect();
        let mut changes = vec![Change::Keep; words.len()];
        if let (Some(last), Some(word)) = (changes.last_mut(), words.last()) {
            let mut names = vec![word.listed.written.clone()];
            names.extend_from_slice(&added);
            *last = Change::Write(names);
        }
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span: entry.value.span,
            at: entry.value.span.start(),
            title: format!("`memory` adds {} to the tools", list(&added, "and")),
            what: format!("{} gives an agent with a memory the tools to keep it.", context.client_title()),
            why: "They work on every file, not only on the memory.".into(),
            now: "List them, so that a reader sees what the agent can do; or do without the memory.".into(),
            fix: context.tools.changed(&context.document.text, &changes).map(|edits| Fix {
                title: format!("List {}", list(&added, "and")),
                label: "List them",
                applicability: Applicability::MaybeIncorrect,
                edits,
            }),
        });
    }
}
