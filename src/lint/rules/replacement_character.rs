use crate::{
    lint::{
        Diagnostic, Severity,
        marked::{Marked, marked},
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::MarkKind,
};

declare_rule! {
    /// The sign that stands for bytes nobody could read: `�`.
    ///
    /// ## Why it matters
    /// The file was written in another encoding than UTF-8, now or on its way here, and letters are lost. The
    /// model reads "10 �s" where "10 µs" stood.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides of the f�rde.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides of the förde.
    /// ```
    ///
    /// ## Fix safety
    /// None: only the author knows which letters stood there.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: reads a file as UTF-8 and puts U+FFFD for what is none. In 3 of 2,780
    /// real files.
    ReplacementCharacter, "replacement-character", Warning, None
}

impl Rule for ReplacementCharacter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(marked(context, MarkKind::Lost).map(|part| diagnose(&part)));
    }
}

fn diagnose(part: &Marked<'_>) -> Diagnostic {
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span: part.first(),
        at: part.first().start(),
        title: match part.count() {
            1 => "A letter is lost".into(),
            count => format!("{count} letters are lost"),
        },
        what: part.what(),
        why: "It stands for bytes that are no UTF-8. The model reads the sign, not what was meant.".into(),
        now: "Write the letter anew, and keep the file in UTF-8.".into(),
        fix: None,
    }
}
