//! TOML with the places of its keys and values, as the reader takes it that Codex is built with (TOML 1.1). Its own
//! lexer cuts the text into words, and this is the one folder that names it. The grammar is ours: the crate's own
//! tree weighs more than all the readers of YAML. It is the second opinion in the tests.

mod word;
mod words;

use std::collections::BTreeMap;

use super::SyntaxError;
use crate::text::Spanned;
use words::{Kind, Words};

/// A value of a TOML file.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Text(String),
    Whole(i64),
    Number,
    Flag(bool),
    Date(String),
    List(Vec<Spanned<Value>>),
    /// Tables under one header in double brackets.
    Tables(Vec<Spanned<Value>>),
    Table(Table),
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub key: Spanned<String>,
    pub value: Spanned<Value>,
}

/// Entries in the order of the text, each key once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub entries: Vec<Entry>,
    places: BTreeMap<String, usize>,
    made: Made,
}

/// How a table came to be, which says what may still be added to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Made {
    /// By a header of its own.
    #[default]
    Header,
    /// In braces: it is complete.
    Braces,
    /// On the way of a header to a table inside of it: a header of its own may follow.
    Passed,
    /// By a key with dots: other such keys may follow.
    Dotted,
}

/// Nesting at which the client's reader gives up.
const DEEPEST: usize = 80;

type Result<T> = std::result::Result<T, SyntaxError>;

/// What a file holds; or where it is no TOML.
pub fn parse(text: &str) -> Result<Table> {
    let mut words = Words::of(text);
    let mut root = Table::default();
    let mut header = Vec::new();
    loop {
        words.blanks();
        match words.kind() {
            Kind::Eof => return Ok(root),
            Kind::Newline | Kind::Comment => {}
            Kind::LeftSquareBracket => header = open_header(&mut words, &mut root)?,
            _ => {
                let path = words.path()?;
                words.take(Kind::Equals)?;
                let value = words.value(0)?;
                descend(&mut root, &header, false)?.put(path, value)?;
            }
        }
        words.end_of_line()?;
    }
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

impl Table {
    /// The entry with this key.
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.get(*self.places.get(key)?)
    }

    fn get_mut(&mut self, key: &str) -> Option<&mut Entry> {
        self.entries.get_mut(*self.places.get(key)?)
    }

    /// Whether keys with dots may add to it.
    fn is_open(&self) -> bool {
        matches!(self.made, Made::Passed | Made::Dotted)
    }

    fn insert(&mut self, key: Spanned<String>, value: Spanned<Value>) -> Result<()> {
        if self.places.contains_key(&key.value) {
            return Err(error(key.span.start(), "a key twice"));
        }
        self.places.insert(key.value.clone(), self.entries.len());
        self.entries.push(Entry { key, value });
        Ok(())
    }

    /// Puts a value behind a key, dots in it followed.
    fn put(&mut self, mut path: Vec<Spanned<String>>, value: Spanned<Value>) -> Result<()> {
        let Some(key) = path.pop() else { return Ok(()) };
        let dotted = !path.is_empty();
        let table = descend(self, &path, dotted)?;
        if dotted && !table.is_open() {
            return Err(error(key.span.start(), "a table twice"));
        }
        table.insert(key, value)
    }
}

/// The table that a path leads to, made where it is not there.
fn descend<'t>(mut table: &'t mut Table, path: &[Spanned<String>], dotted: bool) -> Result<&'t mut Table> {
    for key in path {
        if table.get(&key.value).is_none() {
            let made = if dotted { Made::Dotted } else { Made::Passed };
            let inner = Value::Table(Table { made, ..Table::default() });
            table.insert(key.clone(), Spanned::new(inner, key.span))?;
        }
        let inner = table.get_mut(&key.value).and_then(|entry| open(&mut entry.value.value, dotted));
        table = inner.ok_or_else(|| error(key.span.start(), "not a table that can be added to"))?;
    }
    Ok(table)
}

/// The table in a value, if a path may lead through it.
fn open(value: &mut Value, dotted: bool) -> Option<&mut Table> {
    match value {
        Value::Tables(tables) => open(&mut tables.last_mut()?.value, false),
        Value::Table(table) => {
            let fits = if dotted { table.is_open() } else { table.made != Made::Braces };
            if dotted && fits {
                table.made = Made::Dotted;
            }
            fits.then_some(table)
        }
        _ => None,
    }
}

/// `[a.b]` or `[[a.b]]`: makes the table, and gives the way to it.
fn open_header(words: &mut Words<'_>, root: &mut Table) -> Result<Vec<Spanned<String>>> {
    let (many, path) = words.header()?;
    let Some((key, way)) = path.split_last() else { return Ok(path) };
    let parent = descend(root, way, false)?;
    let new = || Spanned::new(Value::Table(Table::default()), key.span);
    match (parent.get_mut(&key.value).map(|entry| &mut entry.value.value), many) {
        (None, false) => parent.insert(key.clone(), new())?,
        (None, true) => {
            parent.insert(key.clone(), Spanned::new(Value::Tables(vec![new()]), key.span))?;
        }
        (Some(Value::Tables(tables)), true) => tables.push(new()),
        (Some(Value::Table(table)), false) if table.made == Made::Passed => table.made = Made::Header,
        _ => return Err(error(key.span.start(), "a table twice")),
    }
    Ok(path)
}

fn error(at: usize, message: &str) -> SyntaxError {
    SyntaxError { at, message: message.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_know_their_places() {
        let text = "name = \"é\"\nlist = [1, 'x']\n[a.b]\nc = true\n";
        let found = parse(text).unwrap();
        let name = found.get("name").unwrap();
        assert_eq!((name.value.value.text(), name.value.span.of(text)), (Some("é"), "\"é\""));
        assert_eq!(name.key.span.of(text), "name");
        assert_eq!(found.entries.len(), 3);
        assert_eq!(found.get("list").unwrap().value.span.of(text), "[1, 'x']");
    }

    #[test]
    fn what_is_no_toml_says_where() {
        assert_eq!(parse("a = 1\nb = x\n").unwrap_err().at, 10);
        for text in ["\u{feff}a = \"é", "a = é", "a", "[", "a = 1\na = 2", "a = \"\\q\"", "é = 1"] {
            assert!(text.is_char_boundary(parse(text).unwrap_err().at), "{text:?}");
        }
        assert!(parse("\u{feff}a = 1").is_ok());
    }
}
