use super::unknown_tool::meant;
use crate::{
    client::Fate,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar,
        tool_list::{Change, ToolWord},
        words::{list, short},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A name in `disallowedTools` that takes nothing away: a star, a name the client does not know, a tool that the
    /// agent does not have anyway.
    ///
    /// ## Why it matters
    /// The author believes a tool to be forbidden, and the agent has it. Claude Code compares names letter by letter;
    /// a star makes it forget the whole list.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// disallowedTools: bash, Write
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// disallowedTools: Bash, Write
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe where only capitals differ. A name that is merely near, and removing one, are to be looked at.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: 16 values, the tools sent for a spawned agent.
    DisallowedWithoutEffect, "disallowed-without-effect", Warning, Some(Applicability::Safe)
}

impl Rule for DisallowedWithoutEffect {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let words = &context.denied.words;
        if let Some(star) = words.iter().find(|word| word.listed.written == "*") {
            out.push(Diagnostic {
                title: "`*` takes no tool away".into(),
                what: format!(
                    "{} reads it as no list at all, whatever else stands there.",
                    context.client_title()
                ),
                why: "The agent has every tool it would have without it.".into(),
                now: "Name the tools to forbid; to forbid all but a few, list the few under `tools`.".into(),
                ..place(star, Severity::Warning)
            });
            return;
        }
        let listed = if words.is_empty() { None } else { context.listed() };
        let mut idle = Vec::new();
        for (at, word) in words.iter().enumerate() {
            match effect(context, listed.as_deref(), at) {
                Effect::Some => {}
                Effect::None => idle.push(at),
                Effect::Slip(tool) => out.push(near(context, word, tool, has(listed.as_deref(), tool))),
            }
        }
        out.extend(without_effect(context, &idle));
    }
}

enum Effect {
    Some,
    None,
    /// None, and this tool is meant.
    Slip(&'static str),
}

fn effect(context: &Context<'_>, listed: Option<&[&str]>, at: usize) -> Effect {
    let name = context.denied.words[at].listed.name.as_str();
    let has = || has(listed, context.today(name));
    match context.client.fate(name) {
        _ if tool_grammar::fault(context.client, &context.denied, at).is_some() => Effect::Some,
        Some(Fate::Granted | Fate::Renamed(_)) if has() || name.starts_with("mcp__") => Effect::Some,
        // Another session brings it back.
        Some(Fate::Retired { .. } | Fate::Elsewhere) => Effect::Some,
        Some(_) => Effect::None,
        None => meant(context, name).map_or(Effect::None, Effect::Slip),
    }
}

fn place(word: &ToolWord, severity: Severity) -> Diagnostic {
    Diagnostic {
        rule: META.name,
        severity,
        span: word.span,
        at: word.span.start(),
        title: String::new(),
        what: String::new(),
        why: String::new(),
        now: String::new(),
        fix: None,
    }
}

/// Whether the agent has a tool; without a list it has all.
fn has(listed: Option<&[&str]>, tool: &str) -> bool {
    listed.is_none_or(|names| names.binary_search(&tool).is_ok())
}

fn near(context: &Context<'_>, word: &ToolWord, tool: &str, has: bool) -> Diagnostic {
    let name = short(&word.listed.name, 40);
    let same = tool.eq_ignore_ascii_case(&word.listed.name);
    Diagnostic {
        title: format!("`{name}` takes no tool away{}", if same { "; case matters" } else { "" }),
        what: format!("{} has no tool of this name; `{tool}` is the nearest.", context.client_title()),
        why: match has {
            true => format!("The agent has `{tool}` although it seems forbidden."),
            false => format!("The agent does not have `{tool}` in any case: `tools` does not list it."),
        },
        now: format!("Write `{tool}`{}.", if same { "" } else { " if that is meant" }),
        fix: word.exact.then(|| Fix {
            title: format!("Write `{tool}` for `{name}`"),
            label: "Fix",
            applicability: if same { Applicability::Safe } else { Applicability::MaybeIncorrect },
            edits: EditSet::one(Edit::replace(word.name, tool)),
        }),
        ..place(word, Severity::Warning)
    }
}

/// One hint for all names that change nothing.
fn without_effect(context: &Context<'_>, idle: &[usize]) -> Option<Diagnostic> {
    let words = &context.denied.words;
    let first = &words[*idle.first()?];
    let names: Vec<String> = idle.iter().map(|at| short(&words[*at].listed.written, 40)).collect();
    let one = names.len() == 1;
    let mut changes = vec![Change::Keep; words.len()];
    for at in idle {
        changes[*at] = Change::Remove;
    }
    let edits = context.denied.changed(&context.document.text, &changes);
    Some(Diagnostic {
        title: match one {
            true => format!("`{}` takes no tool away", names[0]),
            false => format!("{} names take no tool away", names.len()),
        },
        what: format!("The agent does not have {} in any case.", list(&names, "or")),
        why: "Nothing is lost; a reader may believe that the line is what forbids the tool.".into(),
        now: if one { "Remove it, or leave it as a note." } else { "Remove them, or leave them as a note." }
            .into(),
        fix: edits.map(|edits| Fix {
            title: format!("Remove {}", list(&names, "and")),
            label: "Remove",
            applicability: Applicability::MaybeIncorrect,
            edits,
        }),
        ..place(first, Severity::Hint)
    })
}
