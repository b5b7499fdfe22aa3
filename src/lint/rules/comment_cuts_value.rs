use crate::{
    document::{Entry, Style, fence::is_letter, scalar},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::{short, titled},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A blank and a hash inside a value without quotes: to YAML a comment begins there.
    ///
    /// ## Why it matters
    /// The value ends before the hash. The parent model reads "Fix issue" and nothing more; a colour such
    /// as `#ff0000` is no value at all. Claude Code says nothing of it.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use for issue #42 and its like.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "Reads tide tables. Use for issue #42 and its like."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe where a word follows the hash at once, as in `#42`: the whole line goes into quotes. Where a
    /// blank follows, it may be a comment after all, so the fix is to be looked at.
    ///
    /// ## Source
    /// YAML 1.2.2 §6.6. Claude Code 2.1.328, 2026-11-20.
    CommentCutsValue, "comment-cuts-value", Warning, Some(Applicability::Safe)
}

impl Rule for CommentCutsValue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(yaml) = context.document.yaml() else { return };
        for comment in &yaml.comments {
            if let Some(entry) = cut_entry(context, *comment) {
                out.push(diagnose(context, entry, *comment));
            }
        }
    }
}

/// The entry whose plain one-line value ends right before this comment, if words were meant by it.
fn cut_entry<'a>(context: &Context<'a>, comment: Span) -> Option<&'a Entry> {
    let entries = context.document.entries();
    let end = |entry: &Entry| entry.value.span.end().max(entry.key.span.end());
    let entry = &entries[..entries.partition_point(|entry| end(entry) <= comment.start())].last()?;
    if context.slice(Span::new(end(entry), comment.start())).contains('\n') {
        return None;
    }
    let one_line = !context.slice(entry.value.span).contains('\n');
    let plain = entry.value.style() == Some(Style::Plain) && one_line && entry.value.tag.is_none();
    let is_text = matches!(entry.key.value.as_str(), "name" | "description");
    (plain && (is_text || is_word(context.slice(comment)))).then_some(entry)
}

/// `#42`, `#ff0000`: a word rather than a comment.
fn is_word(comment: &str) -> bool {
    comment[1..].starts_with(is_letter)
}

fn diagnose(context: &Context<'_>, entry: &Entry, comment: Span) -> Diagnostic {
    let key = entry.key.value.as_str();
    let start = if entry.value.span.is_empty() { comment.start() } else { entry.value.span.start() };
    let whole = Span::new(start, comment.end());
    let words = context.slice(whole);
    let read = context.slice(entry.value.span);
    // Where nothing is left of a value every agent needs, the words behind the hash are the value.
    let needed = read.is_empty() && !context.reading.loads();
    let safe = is_word(context.slice(comment)) || needed;
    Diagnostic {
        rule: META.name,
        severity: if needed { Severity::Error } else { Severity::Warning },
        span: comment,
        at: comment.start(),
        title: format!("{} ends at `{}`", titled(key), short(context.slice(comment), 16)),
        what: "A blank and a hash begin a comment in YAML.".into(),
        why: match read {
            "" => format!("A reader of YAML gives no value for `{key}`, and no message."),
            _ => format!("A reader of YAML gives “{}” and nothing more.", short(read, 60)),
        },
        now: "Put the value in quotes.".into(),
        fix: Some(Fix {
            title: format!("Put `{key}` in quotes"),
            label: "Put in quotes",
            applicability: if safe { Applicability::Safe } else { Applicability::MaybeIncorrect },
            edits: EditSet::one(Edit::replace(whole, scalar::careful(words, 2, context.document.newline()))),
        }),
    }
}
