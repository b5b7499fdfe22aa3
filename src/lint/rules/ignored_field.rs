use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A key that the client knows and does not honour here.
    ///
    /// ## Why it matters
    /// An agent of a plugin may not set what guards the session it runs in. Claude Code ignores `permissionMode`,
    /// `hooks`, `mcpServers` and a few more there; only its debug log says so.
    ///
    /// ## Example
    /// ```md bad for claude-code-plugin
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// permissionMode: plan
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
    /// To be looked at: the key goes with its value, and the agent stays as it is. Lists and maps are left: they
    /// may be wanted elsewhere.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, its plugin loader.
    IgnoredField, "ignored-field", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for IgnoredField {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let about = context.client.about();
        let place = about.loader.map(|loader| format!(" in a {loader}")).unwrap_or_default();
        for key in &context.reading.ignored {
            let instead = about.field(key).and_then(|field| field.instead);
            let (Some(instead), Some(entry)) = (instead, context.entry(key)) else { continue };
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Warning,
                span: entry.key.span,
                at: entry.key.span.start(),
                title: format!("`{key}` is not honoured{place}"),
                what: format!("{} knows the key, and ignores it{place}.", context.client_title()),
                why: "Only its debug log says so; the agent runs without what is written there.".into(),
                now: instead.into(),
                fix: (context.is_closed() && entry.value.scalar().is_some()).then(|| Fix {
                    title: format!("Remove `{key}`"),
                    label: "Remove the key",
                    applicability: Applicability::MaybeIncorrect,
                    edits: EditSet::one(Edit::delete(context.lines_of(entry))),
                }),
            });
        }
    }
}
