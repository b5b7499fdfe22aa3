use crate::{
    document::scalar,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A name with blanks at its ends, or with line ends or tabs in it.
    ///
    /// ## Why it matters
    /// Claude Code keeps the name as it is, blanks and all, and lists it so. Nobody sees them, and other clients
    /// refuse such names.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: " tide-reader"
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
    /// To be looked at: the blanks go, or become one. Others may call the agent by its name.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: a padded name and one over two lines. Gemini CLI 0.61.0, Qwen Code 0.24.4.
    NameForm, "name-form", Hint, Some(Applicability::MaybeIncorrect)
}

impl Rule for NameForm {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(entry) = context.entry("name").filter(|_| context.reading.loads()) else { return };
        let Some(name) = entry.value.text().filter(|_| context.reading.name.is_some()) else { return };
        let is_odd = name.trim() != name || name.contains(['\n', '\r', '\t']);
        if !is_odd || name.trim().is_empty() {
            return;
        }
        let better = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_plain =
            better.bytes().all(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_' | b' '));
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span: entry.value.span,
            at: entry.value.span.start(),
            title: "The name holds blanks that nobody sees".into(),
            what: match name.trim() == name {
                true => "There is a line end or a tab inside the name.",
                false => "There is a space or a line end before the name or behind it.",
            }
            .into(),
            why: format!(
                "{} keeps them as part of the name; other clients refuse such a name.",
                context.client_title()
            ),
            now: format!("Write `{better}`."),
            fix: Some(Fix {
                title: format!("Write `{better}`"),
                label: "Fix",
                applicability: Applicability::MaybeIncorrect,
                edits: EditSet::one(Edit::replace(
                    entry.value.span,
                    if is_plain { better } else { scalar::quoted(&better) },
                )),
            }),
        });
    }
}
