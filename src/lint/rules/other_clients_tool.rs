use std::borrow::Cow;

use crate::{
    client::{Fate, Foreign, foreign},
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar,
        tool_list::Change,
        words::{list, short},
    },
};

declare_rule! {
    /// Tools named as another client names them: VS Code, Copilot, Gemini CLI, Qwen Code, OpenCode, Cursor,
    /// Codex, Factory, Kiro.
    ///
    /// ## Why it matters
    /// Every client has its own names for reading, searching and editing. Claude Code drops those of others without
    /// a word; the listing still shows them. Where all are strange to it, it lists the agent and refuses to start
    /// it.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: [Read, codebase, fetch, githubRepo]
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: [Read, Grep, Glob, WebFetch]
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the tools that do the same are written, each once; names that stand for none go. The agent
    /// gets tools that it did not have before.
    ///
    /// ## Source
    /// The vendors' documentation and source, 2026-11-20. Claude Code 2.1.328.
    OtherClientsTool, "other-clients-tool", Error, Some(Applicability::MaybeIncorrect)
}

impl Rule for OtherClientsTool {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.takes_all() {
            return;
        }
        let words = 0..context.tools.words.len();
        let found: Vec<(usize, Foreign)> = words.filter_map(|at| Some((at, strange(context, at)?))).collect();
        out.extend(diagnose(context, &found));
    }
}

/// Whose name a word is, where the client does not know it.
pub(super) fn strange(context: &Context<'_>, at: usize) -> Option<Foreign> {
    let name = context.tools.words[at].listed.name.as_str();
    let tools = context.client.about().tools;
    let is_own = || tools.iter().any(|tool| tool.name.eq_ignore_ascii_case(name));
    let is_strange = !tool_grammar::is_known(context.client, name)
        && tool_grammar::fault(context.client, &context.tools, at).is_none();
    foreign(name).filter(|_| is_strange && !is_own())
}

fn diagnose(context: &Context<'_>, found: &[(usize, Foreign)]) -> Option<Diagnostic> {
    let word = |at: usize| &context.tools.words[at];
    let ((first, one), (last, _)) = (found.first()?, found.last()?);
    let names: Vec<String> = found.iter().map(|(at, _)| short(&word(*at).listed.name, 40)).collect();
    let whose = match found.iter().all(|(_, other)| other.whose == one.whose) {
        true => one.whose,
        false => "other clients",
    };
    let changes = translated(context, found);
    let written: Vec<String> = changes
        .iter()
        .filter_map(|change| if let Change::Write(names) = change { Some(names.clone()) } else { None })
        .flatten()
        .collect();
    let (severity, why) = context.without_tool();
    let fix = context.tools.changed(&context.document.text, &changes);
    Some(Diagnostic {
        rule: META.name,
        severity,
        span: word(*first).span.to(word(*last).span),
        at: word(*first).span.start(),
        title: match names.as_slice() {
            [name] => format!("`{name}` is a tool of {whose}"),
            _ => format!("{} tools are named as in {whose}", names.len()),
        },
        what: format!("{} has no {}.", context.client_title(), list(&names, "or")),
        why,
        now: match written.as_slice() {
            [] => "Name the tools that are meant; for these there is none.".into(),
            [one] => format!("Write `{one}`, which does the same."),
            _ => format!("Write {}, which do the same.", list(&written, "and")),
        },
        fix: fix.map(|edits| Fix {
            title: match written.as_slice() {
                [] => format!("Remove {}", list(&names, "and")),
                _ => format!("Write {} instead", list(&written, "and")),
            },
            label: if written.is_empty() { "Remove" } else { "Translate" },
            applicability: Applicability::MaybeIncorrect,
            edits,
        }),
    })
}

/// What takes the place of each word: the tools meant that the list does not hold already.
fn translated(context: &Context<'_>, found: &[(usize, Foreign)]) -> Vec<Change> {
    let words = &context.tools.words;
    let mut seen: Vec<&str> = Vec::new();
    let mut changes = vec![Change::Keep; words.len()];
    for (at, other) in found {
        let mut names = Vec::new();
        for name in &other.means {
            let is_new = match name {
                Cow::Borrowed(tool) if seen.contains(tool) => false,
                Cow::Borrowed(tool) => {
                    seen.push(tool);
                    !words.iter().any(|word| word.listed.name.eq_ignore_ascii_case(tool))
                }
                Cow::Owned(_) => true,
            };
            if is_new && context.client.fate(name) == Some(Fate::Granted) {
                names.push(name.to_string());
            }
        }
        changes[*at] = if names.is_empty() { Change::Remove } else { Change::Write(names) };
    }
    changes
}
