use super::other_clients_tool::strange;
use crate::{
    client::{Fate, Tool},
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar,
        tool_list::{Change, ToolWord},
        words::{is_slip, list, short},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A tool name that no client is known to have: wrong case, a slip of the pen, or a name of one's own.
    ///
    /// ## Why it matters
    /// Claude Code compares tool names letter by letter and drops unknown ones without a word; the listing
    /// still shows them. Where all are unknown it lists the agent and refuses to start it.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, grep
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
    /// Safe where only capitals differ. A name that is merely near, and removing one, are to be looked at.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20.
    UnknownTool, "unknown-tool", Error, Some(Applicability::Safe)
}

impl Rule for UnknownTool {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.takes_all() {
            return;
        }
        let mut strange = Vec::new();
        for at in (0..context.tools.words.len()).filter(|at| is_unknown(context, *at)) {
            let word = &context.tools.words[at];
            match meant(context, &word.listed.name) {
                Some(tool) => out.push(near(context, word, tool)),
                None => strange.push(at),
            }
        }
        out.extend(not_tools(context, &strange));
    }
}

/// Whether a word has the form of a name, and the name means nothing here or elsewhere.
fn is_unknown(context: &Context<'_>, at: usize) -> bool {
    !tool_grammar::is_known(context.client, &context.tools.words[at].listed.name)
        && tool_grammar::fault(context.client, &context.tools, at).is_none()
        && strange(context, at).is_none()
}

fn near(context: &Context<'_>, word: &ToolWord, tool: &str) -> Diagnostic {
    let shown = short(&word.listed.name, 40);
    let same = tool.eq_ignore_ascii_case(&word.listed.name);
    let (severity, why) = context.without_tool();
    Diagnostic {
        rule: META.name,
        severity,
        span: word.span,
        at: word.span.start(),
        title: format!("`{shown}` is not a tool{}", if same { "; case matters" } else { "" }),
        what: match same {
            true => format!("{} compares tool names letter by letter.", context.client_title()),
            false => format!("{} has no tool of this name; `{tool}` is the nearest.", context.client_title()),
        },
        why,
        now: format!("Write `{tool}`{}.", if same { "" } else { " if that is meant" }),
        fix: word.exact.then(|| Fix {
            title: format!("Write `{tool}` for `{shown}`"),
            label: "Fix",
            applicability: if same { Applicability::Safe } else { Applicability::MaybeIncorrect },
            edits: EditSet::one(Edit::replace(word.name, tool)),
        }),
    }
}

/// One diagnostic for all names that are near to none.
fn not_tools(context: &Context<'_>, strange: &[usize]) -> Option<Diagnostic> {
    let word = |at: &usize| &context.tools.words[*at];
    let (first, last) = (word(strange.first()?), word(strange.last()?));
    let names: Vec<String> = strange.iter().map(|at| short(&word(at).listed.name, 40)).collect();
    let (severity, why) = context.without_tool();
    Some(Diagnostic {
        rule: META.name,
        severity,
        span: first.span.to(last.span),
        at: first.span.start(),
        title: match names.as_slice() {
            [name] => format!("`{name}` is not a tool"),
            _ => format!("{} names are not tools", names.len()),
        },
        what: match names.len() {
            1 => format!("{} has no tool of this name.", context.client_title()),
            _ => format!("{} has no {}.", context.client_title(), list(&names, "or")),
        },
        why,
        now: format!(
            "Remove {}, or name what is meant; a tool of an MCP server is written `{}`.",
            if names.len() == 1 { "it" } else { "them" },
            context.client.about().server_tool
        ),
        fix: removal(context, strange).map(|edits| Fix {
            title: format!("Remove {}", list(&names, "and")),
            label: "Remove",
            applicability: Applicability::MaybeIncorrect,
            edits,
        }),
    })
}

fn removal(context: &Context<'_>, strange: &[usize]) -> Option<EditSet> {
    let mut changes = vec![Change::Keep; context.tools.words.len()];
    for at in strange {
        changes[*at] = Change::Remove;
    }
    context.tools.changed(&context.document.text, &changes)
}

/// The tool whose name differs in case only, or by one slip.
pub(super) fn meant(context: &Context<'_>, name: &str) -> Option<&'static str> {
    let exists = |tool: &&Tool| !matches!(tool.fate, Fate::Removed { .. });
    let tools = || context.client.about().tools.iter().filter(exists).map(|tool| tool.name);
    let slip = || {
        let mut slips = tools().filter(|tool| is_slip(tool, name));
        let first = slips.next()?;
        // A short name is one slip away from many.
        (name.len() > 3 || (name.len() == 3 && slips.next().is_none())).then_some(first)
    };
    tools().find(|tool| tool.eq_ignore_ascii_case(name)).or_else(slip)
}

#[cfg(test)]
mod tests {
    use crate::{client::default, document::Document, lint::check};

    fn fixes(tools: &str) -> Vec<String> {
        let text = format!("---\nname: a\ndescription: Use when b.\ntools: {tools}\n---\nB\n");
        let report = check(&Document::parse(text), default());
        report.diagnostics.into_iter().filter_map(|found| found.fix).map(|fix| fix.title).collect()
    }

    #[test]
    fn a_short_name_that_is_near_to_one_tool_is_taken_for_it() {
        assert_eq!(fixes("Bsh, Edt"), ["Write `Bash` for `Bsh`", "Write `Edit` for `Edt`"]);
        assert_eq!(fixes("Read, Xyz"), ["Remove `Xyz`"]);
    }
}
