use crate::{
    lint::{
        Applicability, Diagnostic, Severity,
        marked::marked,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::MarkKind,
};

declare_rule! {
    /// Characters that turn the direction of text, where nothing written from right to left stands nearby.
    ///
    /// ## Why it matters
    /// What is shown is not what is written: `txt.nur` may be seen where `run.txt` stands. People approve one
    /// text, the model reads another.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    #[doc = " Give the next \u{202e}two low tides."]
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
    /// To be looked at: the text will be shown in another order than before.
    ///
    /// ## Source
    /// Unicode Technical Report 36, §2.2; CVE-2021-42574. Claude Code 2.1.328, 2026-11-20, hands them on.
    BidiControl, "bidi-control", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for BidiControl {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(marked(context, MarkKind::Bidi).map(|part| Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: part.first(),
            at: part.first().start(),
            title: "Text is shown in another order than it is written".into(),
            what: part.what(),
            why: "Whoever looks at the file sees the words behind it turned; the model reads them as written.".into(),
            now: "Remove it, and read what then stands there.".into(),
            fix: Some(part.removed(Applicability::MaybeIncorrect)),
        }));
    }
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn is_found(body: &str) -> bool {
        let text = format!("---\nname: a\ndescription: Use when b.\n---\n{body}\n");
        check(&Document::parse(text), client::default())
            .diagnostics
            .iter()
            .any(|d| d.rule == super::META.name)
    }

    #[test]
    fn hebrew_and_arabic_may_be_set_apart_but_not_overridden() {
        assert!(!is_found("\u{5d0}\u{5d1} \u{2066}README.md\u{2069} \u{5d2}"));
        assert!(is_found("\u{5d0}\u{5d1} \u{202e}README.md"));
        assert!(is_found("plain \u{2066}text\u{2069}"));
    }
}
