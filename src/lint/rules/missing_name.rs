use crate::{
    client::Why,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Front matter without a name, or with an empty one.
    ///
    /// ## Why it matters
    /// Without a name Claude Code takes the file for a note that lies beside the agents. It writes nothing,
    /// not even in its debug log.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: my-agent
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Leaves a blank: `my-agent` stands for a name of the author's.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20.
    MissingName, "missing-name", Error, Some(Applicability::HasPlaceholder)
}

impl Rule for MissingName {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(missing(context, META.name, Why::NameMissing, "name", "my-agent"));
    }
}

/// What is to be said of a required key that is absent or empty, with a fix that fills in a placeholder.
pub(super) fn missing(
    context: &Context<'_>,
    rule: &'static str,
    why: Why,
    key: &str,
    placeholder: &str,
) -> Option<Diagnostic> {
    let front = context.document.front.as_ref()?;
    let entry = context.entry(key);
    let written =
        entry.is_some_and(|entry| !context.slice(entry.value.span).trim_matches(['"', '\'']).is_empty());
    let read = context.reading.reason(why).is_some();
    // Where the client reads nothing at all, the author's own entries tell whether the key is there.
    let absent = if context.reading.front_matter.is_some() { read && !written } else { !written };
    if !absent {
        return None;
    }
    let newline = context.document.newline();
    let (span, edit) = match entry {
        Some(entry) if entry.value.span.is_empty() => {
            (entry.key.span, Edit::insert(after_colon(context, entry.key.span), format!(" {placeholder}")))
        }
        Some(entry) => (entry.value.span, Edit::replace(entry.value.span, placeholder)),
        None if key == "name" => {
            let at = front.fence.inner.start();
            (front.fence.open, Edit::insert(at, format!("{key}: {placeholder}{newline}")))
        }
        None => {
            let at =
                context.entry("name").map_or(front.fence.inner.start(), |name| context.lines_of(name).end());
            (front.fence.open, Edit::insert(at, format!("{key}: {placeholder}{newline}")))
        }
    };
    Some(Diagnostic {
        rule,
        severity: Severity::Error,
        span,
        at: span.start(),
        title: format!("There is no {key}"),
        what: match entry {
            Some(_) => format!("The key `{key}` is there without a value."),
            None => format!("The front matter has no key `{key}`."),
        },
        why: format!("Without a {key} {} drops the agent, and says nothing.", context.client_title()),
        now: match near_miss(context, key) {
            Some(other) => format!("Write `{key}` for `{other}`, or add a line `{key}:`."),
            None => format!("Add a line `{key}:` with a value."),
        },
        fix: Some(Fix {
            title: format!("Insert a placeholder for `{key}`"),
            label: "Insert",
            applicability: Applicability::HasPlaceholder,
            edits: EditSet::one(edit),
        }),
    })
}

fn after_colon(context: &Context<'_>, key: Span) -> usize {
    let rest = &context.document.text[key.end()..];
    key.end() + rest.find(':').map_or(0, |at| at + 1)
}

/// A key that differs from the wanted one in case only.
fn near_miss(context: &Context<'_>, key: &str) -> Option<String> {
    let keys = context.document.entries().iter().map(|entry| &entry.key.value);
    keys.into_iter().find(|other| *other != key && other.eq_ignore_ascii_case(key)).cloned()
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Applicability, check, fix_all},
    };

    #[test]
    fn an_empty_name_is_filled_in_its_place() {
        let text = "---\nname:\ndescription: d\n---\nB";
        let fixed = fix_all(text, client::default(), Applicability::HasPlaceholder).text;
        assert_eq!(fixed, "---\nname: my-agent\ndescription: d\n---\nB");
    }

    #[test]
    fn a_name_that_broken_yaml_hides_is_not_missing() {
        let report = check(&Document::parse("---\nname: a\ndescription: x\ny\n---\nB"), client::default());
        assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.rule != "missing-name"));
    }

    #[test]
    fn a_name_in_the_wrong_case_is_named() {
        let report = check(&Document::parse("---\nName: a\ndescription: d\n---\nB"), client::default());
        assert!(report.diagnostics[0].now.contains("`Name`"));
    }
}
