use crate::{
    client::{Client, Reading},
    document::Document,
};

/// A field of the front matter: what is written beside what the client reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingRow {
    pub field: String,
    pub written: String,
    pub read: ReadAs,
}

/// What became of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadAs {
    /// As written.
    Same,
    /// As this text.
    Text(String),
    /// Not at all, and why.
    Lost(String),
}

/// One row a key, in the order written.
pub fn reading_rows(document: &Document, reading: &Reading, client: &dyn Client) -> Vec<ReadingRow> {
    let mut rows = Vec::new();
    for entry in document.entries() {
        let field = entry.key.value.clone();
        let whole = entry.value.whole();
        let slice = document.slice(whole);
        let written = entry.value.text().filter(|_| whole == entry.value.span).unwrap_or(slice).to_owned();
        let read = if reading.loads() {
            read(&field, &written, reading, client)
        } else {
            ReadAs::Lost("the file is refused".into())
        };
        rows.push(ReadingRow { field, written, read });
    }
    rows
}

fn read(field: &str, written: &str, reading: &Reading, client: &dyn Client) -> ReadAs {
    let value = |value: &Option<String>, lost: &str| match value {
        Some(value) if value == written => ReadAs::Same,
        Some(value) => ReadAs::Text(value.clone()),
        None => ReadAs::Lost(lost.to_owned()),
    };
    match field {
        "name" => value(&reading.name, "not read"),
        "description" => value(&reading.description, "not read"),
        "model" => value(&reading.model, "not read; the parent's model is used"),
        "color" => value(&reading.color, "no such colour"),
        "tools" => tools(written, reading),
        _ if !reading.keys.iter().any(|key| key == field) => ReadAs::Lost("part of the prompt".into()),
        _ if reading.ignored.contains(&field) => ReadAs::Lost(ignored(field, client)),
        _ if !client.about().knows(field) => ReadAs::Lost("not a key".into()),
        _ => ReadAs::Same,
    }
}

/// Why a value the client knows counts for nothing.
fn ignored(field: &str, client: &dyn Client) -> String {
    match client.about().field(field) {
        Some(field) if field.instead.is_some() => "not honoured here".into(),
        Some(field) => format!("ignored; {}", field.otherwise),
        None => "ignored".into(),
    }
}

fn tools(written: &str, reading: &Reading) -> ReadAs {
    let lost: Vec<&str> = reading
        .tools
        .grants
        .iter()
        .filter(|grant| grant.gets.is_none())
        .map(|grant| grant.written.as_str())
        .collect();
    if reading.tools.grants.is_empty() && reading.tools.shown == "All tools" && written.trim() != "*" {
        return ReadAs::Lost("no tools; listed as all".into());
    }
    match lost.as_slice() {
        [] => ReadAs::Same,
        names => ReadAs::Text(format!("{} without effect", names.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client;

    #[test]
    fn each_value_stands_beside_what_is_read_of_it() {
        let document = Document::parse("---\nname: a\ndescription: x\\ny\ncolor: teal\nmood: b\n---\n");
        let client = client::default();
        let rows = reading_rows(&document, &client.read(&document), client);
        let read: Vec<_> = rows.into_iter().map(|row| row.read).collect();
        assert_eq!(
            read,
            [
                ReadAs::Same,
                ReadAs::Text("x\ny".into()),
                ReadAs::Lost("no such colour".into()),
                ReadAs::Lost("not a key".into())
            ]
        );
    }
}
