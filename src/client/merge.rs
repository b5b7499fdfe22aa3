//! Values behind merge keys (`<<`), as the readers have them that know such keys.

use std::collections::BTreeSet;

use crate::document::{Kind, Node, Yaml};

/// How far merge keys are followed: a map that merges itself has to end somewhere.
const MERGES_DEEP: usize = 8;

/// The value of a key inside a map: the last of several, aliases followed, merge keys behind the keys written.
/// `None` where the node is no map or has no such key.
pub(super) fn lookup<'n>(yaml: &'n Yaml, node: &'n Node, key: &str) -> Option<&'n Node> {
    look(yaml, node, key, MERGES_DEEP, &mut Vec::new())
}

/// Each anchor is looked into once (`seen`): maps that merge one another many times over take no longer.
fn look<'n>(
    yaml: &'n Yaml,
    node: &'n Node,
    key: &str,
    deep: usize,
    seen: &mut Vec<bool>,
) -> Option<&'n Node> {
    let Kind::Map(entries, _) = &yaml.resolve(node).kind else {
        return None;
    };
    if is_seen(node, seen) {
        return None;
    }
    let last = |name: &str| entries.iter().rev().find(|entry| entry.key.value == name);
    if let Some(entry) = last(key) {
        return Some(yaml.resolve(&entry.value));
    }
    let merges = entries.iter().filter(|entry| deep > 0 && entry.key.value == "<<");
    merges.into_iter().find_map(|entry| match &yaml.resolve(&entry.value).kind {
        Kind::List(items, _) => items.iter().find_map(|item| look(yaml, item, key, deep - 1, seen)),
        _ => look(yaml, &entry.value, key, deep - 1, seen),
    })
}

/// The members of a map with those merged into it, each key once: those written first, in order.
pub(super) fn members<'n>(yaml: &'n Yaml, node: &'n Node) -> Vec<(&'n str, &'n Node)> {
    let mut all = Members { yaml, names: BTreeSet::new(), found: Vec::new(), seen: Vec::new() };
    all.collect(node, MERGES_DEEP);
    all.found
}

struct Members<'n> {
    yaml: &'n Yaml,
    names: BTreeSet<&'n str>,
    found: Vec<(&'n str, &'n Node)>,
    seen: Vec<bool>,
}

impl<'n> Members<'n> {
    fn collect(&mut self, node: &'n Node, deep: usize) {
        let Kind::Map(entries, _) = &self.yaml.resolve(node).kind else { return };
        if is_seen(node, &mut self.seen) {
            return;
        }
        for entry in entries.iter().filter(|entry| entry.key.value != "<<") {
            if self.names.insert(&entry.key.value) {
                self.found.push((&entry.key.value, self.yaml.resolve(&entry.value)));
            }
        }
        for entry in entries.iter().filter(|entry| deep > 0 && entry.key.value == "<<") {
            match &self.yaml.resolve(&entry.value).kind {
                Kind::List(items, _) => items.iter().for_each(|item| self.collect(item, deep - 1)),
                _ => self.collect(&entry.value, deep - 1),
            }
        }
    }
}

/// Whether an alias was followed before; it is noted.
fn is_seen(node: &Node, seen: &mut Vec<bool>) -> bool {
    let Kind::Alias(anchor) = node.kind else { return false };
    if anchor == usize::MAX {
        return true;
    }
    seen.resize(seen.len().max(anchor + 1), false);
    std::mem::replace(&mut seen[anchor], true)
}
