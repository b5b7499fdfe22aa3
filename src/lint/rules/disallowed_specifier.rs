use crate::lint::{
    Diagnostic, Severity,
    rule::{Context, Meta, Rule, declare_rule},
    tool_grammar,
    tool_list::ToolWord,
    words::short,
};

declare_rule! {
    /// A pattern in `disallowedTools`.
    ///
    /// ## Why it matters
    /// Claude Code passes over the pattern and takes the whole tool away: with `Bash(rm *)` the agent has no Bash
    /// at all. The list of its tools, which the parent model reads, still shows it.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// disallowedTools: Bash(rm *)
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// disallowedTools: Bash
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// There is no fix: whether the tool or only the pattern should be forbidden is the author's to say.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: `Bash(rm *)`, `Read(secrets/**)`, `Skill(x)` and `Agent(x)`, the tools sent
    /// for a spawned agent.
    DisallowedSpecifier, "disallowed-specifier", Warning, None
}

impl Rule for DisallowedSpecifier {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let words = &context.denied.words;
        let is_pattern = |word: &&ToolWord| word.listed.name != word.listed.written;
        if !words.iter().any(|word| is_pattern(&word)) || words.iter().any(|word| word.listed.written == "*")
        {
            return;
        }
        let listed = context.listed();
        for word in words.iter().filter(is_pattern) {
            let (name, written) = (word.listed.name.as_str(), word.listed.written.as_str());
            let has = listed.as_ref().is_none_or(|names| names.binary_search(&context.today(name)).is_ok());
            if !has || !tool_grammar::is_known(context.client, name) {
                continue;
            }
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Warning,
                span: word.span,
                at: word.span.start(),
                title: format!("`{}` takes all of `{name}` away", short(written, 40)),
                what: "Patterns mean nothing in `disallowedTools`.".into(),
                why: format!(
                    "{} takes the whole tool away; the parent model is told otherwise.",
                    context.client_title()
                ),
                now: format!(
                    "Write `{name}` if that is meant. To forbid a pattern, use a permission rule in the settings, or a hook."
                ),
                fix: None,
            });
        }
    }
}
