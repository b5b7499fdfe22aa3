use crate::{
    document::{Entry, Style, scalar},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::{short, titled},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A text that begins with `!` or `&`.
    ///
    /// ## Why it matters
    /// To YAML the first word is then a tag or an anchor and no part of the text. The file parses, the word is
    /// gone, and Claude Code says nothing of it.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: !important Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "!important Reads tide tables. Use when a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the value is put in quotes with the word, which the client then reads as well.
    ///
    /// ## Source
    /// YAML 1.2.2 §6.9. Claude Code 2.1.328, 2026-11-20: `!important text`, `&anchor text`.
    MarkEatsWord, "mark-eats-word", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for MarkEatsWord {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for entry in context.document.entries() {
            let Some(word) = eaten(context, entry) else { continue };
            let key = entry.key.value.as_str();
            let whole = entry.value.whole();
            let words = context.slice(whole);
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Warning,
                span: word,
                at: word.start(),
                title: format!("{} loses `{}`", titled(key), short(context.slice(word), 24)),
                what: "A word that begins like this is a tag or an anchor to YAML, and no part of the text."
                    .into(),
                why: format!(
                    "A reader of YAML gives “{}” and nothing more.",
                    short(context.slice(entry.value.span), 40)
                ),
                now: "Put the value in quotes.".into(),
                fix: Some(Fix {
                    title: format!("Put `{key}` in quotes"),
                    label: "Put in quotes",
                    applicability: Applicability::MaybeIncorrect,
                    edits: EditSet::one(Edit::replace(
                        whole,
                        scalar::careful(words, 2, context.document.newline()),
                    )),
                }),
            });
        }
    }
}

/// The place of a tag or anchor before a plain text in one line. Tags of YAML itself (`!!str`) are meant, and
/// so are anchors that something refers to.
fn eaten(context: &Context<'_>, entry: &Entry) -> Option<Span> {
    let plain =
        entry.value.style() == Some(Style::Plain) && !context.slice(entry.value.whole()).contains('\n');
    let span = entry.value.tag.as_ref().or(entry.value.anchor.as_ref())?.span;
    let word = context.slice(Span::new(entry.value.whole().start(), span.end()));
    let name = word.trim_start_matches(['&', ' ']);
    let front = context.document.front.as_ref()?;
    let used = word.starts_with('&') && context.slice(front.fence.inner).contains(&format!("*{name}"));
    (plain && !word.starts_with("!!") && !used && !entry.value.span.is_empty())
        .then(|| Span::new(entry.value.whole().start(), span.end()))
}
