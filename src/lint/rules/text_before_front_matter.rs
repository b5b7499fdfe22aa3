use crate::{
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A heading, a sentence, a blank line or an invisible character before the first three dashes.
    ///
    /// ## Why it matters
    /// The dashes have to be the very first characters of the file. A single blank line before them is enough:
    /// Claude Code then takes the file for a note that lies beside the agents, and says nothing.
    ///
    /// ## Example
    /// ```md bad
    /// # Tide reader
    ///
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// # Tide reader
    ///
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: blanks are removed; words go behind the front matter and so become the beginning of the prompt.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: a blank line, a blank, a comment, a heading or a character without
    /// width before the dashes, each tried.
    TextBeforeFrontMatter, "text-before-front-matter", Error, Some(Applicability::Safe)
}

impl Rule for TextBeforeFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(found) = context.hidden().filter(|found| found.code.is_none()) else { return };
        let visible = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation();
        let words = context.slice(found.before).contains(visible);
        // Characters without width stand in the line of the dashes itself.
        let dashes = context.slice(found.open).find('-').map(|at| found.open.start() + at);
        let start = dashes.filter(|_| !words).unwrap_or(found.open.start());
        let before = Span::new(found.before.start(), start);
        if before.is_empty() {
            return;
        }
        let (title, what, fix) = if words {
            let block = Span::new(found.open.start(), found.close.end());
            (
                "Text before the front matter",
                "The dashes have to be the first characters of the file; text stands before them.",
                moved(context, before, block),
            )
        } else {
            (
                "Blanks before the first three dashes",
                "The dashes have to be the first characters of the file; blanks or blank lines stand before them.",
                EditSet::one(Edit::delete(before)),
            )
        };
        out.push(Diagnostic {
            rule: META.name,
            severity: context.severity_of_loss(),
            span: Span::new(start, found.open.end().max(start)),
            at: start,
            title: title.into(),
            what: what.into(),
            why: context.all_is_lost(),
            now: "Begin the file with the front matter.".into(),
            fix: Some(Fix {
                title: "Put the front matter first".into(),
                label: "Fix",
                applicability: match context.keeps_body(&fix) {
                    true => Applicability::Safe,
                    false => Applicability::MaybeIncorrect,
                },
                edits: fix,
            }),
        });
    }
}

/// The block first, then the text that stood before it.
fn moved(context: &Context<'_>, before: Span, block: Span) -> EditSet {
    let newline = if context.slice(block).ends_with('\n') { "" } else { context.document.newline() };
    let moved = format!("{}{newline}", context.slice(block));
    EditSet::in_order([Edit::insert(before.start(), moved), Edit::delete(block)])
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Applicability, check, fix_all},
    };

    #[test]
    fn what_has_no_width_goes_and_words_stay() {
        let clean = "---\nname: a\ndescription: Use when b.\n---\nB";
        for before in ["\n\n", " ", "\u{200b}", "\u{feff}\u{feff}"] {
            let fixed = fix_all(&format!("{before}{clean}"), client::default(), Applicability::Safe).text;
            assert_eq!(fixed.trim_start_matches('\u{feff}'), clean, "{before:?}");
        }
        let fixed = fix_all(&format!("<!-- by me -->\n{clean}"), client::default(), Applicability::Safe).text;
        assert_eq!(fixed, "---\nname: a\ndescription: Use when b.\n---\n<!-- by me -->\nB");
    }

    #[test]
    fn where_the_prompt_would_begin_elsewhere_the_author_has_to_look() {
        let said = check(&Document::parse(" ---\n---x\n ---\nB"), client::default()).diagnostics;
        let fix = said.into_iter().find(|said| said.rule == super::META.name).and_then(|said| said.fix);
        assert_eq!(fix.unwrap().applicability, Applicability::MaybeIncorrect);
    }
}
