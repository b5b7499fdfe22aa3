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

/// Whether this rule tells of a value. What is wrong with it beside its quotes, if anything, shows once they are gone:
/// until then there is one thing to decide.
pub fn tells_of(context: &Context<'_>, entry: &Entry) -> bool {
    context.client.about().explained && in_curly_quotes(context, entry).is_some()
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

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Applicability, check, fix_all},
    };

    #[test]
    fn there_is_one_thing_to_decide_of_a_value_and_what_is_left_shows_then() {
        for (line, fixed) in [
            ("model: “opus”", "model: \"opus\""),
            ("model: “gpt-4o”", "model: inherit"),
            ("color: “blue”", "color: \"blue\""),
            ("permissionMode: “Plan”", "permissionMode: plan"),
        ] {
            let text = |line| format!("---\nname: a\ndescription: Use when b.\n{line}\n---\nB\n");
            let rules = |client| {
                let report = check(&Document::parse(text(line)), client::by_id(client).unwrap());
                report.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect::<Vec<_>>()
            };
            assert_eq!(rules("claude-code"), ["curly-quotes"], "{line}");
            assert!(!rules("qwen-code").contains(&"curly-quotes"), "others are told in their own words");
            let all = fix_all(&text(line), client::default(), Applicability::MaybeIncorrect);
            assert_eq!(all.text, text(fixed));
        }
    }
}
