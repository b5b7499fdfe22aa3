use crate::{
    client::{Form, Why},
    document::{Entry, Style, quoted_lines},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        requote::as_text,
        rule::{Context, Meta, Rule, declare_rule},
        words::titled,
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A value whose text goes on at the very start of a line.
    ///
    /// ## Why it matters
    /// YAML wants the further lines of a value indented. Claude Code then reads nothing at all: not the
    /// name, not the description, so the agent will not exist, and nothing is said. Some readers (`PyYAML`)
    /// accept such lines inside quotes, which is why a file can look right elsewhere.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: "Reads tide tables.
    /// Use when a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "Reads tide tables.
    ///   Use when a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: lines inside quotes, brackets or a block are indented by two blanks; plain text becomes a `|`
    /// block with its lines as they are. No word changes.
    ///
    /// ## Source
    /// YAML 1.2.2 §6.1. Claude Code 2.1.328, 2026-11-20.
    ContinuationAtColumn0, "continuation-at-column-0", Error, Some(Applicability::Safe)
}

impl Rule for ContinuationAtColumn0 {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        // Where the client's own repair makes it load, it read these lines as entries, and so may the author.
        if context.is_misshapen(out)
            || !context.is_broken_inside()
            || context.reading.reason(Why::Repaired).is_some()
        {
            return;
        }
        for entry in context.document.entries() {
            if let Some(found) = continuation(context, entry) {
                out.push(diagnose(context, entry, &found));
            }
        }
    }
}

/// Stars or dots that were meant for the dashes of a list.
fn bullets(text: &str, lines: &[Span]) -> Option<EditSet> {
    let filled = || lines.iter().filter(|line| !line.of(text).trim().is_empty());
    let mark = |line: &Span| {
        line.of(text).chars().next().filter(|c| matches!(c, '*' | '+' | '\u{2022}' | '\u{2013}'))
    };
    if filled().any(|line| mark(line).is_none()) {
        return None;
    }
    let edits = filled().filter_map(|line| {
        let mark = mark(line)?;
        Some(Edit::replace(Span::new(line.start(), line.start() + mark.len_utf8()), "-"))
    });
    Some(EditSet::in_order(edits))
}

struct Continuation {
    kind: &'static str,
    /// The first line that begins at column 0.
    line: Span,
    edits: EditSet,
}

fn continuation(context: &Context<'_>, entry: &Entry) -> Option<Continuation> {
    if entry.value.style() != Some(Style::Rescued) {
        return None;
    }
    let text = &context.document.text;
    let value = entry.value.span;
    let at_column_0 = |line: &Span| !line.of(text).starts_with([' ', '\t', '\r', '\n']);
    let quoted = quoted_lines(text, value);
    if let Some(line) = quoted.iter().copied().find(at_column_0) {
        let edits = indent(text, &quoted);
        return Some(Continuation { kind: "Quoted text", line, edits });
    }
    let below = lines_below(text, value);
    // Behind words on the key's line, an item of a list is a line of the text.
    let of_text = below.len() < value.of(text).split_inclusive('\n').count();
    let counts = |line: &Span| {
        let line = line.of(text);
        !line.starts_with('#') && (of_text || !line.starts_with('-'))
    };
    let line = below.iter().copied().find(|line| at_column_0(line) && counts(line))?;
    let written = value.of(text);
    if written.starts_with(['|', '>']) {
        return Some(Continuation { kind: "The block", line, edits: indent(text, &below) });
    }
    if written.starts_with(['[', '{']) {
        let inside = written.ends_with([']', '}']);
        return inside.then(|| Continuation { kind: "The list", line, edits: indent(text, &below) });
    }
    if written.starts_with(['"', '\'']) {
        return None;
    }
    // A list is no text: its items get the dashes that were meant, or it is left to the author.
    let field = context.client.about().field(&entry.key.value);
    if field
        .is_some_and(|field| matches!(field.form, Form::Tools | Form::Names | Form::Servers | Form::Hooks))
    {
        let edits = bullets(text, &below).filter(|_| !of_text)?;
        return Some(Continuation { kind: "The list", line, edits });
    }
    Some(Continuation { kind: "The text", line, edits: EditSet::one(as_text(context, entry)) })
}

fn lines_below(text: &str, value: Span) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = value.start();
    for line in value.of(text).split_inclusive('\n') {
        lines.push(Span::new(start, start + line.len()));
        start += line.len();
    }
    let same_line = !text[..value.start()].ends_with('\n');
    lines.split_off(usize::from(same_line).min(lines.len()))
}

fn indent(text: &str, lines: &[Span]) -> EditSet {
    // To YAML, other spaces are letters.
    let is_blank = |line: &Span| line.of(text).trim_matches([' ', '\t', '\r', '\n']).is_empty();
    let filled = lines.iter().filter(|line| !is_blank(line));
    EditSet::in_order(filled.map(|line| Edit::insert(line.start(), "  ")))
}

fn diagnose(context: &Context<'_>, entry: &Entry, found: &Continuation) -> Diagnostic {
    let key = entry.key.value.as_str();
    let words = found.line.of(&context.document.text).trim_end();
    Diagnostic {
        rule: META.name,
        severity: Severity::Error,
        span: Span::new(found.line.start(), found.line.start() + words.len()),
        at: found.line.start(),
        title: format!("{} goes on at the start of a line", titled(key)),
        what: format!(
            "{} of `{key}` continues at column 0; its further lines have to be indented.",
            found.kind
        ),
        why: context.all_is_lost(),
        now: "Indent the lines that belong to the value. No word changes.".into(),
        fix: Some(Fix {
            title: format!("Indent the lines of `{key}`"),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: found.edits.clone(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Applicability, fix_all},
    };

    fn fixed(front: &str) -> String {
        let text = format!("---\nname: a\n{front}\n---\nB");
        let fixed = fix_all(&text, client::default(), Applicability::Safe).text;
        assert!(Document::parse(fixed.as_str()).yaml().is_some(), "{fixed}");
        fixed
            .strip_prefix("---\nname: a\n")
            .and_then(|rest| rest.strip_suffix("\n---\nB"))
            .unwrap()
            .to_owned()
    }

    #[test]
    fn plain_lines_become_a_block_with_the_lines_as_they_are() {
        assert_eq!(
            fixed(
                "description: Reads tables. Examples:\n<example>\nuser: \"When?\"\n</example>\nmodel: haiku"
            ),
            "description: |-\n  Reads tables. Examples:\n  <example>\n  user: \"When?\"\n  </example>\nmodel: haiku"
        );
    }

    #[test]
    fn an_announced_example_is_part_of_the_text() {
        assert_eq!(
            fixed("description: Use when b. Examples:\nContext: c\nuser: \"d\"\nmodel: haiku"),
            "description: |-\n  Use when b. Examples:\n  Context: c\n  user: \"d\"\nmodel: haiku"
        );
    }

    #[test]
    fn stars_meant_for_a_list_of_tools_become_its_dashes() {
        assert_eq!(fixed("description: d\ntools:\n* Read\n* Grep"), "description: d\ntools:\n- Read\n- Grep");
    }

    #[test]
    fn quoted_items_keep_their_shape() {
        assert_eq!(
            fixed("description: d\nexamples:\n- 'One:\ntwo\n  three'\n- '\nfour'"),
            "description: d\nexamples:\n- 'One:\n  two\n    three'\n- '\n  four'"
        );
    }

    #[test]
    fn what_yaml_takes_for_letters_is_indented() {
        assert_eq!(fixed("description: |\n\u{2028}\nb"), "description: |\n  \u{2028}\n  b");
    }

    #[test]
    fn a_block_and_a_list_are_indented() {
        assert_eq!(fixed("description: |\nReads.\n\nWarns."), "description: |\n  Reads.\n\n  Warns.");
        assert_eq!(
            fixed("description: d\ntools: [\nRead,\nGrep\n]"),
            "description: d\ntools: [\n  Read,\n  Grep\n  ]"
        );
    }
}
