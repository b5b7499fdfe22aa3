use std::collections::BTreeSet;

use crate::{
    document::Entry,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
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
    /// # description: Reads tables.
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the earlier one becomes a comment, so that the last counts for every reader and no word is lost.
    ///
    /// ## Source
    /// YAML 1.2.2 §3.2.1.3. Claude Code 2.1.328, 2026-11-20.
    DuplicateKey, "duplicate-key", Warning, Some(Applicability::Safe)
}

impl Rule for DuplicateKey {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let mut later = BTreeSet::new();
        for entry in context.document.entries().iter().rev() {
            if !later.insert(entry.key.value.as_str()) {
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
        fix: begins_line(context, entry).then(|| Fix {
            title: format!("Make a comment of the earlier `{key}`"),
            label: "Comment out",
            applicability: Applicability::Safe,
            edits: commented(context, context.lines_of(entry)),
        }),
    }
}

/// Whether nothing stands before an entry on its line, such as the brace of a map on one line.
fn begins_line(context: &Context<'_>, entry: &Entry) -> bool {
    let before = context.document.text[..entry.key.span.start()].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// Every line that holds something, behind a hash.
fn commented(context: &Context<'_>, lines: Span) -> EditSet {
    let mut edits = Vec::new();
    let mut start = lines.start();
    for line in context.slice(lines).split_inclusive('\n') {
        if !line.trim().is_empty() {
            edits.push(Edit::insert(start, "# "));
        }
        start += line.len();
    }
    EditSet::in_order(edits)
}
