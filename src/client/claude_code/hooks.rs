//! Hooks that keep an agent from loading. Claude Code refuses an agent whose permission hooks it cannot
//! set up, since they may be what guards the permissions beside them; any other bad hook costs only
//! itself (cases `hooks/*`).

use super::{
    super::{Reading, Reason, Why},
    Source,
    identity::falsy,
    is_null, text,
};
use crate::document::{Kind, Node};

/// The events whose hooks guard permissions.
const GUARDS: [&str; 2] = ["PreToolUse", "PermissionRequest"];

/// What a hook may be, and the text it then needs.
const KINDS: [(&str, &str); 4] =
    [("command", "command"), ("prompt", "prompt"), ("agent", "prompt"), ("http", "url")];

/// Notes the faults that drop the agent.
pub fn check(source: &Source<'_>, reading: &mut Reading) {
    for (why, key) in faults(source) {
        let span = source.place(key).unwrap_or(source.inner);
        reading.reasons.push(Reason { why, span, refuses: true });
    }
}

/// Each fault with the front-matter key it stands under.
fn faults(source: &Source<'_>) -> Vec<(Why, &'static str)> {
    let mut found = Vec::new();
    if let Some(hooks) = source.get("hooks").filter(|node| !falsy(node)) {
        let Kind::Map(..) = hooks.kind else {
            return vec![(Why::HooksInvalid, "hooks")];
        };
        let guards = GUARDS.iter().filter_map(|event| source.entry_of(hooks, event));
        if guards.into_iter().any(|matchers| !is_event(source, matchers)) {
            found.push((Why::HooksInvalid, "hooks"));
        }
    }
    for event in GUARDS {
        let set =
            |node: &Node| !is_null(node) && !matches!(&node.kind, Kind::List(items, _) if items.is_empty());
        if source.get(event).is_some_and(set) {
            found.push((Why::HookOutside, event));
        }
    }
    found
}

fn is_event(source: &Source<'_>, matchers: &Node) -> bool {
    let Kind::List(matchers, _) = &matchers.kind else { return false };
    matchers.iter().all(|matcher| {
        let matcher = source.resolve(matcher);
        let pattern = source.entry_of(matcher, "matcher");
        let hooks = source.entry_of(matcher, "hooks").map(|hooks| &hooks.kind);
        pattern.is_none_or(|pattern| text(pattern).is_some())
            && matches!(hooks, Some(Kind::List(hooks, _)) if hooks.iter().all(|hook| is_hook(source, source.resolve(hook))))
    })
}

fn is_hook(source: &Source<'_>, hook: &Node) -> bool {
    let kind = source.entry_of(hook, "type").and_then(text);
    let needs = KINDS.iter().find(|(name, _)| kind.as_deref() == Some(name)).map(|(_, needs)| *needs);
    needs.is_some_and(|needs| source.entry_of(hook, needs).and_then(text).is_some())
}
