//! The one file that names the TOML parser: keys and values with their places.

use toml::de::{DeTable, DeValue};

use super::SyntaxError;
use crate::text::{Span, Spanned};

/// A value of a TOML file.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Whole(i64),
    Number,
    Flag(bool),
    Date(String),
    List(Vec<Spanned<Value>>),
    Table(Vec<Entry>),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: Spanned<String>,
    pub value: Spanned<Value>,
}

/// The entries at the top of a file, in the order of their keys; or where the file is no TOML.
pub fn parse(text: &str) -> Result<Vec<Entry>, SyntaxError> {
    match DeTable::parse(text) {
        Ok(table) => Ok(entries(table.into_inner())),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start).min(text.len());
            let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            Err(SyntaxError { at, message: error.message().to_owned() })
        }
    }
}

fn entries(table: DeTable<'_>) -> Vec<Entry> {
    let entry = |(key, value): (toml::Spanned<_>, toml::Spanned<DeValue<'_>>)| {
        let place = span(key.span());
        let key: std::borrow::Cow<'_, str> = key.into_inner();
        Entry { key: Spanned::new(key.into_owned(), place), value: spanned(value) }
    };
    table.into_iter().map(entry).collect()
}

fn spanned(value: toml::Spanned<DeValue<'_>>) -> Spanned<Value> {
    let place = span(value.span());
    let value = match value.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(whole) => Value::Whole(whole),
            Err(_) => Value::Number,
        },
        DeValue::Float(_) => Value::Number,
        DeValue::Boolean(flag) => Value::Flag(flag),
        DeValue::Datetime(date) => Value::Date(date.to_string()),
        DeValue::Array(items) => Value::List(items.into_iter().map(spanned).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
    };
    Spanned::new(value, place)
}

fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

impl Value {
    /// A text; a date is one to readers that ask for a text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Date(text) => Some(text),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_places() {
        let text = "name = \"é\"\nlist = [1, 'x']\n[a.b]\nc = true\n";
        let found = parse(text).unwrap();
        let name = found.iter().find(|entry| entry.key.value == "name").unwrap();
        assert_eq!((name.value.value.text(), name.value.span.of(text)), (Some("é"), "\"é\""));
        assert_eq!(name.key.span.of(text), "name");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn what_is_no_toml_says_where() {
        assert_eq!(parse("a = 1\nb = x\n").unwrap_err().at, 10);
        for text in ["\u{feff}a = \"é", "a = é", "a", "[", "a = 1\na = 2", "a = \"\\q\""] {
            assert!(text.is_char_boundary(parse(text).unwrap_err().at), "{text:?}");
        }
        assert!(parse("\u{feff}a = 1").is_ok());
    }
}
