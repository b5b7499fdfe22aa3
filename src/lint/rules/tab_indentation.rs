use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Lines of the front matter that are indented by tabs.
    ///
    /// ## Why it matters
    /// YAML allows blanks alone. Claude Code reads two blanks for each tab, unless the tab stands inside a block
    /// of text; stricter clients refuse the file.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools:
    /// 	- Read
    /// 	- Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools:
    ///   - Read
    ///   - Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: each tab at the beginning of a line becomes two blanks, as Claude Code reads it.
    ///
    /// ## Source
    /// YAML 1.2.2 §6.1. Claude Code 2.1.328, 2026-11-20.
    TabIndentation, "tab-indentation", Error, Some(Applicability::Safe)
}

impl Rule for TabIndentation {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(front) = context.document.front.as_ref().filter(|_| context.is_closed()) else { return };
        let (written, start) = (context.slice(front.fence.inner), front.fence.inner.start());
        if !written.contains('\t') {
            return;
        }
        if !context.is_broken_inside() {
            out.extend(behind_colons(context));
            return;
        }
        let edits = blanks_for_tabs(written, start);
        let Some(first) = edits.edits().first().map(|edit| edit.span) else { return };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: first,
            at: first.start(),
            title: "A tab indents this line".into(),
            what: "YAML wants blanks at the beginning of a line.".into(),
            why: match context.reading.is_blind() {
                true => context.all_is_lost(),
                false => format!(
                    "{} reads two blanks for it; stricter clients refuse the file.",
                    context.client_title()
                ),
            },
            now: "Write two blanks for each tab.".into(),
            fix: Some(Fix {
                title: "Indent by blanks".into(),
                label: "Fix",
                applicability: Applicability::Safe,
                edits,
            }),
        });
    }
}

/// Tabs that part a key from its value: YAML of today lets them pass, `PyYAML` and what is built on it do not.
fn behind_colons(context: &Context<'_>) -> Option<Diagnostic> {
    let mut edits = Vec::new();
    for entry in context.document.entries() {
        let gap = Span::new(entry.key.span.end(), entry.value.whole().start().max(entry.key.span.end()));
        let written = context.slice(gap);
        if written.contains('\t') && !written.contains(['\n', '#']) {
            let colon = gap.start() + written.find(':').map_or(0, |at| at + 1);
            edits.push(Edit::replace(Span::new(colon, gap.end()), " "));
        }
    }
    let first = edits.first()?.span;
    Some(Diagnostic {
        rule: META.name,
        severity: Severity::Hint,
        span: first,
        at: first.start(),
        title: "A tab stands behind the colon".into(),
        what: "A tab parts the key from its value.".into(),
        why: "Older YAML readers, among them those of Python, refuse the file.".into(),
        now: "Write spaces.".into(),
        fix: Some(Fix {
            title: "Write blanks behind colons".into(),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: EditSet::in_order(edits),
        }),
    })
}

fn blanks_for_tabs(text: &str, base: usize) -> EditSet {
    let mut edits = Vec::new();
    let mut start = base;
    for line in text.split_inclusive('\n') {
        let length = line.len() - line.trim_start_matches([' ', '\t']).len();
        let indent = &line[..length];
        if indent.contains('\t') && !line.trim().is_empty() {
            edits.push(Edit::replace(Span::new(start, start + length), indent.replace('\t', "  ")));
        }
        start += line.len();
    }
    EditSet::in_order(edits)
}

#[cfg(test)]
mod tests {
    use crate::lint::tried::fixed;

    #[test]
    fn tabs_in_a_block_and_before_keys_become_blanks() {
        assert_eq!(
            fixed("---\n\tname: a\n\tdescription: Use when b.\n---\nB"),
            "---\n  name: a\n  description: Use when b.\n---\nB"
        );
        assert_eq!(
            fixed("---\nname: a\ndescription: |\n\tUse when b.\n\t\tc\n---\n\tB"),
            "---\nname: a\ndescription: |\n  Use when b.\n    c\n---\n\tB"
        );
    }
}
