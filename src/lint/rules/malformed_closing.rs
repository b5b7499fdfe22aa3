use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A closing line of more than three dashes, an indented one, or one with text behind the dashes.
    ///
    /// ## Why it matters
    /// Claude Code ends the front matter at the first three dashes, so the rest of a longer line becomes the
    /// first words of the prompt. Other clients want a line of three dashes and nothing else, and find no
    /// front matter. Markdown formatters write such lines.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// -------
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
    /// Safe: the line becomes three dashes, and text behind them goes on a line of its own.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20; `OpenCode` and Gemini CLI look for a line of exactly three dashes.
    MalformedClosing, "malformed-closing", Warning, Some(Applicability::Safe)
}

impl Rule for MalformedClosing {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let text = &context.document.text;
        let Some(fence) = context.document.front.as_ref().map(|front| front.fence) else { return };
        let Some(close) = fence.close.filter(|_| !fence.is_closed(text)) else { return };
        let line = text[..close.start()].rfind('\n').map_or(0, |at| at + 1);
        let behind = Span::new(close.end(), fence.body.start());
        let glued = !fence.body.is_empty() && !context.slice(behind).contains('\n');
        if line < fence.inner.start() {
            return;
        }
        let (title, what) = match (glued, close.len()) {
            (true, _) => {
                ("Text behind the closing dashes", "The prompt begins on the line that closes the block.")
            }
            (false, 3) => {
                ("The closing dashes are indented", "Blanks stand before the dashes that close the block.")
            }
            _ => {
                ("The closing line has too many dashes", "Three dashes close the block; this line has more.")
            }
        };
        let closing = if glued { format!("---{}", context.document.newline()) } else { "---".into() };
        // Other spaces are letters to YAML, and part of the last value.
        let is_blank =
            context.slice(Span::new(line, close.start())).trim_matches([' ', '\t', '\r']).is_empty();
        let end = if glued { fence.body.start() } else { close.end() };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: close,
            at: close.start(),
            title: title.into(),
            what: what.into(),
            why: match close.len() {
                3 => "Other clients find no end, and so no front matter.".into(),
                _ => format!(
                    "{} makes the rest of the dashes the first words of the prompt; other clients find no end.",
                    context.client_title()
                ),
            },
            now: "Write three dashes, alone on their line.".into(),
            fix: Some(Fix {
                title: "Close the front matter with three dashes".into(),
                label: "Fix",
                applicability: if is_blank { Applicability::Safe } else { Applicability::MaybeIncorrect },
                edits: EditSet::one(Edit::replace(Span::new(line, end), closing)),
            }),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    #[test]
    fn every_odd_closing_becomes_a_line_of_three_dashes() {
        let front = "---\nname: a\ndescription: Use when b.\n";
        for close in ["-----\nB", "--------------\nB", "  ---\nB", "---B", "--- B"] {
            let fixed = fix_all(&format!("{front}{close}"), client::default(), Applicability::Safe).text;
            assert_eq!(fixed, format!("{front}---\nB"), "{close}");
        }
    }
}
