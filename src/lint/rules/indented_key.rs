use crate::{
    document::{Style, fence::key_of, is_familiar, quoted_lines},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A key that is indented although nothing above it holds keys.
    ///
    /// ## Why it matters
    /// By its indentation such a line is part of the value above, and a colon in there makes no sense to YAML.
    /// Claude Code reads none of the front matter, so the agent will not exist; nothing is said.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    ///   description: Reads tide tables. Use when a harbour is named.
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
    /// Safe: the blanks before the key go, and as many before the lines that belong to it.
    ///
    /// ## Source
    /// YAML 1.2.2 §6.1. Claude Code 2.1.328, 2026-11-20.
    IndentedKey, "indented-key", Error, Some(Applicability::Safe)
}

impl Rule for IndentedKey {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(front) = context.document.front.as_ref().filter(|_| context.is_broken_inside()) else {
            return;
        };
        let (place, edits) = outdents(context, front.fence.inner);
        let Some(place) = place else { return };
        let key = context.slice(place);
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: place,
            at: place.start(),
            title: format!("`{key}` is indented"),
            what: "By its indentation this line belongs to the value above.".into(),
            why: match context.reading.is_blind() {
                true => context.all_is_lost(),
                false => "Stricter clients refuse the file.".into(),
            },
            now: "Begin the key at the start of its line.".into(),
            fix: Some(Fix {
                title: format!("Move `{key}` to the start of its line"),
                label: "Fix",
                applicability: Applicability::Safe,
                edits,
            }),
        });
    }
}

/// The first key that is indented by mistake, and the edits that move it and all others to the left.
fn outdents(context: &Context<'_>, inner: Span) -> (Option<Span>, EditSet) {
    let mut first = None;
    let mut edits = Vec::new();
    let mut above: Vec<Above> = Vec::new();
    let mut moved: Option<usize> = None;
    let lines = context.slice(inner).split_inclusive('\n');
    let column = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let keys = lines.clone().filter(|line| key_of(line.trim_start_matches(' ')).is_some());
    let leftmost = keys.map(column).min().unwrap_or(0);
    let mut texts = texts(context).peekable();
    let mut start = inner.start();
    for line in lines {
        let indent = column(line);
        let rest = &line[indent..];
        while texts.next_if(|text| text.end() <= start).is_some() {}
        let is_text = texts.peek().is_some_and(|text| text.start() <= start);
        if let Some(key) = key_of(rest).filter(|_| !is_text) {
            let slipped = indent > leftmost
                && slips(&mut above, indent)
                && is_familiar(key)
                && context.entry(key.trim_end()).is_none();
            above.push(Above { indent, has_value: has_value(rest), slipped });
            moved = if slipped { Some(indent) } else { moved.filter(|by| indent > *by) };
            if slipped {
                let at = start + indent;
                first = first.or(Some(Span::new(at, at + key.len())));
            }
        } else if !rest.trim().is_empty() && moved.is_some_and(|by| indent <= by) {
            moved = None;
        }
        if let Some(by) = moved.filter(|_| !rest.trim().is_empty()) {
            edits.push(Edit::delete(Span::new(start, start + by)));
        }
        start += line.len();
    }
    (first, EditSet::in_order(edits))
}

/// What is in quotes or a block, in order: what looks like a key inside is text.
fn texts(context: &Context<'_>) -> impl Iterator<Item = Span> {
    let text = &context.document.text;
    context.document.entries().iter().flat_map(|entry| match entry.value.style() {
        Some(Style::SingleQuoted | Style::DoubleQuoted | Style::Literal | Style::Folded) => {
            vec![entry.value.span]
        }
        Some(Style::Rescued) => quoted_lines(text, entry.value.span),
        Some(Style::Plain) | None => Vec::new(),
    })
}

/// A key above another, as far as that one's indentation depends on it.
struct Above {
    indent: usize,
    has_value: bool,
    slipped: bool,
}

/// Whether a key with this indentation stands beside one that slipped, or below one that has a value already.
fn slips(above: &mut Vec<Above>, indent: usize) -> bool {
    let mut beside = None;
    while let Some(last) = above.pop_if(|last| last.indent >= indent) {
        if last.indent == indent {
            beside = Some(last.slipped);
        }
    }
    beside.unwrap_or_else(|| above.last().is_none_or(|parent| parent.has_value))
}

/// Whether a value stands on the key's own line, rather than a block below it.
fn has_value(line: &str) -> bool {
    let value = line.split_once(':').map_or("", |(_, value)| value.trim());
    !value.is_empty() && !value.starts_with(['|', '>', '#'])
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all, tried::fixed},
    };

    #[test]
    fn keys_move_left_with_the_lines_that_belong_to_them() {
        assert_eq!(
            fixed("---\nname: a\n description: Use when b.\n tools:\n   - Read\n---\nB"),
            "---\nname: a\ndescription: Use when b.\ntools:\n  - Read\n---\nB"
        );
        assert_eq!(
            fixed("---\n  name: a\ndescription: Use when b.\n---\nB"),
            "---\nname: a\ndescription: Use when b.\n---\nB"
        );
    }

    #[test]
    fn words_in_quotes_are_no_keys() {
        let text = "---\nname: a\ndescription: \"Use when b.\n  tools: c\"\nmodel: d: e\n---\nB";
        assert_eq!(fixed(text), text.replace("d: e", "\"d: e\""));
        let odd = "---\n- '\ndescription:'\n'\n'\n-\n\nN";
        assert!(fix_all(odd, client::default(), Applicability::HasPlaceholder).converged);
    }

    #[test]
    fn keys_of_a_map_stay() {
        let text = "---\nname: a\ndescription: Use: b\nmeta:\n  author: x\n  tags: y\n---\nB";
        assert_eq!(fixed(text), text.replace("Use: b", "\"Use: b\""));
    }
}
