use crate::{
    document::fence,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Lines that end in a carriage return alone, as on the first Macintoshes.
    ///
    /// ## Why it matters
    /// To every client the file is then one long line. Claude Code finds no front matter in it, so no agent, and
    /// says nothing.
    ///
    /// ## Example
    /// The file `---\rname: a\rdescription: Use when b.\r---\rB`; a page of examples cannot show it.
    ///
    /// ## Fix safety
    /// Safe: the lines of the front matter get line ends of today; the prompt stays as it is.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20.
    LoneCarriageReturns, "lone-carriage-returns", Error, Some(Applicability::Safe)
}

impl Rule for LoneCarriageReturns {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let text = &*context.document.text;
        let start = fence::bom_len(text);
        if !context.reading.is_blind()
            || !text[start..].starts_with("---\r")
            || text[start + 4..].starts_with('\n')
        {
            return;
        }
        let end = text[start + 4..].find("\r---\r").map_or(text.len(), |at| start + 4 + at + 5);
        let lone = |at: &usize| !text[at + 1..].starts_with('\n');
        let returns = text[..end].match_indices('\r').map(|(at, _)| at).filter(lone);
        let edits = EditSet::in_order(returns.map(|at| Edit::replace(Span::new(at, at + 1), "\n")));
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: Span::new(start, start + 3),
            at: start,
            title: "The lines end in carriage returns alone".into(),
            what: "No line feed ends the first line, so to every client the file is a single line.".into(),
            why: context.all_is_lost(),
            now: "Save the file with the line ends of today.".into(),
            fix: Some(Fix {
                title: "Write line ends of today".into(),
                label: "Fix",
                applicability: Applicability::Safe,
                edits,
            }),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tried::fixed;

    #[test]
    fn the_front_matter_gets_line_feeds_and_the_prompt_stays() {
        let text = "---\rname: a\rdescription: Use when b.\r---\rB\rC";
        assert_eq!(fixed(text), "---\nname: a\ndescription: Use when b.\n---\nB\rC");
    }
}
