//! The search for permission hooks in places where none are read: a hook that its author believes to be in
//! force must not be passed over.

use super::{
    Source,
    hooks::{GUARDS, is_event, is_set},
    text,
};
use crate::document::{Kind, Node};

/// A search through a value, three levels deep.
pub struct Search<'a> {
    source: &'a Source<'a>,
    /// Whether keys that hold no hooks by their meaning are left out.
    skips: bool,
    /// How many values it still looks at: aliases can make three levels endless.
    left: usize,
}

const LEVELS: usize = 3;
const MOST_LOOKED_AT: usize = 20_000;
const SKIPPED: [&str; 3] = ["metadata", "mcpServers", "lspServers"];

impl<'a> Search<'a> {
    /// Among the keys of the front matter.
    pub fn outside(source: &'a Source<'a>) -> Self {
        Self { source, skips: true, left: MOST_LOOKED_AT }
    }

    /// Among the hooks themselves.
    pub fn inside(source: &'a Source<'a>) -> Self {
        Self { source, skips: false, left: MOST_LOOKED_AT }
    }

    /// Whether permission hooks stand in a value; `matchers` says whether anything of the shape of a matcher
    /// counts as one.
    pub fn finds(&mut self, node: &Node, matchers: bool) -> bool {
        self.look(node, LEVELS, matchers, false)
    }

    fn look(&mut self, node: &Node, levels: usize, matchers: bool, is_hook: bool) -> bool {
        let node = self.source.resolve(node);
        if self.left == 0 || !matches!(node.kind, Kind::Map(..) | Kind::List(..)) {
            return false;
        }
        self.left -= 1;
        if self.has_guard(node) || matchers && Self::is_matcher(self.source, node) {
            return true;
        }
        if levels == 0 {
            return false;
        }
        match &node.kind {
            Kind::List(items, _) => items.iter().any(|item| self.look(item, levels - 1, matchers, is_hook)),
            Kind::Map(..) if is_hook && self.source.entry_of(node, "type").and_then(text).is_some() => false,
            Kind::Map(entries, _) => entries.iter().any(|entry| {
                let key = entry.key.value.as_str();
                let is_list = matches!(self.source.resolve(&entry.value).kind, Kind::List(..));
                !(self.skips && SKIPPED.contains(&key))
                    && self.look(
                        &entry.value,
                        levels - 1,
                        matchers && !is_event(key),
                        key == "hooks" && is_list,
                    )
            }),
            _ => false,
        }
    }

    fn has_guard(&self, node: &Node) -> bool {
        GUARDS.iter().any(|guard| self.source.entry_of(node, guard).is_some_and(is_set))
    }

    /// Whether a map has the shape of a matcher, with hooks of its own.
    pub fn is_matcher(source: &Source<'_>, node: &Node) -> bool {
        let Kind::Map(entries, _) = &node.kind else { return false };
        let has_pattern = source.entry_of(node, "matcher").is_some();
        if !has_pattern && entries.iter().any(|entry| is_event(&entry.key.value)) {
            return false;
        }
        let Some(hooks) = source.entry_of(node, "hooks") else { return false };
        match &hooks.kind {
            Kind::List(hooks, _) => !hooks.is_empty(),
            Kind::Map(..) => has_pattern || source.entry_of(hooks, "type").and_then(text).is_some(),
            _ => false,
        }
    }
}
