use crate::{
    document::Style,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// The tags `<example>` and `<commentary>` of a description where one is not closed, or closed without
    /// being open.
    ///
    /// ## Why it matters
    /// The parent model is handed the description as it stands, tags and all. Where an example does not end,
    /// what follows it seems to be part of it.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: "Use when a harbour is named. <example>user: 'Low tide at Kiel?'"
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "Use when a harbour is named. <example>user: 'Low tide at Kiel?'</example>"
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: a last example that is open is closed at the end. Other slips have no fix.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: tags reach the parent model unchanged.
    MalformedExample, "malformed-example", Warning, Some(Applicability::MaybeIncorrect)
}

const TAGS: [&str; 2] = ["example", "commentary"];

impl Rule for MalformedExample {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some((entry, told)) = context.description() else { return };
        if !told.contains("<example>") && !told.contains("</example>") {
            return;
        }
        let value = entry.value.span;
        let Some(slip) = slip(context.slice(value)) else { return };
        let span = slip.span.shifted(value.start());
        let tag = slip.tag;
        let (title, what) = match slip.kind {
            Kind::Unclosed => (format!("`<{tag}>` is not closed"), format!("No `</{tag}>` follows.")),
            Kind::Nested => (
                format!("`<{tag}>` inside `<{tag}>`"),
                format!("The one before is still open: `</{tag}>` is missing."),
            ),
            Kind::Unopened => (format!("`</{tag}>` closes nothing"), format!("No `<{tag}>` is open here.")),
        };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span,
            at: span.start(),
            title,
            what,
            why: "The parent model reads the tags as they stand, and cannot tell where the example ends."
                .into(),
            now: format!("Write `<{tag}>` and `</{tag}>` in pairs."),
            fix: (matches!(slip.kind, Kind::Unclosed) && slip.alone).then(|| {
                // Inside of the quote that ends the value.
                let quoted = matches!(entry.value.style(), Some(Style::SingleQuoted | Style::DoubleQuoted));
                Fix {
                    title: format!("Add `</{tag}>` at the end"),
                    label: "Fix",
                    applicability: Applicability::MaybeIncorrect,
                    edits: EditSet::one(Edit::insert(value.end() - usize::from(quoted), format!("</{tag}>"))),
                }
            }),
        });
    }
}

/// The first tag that is out of place.
struct Slip {
    kind: Kind,
    tag: &'static str,
    span: Span,
    /// Whether nothing else is open.
    alone: bool,
}

#[derive(Clone, Copy)]
enum Kind {
    Unclosed,
    Nested,
    Unopened,
}

fn slip(text: &str) -> Option<Slip> {
    let mut open: Vec<(&'static str, Span)> = Vec::new();
    // In backticks the text speaks of the tag.
    for (at, _) in text.match_indices('<').filter(|(at, _)| !text[..*at].ends_with('`')) {
        let rest = &text[at + 1..];
        let closes = rest.starts_with('/');
        let name = &rest[usize::from(closes)..];
        let is_tag = |tag: &&str| name.strip_prefix(tag).is_some_and(|rest| rest.starts_with('>'));
        let Some(tag) = TAGS.into_iter().find(|tag| is_tag(tag)) else { continue };
        let span = Span::new(at, at + tag.len() + 2 + usize::from(closes));
        let alone = open.len() < 2;
        if !closes {
            if open.iter().any(|(other, _)| *other == tag) {
                return Some(Slip { kind: Kind::Nested, tag, span, alone });
            }
            open.push((tag, span));
        } else if open.last().is_some_and(|(last, _)| *last == tag) {
            open.pop();
        } else {
            // What stands open inside is what is missing.
            let inner = open.last().filter(|_| open.iter().any(|(other, _)| *other == tag));
            return Some(match inner {
                Some((tag, span)) => Slip { kind: Kind::Unclosed, tag, span: *span, alone: false },
                None => Slip { kind: Kind::Unopened, tag, span, alone },
            });
        }
    }
    let alone = open.len() == 1;
    open.pop().map(|(tag, span)| Slip { kind: Kind::Unclosed, tag, span, alone })
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn titles(description: &str) -> Vec<String> {
        let text = format!("---\nname: a\ndescription: |\n  Use when b.\n  {description}\n---\nB");
        check(&Document::parse(text), client::default()).diagnostics.into_iter().map(|d| d.title).collect()
    }

    #[test]
    fn pairs_side_by_side_and_one_inside_the_other_are_well() {
        for well in [
            "<example>a</example> <example>b <commentary>c</commentary></example>",
            "<commentary>a</commentary><example></example>",
            "a < b, <examples> and <user_request> <example>x</example>",
            "Puts text between `<example>` tags",
        ] {
            assert!(titles(well).is_empty(), "{well}");
        }
    }

    #[test]
    fn each_slip_is_told_by_its_tag() {
        let cases = [
            ("<example>a", "`<example>` is not closed"),
            ("<example>a<example>b</example>", "`<example>` inside `<example>`"),
            ("a</example>", "`</example>` closes nothing"),
            ("<example><commentary>a</example>", "`<commentary>` is not closed"),
            ("<example>a</commentary></example>", "`</commentary>` closes nothing"),
        ];
        for (description, title) in cases {
            assert_eq!(titles(description), [title], "{description}");
        }
    }
}
