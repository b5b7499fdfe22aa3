use crate::{
    client::Why,
    document::LARGEST,
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::Span,
};

declare_rule! {
    /// A file of more than 1 MiB.
    ///
    /// ## Why it matters
    /// Claude Code skips agent files above 1,048,576 bytes, with a line in its debug log only.
    ///
    /// ## Fix safety
    /// There is no fix: what to leave out is the author's choice.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: a file of 1,048,576 bytes loads, one byte more does not.
    FileTooLarge, "file-too-large", Error, None
}

impl Rule for FileTooLarge {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.document.text.len() <= LARGEST {
            return;
        }
        let client = context.client_title();
        let why = match context.reading.reason(Why::TooLarge) {
            Some(_) => format!("{client} skips agent files above 1 MiB without a message."),
            None => {
                format!("{client} knows no such limit, others do, and nothing in the file is checked here.")
            }
        };
        let tenths = context.document.text.len() * 10 / 1_048_576;
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: Span::at(0),
            at: 0,
            title: "Too large to load".into(),
            what: format!("This file has {}.{} MiB.", tenths / 10, tenths % 10),
            why,
            now: "Move long reference text into files the agent can read.".into(),
            fix: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn rules_of(size: usize) -> Vec<&'static str> {
        let head = "---\nname: a\ndescription: Reads tables.\n---\n";
        let text = format!("{head}{}", "x".repeat(size - head.len()));
        let report = check(&Document::parse(text), client::default());
        report.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
    }

    #[test]
    fn one_byte_over_the_limit_is_too_much() {
        assert_eq!(rules_of(1_048_576), [""; 0]);
        assert_eq!(rules_of(1_048_577), ["file-too-large"]);
    }
}
