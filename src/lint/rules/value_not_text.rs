use crate::{
    client::Why,
    document::{Entry, Kind, Layout, Node, holds_entry, scalar},
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
        words::{outdented, titled},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A name or a description that YAML takes for a number, a yes or no, a list or a map.
    ///
    /// ## Why it matters
    /// Claude Code wants text and drops the agent. `name: 123` is a number; a description whose indented
    /// text holds a colon is a map.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: 404
    /// description: Explains what went missing. Use when a page is not found.
    /// ---
    /// Say what was looked for.
    /// ```
    /// ```md good
    /// ---
    /// name: "404"
    /// description: Explains what went missing. Use when a page is not found.
    /// ---
    /// Say what was looked for.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the words written are put in quotes, or in a `|` block where they stand over lines.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: `name: 123`, `true`, `[a, b]` and descriptions of these shapes.
    ValueNotText, "value-not-text", Error, Some(Applicability::Safe)
}

impl Rule for ValueNotText {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for (why, key) in [(Why::NameNotText, "name"), (Why::DescriptionNotText, "description")] {
            if context.reading.reason(why).is_some()
                && let Some(entry) = context.entry(key)
                && !is_text(entry)
                && !is_cut(context, entry, out)
            {
                out.push(diagnose(context, entry));
            }
        }
    }
}

/// Whether the rest of the value became a comment: that is said already, and repaired with it.
fn is_cut(context: &Context<'_>, entry: &Entry, said: &[Diagnostic]) -> bool {
    let lines = context.lines_of(entry);
    said.iter().any(|diagnostic| diagnostic.rule == "comment-cuts-value" && lines.touches(diagnostic.at))
}

/// Whether the author wrote text: the client may see another part of the file.
fn is_text(entry: &Entry) -> bool {
    entry.value.scalar().is_some_and(|scalar| scalar::meaning(scalar) == scalar::Meaning::Text)
}

fn diagnose(context: &Context<'_>, entry: &Entry) -> Diagnostic {
    let key = entry.key.value.as_str();
    let shape = match &entry.value.kind {
        Kind::Map(..) => "a map of keys and values",
        Kind::List(..) => "a list",
        _ => "a number, or a yes or no",
    };
    Diagnostic {
        rule: META.name,
        severity: context.severity_of_loss(),
        span: entry.value.span,
        at: entry.value.span.start(),
        title: format!("{} is not text", titled(key)),
        what: format!("To YAML this value is {shape}."),
        why: match context.client.about().field(key) {
            Some(field) => format!(
                "{} wants text for `{key}`: {}, with a line in its debug log only.",
                context.client_title(),
                field.otherwise
            ),
            None => String::new(),
        },
        now: "Put the value in quotes. No word of it changes.".into(),
        fix: as_text(context, entry).map(|edit| Fix {
            title: format!("Put `{key}` in quotes"),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: EditSet::one(edit),
        }),
    }
}

/// The words as they stand, as text: lines below the key lose the indentation they have in common.
/// `None` where the end of the front matter is a guess, where the words are keys of their own, or where a comment stands among the words: whether it belongs to the text is the author's to say.
fn as_text(context: &Context<'_>, entry: &Entry) -> Option<Edit> {
    let text = &context.document.text;
    let value = entry.value.whole();
    let comments = &context.document.yaml().filter(|_| context.is_closed())?.comments;
    let over_lines =
        matches!(entry.value.kind, Kind::Map(..) | Kind::List(..)) && context.slice(value).contains('\n');
    if (over_lines && entry.key.value == "name") || holds_entry(&format!("\n{}", context.slice(value))) {
        return None;
    }
    if comments.iter().any(|comment| entry.key.span.end() <= comment.start() && comment.end() <= value.end())
    {
        return None;
    }
    let line_start = text[..value.start()].rfind('\n').map_or(0, |at| at + 1);
    let below = line_start > entry.key.span.end();
    if !below {
        // Of a list with one word in it, the word.
        let only = match &entry.value.kind {
            Kind::List(items, Layout::Flow) => {
                items.first().filter(|_| items.len() == 1).and_then(Node::text)
            }
            _ => None,
        };
        let words = only.unwrap_or(context.slice(value)).replace("\r\n", "\n");
        return Some(Edit::replace(value, scalar::careful(&words, 2, context.document.newline())));
    }
    let lines = Span::new(line_start, value.end());
    let words = outdented(context.slice(lines));
    let colon = entry.key.span.end() + text[entry.key.span.end()..].find(':').map_or(0, |at| at + 1);
    let written = scalar::careful(&words, 2, context.document.newline());
    Some(Edit::replace(Span::new(colon, value.end()), format!(" {written}")))
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    #[test]
    fn a_description_that_became_a_map_is_text_again() {
        let text = "---\nname: a\ndescription:\n  Use when: the tide is low\n  and: calm\n---\nB";
        let fixed = fix_all(text, client::default(), Applicability::Safe).text;
        assert_eq!(fixed, "---\nname: a\ndescription: |-\n  Use when: the tide is low\n  and: calm\n---\nB");
    }
}
