use crate::{
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::MarkKind,
};

declare_rule! {
    /// A name in `${…}` in the prompt, where the client fails over each such name that it does not know.
    ///
    /// ## Why it matters
    /// Gemini CLI loads the agent and lists it, and then each call of it ends with an error: before anything else it
    /// fills in the prompt, and refuses when a name is not one of its own. Code in fences is no exception.
    ///
    /// ## Example
    /// ```md bad for gemini-cli
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// The tables are in ${HOME}/tables.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// The tables are in $HOME/tables.
    /// ```
    ///
    /// ## Fix safety
    /// There is no fix: whether the braces may go is for the author to say.
    ///
    /// ## Source
    /// npm @google/gemini-cli-core 0.61.0, `agents/utils.js` and `agents/local-executor.js`, read 2026-11-28:
    /// "Template validation failed: Missing required input parameters".
    UnknownVariable, "unknown-variable", Error, None
}

impl Rule for UnknownVariable {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let client = context.client.about();
        if !client.refuses_variables || !context.reading.loads() {
            return;
        }
        let prompt = context.reading.prompt_span;
        let is_unknown = |written: &str| {
            let name = &written[2..written.len() - 1];
            !name.contains('.') && !client.variables.contains(&name)
        };
        let unknown = context.marks.iter().filter(|mark| {
            let stands_there = mark.span.start() >= prompt.start() && mark.span.end() <= prompt.end();
            mark.kind == MarkKind::Variable && stands_there && is_unknown(context.slice(mark.span))
        });
        let mut spans = unknown.map(|mark| mark.span);
        let Some(span) = spans.next() else { return };
        let (written, more) = (context.slice(span), spans.count());
        let others = if more == 0 { String::new() } else { format!(", and {more} more like it") };
        let known: Vec<String> = client.variables.iter().map(|name| format!("`${{{name}}}`")).collect();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span,
            at: span.start(),
            title: format!("`{written}` makes each call fail"),
            what: format!("The prompt holds `{written}`{others}."),
            why: format!(
                "{} fills in {} and ends with an error over any other name, in code too.",
                client.name,
                known.join(", ")
            ),
            now: "Write it without the braces, or in words.".into(),
            fix: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn found(client: &str, body: &str) -> Vec<&'static str> {
        let document = Document::parse(format!("---\nname: a\ndescription: Use when b.\n---\n{body}\n"));
        let diagnostics = check(&document, client::by_id(client).unwrap()).diagnostics;
        diagnostics.into_iter().map(|found| found.rule).filter(|rule| *rule == "unknown-variable").collect()
    }

    #[test]
    fn names_of_its_own_and_what_is_no_name_are_let_pass() {
        for body in ["Answer ${query} as of ${today}.", "Use ${a.b}, ${}, $HOME and ${a-b}."] {
            assert!(found("gemini-cli", body).is_empty(), "{body}");
        }
    }

    #[test]
    fn it_is_told_once_of_any_number_and_of_that_client_alone() {
        let body = "Run\n\n```sh\necho ${HOME} ${PATH}\n```";
        assert_eq!(found("gemini-cli", body), ["unknown-variable"]);
        assert!(found("claude-code", body).is_empty() && found("qwen-code", body).is_empty());
    }
}
