use crate::{
    client,
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Mark, MarkKind},
};

declare_rule! {
    /// A variable such as `${CLAUDE_PLUGIN_ROOT}` in the prompt of an agent for which the client does not fill
    /// it in.
    ///
    /// ## Why it matters
    /// Claude Code puts the path there for agents of a plugin. Of an agent in a project or a user's folder the
    /// model reads the name of the variable, and looks for a folder of that name.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// The tables are in ${CLAUDE_PLUGIN_ROOT}/tables.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// The tables are in .claude/tables.
    /// ```
    ///
    /// ## Fix safety
    /// None: where the files lie is for the author to say.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, both loaders: `CLAUDE_PLUGIN_ROOT`, `CLAUDE_PLUGIN_DATA` and
    /// `CLAUDE_PROJECT_DIR` in braces, in prompts only. Looked for where a path follows, or a quote.
    PluginVariable, "plugin-variable", Warning, None
}

impl Rule for PluginVariable {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let mut found = context.marks.iter().filter(|mark| is_left(context, mark));
        let Some(first) = found.next() else { return };
        let written = context.slice(first.span);
        let client = context.client.about();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: first.span,
            at: first.span.start(),
            title: format!("`{written}` is not filled in"),
            what: match found.count() {
                0 => "The prompt holds a variable that only agents of a plugin have.".into(),
                more => format!("The prompt holds {} variables that only agents of a plugin have.", more + 1),
            },
            why: format!("In {} the model reads the name where the path should stand.", client.folder),
            now: "Write the path; if the agent belongs to a plugin, check it as one.".into(),
            fix: None,
        });
    }
}

/// Whether a variable stands in the prompt as part of a path, and another loader fills it in but not this one.
fn is_left(context: &Context<'_>, mark: &Mark) -> bool {
    let prompt = context.reading.prompt_span;
    if mark.kind != MarkKind::Variable || mark.span.start() < prompt.start() || mark.span.end() > prompt.end()
    {
        return false;
    }
    let written = context.slice(mark.span);
    let name = &written[2..written.len() - 1];
    let fills = |client: &&dyn client::Client| client.about().variables.contains(&name);
    let used = context.document.text[mark.span.end()..].starts_with(['/', '\\', '"', '\'']);
    used && !fills(&context.client) && client::FIRST.iter().any(fills)
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn count(client: &str, body: &str) -> usize {
        let document = Document::parse(format!("---\nname: a\ndescription: Use when b.\n---\n{body}\n"));
        check(&document, client::by_id(client).unwrap()).diagnostics.len()
    }

    #[test]
    fn only_where_the_loader_does_not_fill_it_in() {
        let body = "Run \"${CLAUDE_PLUGIN_ROOT}/a\" and ${CLAUDE_PLUGIN_DATA}/b";
        assert_eq!(count("claude-code", body), 1);
        assert_eq!(count("claude-code-plugin", body), 0);
    }

    #[test]
    fn other_variables_and_mere_mention_are_let_pass() {
        assert_eq!(
            count("claude-code", "Use ${HOME}/a. Check that hooks use ${CLAUDE_PLUGIN_ROOT} as they should."),
            0
        );
    }
}
