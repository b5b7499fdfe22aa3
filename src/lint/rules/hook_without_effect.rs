use super::hooks_drop_agent::fault;
use crate::{
    client::{Reason, Why},
    document::Kind,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::{bare, is_slip, list, short},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A hook under an event that the client does not know, or of a shape it cannot load.
    ///
    /// ## Why it matters
    /// Under events that guard no permission such a hook costs only itself: Claude Code drops it, with a line in
    /// its debug log, and the command never runs.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// hooks:
    ///   stop:
    ///     - hooks:
    ///         - type: command
    ///           command: ./tidy.sh
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// hooks:
    ///   Stop:
    ///     - hooks:
    ///         - type: command
    ///           command: ./tidy.sh
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the event meant is written where case, dashes or one letter differ. The hook runs only
    /// then.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: its list of events, and the cases `hooks/*`.
    HookWithoutEffect, "hook-without-effect", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for HookWithoutEffect {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let mut strange = Vec::new();
        for reason in context.reading.reasons.iter().filter(|reason| !reason.refuses) {
            if reason.why == Why::HookEventUnknown {
                match meant(context, reason) {
                    Some(event) => out.push(near(context, reason, event)),
                    None => strange.push(reason),
                }
            } else if let Some((what, now)) = fault(reason.why) {
                out.push(Diagnostic {
                    title: "This hook never runs".into(),
                    what: what.into(),
                    now: now.into(),
                    ..ignored(context, reason)
                });
            }
        }
        out.extend(not_events(context, &strange));
    }
}

fn ignored(context: &Context<'_>, reason: &Reason) -> Diagnostic {
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span: reason.span,
        at: reason.span.start(),
        title: String::new(),
        what: String::new(),
        why: format!("{} ignores it; only its debug log says so.", context.client_title()),
        now: String::new(),
        fix: None,
    }
}

fn near(context: &Context<'_>, reason: &Reason, event: &str) -> Diagnostic {
    let written = context.slice(reason.span);
    Diagnostic {
        title: format!("`{written}` is not a hook event; `{event}` is"),
        what: "The names of events are compared letter by letter.".into(),
        now: format!("Write `{event}` if that is meant."),
        fix: Some(Fix {
            title: format!("Rename `{written}` to `{event}`"),
            label: "Rename",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(Edit::replace(reason.span, event)),
        }),
        ..ignored(context, reason)
    }
}

/// One diagnostic for all events that are near to none.
fn not_events(context: &Context<'_>, strange: &[&Reason]) -> Option<Diagnostic> {
    let first = strange.first()?;
    // Where the client's own repair moved things, their place is that of all hooks.
    let is_name = |name: &&str| !name.contains('\n');
    let names = strange.iter().map(|reason| context.slice(reason.span)).filter(is_name);
    let names: Vec<String> = names.map(|name| short(name, 40)).collect();
    Some(Diagnostic {
        title: match names.as_slice() {
            [] => "These hooks stand under no event".into(),
            [name] => format!("`{name}` is not a hook event"),
            _ => format!("{} are not hook events", list(&names, "and")),
        },
        what: "Hooks stand under the events of the client, such as `PreToolUse`, `PostToolUse` or `Stop`."
            .into(),
        why: format!("{} ignores what stands there; none of it ever runs.", context.client_title()),
        now: "Move the commands under an event, or take them out.".into(),
        ..ignored(context, first)
    })
}

/// The event plainly meant, where what stands below has its shape.
fn meant(context: &Context<'_>, reason: &Reason) -> Option<&'static str> {
    let Kind::Map(entries, _) = &context.entry("hooks")?.value.kind else { return None };
    let at = entries.binary_search_by_key(&reason.span, |entry| entry.key.span).ok()?;
    let entry = &entries[at];
    let letters = bare(&entry.key.value);
    let events = context.client.about().hook_events.iter();
    let mut events = events.filter(|_| matches!(entry.value.kind, Kind::List(..)));
    let near =
        |event: &&str| letters.eq_ignore_ascii_case(event) || letters.len() > 4 && is_slip(event, &letters);
    events.find(|event| near(event)).copied()
}
