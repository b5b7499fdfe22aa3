//! A value by itself, whether it stood in YAML or in TOML.

use crate::document::{
    Document, Kind, Node, Yaml,
    scalar::{Meaning, meaning_of_word},
    tables::{Table, Value},
};
use crate::document::{Scalar, Style};

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    Null,
    Text(String),
    /// A number, a yes or a no, as it is written.
    Word(String),
    List(Vec<Data>),
    Map(Vec<(String, Data)>),
}

/// So many values are taken over; aliases of aliases have no end.
const MOST: usize = 10_000;

impl Data {
    /// The value of an entry of a document, its aliases followed.
    pub fn of(document: &Document, node: &Node) -> Self {
        of_node(document.yaml(), node, &mut 0)
    }

    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A text or a word, as it is written.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Word(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list; a single text is a list of one.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            Self::Text(_) => std::slice::from_ref(self),
            _ => &[],
        }
    }

    /// The members of a map.
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Map(members) => members,
            _ => &[],
        }
    }
}

/// Whether a key can stand without quotes in TOML, and in YAML where it means nothing else.
pub fn is_bare(key: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    !key.is_empty() && key.bytes().all(fits)
}

fn of_node(yaml: Option<&Yaml>, node: &Node, seen: &mut usize) -> Data {
    *seen += 1;
    if *seen > MOST {
        return Data::Null;
    }
    match &yaml.map_or(node, |yaml| yaml.resolve(node)).kind {
        Kind::Scalar(scalar) => of_scalar(scalar),
        Kind::List(items, _) => Data::List(items.iter().map(|item| of_node(yaml, item, seen)).collect()),
        Kind::Map(entries, _) => {
            let member = |entry: &crate::document::Entry| {
                (entry.key.value.clone(), of_node(yaml, &entry.value, &mut *seen))
            };
            Data::Map(entries.iter().map(member).collect())
        }
        Kind::Alias(_) => Data::Null,
    }
}

fn of_scalar(scalar: &Scalar) -> Data {
    let text = scalar.text.clone();
    match meaning_of_word(&text) {
        _ if !matches!(scalar.style, Style::Plain | Style::Rescued) => Data::Text(text),
        Meaning::Null => Data::Null,
        Meaning::Text => Data::Text(text),
        Meaning::Bool(_) | Meaning::Number => Data::Word(text),
    }
}

/// The value of an entry of a TOML file; of a number that is not whole nothing is kept.
pub fn of_value(value: &Value) -> Data {
    match value {
        Value::Text(text) | Value::Date(text) => Data::Text(text.clone()),
        Value::Whole(whole) => Data::Word(whole.to_string()),
        Value::Flag(flag) => Data::Word(flag.to_string()),
        Value::Number => Data::Null,
        Value::List(items) | Value::Tables(items) => {
            Data::List(items.iter().map(|item| of_value(&item.value)).collect())
        }
        Value::Table(table) => of_table(table),
    }
}

fn of_table(table: &Table) -> Data {
    let member =
        |entry: &crate::document::tables::Entry| (entry.key.value.clone(), of_value(&entry.value.value));
    Data::Map(table.entries.iter().map(member).collect())
}

/// Values of every kind that every writer has to write so that its reader gives them back.
#[cfg(test)]
pub fn sample() -> Vec<(String, Data)> {
    let text = Data::text;
    let map = |members: Vec<(&str, Data)>| {
        Data::Map(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    };
    let Data::Map(members) = map(vec![
        ("name", text("tide \u{1}\"reader\"")),
        ("a b: c", text("yes")),
        ("path", text("C:\\new")),
        ("both", text("it's \"C:\\\"")),
        ("items", Data::List(vec![text("*"), text("2026-11-20"), Data::Word("5".into())])),
        ("empty", Data::List(Vec::new())),
        (
            "servers",
            map(vec![
                ("one.two", map(vec![("command", text("x")), ("git *", text("y"))])),
                ("three", map(vec![("args", Data::List(Vec::new())), ("env", map(vec![("KEY", text(""))]))])),
            ]),
        ),
        ("none", map(Vec::new())),
    ]) else {
        return Vec::new();
    };
    members
}
