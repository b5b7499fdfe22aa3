use crate::{
    client::Granted,
    document::Kind,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// The key `tools` with nothing behind it, or with something that names no tool.
    ///
    /// ## Why it matters
    /// The parent model is told "All tools", and the agent runs with none.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools:
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
    /// To be looked at: the key is removed, which gives the agent all tools. Perhaps none were meant.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: `tools:`, `""`, `[]`, a number and a map.
    EmptyTools, "empty-tools", Error, Some(Applicability::MaybeIncorrect)
}

impl Rule for EmptyTools {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(entry) = context.entry("tools") else { return };
        if context.reading.tools.granted != Granted::None || !context.reading.tools.grants.is_empty() {
            return;
        }
        let is_map = matches!(entry.value.kind, Kind::Map(..));
        let nothing = context.slice(entry.value.span).is_empty();
        let span = if nothing { entry.key.span } else { entry.value.span };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span,
            at: span.start(),
            title: match is_map {
                true => "A map under `tools` means no tools".into(),
                false => "An empty `tools` means no tools".into(),
            },
            what: match nothing {
                true => "The key stands there with nothing after it.".into(),
                false => "This value names no tool; a list of names is wanted.".into(),
            },
            why: format!(
                "{} tells the parent model “All tools”, and the agent runs with none.",
                context.client_title()
            ),
            now: "Name the tools, or remove the key to give all.".into(),
            // What a map forbids, the removal would give.
            fix: (!is_map).then(|| remove(context.lines_of(entry))),
        });
    }
}

fn remove(lines: Span) -> Fix {
    Fix {
        title: "Remove `tools`, which gives all".into(),
        label: "Remove the key",
        applicability: Applicability::MaybeIncorrect,
        edits: EditSet::one(Edit::delete(lines)),
    }
}
