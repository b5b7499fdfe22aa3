use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        broken::{Broken, Fault},
        rule::{Context, Meta, Rule, declare_rule},
        words::titled,
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A list in brackets without the bracket that closes it.
    ///
    /// ## Why it matters
    /// A YAML reader looks for the bracket in the lines below and fails. Claude Code's own repair makes a text of
    /// a list in one line, so that the first tool is called `[Read` and not found; of more lines it reads nothing.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: [Read, Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: [Read, Grep]
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the bracket is put at the end. No word changes.
    ///
    /// ## Source
    /// YAML 1.2.2 §7.4. Claude Code 2.1.328, 2026-11-20: `[Read, Nope`.
    UnclosedBracket, "unclosed-bracket", Error, Some(Applicability::Safe)
}

impl Rule for UnclosedBracket {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for broken in context.broken(out).iter().filter(|broken| broken.fault == Fault::UnclosedBracket) {
            out.push(diagnose(context, broken));
        }
    }
}

fn diagnose(context: &Context<'_>, broken: &Broken<'_>) -> Diagnostic {
    let key = broken.entry.key.value.as_str();
    Diagnostic {
        rule: META.name,
        severity: Severity::Error,
        span: broken.span,
        at: broken.span.start(),
        title: format!("{} opens a list that nothing closes", titled(key)),
        what: "A bracket begins the value, and none ends it.".into(),
        why: match context.reading.is_blind() {
            true => context.all_is_lost(),
            false => format!("{} makes one text of it, brackets and all.", context.client_title()),
        },
        now: "Close the bracket.".into(),
        fix: Some(Fix {
            title: format!("Close the list of `{key}`"),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: EditSet::one(Edit::insert(broken.span.end(), "]")),
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    #[test]
    fn a_list_over_lines_is_closed_behind_its_last_item() {
        let text = "---\nname: a\ndescription: Use when b.\ntools: [\n  Read,\n  Grep\nmodel: haiku\n---\nB";
        let fixed = fix_all(text, client::default(), Applicability::Safe).text;
        assert_eq!(fixed, text.replace("Grep\n", "Grep]\n"));
    }
}
