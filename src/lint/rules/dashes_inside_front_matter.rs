use crate::{
    client::Why,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Three dashes in a row inside the front matter: in a sentence, a table, a comment, even in quotes.
    ///
    /// ## Why it matters
    /// Claude Code ends the front matter at the first three dashes it finds anywhere. What follows them
    /// becomes the prompt: the description is cut, and every key below is lost without a message.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables --- use when a harbour is named.
    /// model: haiku
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables — use when a harbour is named.
    /// model: haiku
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: each run of dashes becomes one long dash, two short ones in a table or a
    /// comment. Safe where only comments hold dashes, and where the agent does not load because of them.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the pattern `([\s\S]*?)---` is not bound to lines.
    DashesInsideFrontMatter, "dashes-inside-front-matter", Error, Some(Applicability::Safe)
}

impl Rule for DashesInsideFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(front) = context.document.front.as_ref() else { return };
        let inner = front.fence.inner;
        let runs = runs_of_dashes(context.slice(inner), inner.start());
        let Some(first) = runs.first().map(|run| run.span).filter(|_| front.fence.close.is_some()) else {
            return;
        };
        let text = &context.document.text;
        let refused = !context.reading.loads();
        let lost = match (context.reading.reason(Why::CutAtDashes), context.reading.loads()) {
            (None, false) => "so the agent does not load",
            (None, true) => "so no key is read",
            (Some(_), _) => "so every key below is lost",
        };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: first,
            at: first.start(),
            title: "Front matter ends early, at these dashes".into(),
            what: format!(
                "{} takes the first three dashes it finds, even inside a sentence.",
                context.client_title()
            ),
            why: format!("Everything behind them becomes the prompt, {lost}."),
            now: "Write a comma, a colon or a long dash in their place.".into(),
            fix: Some(Fix {
                title: "Write other dashes in the front matter".into(),
                label: "Use other dashes",
                applicability: match refused || runs.iter().all(|run| run.in_comment) {
                    true => Applicability::Safe,
                    false => Applicability::MaybeIncorrect,
                },
                edits: EditSet::in_order(runs.iter().map(|run| Edit::replace(run.span, instead(text, run)))),
            }),
        });
    }
}

/// What says the same without three dashes in a row.
fn instead(text: &str, run: &Run) -> &'static str {
    let (before, behind) = (&text[..run.span.start()], &text[run.span.end()..]);
    let table = before.ends_with(['|', ':']) || behind.starts_with(['|', ':']);
    if table || run.in_comment { "--" } else { "—" }
}

/// Three dashes or more in a row.
struct Run {
    span: Span,
    /// Whether its line is a comment.
    in_comment: bool,
}

fn runs_of_dashes(text: &str, base: usize) -> Vec<Run> {
    let is_comment = |line: usize| text[line..].trim_start_matches([' ', '\t']).starts_with('#');
    let mut runs = Vec::new();
    let mut at = 0;
    let mut in_comment = is_comment(0);
    while let Some(found) = text[at..].find("---") {
        let start = at + found;
        let length = text[start..].len() - text[start..].trim_start_matches('-').len();
        if let Some(end) = text[at..start].rfind('\n') {
            in_comment = is_comment(at + end + 1);
        }
        runs.push(Run { span: Span::new(start, start + length).shifted(base), in_comment });
        at = start + length;
    }
    runs
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    fn fixed(front: &str, level: Applicability) -> String {
        let text = format!("---\nname: a\n{front}\n---\nB");
        fix_all(&text, client::default(), level).text.replace("---\nname: a\n", "").replace("\n---\nB", "")
    }

    #[test]
    fn dashes_in_a_comment_are_made_fewer() {
        assert_eq!(
            fixed("# --- who ---\ndescription: Use when b.", Applicability::Safe),
            "# -- who --\ndescription: Use when b."
        );
    }

    #[test]
    fn a_table_stays_one() {
        assert_eq!(
            fixed("description: |\n  Use when\n  |---|:---|", Applicability::MaybeIncorrect),
            "description: |\n  Use when\n  |--|:--|"
        );
    }
}
