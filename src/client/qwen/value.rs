//! Values as the program has them: nulls are taken out.

use super::super::{parser::Sort, tree::Tree};
use crate::document::Node;

/// The value of a key at the top.
pub fn get<'n>(tree: &'n Tree<'_>, key: &str) -> Option<&'n Node> {
    kept(tree, tree.get(key))
}

/// The value of a key inside a map.
pub fn member<'n>(tree: &'n Tree<'_>, map: &'n Node, key: &str) -> Option<&'n Node> {
    kept(tree, tree.member(map, key))
}

fn kept<'n>(tree: &Tree<'_>, node: Option<&'n Node>) -> Option<&'n Node> {
    node.filter(|node| tree.sort(node) != Sort::Null)
}

/// The texts of a list, and whether it holds nothing else; `None` where it is no list.
pub fn texts(tree: &Tree<'_>, list: &Node) -> Option<(Vec<String>, bool)> {
    if tree.sort(list) != Sort::List {
        return None;
    }
    let texts: Vec<String> = tree.items(list).filter_map(|item| tree.text(item)).map(str::to_owned).collect();
    let all = tree.items(list).all(|item| matches!(tree.sort(item), Sort::Text | Sort::Null));
    Some((texts, all))
}
