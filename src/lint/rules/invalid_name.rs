use crate::{
    client::Why,
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A name that begins with a dash, holds a colon, or is longer than 256 characters.
    ///
    /// ## Why it matters
    /// Claude Code keeps the colon for plugins and drops such an agent, with a line in its debug log only.
    /// Capitals, blanks and any alphabet are fine.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: "tide:reader"
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: "tide-reader"
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: colons become dashes and leading dashes go; the words stay. A name that is too long is the author's to
    /// cut.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20.
    InvalidName, "invalid-name", Error, Some(Applicability::Safe)
}

impl Rule for InvalidName {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(entry) = context.entry("name") else { return };
        let faults = [
            (
                Why::NameColon,
                "Name holds a colon",
                "A name cannot hold a colon, nor the wide colon of Chinese and Japanese.",
            ),
            (Why::NameLeadingDash, "Name begins with a dash", "A name cannot begin with a dash."),
            (Why::NameTooLong, "Name is too long", "A name has at most 256 characters."),
        ];
        for (why, title, what) in faults {
            if context.reading.reason(why).is_none() {
                continue;
            }
            let written = context.slice(entry.value.span);
            let better = better(written);
            out.push(Diagnostic {
                rule: META.name,
                severity: context.severity_of_loss(),
                span: entry.value.span,
                at: entry.value.span.start(),
                title: title.into(),
                what: what.into(),
                why: match context.reading.loads() {
                    true => format!("{} names the agent after its file instead.", context.client_title()),
                    false => format!(
                        "{} drops the agent, with a line in its debug log only.",
                        context.client_title()
                    ),
                },
                now: "Choose a name of letters, digits and dashes.".into(),
                fix: (better != written && why != Why::NameTooLong).then(|| Fix {
                    title: format!("Write `{better}`"),
                    label: "Rename",
                    // More than one colon, or a comma: lines that ran together, rather than a name.
                    applicability: match written.contains(',') || written.matches(':').count() > 1 {
                        true => Applicability::MaybeIncorrect,
                        false => Applicability::Safe,
                    },
                    edits: EditSet::one(Edit::replace(entry.value.span, better)),
                }),
            });
        }
    }
}

fn better(written: &str) -> String {
    let (quote, name) = match written.chars().next() {
        Some(quote @ ('"' | '\'')) => (quote.to_string(), written.trim_matches(quote)),
        _ => (String::new(), written),
    };
    let words: Vec<&str> = name.split([':', '\u{ff1a}', '\u{fe55}', '\u{fe13}']).map(str::trim).collect();
    format!("{quote}{}{quote}", words.join("-").trim_start_matches('-'))
}
