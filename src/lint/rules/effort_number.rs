use crate::{
    client::Form,
    document::scalar::{Meaning, meaning_of_word},
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::list,
    },
};

declare_rule! {
    /// An effort given as a number.
    ///
    /// ## Why it matters
    /// Claude Code takes any number, and then sends no effort at all: neither this one nor that of the session. The
    /// model falls back on its own.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// effort: 50
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// effort: medium
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// There is no fix: no word stands for a number.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: 50, -5, 0.5 and the text 5, the requests of a spawned agent.
    EffortNumber, "effort-number", Hint, None
}

impl Rule for EffortNumber {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(entry) = context.entry("effort") else { return };
        let form = context.client.about().field("effort").map(|field| field.form);
        let Some(Form::WordOrNumber(words)) = form else { return };
        let is_number =
            entry.value.text().is_some_and(|written| meaning_of_word(written.trim()) == Meaning::Number);
        if !is_number || context.reading.is_blind() {
            return;
        }
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span: entry.value.span,
            at: entry.value.span.start(),
            title: "A number sets no effort".into(),
            what: format!(
                "{} takes the number, and sends no effort with the request.",
                context.client_title()
            ),
            why: "Not even the effort of the session counts then.".into(),
            now: format!("Write {}.", list(&words, "or")),
            fix: None,
        });
    }
}
