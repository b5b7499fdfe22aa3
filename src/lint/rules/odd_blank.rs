use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A no-break space, or another space that YAML does not take for one, behind a key's colon or before a key.
    ///
    /// ## Why it matters
    /// Web pages and word processors put such characters in. They look like blanks; YAML takes them for letters,
    /// so the key is none, and Claude Code drops the agent.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
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
    /// Safe: plain blanks take their place.
    ///
    /// ## Source
    /// YAML 1.2.2 §5.5. Claude Code 2.1.328, 2026-11-20: a no-break space behind a colon and before a key.
    OddBlank, "odd-blank", Error, Some(Applicability::Safe)
}

impl Rule for OddBlank {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(front) = context.document.front.as_ref().filter(|_| context.misses_values()) else { return };
        let edits = plain_blanks(context.slice(front.fence.inner), front.fence.inner.start());
        let Some(first) = edits.edits().first().map(|edit| edit.span) else { return };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: first,
            at: first.start(),
            title: "A space that YAML does not take for one".into(),
            what: "A no-break space, or one like it, stands where a plain blank has to.".into(),
            why: "YAML takes it for a letter, so the key or its indentation is not seen.".into(),
            now: "Write a plain blank.".into(),
            fix: Some(Fix {
                title: "Write plain blanks".into(),
                label: "Fix",
                applicability: match context.keeps_body(&edits) && context.keeps_values(&edits) {
                    true => Applicability::Safe,
                    false => Applicability::MaybeIncorrect,
                },
                edits,
            }),
        });
    }
}

/// Blanks to the eye, and characters without width.
fn is_odd(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

fn plain_blanks(text: &str, base: usize) -> EditSet {
    let mut edits = Vec::new();
    let mut start = base;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(is_blank).len();
        let rest = &line[indent..];
        let in_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        let key = rest.len() - rest.trim_start_matches(in_key).len();
        let gap = match rest[key..].strip_prefix(':').filter(|_| key > 0) {
            Some(value) => value.len() - value.trim_start_matches(is_blank).len(),
            None => 0,
        };
        let colon = indent + key + 1;
        for (at, blanks) in [(0, &line[..indent]), (colon, line.get(colon..colon + gap).unwrap_or(""))] {
            if blanks.contains(is_odd) {
                let plain: String = blanks.chars().filter(|c| !has_no_width(*c)).map(|_| ' ').collect();
                edits.push(Edit::replace(Span::new(start + at, start + at + blanks.len()), plain));
            }
        }
        start += line.len();
    }
    EditSet::in_order(edits)
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_odd(c)
}

fn has_no_width(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all, tried::fixed},
    };

    #[test]
    fn a_blank_that_is_a_key_to_the_client_is_left_to_the_author() {
        let text = "---\nname: a\n\u{a0}: b\n---\nB";
        let plugin = client::by_id("claude-code-plugin").unwrap();
        assert_eq!(fix_all(text, plugin, Applicability::Safe).text, text);
    }

    #[test]
    fn blanks_around_keys_become_plain_and_words_stay() {
        let clean = "---\nname: a\ndescription: Use when\u{a0}b.\ntools:\n  - Read\n---\nB\u{a0}C";
        let odd = clean.replace("  - Read", "\u{a0}\u{a0}- Read").replace("name: a", "name:\u{3000}a");
        assert_eq!(fixed(&odd), clean);
    }
}
