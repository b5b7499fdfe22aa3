use super::tool_not_granted::removal;
use crate::{
    client::{Fate, Tool},
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
        words::{ToolWord, distance, short},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A tool name the client does not know: wrong case, a slip of the pen, or another client's tool.
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
        for word in context.tool_words("tools") {
            let known = word.listed.name == "*" || context.client.fate(&word.listed.name).is_some();
            if !known {
                out.push(diagnose(context, &word));
            }
        }
    }
}

fn diagnose(context: &Context<'_>, word: &ToolWord) -> Diagnostic {
    let name = word.listed.name.as_str();
    let shown = short(name, 40);
    let client = context.client_title();
    let (title, what, now) = match meant(context, name) {
        Some(tool) if tool.eq_ignore_ascii_case(name) => (
            format!("`{shown}` is not a tool; case matters"),
            format!("{client} compares tool names letter by letter."),
            format!("Write `{tool}`."),
        ),
        Some(tool) => (
            format!("`{shown}` is not a tool"),
            format!("{client} has no tool of this name; `{tool}` is the nearest."),
            format!("Write `{tool}` if that is meant."),
        ),
        None => (
            format!("`{shown}` is not a tool"),
            format!("{client} has no tool of this name."),
            "Remove it, or name the tool that is meant.".into(),
        ),
    };
    let (severity, why) = context.without_tool();
    Diagnostic {
        rule: META.name,
        severity,
        span: word.span,
        at: word.span.start(),
        title,
        what,
        why,
        now,
        fix: if word.exact { fix(context, word) } else { None },
    }
}

fn fix(context: &Context<'_>, word: &ToolWord) -> Option<Fix> {
    let name = word.listed.name.as_str();
    Some(match meant(context, name) {
        Some(tool) => Fix {
            title: format!("Write `{tool}` for `{name}`"),
            label: "Fix",
            applicability: match tool.eq_ignore_ascii_case(name) {
                true => Applicability::Safe,
                false => Applicability::MaybeIncorrect,
            },
            edits: EditSet::one(Edit::replace(word.name, tool)),
        },
        None => Fix {
            title: format!("Remove `{}`", short(name, 40)),
            label: "Remove",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(Edit::delete(removal(context.document, word.span)?)),
        },
    })
}

/// The tool whose name differs in case only, or by one slip.
fn meant(context: &Context<'_>, name: &str) -> Option<&'static str> {
    let exists = |tool: &&Tool| !matches!(tool.fate, Fate::Removed { .. });
    let tools = || context.client.about().tools.iter().filter(exists).map(|tool| tool.name);
    tools().find(|tool| tool.eq_ignore_ascii_case(name)).or_else(|| {
        let near = |tool: &&str| {
            name.len() > 3 && distance(&tool.to_ascii_lowercase(), &name.to_ascii_lowercase()) == 1
        };
        tools().find(near)
    })
}
