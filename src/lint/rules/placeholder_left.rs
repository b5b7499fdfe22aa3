use crate::{
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::{bare, short},
    },
    text::Span,
};

declare_rule! {
    /// A name, a description or a prompt that still waits to be filled in: `my-agent`, "TODO", "[Your
    /// description]".
    ///
    /// ## Why it matters
    /// To the client it is a value like any other: the agent loads, and the parent model is told to choose it by
    /// a placeholder.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: "TODO: when should this agent be called?"
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// None: only the author can fill it in.
    ///
    /// ## Source
    /// The template of an agent in Claude Code 2.1.328; the blanks that fixes of this page leave.
    PlaceholderLeft, "placeholder-left", Hint, None
}

impl Rule for PlaceholderLeft {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let value =
            |key: &str| context.entry(key).and_then(|entry| Some((entry.value.text()?, entry.value.span)));
        let of_name = value("name").filter(|(name, _)| is_blank_name(name));
        let of_description = value("description").filter(|(text, _)| is_blank_text(text));
        let prompt = context.reading.prompt.as_str();
        let of_prompt = (is_blank_text(prompt) && !prompt.contains('\n')).then(|| {
            let body = context.reading.prompt_span;
            let at = context.slice(body).find(prompt).map_or(body.start(), |at| body.start() + at);
            (prompt, Span::new(at, at + prompt.len()))
        });
        let found = [("name", of_name), ("description", of_description), ("prompt", of_prompt)];
        for (what, (written, span)) in found.into_iter().filter_map(|(what, found)| Some((what, found?))) {
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Hint,
                span,
                at: span.start(),
                title: format!("The {what} is still a placeholder"),
                what: format!("“{}” stands for something to be filled in.", short(written, 60)),
                why: match what {
                    "prompt" => "The agent is told nothing else.".into(),
                    _ => "The parent model chooses an agent by its name and description alone.".into(),
                },
                now: "Write what it stands for.".into(),
                fix: None,
            });
        }
    }
}

/// Names that stand for a name.
const NAMES: [&str; 8] = [
    "myagent",
    "youragent",
    "agentname",
    "youragentname",
    "mysubagent",
    "newagent",
    "exampleagent",
    "yourname",
];

fn is_blank_name(name: &str) -> bool {
    is_in_brackets(name) || (name.len() < 24 && NAMES.contains(&bare(name).as_str()))
}

fn is_blank_text(text: &str) -> bool {
    let text = text.trim();
    let begins = [
        "TODO",
        "TBD",
        "FIXME",
        "Description of ",
        "Brief description of ",
        "Your description",
        "Agent description",
    ];
    let marked = begins.iter().any(|start| text.starts_with(start));
    // "Use this agent when …"
    let open = text.len() < 40
        && text.starts_with("Use ")
        && text.ends_with(['\u{2026}', '.'])
        && text.trim_end_matches('.').ends_with([' ', '\u{2026}']);
    marked || open || is_in_brackets(text)
}

/// `[Your description]`, `<name>`, `{{name}}`: all of it, and no second pair.
fn is_in_brackets(text: &str) -> bool {
    let pairs = [("[", "]"), ("<", ">"), ("{{", "}}")];
    pairs.iter().any(|(open, close)| {
        let inner = text.trim().strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| {
            inner.contains(|c: char| c.is_ascii_alphabetic())
                && inner.len() < 120
                && !inner.contains(open)
                && !inner.contains(close)
                && !inner.contains('/')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{is_blank_name, is_blank_text};

    #[test]
    fn blanks_are_known_by_how_people_write_them() {
        for name in ["my-agent", "Agent Name", "<name>", "{{agent_name}}", "[your-name]"] {
            assert!(is_blank_name(name), "{name}");
        }
        for text in [
            "Use this agent when \u{2026}",
            "Use when ...",
            "TODO",
            "[Your description]",
            "Description of the agent",
        ] {
            assert!(is_blank_text(text), "{text}");
        }
    }

    #[test]
    fn words_that_only_look_alike_are_let_pass() {
        for name in ["agent", "my-agent-tester", "base-template-generator"] {
            assert!(!is_blank_name(name), "{name}");
        }
        for text in [
            "Use when asked.",
            "Keeps the TODO list",
            "[WIP] Reads tables [fast]",
            "<example>a</example>",
            "",
            "Use when a tide turns, and so on\u{2026} Mind the moon.",
        ] {
            assert!(!is_blank_text(text), "{text}");
        }
    }
}
