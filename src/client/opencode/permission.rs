//! `permission`: one action for all, or a map from tools to actions, or to maps from patterns to actions.

use super::super::{parser::Sort, tree::Tree};
use crate::document::Node;

/// Tools that take an action and no patterns.
const ACTION_ONLY: &[&str] = &["todowrite", "question", "webfetch", "websearch", "doom_loop"];

/// Whether a value is of that form.
pub fn takes(tree: &Tree<'_>, node: &Node) -> bool {
    let is_map_of_actions = |node: &Node| {
        tree.sort(node) == Sort::Map
            && tree.members(node).into_iter().all(|(_, value)| is_action(tree, value))
    };
    let fits = |(key, value): (&str, &Node)| {
        is_action(tree, value) || (!ACTION_ONLY.contains(&key) && is_map_of_actions(value))
    };
    is_action(tree, node) || (tree.sort(node) == Sort::Map && tree.members(node).into_iter().all(fits))
}

fn is_action(tree: &Tree<'_>, node: &Node) -> bool {
    matches!(tree.text(node), Some("ask" | "allow" | "deny"))
}
