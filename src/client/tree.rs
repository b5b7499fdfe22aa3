use std::{borrow::Cow, collections::BTreeSet};

use super::{
    About, merge,
    number::number,
    parser::{Parser, Sort},
};
use crate::{
    document::{Document, Entry, Kind, Node, SyntaxError, Yaml},
    text::Span,
};

/// A front matter as a client's own YAML reader has it.
pub struct Tree<'a> {
    yaml: Cow<'a, Yaml>,
    document: &'a Document,
    pub parser: Parser,
    /// Where the client found it.
    pub inner: Span,
    /// Whether the places in the tree are places in the text: a repair of the client's own moves them.
    placed: bool,
}

impl<'a> Tree<'a> {
    /// Reads a part of a document.
    pub fn read(document: &'a Document, inner: Span, parser: Parser) -> Result<Self, SyntaxError> {
        let yaml = parser.read(document, inner)?;
        Ok(Self { yaml, document, parser, inner, placed: true })
    }

    /// Reads what a client put in the place of a part of a document.
    pub fn of_repaired(
        document: &'a Document,
        inner: Span,
        repaired: &str,
        parser: Parser,
    ) -> Result<Self, SyntaxError> {
        let yaml = parser.parse(repaired, Span::new(0, repaired.len()))?;
        Ok(Self { yaml: Cow::Owned(yaml), document, parser, inner, placed: false })
    }

    /// What a client's own reader made of lines that are no YAML.
    pub fn of_lines(document: &'a Document, inner: Span, yaml: Yaml) -> Self {
        Self { yaml: Cow::Owned(yaml), document, parser: Parser::NpmYaml, inner, placed: false }
    }

    /// The one value a front matter is; `None` for an empty one.
    pub fn root(&self) -> Option<&Node> {
        self.yaml.documents.first()
    }

    /// What the front matter is as a whole.
    pub fn sort_of_all(&self) -> Sort {
        self.root().map_or(Sort::Null, |root| self.sort(root))
    }

    /// The value the client has for a key at the top.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.member(self.root()?, key)
    }

    /// The value of a key inside a map.
    pub fn member<'n>(&'n self, node: &'n Node, key: &str) -> Option<&'n Node> {
        if self.parser.merges() {
            return merge::lookup(&self.yaml, node, key).filter(|_| key != "<<");
        }
        let Kind::Map(entries, _) = &self.resolve(node).kind else { return None };
        let last = entries.iter().rev().find(|entry| entry.key.value == key)?;
        Some(self.resolve(&last.value))
    }

    /// The keys of a map with their values, each once, in order.
    pub fn members<'n>(&'n self, node: &'n Node) -> Vec<(&'n str, &'n Node)> {
        if self.parser.merges() {
            return merge::members(&self.yaml, node);
        }
        let Kind::Map(entries, _) = &self.resolve(node).kind else { return Vec::new() };
        entries.iter().map(|entry| (entry.key.value.as_str(), self.resolve(&entry.value))).collect()
    }

    /// The keys at the top, each once, in order.
    pub fn keys(&self) -> Vec<String> {
        let Some(root) = self.root() else { return Vec::new() };
        let mut seen = BTreeSet::new();
        let keys = self.members(root).into_iter().map(|(key, _)| key);
        keys.filter(|key| seen.insert(*key)).map(str::to_owned).collect()
    }

    /// The items of a list; none where the node is no list.
    pub fn items<'n>(&'n self, node: &'n Node) -> impl Iterator<Item = &'n Node> {
        let items = match &self.resolve(node).kind {
            Kind::List(items, _) => items.as_slice(),
            _ => &[],
        };
        items.iter().map(|item| self.resolve(item))
    }

    /// The node an alias stands for.
    pub fn resolve<'n>(&'n self, node: &'n Node) -> &'n Node {
        self.yaml.resolve(node)
    }

    /// What a value is to the client.
    pub fn sort(&self, node: &Node) -> Sort {
        self.parser.sort(self.resolve(node))
    }

    /// A value that is text to the client.
    pub fn text<'n>(&'n self, node: &'n Node) -> Option<&'n str> {
        let node = self.resolve(node);
        node.text().filter(|_| self.parser.sort(node) == Sort::Text)
    }

    /// A scalar's word, whatever it means.
    pub fn word<'n>(&'n self, node: &'n Node) -> &'n str {
        self.resolve(node).text().unwrap_or("")
    }

    /// What JavaScript's `String` makes of a value; `None` for a map. A date stays as it is written.
    pub fn string(&self, node: &Node) -> Option<String> {
        let node = self.resolve(node);
        let word = node.text().unwrap_or("");
        Some(match self.sort(node) {
            Sort::Text | Sort::Date => word.to_owned(),
            Sort::Number => number(word),
            Sort::Bool(yes) => yes.to_string(),
            Sort::Null => String::new(),
            Sort::Map => return None,
            Sort::List => {
                // An alias inside of a list is followed no further: lists of lists of aliases have no end.
                let items = self.items(node).filter(|item| self.sort(item) != Sort::Null);
                let flat = |item: &Node| match item.kind {
                    Kind::List(..) => None,
                    _ => self.string(item),
                };
                items.map(flat).collect::<Option<Vec<_>>>()?.join(",")
            }
        })
    }

    /// A value at the top that is text to the client.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.text(self.get(key)?)
    }

    /// Where a key's value stands in the text: the value, or the key where nothing is behind it.
    pub fn place(&self, key: &str) -> Span {
        let entry = self.own_entry(key).or_else(|| self.document.entry(key));
        entry.map_or(self.inner, |entry| {
            let value = entry.value.whole();
            if value.is_empty() { entry.key.span } else { value }
        })
    }

    /// The places of the keys at the top that a client does not know.
    pub fn unknown_keys(&self, about: &About) -> Vec<Span> {
        let Some(root) = self.root() else { return Vec::new() };
        let unknown: BTreeSet<&str> =
            self.members(root).into_iter().map(|(key, _)| key).filter(|key| !about.knows(key)).collect();
        let entries = self.yaml.top_level().iter().filter(|entry| unknown.contains(entry.key.value.as_str()));
        let places: Vec<Span> = entries.map(|entry| entry.key.span).filter(|_| self.placed).collect();
        // A key that was merged in, or repaired, has no place of its own.
        if places.is_empty() && !unknown.is_empty() { vec![self.inner] } else { places }
    }

    /// Where a value below a key stands, as near as can be told.
    pub fn place_in(&self, key: &str, node: &Node) -> Span {
        let whole = node.whole();
        if self.placed && !whole.is_empty() { whole } else { self.place(key) }
    }

    fn own_entry(&self, key: &str) -> Option<&Entry> {
        let entries = self.yaml.top_level().iter().rev();
        entries.into_iter().find(|entry| entry.key.value == key).filter(|_| self.placed)
    }
}
