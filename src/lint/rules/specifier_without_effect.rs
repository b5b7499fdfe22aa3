use crate::{
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_list::ToolWord,
        words::short,
    },
    text::sort,
};

declare_rule! {
    /// A pattern in `tools`.
    ///
    /// ## Why it matters
    /// It reads like a limit and is none: with `Bash(git:*)` Claude Code gives the agent all of Bash, as with `Bash`,
    /// and says nothing of it. Whether it asks before a command is for the permissions of the session. A list behind
    /// `Agent` is another thing: it does say which agents may be called.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Bash(git:*)
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Bash
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// There is no fix: whether the tool or only the pattern should be allowed is the author's to say.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, the cases `tools/pattern` and `tools/pattern-in-list`: the tools sent for a
    /// spawned agent. That a command beyond the pattern runs is anthropics/claude-code#95002, seen with 2.1.270.
    SpecifierWithoutEffect, "specifier-without-effect", Warning, None
}

impl Rule for SpecifierWithoutEffect {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        // There are few names of tools, and there may be many patterns.
        let mut limited: Vec<(&ToolWord, usize)> = Vec::new();
        for word in seemingly_limited(context) {
            match limited.iter_mut().find(|(first, _)| first.listed.name == word.listed.name) {
                Some((_, count)) => *count += 1,
                None => limited.push((word, 1)),
            }
        }
        for (word, count) in limited {
            let name = word.listed.name.as_str();
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Warning,
                span: word.span,
                at: word.span.start(),
                title: format!("`{}` hands over all of `{name}`", short(&word.listed.written, 40)),
                what: match count {
                    1 => "A pattern in `tools` limits nothing.".into(),
                    count => format!("The {count} patterns of `{name}` in `tools` limit nothing."),
                },
                why: format!("{} gives the agent the whole tool, without a word.", context.client_title()),
                now: format!(
                    "Write `{name}` if that is meant. To allow a pattern alone, use permission rules in the settings, or a hook."
                ),
                fix: None,
            });
        }
    }
}

/// The words that read as part of a tool, and give the agent the whole. One that is listed whole as well, or with a
/// pattern for everything, is meant so; what stands behind `Skill` was not measured.
fn seemingly_limited<'a>(context: &'a Context<'_>) -> impl Iterator<Item = &'a ToolWord> {
    let words = &context.tools.words;
    let is_plain = |word: &&ToolWord| word.listed.name == word.listed.written;
    let mut whole: Vec<&str> =
        words.iter().filter(is_plain).map(|word| context.today(&word.listed.name)).collect();
    // As they are written; those that get the whole.
    let mut given: Vec<&str> = Vec::new();
    if words.iter().any(|word| !is_plain(&word)) {
        let written = context.reading.tools.grants.iter().filter_map(|grant| {
            let name = grant.written.split('(').next().unwrap_or_default().trim_end();
            (grant.gets.as_deref()? == context.today(name)).then_some(grant.written.as_str())
        });
        given.extend(written);
    }
    sort(&mut whole);
    sort(&mut given);
    words.iter().filter(move |word| {
        let (name, written) = (word.listed.name.as_str(), word.listed.written.as_str());
        let today = context.today(name);
        let pattern = written.get(name.len()..).unwrap_or_default();
        pattern.ends_with(')')
            && !pattern.chars().all(|c| matches!(c, '(' | ')' | '*' | ':' | ' '))
            && !matches!(today, "Agent" | "Skill")
            && whole.binary_search(&today).is_err()
            && given.binary_search(&written).is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::META;
    use crate::{client, document::Document, lint::check};

    fn found(tools: &str, client: &str) -> Vec<String> {
        let text = format!("---\nname: a\ndescription: Use when b.\n{tools}\n---\nB\n");
        let report = check(&Document::parse(text), client::by_id(client).unwrap());
        let own = report.diagnostics.into_iter().filter(|diagnostic| diagnostic.rule == META.name);
        own.map(|diagnostic| diagnostic.title).collect()
    }

    #[test]
    fn each_tool_is_told_once_for_both_loaders() {
        for client in ["claude-code", "claude-code-plugin"] {
            assert_eq!(
                found("tools:\n  - Read(src/**)\n  - Bash(git:*)\n  - Bash(npm run *)", client),
                ["`Read(src/**)` hands over all of `Read`", "`Bash(git:*)` hands over all of `Bash`"]
            );
        }
    }

    #[test]
    fn what_limits_or_is_meant_whole_or_is_not_given_is_let_pass() {
        for tools in [
            "tools: Read, Agent(worker), Task(worker), Skill(tides)",
            "tools: Bash(*), Read(**), Edit()",
            "tools: Bash, Bash(git:*)",
            "tools: Nope(x), Bash (git *)",
            "tools: Read, Bash(git:*)\ndisallowedTools: Bash",
        ] {
            assert_eq!(found(tools, "claude-code"), [""; 0], "{tools}");
        }
        assert_eq!(found("tools: Bash(git:*)", "qwen-code"), [""; 0], "only where it was measured");
    }
}
