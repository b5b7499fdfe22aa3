use crate::text::sort;
use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar,
        tool_list::ToolWord,
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A tool that stands both in `tools` and in `disallowedTools`.
    ///
    /// ## Why it matters
    /// The agent does not get it: what is forbidden wins. One of the two lines says the opposite of what happens.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep, Bash
    /// disallowedTools: Bash
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the name goes from both, and the agent keeps what it has. Perhaps only one of the two is
    /// wrong.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the tools sent for a spawned agent.
    ListedAndDisallowed, "listed-and-disallowed", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for ListedAndDisallowed {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let denied = &context.denied.words;
        if denied.is_empty() || context.takes_all() || denied.iter().any(|word| word.listed.written == "*") {
            return;
        }
        let plain = |word: &ToolWord| word.listed.name == word.listed.written;
        let plain = denied.iter().enumerate().filter(|(_, word)| plain(word));
        let mut names: Vec<(&str, usize)> =
            plain.map(|(at, word)| (context.today(&word.listed.name), at)).collect();
        sort(&mut names);
        for (at, word) in context.tools.words.iter().enumerate() {
            let name = word.listed.name.as_str();
            let found = names.binary_search_by_key(&context.today(name), |(name, _)| name).ok();
            let Some(found) = found.filter(|_| tool_grammar::is_known(context.client, name)) else {
                continue;
            };
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Warning,
                span: word.span,
                at: word.span.start(),
                title: format!("`{name}` is listed and disallowed"),
                what: "The same tool stands in `tools` and in `disallowedTools`.".into(),
                why: format!("{} does not give it to the agent.", context.client_title()),
                now: "Decide on one of the two lines.".into(),
                fix: removal(context, at, names[found].1).map(|edits| Fix {
                    title: format!("Remove `{name}` from both"),
                    label: "Remove",
                    applicability: Applicability::MaybeIncorrect,
                    edits,
                }),
            });
        }
    }
}

/// Takes one word from each list; the key `disallowedTools` goes with its last. None where the tool is listed
/// again: once it is no longer forbidden, the agent would get it.
fn removal(context: &Context<'_>, listed: usize, denied: usize) -> Option<EditSet> {
    let name = context.today(&context.tools.words[listed].listed.name);
    let is_same = |word: &&ToolWord| context.today(&word.listed.name).eq_ignore_ascii_case(name);
    if context.tools.words.iter().filter(is_same).count() > 1 {
        return None;
    }
    let lines = || context.entry("disallowedTools").map(|entry| context.lines_of(entry));
    let alone = context.denied.words.len() == 1;
    let second = if alone { lines() } else { context.denied.without(denied) };
    EditSet::new(vec![Edit::delete(context.tools.without(listed)?), Edit::delete(second?)]).ok()
}
