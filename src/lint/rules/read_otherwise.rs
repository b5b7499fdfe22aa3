use crate::{
    client::{Reason, Why},
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
};

declare_rule! {
    /// What a client reads otherwise than it is written, and loads all the same. Told of every client but Claude
    /// Code, which has rules of its own.
    ///
    /// ## Why it matters
    /// Nothing says so. Where OpenCode cannot repair the YAML, it takes the front matter for a part of the prompt;
    /// Gemini CLI loses the prompt behind a closing line of four dashes; Qwen Code takes broken front matter line by
    /// line.
    ///
    /// ## Example
    /// ```md bad for opencode
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// mode: subagent
    /// mode: all
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// mode: subagent
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// None: what is meant is for the author to say.
    ///
    /// ## Source
    /// The readings of each client, held against the program: `tests/clients`.
    ReadOtherwise, "read-otherwise", Error, None
}

impl Rule for ReadOtherwise {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.client.about().explained || !context.reading.loads() {
            return;
        }
        // What keeps the YAML from parsing has been told by the rules for that.
        if context.reading.is_blind() && out.iter().any(|said| said.severity == Severity::Error) {
            return;
        }
        let notes = context.reading.reasons.iter().filter(|reason| !reason.refuses);
        out.extend(notes.map(|reason| diagnose(context, reason)));
    }
}

fn diagnose(context: &Context<'_>, reason: &Reason) -> Diagnostic {
    let client = context.client_title();
    let (severity, why) = match reason.why {
        Why::FrontMatterInPrompt => (Severity::Error, context.all_is_lost()),
        Why::PromptCut => (Severity::Error, format!("{client} runs the agent without the prompt.")),
        Why::Repaired | Why::LineByLine => (
            Severity::Hint,
            "Stricter clients refuse the file; this one may read words otherwise than meant.".into(),
        ),
        _ => (Severity::Warning, format!("{client} loads the agent without it, and says nothing.")),
    };
    Diagnostic {
        rule: META.name,
        severity,
        span: reason.span,
        at: reason.span.start(),
        title: format!("{} reads this otherwise", context.client_name()),
        what: reason.why.sentence().into(),
        why,
        now: "Write it as every YAML reader takes it.".into(),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client::by_id,
        document::Document,
        lint::{Severity, check},
    };

    fn found(client: &str, text: &str) -> Vec<(&'static str, Severity)> {
        let report = check(&Document::parse(text), by_id(client).unwrap());
        report.diagnostics.iter().map(|diagnostic| (diagnostic.rule, diagnostic.severity)).collect()
    }

    #[test]
    fn what_costs_the_prompt_is_an_error_and_a_repair_a_hint() {
        let cut = "---\nname: a\ndescription: Reads tides.\n----\nRead the tables.\n";
        assert_eq!(found("gemini-cli", cut), [("read-otherwise", Severity::Error)]);
        let repaired = "---\nname: ab\ndescription: a: b\n---\nRead the tables.\n";
        assert_eq!(found("qwen-code", repaired), [("read-otherwise", Severity::Hint)]);
        assert_eq!(found("opencode", repaired), [("read-otherwise", Severity::Hint)]);
    }
}
