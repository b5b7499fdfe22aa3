use crate::{
    document::Hidden,
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Front matter inside a Markdown code fence.
    ///
    /// ## Why it matters
    /// Copied from a chat or a page of documentation, the block keeps the three backticks around it. To every
    /// client the file then begins with a code sample, so there is no front matter and no agent.
    ///
    /// ## Example
    /// ````md bad
    /// ```yaml
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// ```
    /// Give the next two low tides.
    /// ````
    /// ````md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ````
    ///
    /// ## Fix safety
    /// Safe: the two lines of the code fence go; where the block has no dashes of its own, dashes take their
    /// place.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, cases `front-matter/*`. Six of 8,341 agent files from public repositories have it.
    FencedFrontMatter, "fenced-front-matter", Error, Some(Applicability::Safe)
}

impl Rule for FencedFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(found) = context.hidden() else { return };
        let Some((opens, closes)) = found.code else { return };
        out.push(Diagnostic {
            rule: META.name,
            severity: context.severity_of_loss(),
            span: opens,
            at: opens.start(),
            title: "The front matter stands in a code fence".into(),
            what: "The block is wrapped in a Markdown code sample.".into(),
            why: context.all_is_lost(),
            now: "Take the lines with the backticks away.".into(),
            fix: Some(Fix {
                title: "Take the code fence away".into(),
                label: "Fix",
                // Words behind the fence are somebody's who sent the file.
                applicability: match found.before.is_empty()
                    || context.document.text[closes.end()..].trim().is_empty()
                    || closes.start() == found.close.end()
                {
                    true => Applicability::Safe,
                    false => Applicability::MaybeIncorrect,
                },
                edits: unwrapped(context, &found, opens, closes),
            }),
        });
    }
}

fn unwrapped(context: &Context<'_>, found: &Hidden, opens: Span, closes: Span) -> EditSet {
    let dashes = format!("---{}", context.document.newline());
    let line = |code: Span, own: Span| match own.is_empty() {
        true => Edit::replace(code, dashes.as_str()),
        false => Edit::delete(code),
    };
    EditSet::in_order([line(opens, found.open), line(closes, found.close)])
}

#[cfg(test)]
mod tests {
    use crate::lint::tried::fixed;

    const GOOD: &str = "---\nname: a\ndescription: Use when b.\n---\n";

    #[test]
    fn a_block_without_dashes_gets_some() {
        assert_eq!(fixed("```yaml\nname: a\ndescription: Use when b.\n```\nB"), format!("{GOOD}B"));
    }

    #[test]
    fn a_whole_file_is_unwrapped_and_a_heading_moves_behind() {
        assert_eq!(fixed(&format!("```markdown\n{GOOD}B\n```\n")), format!("{GOOD}B\n"));
        assert_eq!(fixed(&format!("# T\n\n```yaml\n{GOOD}```\nB")), format!("{GOOD}# T\n\nB"));
    }
}
