use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar::{self, Fault},
        tool_list::ToolWord,
        words::short,
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A tool with a parenthesis that is never closed.
    ///
    /// ## Why it matters
    /// Commas and blanks inside parentheses do not part names, so everything up to the end of the text becomes
    /// one name, which Claude Code does not know. All tools in it are lost.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Agent(worker, Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Agent(worker), Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: it is closed before the next name of a tool, else at the end.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: `Bash(git *`, `Read, Bash(git *, Grep` and `Agent(a, b`.
    UnclosedParenthesis, "unclosed-parenthesis", Error, Some(Applicability::MaybeIncorrect)
}

impl Rule for UnclosedParenthesis {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for (key, list) in [("tools", &context.tools), ("disallowedTools", &context.denied)] {
            let faulty = |at: &usize| tool_grammar::fault(context.client, list, *at) == Some(Fault::Unclosed);
            for word in (0..list.words.len()).filter(faulty).map(|at| &list.words[at]) {
                let (severity, why) = match key {
                    "tools" => context.without_tool(),
                    _ => (Severity::Warning, "No tool is taken away for it.".into()),
                };
                let written = short(&word.listed.written, 40);
                out.push(Diagnostic {
                    rule: META.name,
                    severity,
                    span: word.span,
                    at: word.span.start(),
                    title: "A parenthesis is never closed".into(),
                    what: format!("{} takes `{written}` for one name.", context.client_title()),
                    why,
                    now: "Close it behind the pattern.".into(),
                    fix: fix(context, word),
                });
            }
        }
    }
}

fn fix(context: &Context<'_>, word: &ToolWord) -> Option<Fix> {
    let written = word.listed.written.as_str();
    let is_tool = |at: usize| {
        let next = written[at + 1..].trim_start();
        let name = next.split([',', ' ', '(']).next().unwrap_or(next);
        tool_grammar::is_known(context.client, name)
    };
    let comma = written.match_indices(',').map(|(at, _)| at).find(|at| is_tool(*at));
    let at = word.span.start() + comma.unwrap_or(written.len());
    word.exact.then(|| Fix {
        title: "Close the parenthesis".into(),
        label: "Close it",
        applicability: Applicability::MaybeIncorrect,
        edits: EditSet::one(Edit::insert(at, ")")),
    })
}
