//! Hooks: a map from the events known to lists of actions. Wrong ones refuse the file. The events are those of
//! GitHub's hook documentation, in its spelling and in Claude Code's; cases `hooks/*`.

use super::super::{Reading, Why, parser::Sort, tree::Tree};
use crate::document::Node;

pub const EVENTS: &[&str] = &[
    "sessionStart",
    "sessionEnd",
    "userPromptSubmitted",
    "preToolUse",
    "postToolUse",
    "postToolUseFailure",
    "errorOccurred",
    "agentStop",
    "subagentStart",
    "subagentStop",
    "preCompact",
    "permissionRequest",
    "notification",
    "SessionStart",
    "SessionEnd",
    "UserPromptSubmit",
    "PreToolUse",
    "PostToolUse",
    "PostToolUseFailure",
    "Stop",
    "SubagentStart",
    "SubagentStop",
    "PreCompact",
    "PermissionRequest",
    "Notification",
];

/// Notes whatever of the hooks refuses the file. That they are a map is checked with the other forms.
pub fn check(tree: &Tree<'_>, reading: &mut Reading) {
    let Some(hooks) = tree.get("hooks").filter(|hooks| tree.sort(hooks) == Sort::Map) else { return };
    for (event, actions) in tree.members(hooks) {
        let why = if !EVENTS.contains(&event) {
            Why::HookEventUnknown
        } else if tree.sort(actions) != Sort::List {
            Why::HookEventNotAList
        } else if !tree.items(actions).all(|action| is_action(tree, action)) {
            Why::HookEntry
        } else {
            continue;
        };
        let span = tree.place_in("hooks", actions);
        reading.refuse(why, span);
    }
}

/// An action, or a matcher with a list of them.
fn is_action(tree: &Tree<'_>, action: &Node) -> bool {
    let member = |key: &str| tree.member(action, key);
    if let Some(inner) = member("hooks") {
        return tree.sort(inner) == Sort::List && tree.items(inner).all(|hook| is_action(tree, hook));
    }
    let kind = member("type").map(|kind| tree.text(kind));
    let is_text = |key: &str| member(key).is_some_and(|node| tree.text(node).is_some());
    let shell = ["bash", "powershell", "command"].into_iter().any(is_text);
    tree.sort(action) == Sort::Map
        && match kind {
            None | Some(Some("command")) => shell != is_text("exec"),
            Some(Some("http")) => is_text("url"),
            Some(Some("prompt")) => is_text("prompt"),
            _ => false,
        }
}
