use crate::{
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A first line of two or four dashes, of long dashes, with a comment behind them, or none at all.
    ///
    /// ## Why it matters
    /// The first line has to be three dashes and nothing else. Word processors turn them into one long dash;
    /// a comment behind them is enough to hide the block. Claude Code then finds no agent in the file.
    ///
    /// ## Example
    /// ```md bad
    /// ----
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
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the line becomes three dashes; a comment behind them goes on a line of its own.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: two and four dashes, a long dash and a comment, each tried.
    MalformedOpening, "malformed-opening", Error, Some(Applicability::Safe)
}

impl Rule for MalformedOpening {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(found) = context.hidden().filter(|found| found.code.is_none()) else { return };
        let line = context.slice(found.open);
        let written = line.trim_end();
        // Where more stands before it, that is told first.
        if found.before.start() != found.open.start() || written == "---" {
            return;
        }
        let newline = context.document.newline();
        let comment = written.find('#').map_or("", |at| &written[at..]);
        let opening = match (line.is_empty(), comment) {
            (true, _) => format!("---{newline}"),
            (false, "") => "---".into(),
            (false, comment) => format!("---{newline}{comment}"),
        };
        let span = Span::new(found.open.start(), found.open.start() + written.len());
        out.push(Diagnostic {
            rule: META.name,
            severity: context.severity_of_loss(),
            span,
            at: span.start(),
            title: "The first line is not three dashes".into(),
            what: match written {
                "" => "The file begins with a key; no line of three dashes opens the block.".into(),
                _ => "The line that opens the block has to be three dashes and nothing else.".into(),
            },
            why: context.all_is_lost(),
            now: "Make the first line three dashes.".into(),
            fix: Some(Fix {
                title: "Open the front matter with three dashes".into(),
                label: "Fix",
                applicability: Applicability::Safe,
                edits: EditSet::one(Edit::replace(span, opening)),
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
    fn every_odd_opening_becomes_three_dashes() {
        let rest = "name: a\ndescription: Use when b.\n---\nB";
        for open in ["----\n", "--\n", "\u{2014}\n", "\u{2014}\u{2014}\n", "-----\n", ""] {
            let fixed = fix_all(&format!("{open}{rest}"), client::default(), Applicability::Safe).text;
            assert_eq!(fixed, format!("---\n{rest}"), "{open:?}");
        }
        let fixed = fix_all(&format!("--- # mine\n{rest}"), client::default(), Applicability::Safe).text;
        assert_eq!(fixed, format!("---\n# mine\n{rest}"));
    }
}
