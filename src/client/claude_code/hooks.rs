//! Hooks, and what comes of those that cannot be set up. Claude Code refuses an agent whose permission hooks
//! it cannot load, since they may be what guards the permissions beside them; any other bad hook costs only
//! itself. Source: the program's own check, version 2.1.328, 2026-11-20; cases `hooks/*`.

use super::{
    super::{Reading, Reason, Why},
    Source,
    facts::PROJECT,
    hidden_hooks::Search,
    identity::falsy,
    is_null, text,
};
use crate::{
    document::{
        Entry, Kind, Node,
        scalar::{Meaning, is_nought, meaning},
    },
    text::Span,
};

/// The events whose hooks guard permissions.
pub const GUARDS: [&str; 2] = ["PreToolUse", "PermissionRequest"];

/// Keys of the front matter whose values are not searched for hooks.
const NOT_SEARCHED: [&str; 4] = ["hooks", "metadata", "mcpServers", "lspServers"];

/// Notes every hook that cannot be loaded, and whether it drops the agent.
pub fn check(source: &Source<'_>, reading: &mut Reading) {
    let mut faults = Faults { source, found: Vec::new() };
    faults.outside();
    if let Some(hooks) = source.get("hooks").filter(|node| !falsy(node)) {
        faults.inside(hooks);
    }
    reading.reasons.extend(faults.found);
}

struct Faults<'a> {
    source: &'a Source<'a>,
    found: Vec<Reason>,
}

impl Faults<'_> {
    /// Permission hooks that are no part of `hooks`.
    fn outside(&mut self) {
        for key in GUARDS {
            if self.source.get(key).is_some_and(is_set) {
                self.add(Why::HookOutside, self.source.place(key), true);
            }
        }
        for entry in self.source.entries() {
            let key = entry.key.value.as_str();
            let searched = !NOT_SEARCHED.contains(&key) && !GUARDS.contains(&key);
            if searched && Search::outside(self.source).finds(&entry.value, !is_event(key)) {
                let place = self.source.exact(entry.value.whole());
                self.add(Why::HookOutside, place.or_else(|| self.source.place(key)), true);
            }
        }
    }

    fn inside(&mut self, hooks: &Node) {
        let place = self.source.place("hooks");
        let Kind::Map(entries, _) = &hooks.kind else {
            return self.add(Why::HooksNotAMap, place, true);
        };
        if Search::is_matcher(self.source, hooks) {
            return self.add(Why::HooksNotAMap, place, true);
        }
        for entry in entries {
            self.event(entry);
        }
    }

    fn event(&mut self, entry: &Entry) {
        let event = entry.key.value.as_str();
        let (value, key) = (self.source.resolve(&entry.value), self.source.exact(entry.key.span));
        let is_guard = GUARDS.contains(&event);
        match &value.kind {
            Kind::List(matchers, _) if is_event(event) => {
                for matcher in matchers {
                    self.matcher(self.source.resolve(matcher), matcher.whole(), is_guard);
                }
            }
            _ if is_event(event) => {
                let hidden = is_guard && !is_null(value) || Search::inside(self.source).finds(value, false);
                self.add(Why::HookEventNotAList, key, hidden);
            }
            _ => {
                let matchers_count = !matches!(value.kind, Kind::List(..));
                match Search::inside(self.source).finds(value, matchers_count) {
                    true => self.add(Why::HookHidden, key, true),
                    false => self.add(Why::HookEventUnknown, key, false),
                }
            }
        }
    }

    fn matcher(&mut self, matcher: &Node, span: Span, is_guard: bool) {
        let place = self.source.exact(span);
        if Search::inside(self.source).finds(matcher, false) {
            return self.add(Why::HookHidden, place, true);
        }
        let pattern = self.source.entry_of(matcher, "matcher");
        let hooks = self.source.entry_of(matcher, "hooks").map(|hooks| &hooks.kind);
        let Some(Kind::List(hooks, _)) = hooks.filter(|_| pattern.is_none_or(is_text)) else {
            return self.add(Why::HookMatcher, place, is_guard);
        };
        for hook in hooks.iter().filter(|hook| !is_hook(self.source, self.source.resolve(hook))) {
            self.add(Why::HookEntry, self.source.exact(hook.whole()), is_guard);
        }
    }

    fn add(&mut self, why: Why, place: Option<Span>, refuses: bool) {
        let span = place.filter(|span| !span.is_empty()).or_else(|| self.source.place("hooks"));
        self.found.push(Reason { why, span: span.unwrap_or(self.source.inner), refuses });
    }
}

pub fn is_event(key: &str) -> bool {
    PROJECT.hook_events.contains(&key)
}

/// Whether a value is neither nothing nor an empty list.
pub fn is_set(node: &Node) -> bool {
    !is_null(node) && !matches!(&node.kind, Kind::List(items, _) if items.is_empty())
}

fn is_text(node: &Node) -> bool {
    text(node).is_some()
}

/// What a hook may be.
struct HookKind {
    name: &'static str,
    /// Texts it needs.
    needs: &'static [&'static str],
    texts: &'static [&'static str],
    flags: &'static [&'static str],
    /// Lists of texts.
    lists: &'static [&'static str],
}

const KINDS: [HookKind; 5] = [
    HookKind {
        name: "command",
        needs: &["command"],
        texts: &["rewakeMessage", "rewakeSummary", "shell"],
        flags: &["async", "asyncRewake"],
        lists: &["args"],
    },
    HookKind {
        name: "prompt",
        needs: &["prompt"],
        texts: &["model"],
        flags: &["continueOnBlock"],
        lists: &[],
    },
    HookKind { name: "agent", needs: &["prompt"], texts: &["model"], flags: &[], lists: &[] },
    HookKind { name: "http", needs: &["url"], texts: &[], flags: &[], lists: &["allowedEnvVars"] },
    HookKind { name: "mcp_tool", needs: &["server", "tool"], texts: &[], flags: &[], lists: &[] },
];

fn is_hook(source: &Source<'_>, hook: &Node) -> bool {
    let named = source.entry_of(hook, "type").and_then(text);
    let Some(kind) = KINDS.iter().find(|kind| named.as_deref() == Some(kind.name)) else { return false };
    let value = |key: &str| source.entry_of(hook, key);
    let all = |keys: &[&str], wanted: fn(&Node) -> bool| keys.iter().all(|key| value(key).is_none_or(wanted));
    let lists = kind.lists.iter().all(|key| value(key).is_none_or(|list| is_list_of_texts(source, list)));
    kind.needs.iter().all(|key| value(key).is_some_and(is_text))
        && (kind.name != "http" || value("url").and_then(Node::text).is_some_and(is_url))
        && all(&["if", "statusMessage"], is_text)
        && all(kind.texts, is_text)
        && all(&["once"], is_flag)
        && all(kind.flags, is_flag)
        && all(&["timeout"], is_positive)
        && lists
}

fn is_flag(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| matches!(meaning(scalar), Meaning::Bool(_)))
}

fn is_positive(node: &Node) -> bool {
    node.scalar().is_some_and(|scalar| {
        meaning(scalar) == Meaning::Number && !is_nought(&scalar.text) && !scalar.text.starts_with('-')
    })
}

pub fn is_list_of_texts(source: &Source<'_>, node: &Node) -> bool {
    matches!(&node.kind, Kind::List(items, _) if items.iter().all(|item| is_text(source.resolve(item))))
}

/// As far as a text without a scheme is none.
fn is_url(text: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    };
    text.trim().split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && !rest.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::{
        client::{Why, default},
        document::Document,
    };

    fn reasons(front: &str) -> Vec<(Why, bool)> {
        let text = format!("---\nname: a\ndescription: d\n{front}\n---\n");
        let reading = default().read(&Document::parse(text));
        reading.reasons.iter().map(|reason| (reason.why, reason.refuses)).collect()
    }

    fn under(event: &str, hook: &str) -> Vec<(Why, bool)> {
        reasons(&format!("hooks:\n  {event}:\n    - matcher: Bash\n      hooks:\n        - {hook}"))
    }

    #[test]
    fn every_kind_of_hook_is_known() {
        for hook in [
            "{type: command, command: x, timeout: 10, async: true, args: [a]}",
            "{type: prompt, prompt: x, model: haiku}",
            "{type: agent, prompt: x}",
            "{type: http, url: \"http://127.0.0.1/x\"}",
            "{type: mcp_tool, server: a, tool: b}",
        ] {
            assert_eq!(under("PreToolUse", hook), [], "{hook}");
        }
    }

    #[test]
    fn a_bad_hook_drops_the_agent_only_under_an_event_that_guards() {
        for hook in [
            "{command: x}",
            "{type: command}",
            "{type: shout, command: x}",
            "{type: http, url: localhost}",
            "{type: command, command: x, timeout: 0}",
            "{type: command, command: x, once: yes}",
            "run.sh",
        ] {
            assert_eq!(under("PreToolUse", hook), [(Why::HookEntry, true)], "{hook}");
            assert_eq!(under("Stop", hook), [(Why::HookEntry, false)], "{hook}");
        }
    }

    #[test]
    fn events_are_known_and_hold_lists() {
        assert_eq!(reasons("hooks: {pre: x}"), [(Why::HookEventUnknown, false)]);
        assert_eq!(reasons("hooks: {PreToolUse: }"), [(Why::HookEventNotAList, false)]);
        assert_eq!(reasons("hooks: {PreToolUse: x}"), [(Why::HookEventNotAList, true)]);
        assert_eq!(reasons("hooks: {Stop: x}"), [(Why::HookEventNotAList, false)]);
        assert_eq!(reasons("hooks: [x]"), [(Why::HooksNotAMap, true)]);
        assert_eq!(reasons("hooks: {Stop: [{matcher: 5, hooks: []}]}"), [(Why::HookMatcher, false)]);
    }

    #[test]
    fn permission_hooks_are_found_wherever_they_hide() {
        let hook = "{PreToolUse: [{hooks: [{type: command, command: x}]}]}";
        assert_eq!(reasons(&format!("extra: {hook}")), [(Why::HookOutside, true)]);
        assert_eq!(reasons(&format!("metadata: {hook}")), []);
        assert_eq!(reasons(&format!("hooks: {{preToolUse: {hook}}}")), [(Why::HookHidden, true)]);
        assert_eq!(reasons("extra: {matcher: Bash, hooks: [{type: command}]}"), [(Why::HookOutside, true)]);
        assert_eq!(reasons("PostToolUse: [{matcher: Bash, hooks: [{type: command}]}]"), []);
    }
}
