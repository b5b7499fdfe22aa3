use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, MarkKind, Span, secret::Kind},
};

declare_rule! {
    /// What looks like a key or a token: it begins as those of a well-known service do, and goes on at random.
    ///
    /// ## Why it matters
    /// An agent's file is committed, copied and shared in links, and its prompt is sent to the model. Whoever sees
    /// the file can use the key.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides. The token is ghp_q7Wz0RkT3mVb9XcY2LhN5sJf8GdP4aKu6EoQ.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides. The token is $GITHUB_TOKEN.
    /// ```
    ///
    /// ## Fix safety
    /// To be filled in: the name of a variable is put there, which the author has to set, or not to need.
    ///
    /// ## Source
    /// The prefixes are documented by Anthropic, OpenAI, GitHub, GitLab, Slack, AWS, Google, npm, Stripe and
    /// Hugging Face; RFC 7468 and RFC 7519. Placeholders such as `ghp_xxxx` and AWS's own examples are let pass.
    Secret, "secret", Warning, Some(Applicability::HasPlaceholder)
}

impl Rule for Secret {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let secrets = context.marks.iter().filter_map(|mark| match mark.kind {
            MarkKind::Secret(kind) => Some((kind, mark.span)),
            _ => None,
        });
        // After so many, the message is understood.
        out.extend(secrets.take(20).map(|(kind, span)| diagnose(context, kind, span)));
    }
}

fn diagnose(context: &Context<'_>, kind: Kind, span: Span) -> Diagnostic {
    let variable = kind.variable();
    // Never more of it than tells it from others.
    let begins: String = context.slice(span).chars().take(4).collect();
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span,
        at: span.start(),
        title: format!("This looks like {}", kind.words()),
        what: format!("It begins with `{begins}` and is {} characters long.", span.len()),
        why: match context.is_in_front(span.start()) {
            true => "Whoever sees the file can use it, and such files are committed and shared.",
            false => "Whoever sees the file can use it, and the prompt is sent to the model with every call.",
        }
        .into(),
        now: "Take it out. If anyone has seen the file, have it replaced where it was issued.".into(),
        fix: Some(Fix {
            title: format!("Write `${variable}` in its place"),
            label: "Replace",
            applicability: Applicability::HasPlaceholder,
            edits: EditSet::one(Edit::replace(span, format!("${variable}"))),
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    #[test]
    fn a_key_is_told_wherever_it_stands_and_never_written_out() {
        let key = ["sk-ant-", "api03-", "q7Wz0RkT3mVb9XcY2LhN5sJf8GdP4aKu6EoQ"].concat();
        let text = format!(
            "---\nname: a\ndescription: Use when b.\nmcpServers:\n  - c:\n      env:\n        KEY: {key}\n---\nB {key}"
        );
        let found = check(&Document::parse(text), client::default()).diagnostics;
        let secrets: Vec<_> = found.iter().filter(|d| d.rule == super::META.name).collect();
        assert_eq!(secrets.len(), 2);
        assert!(
            secrets
                .iter()
                .all(|d| !format!("{} {} {} {}", d.title, d.what, d.why, d.now).contains("ant-api"))
        );
        assert_eq!(secrets[0].title, "This looks like an Anthropic API key");
    }
}
