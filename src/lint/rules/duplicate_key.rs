use std::collections::BTreeSet;

use crate::{
    document::{Entry, fence::is_entry_like},
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
            edits: EditSet::one(commented(context, context.lines_of(entry))),
        }),
    }
}

/// Whether nothing stands before an entry on its line, such as the brace of a map on one line.
fn begins_line(context: &Context<'_>, entry: &Entry) -> bool {
    let before = context.document.text[..entry.key.span.start()].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with('\n')
}

/// Every line that holds something, behind a hash. One edit of all lines: what is a comment now is not to be
/// written anew at the same time.
fn commented(context: &Context<'_>, lines: Span) -> Edit {
    // Above what is no entry to the eye, a hash and a blank begin a heading.
    let below = context.document.text[lines.end()..].lines().find(|line| !line.trim().is_empty());
    let mark = if below.is_none_or(is_entry_like) { "# " } else { "#" };
    let behind = |line: &str| match line.trim().is_empty() {
        true => line.to_owned(),
        false => format!("{mark}{line}"),
    };
    Edit::replace(lines, context.slice(lines).split_inclusive('\n').map(behind).collect::<String>())
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    fn fixed(front: &str) -> String {
        let text = format!("---\nname: a\n{front}\n---\nB");
        fix_all(&text, client::default(), Applicability::Safe).text.replace("---\nname: a\n", "")
    }

    #[test]
    fn a_value_that_is_long_and_broken_becomes_a_comment_to_its_end() {
        let long = format!("Use when: {}", "word ".repeat(40).trim_end());
        assert_eq!(
            fixed(&format!("description: {long}\ndescription: Use when b.")),
            format!("# description: {long}\ndescription: Use when b.\n---\nB")
        );
    }

    #[test]
    fn a_comment_above_an_odd_key_is_no_heading() {
        assert_eq!(
            fixed("description: d\n\nx: 1\n1: y\nx: 2"),
            "description: d\n\n#x: 1\n1: y\nx: 2\n---\nB"
        );
    }
}
