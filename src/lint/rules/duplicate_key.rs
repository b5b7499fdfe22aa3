use crate::{
    document::Entry,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// One key written twice at the top level of the front matter.
    ///
    /// ## Why it matters
    /// Claude Code takes the last one without a word; strict readers (npm `yaml`) refuse the file.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tables.
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
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
    /// To be looked at: the earlier one, which no client reads, is removed with its words.
    ///
    /// ## Source
    /// YAML 1.2.2 §3.2.1.3. Claude Code 2.1.328, 2026-11-20.
    DuplicateKey, "duplicate-key", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for DuplicateKey {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let entries = context.document.entries();
        for (at, entry) in entries.iter().enumerate() {
            let later = &entries[at + 1..];
            if later.iter().any(|other| other.key.value == entry.key.value) {
                out.push(diagnose(context, entry));
            }
        }
    }
}

fn diagnose(context: &Context<'_>, entry: &Entry) -> Diagnostic {
    let key = entry.key.value.as_str();
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span: entry.key.span,
        at: entry.key.span.start(),
        title: format!("`{key}` is written twice"),
        what: "The same key stands further down again.".into(),
        why: format!(
            "{} reads the last one and drops this one without a message; strict clients refuse the file.",
            context.client_name()
        ),
        now: "Keep one of them.".into(),
        fix: Some(Fix {
            title: format!("Remove the earlier `{key}`"),
            label: "Remove this one",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(Edit::delete(context.lines_of(entry))),
        }),
    }
}
