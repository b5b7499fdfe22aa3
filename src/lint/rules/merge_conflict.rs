use crate::{
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::Span,
};

declare_rule! {
    /// The lines that version control leaves where two changes met.
    ///
    /// ## Why it matters
    /// In the front matter they are no YAML, so nothing of it is read. In the prompt the model is given both
    /// versions, and the marks between them.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// <<<<<<< HEAD
    /// Give the next two low tides.
    /// =======
    /// Give the next low tide.
    /// >>>>>>> main
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// None: which version is right is for the author to say.
    ///
    /// ## Source
    /// git-merge(1). Claude Code 2.1.328, 2026-11-20: drops such an agent; of a plugin's, takes the file name.
    MergeConflict, "merge-conflict", Error, None
}

impl Rule for MergeConflict {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(context.conflicts.iter().map(|conflict| diagnose(context, *conflict)));
    }
}

fn diagnose(context: &Context<'_>, conflict: Span) -> Diagnostic {
    let in_front = context.is_in_front(conflict.start());
    let span = Span::new(conflict.start(), conflict.start() + 7);
    Diagnostic {
        rule: META.name,
        severity: if in_front { Severity::Error } else { Severity::Warning },
        span,
        at: span.start(),
        title: "A conflict was not resolved".into(),
        what: "Version control left two versions here, with marks around them.".into(),
        why: match in_front {
            true => context.all_is_lost(),
            false => "The model is given both versions, and the marks.".into(),
        },
        now: "Keep the lines that are right, and remove the three lines of marks.".into(),
        fix: None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Severity, check},
    };

    const CONFLICT: &str = "<<<<<<< HEAD\nmodel: opus\n=======\nmodel: haiku\n>>>>>>> main\n";

    fn found(text: &str) -> Vec<(&'static str, Severity)> {
        let found = check(&Document::parse(text), client::default()).diagnostics;
        found.into_iter().map(|d| (d.rule, d.severity)).collect()
    }

    #[test]
    fn in_the_front_matter_it_costs_the_agent_and_is_told_once() {
        let text = format!("---\nname: a\ndescription: Use when b.\n{CONFLICT}---\nB");
        assert_eq!(found(&text), [("merge-conflict", Severity::Error)]);
    }

    #[test]
    fn in_the_prompt_it_hides_no_fault_of_the_front_matter() {
        let text = format!("---\nname: a\ndescription: Use: it\n---\n{CONFLICT}");
        let told = [("unquoted-colon", Severity::Error), ("merge-conflict", Severity::Warning)];
        assert_eq!(found(&text), told);
    }

    #[test]
    fn examples_in_code_and_single_marks_are_let_pass() {
        let front = "---\nname: a\ndescription: Use when b.\n---\n";
        assert!(found(&format!("{front}Resolve:\n\n````text\n```\n{CONFLICT}````\n")).is_empty());
        assert!(found(&format!("{front}<<<<<<< is the first mark\n\n=======\nB")).is_empty());
        assert_eq!(
            found(&format!("{front}```\ncode\n```\n{CONFLICT}")),
            [("merge-conflict", Severity::Warning)]
        );
    }
}
