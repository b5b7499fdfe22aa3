use crate::{
    client::Why,
    document::FrontMatter,
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
        words::short,
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
    /// To be filled in: `my-agent` stands for a name of the author's.
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
        let found = missing(context, out, META.name, Why::NameMissing, "name", "my-agent");
        out.extend(found);
    }
}

/// What is to be said of a required key that is absent or empty, with a fix that fills in a placeholder.
pub(super) fn missing(
    context: &Context<'_>,
    said: &[Diagnostic],
    rule: &'static str,
    why: Why,
    key: &str,
    placeholder: &str,
) -> Option<Diagnostic> {
    let about = context.client.about();
    let needed = about.explained || about.field(key).is_some_and(|field| field.required);
    let front = context.document.front.as_ref().filter(|_| needed)?;
    let entry = context.entry(key);
    let written =
        entry.is_some_and(|entry| !context.slice(entry.value.span).trim_matches(['"', '\'']).is_empty());
    let read = context.reading.reason(why).is_some();
    let cut = context.reading.reason(Why::CutAtDashes).is_some();
    // Where the client reads nothing, or not all, the author's own entries tell whether the key is there.
    let absent = if context.reading.front_matter.is_some() && !cut { read } else { !written };
    let disguised = entry.is_none() && is_disguised(context, front.fence.inner, key);
    // Where the YAML is broken, the rules for that say what hides the key.
    let cut = |diagnostic: &Diagnostic| {
        let place = entry.filter(|_| diagnostic.rule == "comment-cuts-value");
        place.is_some_and(|entry| context.lines_of(entry).touches(diagnostic.at))
    };
    // Dashes with text below them are no front matter at all, and said to be none.
    let is_text = !context.is_closed() && context.document.entries().is_empty();
    if !absent
        || is_text
        || context.is_misshapen(said)
        || said.iter().any(cut)
        || (disguised && context.document.syntax_error().is_some())
    {
        return None;
    }
    let (span, edit) = insertion(context, front, key, placeholder);
    Some(Diagnostic {
        rule,
        severity: context.severity_of_loss(),
        span,
        at: span.start(),
        title: format!("There is no {key}"),
        what: match entry {
            Some(entry) if written => {
                format!("`{}` stands for no value.", short(context.slice(entry.value.span), 24))
            }
            Some(_) => format!("The key `{key}` is there without a value."),
            None if disguised => format!("A line has `{key}`, but YAML does not read it as a key."),
            None => format!("The front matter has no key `{key}`."),
        },
        why: match context.client.about().field(key).filter(|_| context.reading.loads()) {
            Some(field) => {
                format!("Without a {key}, {}. {} says nothing.", field.otherwise, context.client_title())
            }
            None if about.explained => {
                format!("Without a {key} {} drops the agent, and says nothing.", context.client_title())
            }
            None => format!("Without a {key} {} refuses the file.", context.client_title()),
        },
        now: match disguised {
            true => format!("Write `{key}:` at the start of a line, and a space before the value."),
            false => format!("Add a line `{key}:` with a value."),
        },
        fix: edit.filter(|_| !disguised).map(|edit| Fix {
            title: format!("Insert a placeholder for `{key}`"),
            label: "Insert",
            applicability: Applicability::HasPlaceholder,
            edits: EditSet::one(edit),
        }),
    })
}

/// Where a placeholder goes: in place of the value, or on a line of its own. Nowhere behind a key without a colon.
fn insertion(
    context: &Context<'_>,
    front: &FrontMatter,
    key: &str,
    placeholder: &str,
) -> (Span, Option<Edit>) {
    match context.entry(key) {
        Some(entry) if entry.value.span.is_empty() => {
            let colon = after_colon(context, entry.key.span);
            (entry.key.span, colon.map(|at| Edit::insert(at, format!(" {placeholder}"))))
        }
        Some(entry) => (entry.value.span, Some(Edit::replace(entry.value.span, placeholder))),
        None => {
            let newline = context.document.newline();
            let name = context.entry("name").filter(|_| key != "name");
            let at = name.map_or(front.fence.inner.start(), |name| context.lines_of(name).end());
            let own_line = context.document.text[..at].ends_with('\n');
            let before = if own_line { "" } else { newline };
            (front.fence.open, Some(Edit::insert(at, format!("{before}{key}: {placeholder}{newline}"))))
        }
    }
}

/// Whether a line looks like the key without being one: `name:a`, `**name**: a`, `  name: a`.
fn is_disguised(context: &Context<'_>, inner: Span, key: &str) -> bool {
    context.slice(inner).lines().any(|line| {
        let bare = line.trim_start_matches([' ', '\t', '*', '\u{a0}', '_']);
        bare.strip_prefix(key)
            .is_some_and(|rest| rest.trim_start_matches(['*', '_', ' ']).starts_with([':', '=']))
    })
}

/// The place behind the colon that follows a key on its line.
fn after_colon(context: &Context<'_>, key: Span) -> Option<usize> {
    let line = context.document.text[key.end()..].lines().next()?;
    line.find(':').map(|at| key.end() + at + 1)
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
    fn a_word_that_stands_for_nothing_is_no_name() {
        for nothing in ["~", "0", "null", "false"] {
            let text = format!("---\nname: {nothing}\ndescription: d\n---\nB");
            let report = check(&Document::parse(text), client::default());
            assert_eq!(report.diagnostics[0].rule, "missing-name", "{nothing}");
        }
    }

    #[test]
    fn three_dashes_alone_get_a_line_each() {
        let fixed = fix_all("---", client::default(), Applicability::HasPlaceholder).text;
        assert!(fixed.starts_with("---\nname: my-agent\ndescription: Use this agent when …\n"), "{fixed}");
    }

    #[test]
    fn a_key_without_a_colon_is_left_alone() {
        for key in ["? name", "'name':\n ?"] {
            let text = format!("---\n{key}\n---\n: x\n");
            let fixed = fix_all(&text, client::default(), Applicability::HasPlaceholder).text;
            assert!(fixed.ends_with("---\n: x\n"), "{fixed}");
        }
    }

    #[test]
    fn a_name_that_broken_yaml_hides_is_not_missing() {
        let report = check(&Document::parse("---\nname: a\ndescription: x\ny\n---\nB"), client::default());
        assert!(report.diagnostics.iter().all(|diagnostic| diagnostic.rule != "missing-name"));
    }
}
