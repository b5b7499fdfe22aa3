use crate::{
    client::Granted,
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::list,
    },
    text::Span,
};

declare_rule! {
    /// An agent that calls itself read-only and has tools that change files.
    ///
    /// ## Why it matters
    /// The words restrict nothing. The parent model takes such an agent for harmless, and through Bash or Write it can
    /// change any file.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Read-only look at tide tables. Use when a harbour is named.
    /// tools: Read, Grep, Write
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Read-only look at tide tables. Use when a harbour is named.
    /// tools: Read, Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// There is no fix: the tools or the words may be the wrong ones. Words in examples do not count, and neither does
    /// a tool that is listed with a pattern, or plan mode.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the tools sent for a spawned agent.
    ReadOnlyCanWrite, "read-only-can-write", Hint, None
}

impl Rule for ReadOnlyCanWrite {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(span) = claim(context) else { return };
        let writers = writers(context);
        let plans = context.entry("permissionMode").is_some_and(|entry| entry.value.text() == Some("plan"))
            && !context.reading.ignored.contains(&"permissionMode");
        if writers.is_empty() || plans {
            return;
        }
        let tools = list(&writers, "and");
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span,
            at: span.start(),
            title: "It calls itself read-only and can write".into(),
            what: format!("The agent has {tools}."),
            why: "The words do not keep it from changing any file.".into(),
            now: format!("Do without {tools}, or forbid writing with a permission rule or a hook."),
            fix: None,
        });
    }
}

/// Where the agent says that it only reads: in its name, or in its description before any example.
fn claim(context: &Context<'_>) -> Option<Span> {
    ["name", "description"].into_iter().find_map(|key| {
        let value = context.entry(key)?.value.span;
        let written = value.of(&context.document.text);
        let own = &written[..written.find(['<', '\u{201c}']).unwrap_or(written.len())];
        let own = own.split("xample").next().unwrap_or(own);
        let claim = claim_in(own)?;
        let admits = ["shell", "Shell", "bash", "Bash"].iter().any(|word| own.contains(word));
        (!admits).then(|| claim.shifted(value.start()))
    })
}

/// `read-only`, in one word or two and in any case.
fn claim_in(text: &str) -> Option<Span> {
    let bytes = text.as_bytes();
    let is = |at: usize, word: &[u8]| {
        bytes.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word))
    };
    // Few letters are the first of such a word: the rest is compared seldom.
    let reads = (0..bytes.len()).filter(|at| matches!(bytes[*at], b'r' | b'R') && is(*at, b"read"));
    reads.map(|at| (at, at + 4)).find_map(|(at, end)| {
        let end = end + usize::from(is(end, b"-") || is(end, b" "));
        is(end, b"only").then(|| Span::new(at, end + 4))
    })
}

/// The tools the agent has to change files with.
fn writers(context: &Context<'_>) -> Vec<String> {
    let tools = context.client.about().writing_tools.iter();
    let has = |tool: &&&str| match &context.reading.tools.granted {
        Granted::Default => true,
        Granted::DefaultLess(names) => !names.iter().any(|name| name == *tool),
        Granted::These(names) => {
            let is_whole = context.tools.words.iter().any(|word| word.listed.written == **tool);
            is_whole && names.iter().any(|name| name == *tool)
        }
        Granted::None | Granted::RefusedAtSpawn | Granted::UnlessUnconnected(_) => false,
    };
    tools.filter(has).map(|tool| (*tool).to_owned()).collect()
}
