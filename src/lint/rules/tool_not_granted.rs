use crate::{
    client::Fate,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_list::ToolWord,
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A tool name that the client knows but does not hand out under that name: removed, renamed, retired,
    /// or kept from subagents.
    ///
    /// ## Why it matters
    /// The name stays in the list that the parent model reads, so it believes the agent has the tool. The
    /// agent gets nothing for it, or another tool, and nobody is told.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, KillShell
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, TaskStop
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe for a pure renaming: the same tool is granted under its newer name. Removing a name the author
    /// wrote is to be looked at.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the tools sent for a spawned agent; CHANGELOG.md for the versions.
    ToolNotGranted, "tool-not-granted", Error, Some(Applicability::Safe)
}

impl Rule for ToolNotGranted {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.takes_all() {
            return;
        }
        for (at, word) in context.tools.words.iter().enumerate() {
            let Some(fate) = context.client.fate(&word.listed.name) else { continue };
            out.extend(diagnose(context, at, word, fate));
        }
    }
}

fn diagnose(context: &Context<'_>, at: usize, word: &ToolWord, fate: Fate) -> Option<Diagnostic> {
    let name = word.listed.name.as_str();
    let client = context.client_name();
    let (severity, listed) = context.without_tool();
    let (severity, title, what, why, now) = match fate {
        Fate::Granted => return None,
        Fate::Renamed(newer) => (
            Severity::Hint,
            format!("`{name}` is now `{newer}`"),
            "The tool was renamed; the old name still works.".into(),
            "The listing shows a name the model does not know.".into(),
            format!("Write `{newer}`."),
        ),
        Fate::Removed { since } => (
            severity,
            format!("`{name}` no longer exists"),
            match since {
                Some(since) => {
                    format!("{client} removed this tool in {since}; the agent gets nothing for it.")
                }
                None => format!("{client} no longer has this tool; the agent gets nothing for it."),
            },
            listed,
            "Remove it.".into(),
        ),
        Fate::Retired { since, unless } => (
            if severity == Severity::Error { severity } else { Severity::Hint },
            format!("`{name}` gives nothing on current models"),
            format!("{client} knows `{name}` but no longer hands it to current models."),
            format!("Since {since} it is off unless `{unless}` is set. {listed}"),
            "Remove it, or leave it if your team sets that variable.".into(),
        ),
        Fate::Elsewhere => (
            if severity == Severity::Error { severity } else { Severity::Hint },
            format!("`{name}` is not in every session"),
            format!("{client} hands this tool out only where a plugin, a server or the system brings it."),
            listed,
            "Leave it, if your sessions have it.".into(),
        ),
        Fate::Withheld => (
            severity,
            format!("`{name}` is not given to subagents"),
            format!("{client} keeps this tool from the agents it starts."),
            listed,
            "Remove it.".into(),
        ),
    };
    Some(Diagnostic {
        rule: META.name,
        severity,
        span: word.span,
        at: word.span.start(),
        title,
        what,
        why,
        now,
        fix: fix(context, at, word, fate),
    })
}

fn fix(context: &Context<'_>, at: usize, word: &ToolWord, fate: Fate) -> Option<Fix> {
    if !word.exact {
        return None;
    }
    let name = word.listed.name.as_str();
    Some(match fate {
        Fate::Renamed(newer) => Fix {
            title: format!("Rename `{name}` to `{newer}`"),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: EditSet::one(Edit::replace(word.name, newer)),
        },
        _ => Fix {
            title: format!("Remove `{name}`"),
            label: "Remove",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(Edit::delete(context.tools.without(at)?)),
        },
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::{Applicability, tried::fixed_tools};

    fn fixed(tools: &str) -> String {
        fixed_tools(tools, Applicability::MaybeIncorrect)
    }

    #[test]
    fn a_removed_tool_takes_its_comma_along() {
        assert_eq!(fixed("Read, BashOutput, Grep"), "Read, Grep");
        assert_eq!(fixed("BashOutput, Grep"), "Grep");
        assert_eq!(fixed("Read, BashOutput"), "Read");
        assert_eq!(fixed("[Read, \"LS\", Grep]"), "[Read, Grep]");
        assert_eq!(fixed("[LS, MultiEdit, Grep]"), "[Grep]");
        assert_eq!(fixed("\"LS, Read\""), "\"Read\"");
        assert_eq!(fixed("Grep, Read,\u{a0}LS"), "Grep, Read");
        assert_eq!(fixed("\n  - Read\n  - LS"), "\n  - Read");
    }

    #[test]
    fn a_renamed_tool_keeps_its_specifier() {
        assert_eq!(fixed("Task(worker), Read"), "Agent(worker), Read");
    }

    #[test]
    fn the_last_tool_is_not_removed() {
        assert_eq!(fixed("BashOutput"), "BashOutput");
    }
}
