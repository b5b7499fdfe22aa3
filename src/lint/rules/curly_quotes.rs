use crate::{
    document::{Entry, Style, scalar},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::titled,
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A value that stands in curly quotes.
    ///
    /// ## Why it matters
    /// Word processors make them of straight ones. To YAML they are letters, so they become part of the value: a
    /// name or a tool in curly quotes is another name, and is not found.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: “tide-reader”
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
    /// To be looked at: straight quotes take their place, and the value loses the curly ones.
    ///
    /// ## Source
    /// YAML 1.2.2 §7.3.3. Three of 8,341 agent files from public repositories have it (2026-11-20).
    CurlyQuotes, "curly-quotes", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for CurlyQuotes {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for entry in context.document.entries() {
            let Some(words) = in_curly_quotes(context, entry) else { continue };
            let key = entry.key.value.as_str();
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Warning,
                span: entry.value.span,
                at: entry.value.span.start(),
                title: format!("{} stands in curly quotes", titled(key)),
                what: "To YAML only straight quotes are quotes; these are letters.".into(),
                why: "They become part of the value.".into(),
                now: "Write straight quotes, or none.".into(),
                fix: Some(Fix {
                    title: format!("Put `{key}` in straight quotes"),
                    label: "Fix",
                    applicability: Applicability::MaybeIncorrect,
                    edits: EditSet::one(Edit::replace(entry.value.span, scalar::quoted(words))),
                }),
            });
        }
    }
}

/// The words between curly quotes that enclose a whole value in one line.
fn in_curly_quotes<'a>(context: &Context<'a>, entry: &Entry) -> Option<&'a str> {
    let written = context.slice(entry.value.span);
    let plain = entry.value.style() == Some(Style::Plain) && !written.contains('\n');
    let inner = written.strip_prefix(['\u{201c}', '\u{201d}', '\u{2018}', '\u{201e}'])?;
    let words = inner.strip_suffix(['\u{201c}', '\u{201d}', '\u{2019}'])?;
    let opens_again = words.contains(['\u{201c}', '\u{201d}', '\u{201e}', '\u{2018}']);
    (plain && !opens_again).then_some(words)
}
