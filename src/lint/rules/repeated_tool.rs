use crate::text::{sort, sort_by};
use crate::{
    client::Fate,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_list::Change,
        words::list,
    },
};

declare_rule! {
    /// One tool written twice in the same list.
    ///
    /// ## Why it matters
    /// The agent gets it once. The list that the parent model reads shows it twice, and one of the two was perhaps
    /// meant to be another tool.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep, Read
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the later ones go. The agent keeps its tools.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the list shown to the parent model.
    RepeatedTool, "repeated-tool", Hint, Some(Applicability::MaybeIncorrect)
}

impl Rule for RepeatedTool {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.takes_all() {
            return;
        }
        for tools in [&context.tools, &context.denied] {
            let written = |at: &usize| tools.words[*at].listed.written.as_str();
            let mut order: Vec<usize> = (0..tools.words.len()).collect();
            sort_by(&mut order, |a, b| (written(a), a).cmp(&(written(b), b)));
            let pairs = order.windows(2).filter(|pair| written(&pair[0]) == written(&pair[1]));
            // Of names that give nothing other rules speak.
            let gives = |at: &usize| {
                let fate = context.client.fate(&tools.words[*at].listed.name);
                matches!(fate, Some(Fate::Granted | Fate::Renamed(_)))
            };
            let mut again: Vec<usize> = pairs.map(|pair| pair[1]).filter(gives).collect();
            sort(&mut again);
            let Some(first) = again.first().map(|at| &tools.words[*at]) else { continue };
            let mut names: Vec<String> = again.iter().map(|at| written(at).to_owned()).collect();
            names.dedup();
            let mut changes = vec![Change::Keep; tools.words.len()];
            for at in &again {
                changes[*at] = Change::Remove;
            }
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Hint,
                span: first.span,
                at: first.span.start(),
                title: match names.as_slice() {
                    [name] => format!("`{name}` is listed twice"),
                    _ => format!("{} tools are listed twice", names.len()),
                },
                what: format!("{} stands in the list before.", list(&names, "and")),
                why: "The agent gets a tool once, however often it is listed.".into(),
                now: "Remove it, or write the tool that was meant.".into(),
                fix: tools.changed(&context.document.text, &changes).map(|edits| Fix {
                    title: format!("Remove the second {}", list(&names, "and")),
                    label: "Remove",
                    applicability: Applicability::MaybeIncorrect,
                    edits,
                }),
            });
        }
    }
}
