use crate::{
    document::{Kind, Node},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar::{self, Fault},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A list of tools written as one text, its brackets and quotes included.
    ///
    /// ## Why it matters
    /// To YAML the value is one text. Claude Code splits it at commas and blanks and takes `["Read"` for the
    /// name of a tool, which it does not know. Where every name ends up like that, it lists the agent and
    /// refuses to start it.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: '["Read", "Grep"]'
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: [Read, Grep]
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe where every name is that of a tool: the quotes around the list go. Else to be looked at.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the texts `["Read", "Grep"]`, `[Read, Grep]`, `{Read, Grep}` and
    /// `"Read", "Grep"`; all are refused at the call.
    ListInText, "list-in-text", Error, Some(Applicability::Safe)
}

impl Rule for ListInText {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for (key, list) in [("tools", &context.tools), ("disallowedTools", &context.denied)] {
            let faulty =
                |at: &usize| tool_grammar::fault(context.client, list, *at) == Some(Fault::ListInText);
            let Some(word) = (0..list.words.len()).find(faulty).map(|at| &list.words[at]) else { continue };
            let Some(entry) = context.entry(key) else { continue };
            let (severity, why) = match key {
                "tools" => context.without_tool(),
                _ => (Severity::Warning, "No tool is taken away for them.".into()),
            };
            out.push(Diagnostic {
                rule: META.name,
                severity,
                span: entry.value.span,
                at: entry.value.span.start(),
                title: match context.slice(entry.value.span).contains(['[', '{']) {
                    true => format!("`{key}` is one text, not a list"),
                    false => format!("Names in `{key}` stand in quotes"),
                },
                what: format!(
                    "To YAML this is a text. {} splits it, and takes {} for the name of a tool.",
                    context.client_title(),
                    code(&word.listed.written)
                ),
                why,
                now: "Write a list without quotes around it, or just names with commas between them.".into(),
                fix: fix(context, key, &entry.value),
            });
        }
    }
}

/// A word as code, where it holds no mark of code itself.
fn code(word: &str) -> String {
    if word.contains('`') { format!("“{word}”") } else { format!("`{word}`") }
}

fn fix(context: &Context<'_>, key: &str, value: &Node) -> Option<Fix> {
    let Kind::Scalar(scalar) = &value.kind else { return None };
    if !context.is_closed() {
        return None;
    }
    let names = tool_grammar::names(context.client, &scalar.text)?;
    // A star forbids nothing, and voids what stands beside it.
    if key == "disallowedTools" && names.iter().any(|name| name == "*") {
        return None;
    }
    let known = names.iter().all(|name| {
        let name = name.split('(').next().unwrap_or(name);
        tool_grammar::is_known(context.client, name)
    });
    Some(Fix {
        title: format!("Write `{key}` as a list"),
        label: "Write a list",
        applicability: if known { Applicability::Safe } else { Applicability::MaybeIncorrect },
        edits: EditSet::one(Edit::replace(value.span, tool_grammar::flow_list(&names))),
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::{Applicability, tried::fixed_tools};

    fn fixed(tools: &str) -> String {
        fixed_tools(tools, Applicability::Safe)
    }

    #[test]
    fn names_keep_their_specifiers() {
        assert_eq!(fixed("\"[Read, Bash(git *, npm *)]\""), "[Read, \"Bash(git *, npm *)\"]");
        assert_eq!(fixed("'\"Read\", `Grep`'"), "[Read, Grep]");
    }

    #[test]
    fn what_is_no_list_of_names_is_left_alone() {
        assert_eq!(fixed("'{\"Read\": true}'"), "'{\"Read\": true}'");
    }
}
