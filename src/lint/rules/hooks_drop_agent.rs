use crate::{
    client::Why,
    document::{Entry, Kind, Layout},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Hooks of a wrong shape, or a permission hook outside of `hooks`.
    ///
    /// ## Why it matters
    /// Claude Code does not load an agent whose permission hooks it cannot set up: they may be what guards
    /// the permissions beside them. The message goes to the debug log only.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// PreToolUse:
    ///   - matcher: Bash
    ///     hooks:
    ///       - type: command
    ///         command: ./check.sh
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// hooks:
    ///   PreToolUse:
    ///     - matcher: Bash
    ///       hooks:
    ///         - type: command
    ///           command: ./check.sh
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: a permission hook on its own is moved under `hooks`. Elsewhere there is no fix: what the
    /// hook should guard is the author's to say.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, cases `hooks/*`.
    HooksDropAgent, "hooks-drop-agent", Error, Some(Applicability::MaybeIncorrect)
}

impl Rule for HooksDropAgent {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let mut is_first = true;
        for reason in context.reading.reasons.iter().filter(|reason| reason.refuses) {
            let Some((what, now)) = fault(reason.why) else { continue };
            let is_outside = reason.why == Why::HookOutside;
            out.push(Diagnostic {
                rule: META.name,
                severity: Severity::Error,
                span: reason.span,
                at: reason.span.start(),
                title: match is_outside {
                    true => "This hook stands outside of `hooks`",
                    false => "These hooks drop the agent",
                }
                .into(),
                what: what.into(),
                why: format!(
                    "{} does not load the agent, since the hook may be what guards it. Only its debug log says so.",
                    context.client_title()
                ),
                now: now.into(),
                // Two moved at once would each bring a key `hooks`.
                fix: if is_outside && is_first { fix(context, reason.span) } else { None },
            });
            is_first &= !is_outside;
        }
    }
}

/// What is wrong with hooks, and what to write.
pub(super) fn fault(why: Why) -> Option<(&'static str, &'static str)> {
    Some(match why {
        Why::HooksNotAMap => (
            "The value is not a map from events to lists of matchers.",
            "Write the event as a key, and under it a list of matchers, each with a list of hooks.",
        ),
        Why::HookEventNotAList => (
            "The event holds something else than a list of matchers.",
            "Write a list of matchers under the event, each with a list of hooks.",
        ),
        Why::HookMatcher => (
            "A matcher is a map with a list called `hooks`, and a `matcher` that is text or absent.",
            "Give the matcher its list of hooks.",
        ),
        Why::HookEntry => (
            "A hook has a `type`, and what that type needs: a `command`, a `prompt`, a `url`, or a `server` and a `tool`; its other values are of their kinds.",
            "Give the hook its type and what goes with it.",
        ),
        Why::HookHidden => (
            "A permission hook stands inside something that is no event.",
            "Move the event directly under `hooks`.",
        ),
        Why::HookOutside => (
            "A permission hook stands at the top level of the front matter, or inside another key.",
            "Move it under the key `hooks`.",
        ),
        _ => return None,
    })
}

/// Moves an event at the top level, with its lines, under `hooks`.
fn fix(context: &Context<'_>, place: Span) -> Option<Fix> {
    let text = &context.document.text;
    let is_it = |entry: &&Entry| context.lines_of(entry).range().contains(&place.start());
    let entry = context.document.entries().iter().find(is_it)?;
    let event = entry.key.value.as_str();
    let lines = context.lines_of(entry);
    let is_plain =
        context.client.about().hook_events.contains(&event) && lines.start() == entry.key.span.start();
    if !is_plain || context.document.yaml().is_none() {
        return None;
    }
    let newline = context.document.newline();
    let edits = match context.entry("hooks") {
        None => vec![Edit::replace(lines, format!("hooks:{newline}{}", indented(lines.of(text), 2)))],
        Some(hooks) => {
            let Kind::Map(events, Layout::Block) = &hooks.value.kind else { return None };
            if events.iter().any(|other| other.key.value == event) {
                return None;
            }
            let first = events.first()?.key.span.start();
            let column = first - text[..first].rfind('\n')? - 1;
            let moved = indented(lines.of(text), column);
            match context.lines_of(hooks).end() {
                end if end == lines.start() => vec![Edit::replace(lines, moved)],
                end => vec![Edit::insert(end, moved), Edit::delete(lines)],
            }
        }
    };
    Some(Fix {
        title: format!("Move `{event}` under `hooks`"),
        label: "Move it",
        applicability: Applicability::MaybeIncorrect,
        edits: EditSet::new(edits).ok()?,
    })
}

fn indented(lines: &str, by: usize) -> String {
    let blanks = " ".repeat(by);
    let indent =
        |line: &str| if line.trim().is_empty() { line.to_owned() } else { format!("{blanks}{line}") };
    lines.split_inclusive('\n').map(indent).collect()
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    fn fixed(front: &str) -> String {
        let text = format!("---\nname: a\ndescription: Use when b.\n{front}\n---\nB");
        let fixed = fix_all(&text, client::default(), Applicability::MaybeIncorrect).text;
        fixed.split("when b.\n").nth(1).and_then(|rest| rest.split("\n---").next()).unwrap().to_owned()
    }

    const MATCHERS: &str = ":\n  - hooks:\n    - {type: command, command: x}";
    const BELOW: &str = ":\n    - hooks:\n      - {type: command, command: x}";

    #[test]
    fn permission_hooks_are_moved_under_their_key_one_after_the_other() {
        assert_eq!(
            fixed(&format!("PreToolUse{MATCHERS}\nPermissionRequest{MATCHERS}")),
            format!("hooks:\n  PreToolUse{BELOW}\n  PermissionRequest{BELOW}")
        );
        assert_eq!(
            fixed(&format!("PreToolUse{MATCHERS}\ncolor: red\nhooks:\n  Stop{BELOW}")),
            format!("color: red\nhooks:\n  Stop{BELOW}\n  PreToolUse{BELOW}")
        );
    }

    #[test]
    fn nothing_is_put_over_a_hook_that_is_there() {
        let front = format!("PreToolUse{MATCHERS}\nhooks:\n  PreToolUse{BELOW}");
        assert_eq!(fixed(&front), front);
    }
}
