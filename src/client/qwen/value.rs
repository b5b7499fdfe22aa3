//! Values as the program has them: from the tree, or from its line parser. Nulls are taken out of both.

use std::collections::BTreeSet;

use super::{
    super::{form, parser::Sort, tree::Tree},
    line_parser::Word,
};
use crate::document::Node;

/// The front matter as keys and values.
pub enum Values<'a> {
    Tree(&'a Tree<'a>),
    Lines(Vec<(String, Word)>),
}

/// One value; never a null.
pub enum Value<'a> {
    Node(&'a Tree<'a>, &'a Node),
    Word(&'a Word),
}

impl<'a> Values<'a> {
    pub fn of_tree(tree: &'a Tree<'a>) -> Self {
        Self::Tree(tree)
    }

    pub fn of_lines(lines: Vec<(String, Word)>) -> Self {
        Self::Lines(lines)
    }

    pub fn get(&'a self, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Tree(tree) => node(tree, tree.get(key)?),
            Self::Lines(lines) => {
                let (_, word) = lines.iter().rev().find(|(other, _)| other == key)?;
                Some(Value::Word(word)).filter(|_| *word != Word::Null)
            }
        }
    }

    /// A value that is a text.
    pub fn text(&'a self, key: &str) -> Option<&'a str> {
        match self {
            Self::Tree(tree) => tree.text_of(key),
            Self::Lines(lines) => match lines.iter().rev().find(|(other, _)| other == key) {
                Some((_, Word::Text(text))) => Some(text),
                _ => None,
            },
        }
    }

    pub fn keys(&self) -> Vec<String> {
        match self {
            Self::Tree(tree) => tree.keys(),
            Self::Lines(lines) => {
                let mut seen = BTreeSet::new();
                let keys = lines.iter().map(|(key, _)| key);
                keys.filter(|key| seen.insert(key.as_str())).cloned().collect()
            }
        }
    }
}

fn node<'a>(tree: &'a Tree<'a>, node: &'a Node) -> Option<Value<'a>> {
    (tree.sort(node) != Sort::Null).then_some(Value::Node(tree, tree.resolve(node)))
}

impl Value<'_> {
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Node(tree, node) => tree.text(node),
            Self::Word(Word::Text(text)) => Some(text),
            Self::Word(_) => None,
        }
    }

    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Node(tree, node) => form::number(tree, node),
            Self::Word(Word::Number(written)) => written.parse().ok(),
            Self::Word(_) => None,
        }
    }

    pub fn is_flag(&self) -> bool {
        match self {
            Self::Node(tree, node) => matches!(tree.sort(node), Sort::Bool(_)),
            Self::Word(word) => matches!(word, Word::Bool(_)),
        }
    }

    pub fn is_map(&self) -> bool {
        match self {
            Self::Node(tree, node) => tree.sort(node) == Sort::Map,
            Self::Word(word) => matches!(word, Word::Map(_)),
        }
    }

    /// The value of a key inside a map.
    pub fn member(&self, key: &str) -> Option<Value<'_>> {
        match self {
            Self::Node(tree, map) => node(tree, tree.member(map, key)?),
            Self::Word(Word::Map(members)) => {
                let (_, word) = members.iter().rev().find(|(other, _)| other == key)?;
                Some(Value::Word(word)).filter(|_| *word != Word::Null)
            }
            Self::Word(_) => None,
        }
    }

    /// The texts of a list, and whether it holds nothing else; `None` where it is no list.
    pub fn texts(&self) -> Option<(Vec<String>, bool)> {
        match self {
            Self::Node(tree, list) if tree.sort(list) == Sort::List => {
                let kept = tree.items(list).filter(|item| tree.sort(item) != Sort::Null).count();
                let texts: Vec<String> =
                    tree.items(list).filter_map(|item| tree.text(item)).map(str::to_owned).collect();
                let all = texts.len() == kept;
                Some((texts, all))
            }
            Self::Word(Word::List(items)) => {
                let text = |word: &Word| match word {
                    Word::Text(text) => Some(text.clone()),
                    _ => None,
                };
                let texts: Vec<String> = items.iter().filter_map(text).collect();
                let all = texts.len() == items.iter().filter(|item| **item != Word::Null).count();
                Some((texts, all))
            }
            _ => None,
        }
    }

    /// What JavaScript's `String` makes of it; `None` where that fails: an object without a prototype has no text.
    pub fn string(&self) -> Option<String> {
        match self {
            Self::Node(tree, node) => tree.string(node),
            Self::Word(word) => word.string(),
        }
    }
}
