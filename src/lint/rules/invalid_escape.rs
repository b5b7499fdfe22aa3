use crate::lint::{
    Applicability, Diagnostic,
    broken::Fault,
    requote::requote,
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// A backslash in double quotes that begins no escape YAML knows, as in a Windows path.
    ///
    /// ## Why it matters
    /// In double quotes a backslash begins an escape such as `\n`. One that YAML does not know stops the reader:
    /// Claude Code reads none of the front matter, so the agent will not exist; nothing is said.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: "Reads C:\Tides\harbour.csv. Use when a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: 'Reads C:\Tides\harbour.csv. Use when a harbour is named.'
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the words are put in single quotes, where a backslash is a letter like any other.
    ///
    /// ## Source
    /// YAML 1.2.2 §5.7. Claude Code 2.1.328, 2026-11-20: `"C:\Users"`.
    InvalidEscape, "invalid-escape", Error, Some(Applicability::Safe)
}

impl Rule for InvalidEscape {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for broken in context.broken(out).iter().filter(|broken| broken.fault == Fault::Escape) {
            out.push(requote(
                context,
                META.name,
                broken,
                "Put the value in single quotes. No word changes.",
                "A backslash in double quotes begins an escape, and YAML knows none like this.".into(),
            ));
        }
    }
}
