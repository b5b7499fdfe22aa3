use crate::{
    document::{Entry, Kind, Layout, Style, scalar},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A backslash and an n in a description, where a line end is meant.
    ///
    /// ## Why it matters
    /// Only in double quotes does YAML make a line end of them. For agents of a project Claude Code makes one
    /// itself; for agents of a plugin it does not, nor do other programs: there the parent model reads the
    /// backslash and the n.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Use when a harbour is named.\n\nIt reads tide tables.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: |-
    ///   Use when a harbour is named.
    ///
    ///   It reads tide tables.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: real lines are written. Those behind a drive or another backslash, as in `C:\new`, are
    /// left alone.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, both loaders. Such descriptions stand in 11 of 100 agent files from public repositories, with and
    /// without quotes.
    LiteralNewline, "literal-newline", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for LiteralNewline {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some((entry, told)) = context.description() else { return };
        let Some(scalar) = entry.value.scalar().filter(|scalar| scalar.style != Style::Rescued) else {
            return;
        };
        let meant = if scalar.text.contains("\\n") { places(&scalar.text).len() } else { 0 };
        // Where something is wrong with the YAML, rules that say so come first.
        if meant == 0 || context.document.yaml().is_none() {
            return;
        }
        let kept = told.contains("\\n");
        let at = context.slice(entry.value.span).find("\\n").map_or(0, |at| entry.value.span.start() + at);
        let client = context.client_title();
        out.push(Diagnostic {
            rule: META.name,
            severity: if kept { Severity::Warning } else { Severity::Hint },
            span: entry.value.span,
            at: at.max(entry.value.span.start()),
            title: r"Line ends of the description are written as `\n`".into(),
            what: match meant {
                1 => r"A backslash and an n stand where a line end is meant.".into(),
                _ => format!("{meant} times a backslash and an n stand where a line end is meant."),
            },
            why: match kept {
                true => {
                    format!("{client} passes them on here: the parent model reads the backslash and the n.")
                }
                false => {
                    format!("{client} makes line ends of them. Its plugin loader and other programs do not.")
                }
            },
            now: "Write real lines, in a block behind `|-`.".into(),
            fix: fix(context, entry, &scalar.text),
        });
    }
}

/// Where a line end is meant: not in a path, and not where the text speaks of the two characters.
fn places(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied().unwrap_or(b' ');
    let mut found = Vec::new();
    let mut in_path = false;
    for (at, here) in bytes.iter().enumerate() {
        in_path &= !here.is_ascii_whitespace();
        if *here != b'\\' {
            continue;
        }
        let before = byte(at.checked_sub(1));
        let letter = byte(at.checked_sub(2)).is_ascii_alphabetic();
        // Of `\nC:\new` the letter before the drive is no letter.
        let glued = byte(at.checked_sub(3)).is_ascii_alphabetic() && byte(at.checked_sub(4)) != b'\\';
        let drive = before == b':' && letter && !glued;
        in_path |= drive || before == b'\\';
        let mentioned = matches!(before, b'`' | b'\'' | b'"') && byte(Some(at + 2)) == before;
        if byte(Some(at + 1)) == b'n' && !in_path && !mentioned {
            found.push(at);
        }
    }
    found
}

/// The value with real line ends, where a block or quotes can stand in its place.
fn fix(context: &Context<'_>, entry: &Entry, written: &str) -> Option<Fix> {
    let text = &context.document.text;
    let line = text[..entry.key.span.start()].rfind('\n').map_or(0, |at| at + 1);
    let indent = &text[line..entry.key.span.start()];
    let in_block = matches!(context.document.yaml()?.documents.first()?.kind, Kind::Map(_, Layout::Block));
    let behind = text[entry.value.span.end()..].lines().next().unwrap_or_default();
    let header = context.slice(entry.value.span).lines().next().unwrap_or_default();
    let commented =
        matches!(entry.value.style(), Some(Style::Literal | Style::Folded)) && header.contains('#');
    let whole =
        entry.value.tag.is_none() && behind.trim().is_empty() && !commented && !written.contains("---");
    if !in_block || !whole || !indent.bytes().all(|byte| byte == b' ') {
        return None;
    }
    let mut lines = String::with_capacity(written.len());
    let mut end = 0;
    for at in places(written) {
        lines.push_str(&written[end..at]);
        lines.push('\n');
        end = at + 2;
    }
    lines.push_str(&written[end..]);
    let value = scalar::careful(&lines, indent.len() + 2, context.document.newline());
    Some(Fix {
        title: "Write real lines".into(),
        label: "Fix",
        applicability: Applicability::MaybeIncorrect,
        edits: EditSet::one(Edit::replace(entry.value.span, value)),
    })
}

#[cfg(test)]
mod tests {
    use super::places;
    use crate::{
        client,
        document::Document,
        lint::{Applicability, Severity, check, fix_all},
    };

    fn fixed(text: &str) -> String {
        fix_all(text, client::default(), Applicability::MaybeIncorrect).text
    }

    #[test]
    fn the_client_reads_the_same_before_and_after() {
        for value in [
            "Use when b.\\n\\n- c\\n",
            "'it''s\\n  c'",
            "\"Use\\\\nwhen\"",
            "|\n  Use\\nwhen\n",
            "Use\n  when\\nb",
        ] {
            let text = format!("---\nname: a\ndescription: {value}\nmodel: opus\n---\nB\n");
            let read = |text: &str| client::default().read(&Document::parse(text));
            let after = fixed(&text);
            assert!(!after.contains("\\\\n"), "{after}");
            assert_eq!(
                read(&after),
                client::Reading {
                    prompt_span: read(&after).prompt_span,
                    front_matter: read(&after).front_matter,
                    ..read(&text)
                },
                "{after}"
            );
        }
    }

    #[test]
    fn a_loader_that_keeps_them_deserves_a_warning() {
        let document = Document::parse("---\nname: a\ndescription: Use when b.\\nSo.\n---\nB\n");
        for (client, severity) in [("claude-code", Severity::Hint), ("claude-code-plugin", Severity::Warning)]
        {
            let found = check(&document, client::by_id(client).unwrap()).diagnostics;
            assert_eq!(found.iter().map(|d| d.severity).collect::<Vec<_>>(), [severity]);
        }
    }

    #[test]
    fn paths_and_words_about_the_two_characters_are_left_alone() {
        let counts = [
            ("See C:\\new\\names.", 0),
            ("Below \\\\server\\nodes", 0),
            ("Split at `\\n`", 0),
            ("a.\\nC:\\new", 1),
            ("Examples:\\n\\nuser: \"b\\nassistant", 3),
        ];
        for (text, count) in counts {
            assert_eq!(places(text).len(), count, "{text}");
        }
    }

    #[test]
    fn where_a_block_cannot_stand_nothing_is_offered() {
        for text in [
            "---\n{name: a, description: 'Use when b.\\nc'}\n---\nB\n",
            "---\nname: a\ndescription: 'Use when b.\\nc' # note\n---\nB\n",
        ] {
            assert_eq!(fixed(text), text);
        }
    }
}
