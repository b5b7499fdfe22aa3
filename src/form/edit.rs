use crate::{
    client::Client,
    document::{
        Document, Entry, Style, fence,
        scalar::{self, Meaning, meaning},
    },
    lint::ToolList,
    text::{Edit, EditSet, Span},
};

/// What a field is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// The entry goes.
    Nothing,
    /// A text; what it is written as, with quotes or as a block, is chosen so that it reads back exactly.
    Text(&'a str),
    /// A yes, a number, a word of the client's: written bare.
    Word(&'a str),
}

/// The smallest edit that gives a key this value. Everything else of the file stays as it is.
pub fn set(document: &Document, client: &dyn Client, key: &str, value: Value<'_>) -> EditSet {
    match (value, document.entry(key)) {
        (Value::Nothing, None) => EditSet::default(),
        (Value::Nothing, Some(entry)) => EditSet::one(Edit::delete(lines_of(document, entry))),
        (Value::Word(word), entry) => written(document, client, key, entry, word),
        (Value::Text(text), entry) => {
            let style = entry.and_then(|entry| entry.value.style());
            let forms = forms(text, style, document.newline());
            let edits = forms.iter().map(|form| written(document, client, key, entry, form));
            let edits: Vec<EditSet> = edits.collect();
            let reads_back = |edits: &&EditSet| {
                let after = Document::parse(edits.apply(&document.text));
                let scalar = after.entry(key).and_then(|entry| entry.value.scalar());
                scalar.is_some_and(|scalar| {
                    scalar.text == text && scalar.style != Style::Rescued && meaning(scalar) == Meaning::Text
                })
            };
            // Where another entry keeps the front matter from parsing, the quoted form is the surest.
            edits.iter().find(reads_back).or(edits.last()).cloned().unwrap_or_default()
        }
    }
}

/// One more name in a list of names, in the form the list has. Nothing changes where the list has it already, or cannot
/// be told apart.
pub fn add_name(document: &Document, client: &dyn Client, key: &str, name: &str) -> EditSet {
    let name = name.trim();
    let list = ToolList::of(document, client, key, None);
    let is_written = document.entry(key).is_some_and(|entry| !entry.value.whole().is_empty());
    let is_listed = list.words.iter().any(|word| word.listed.written == name);
    if name.is_empty() || is_listed || (list.words.is_empty() && is_written) {
        return EditSet::default();
    }
    match list.words.is_empty() {
        true => set(document, client, key, Value::Text(name)),
        false => list.with(&document.text, name).unwrap_or_default(),
    }
}

/// One name less; the key goes with its last.
pub fn remove_name(document: &Document, client: &dyn Client, key: &str, at: usize) -> EditSet {
    let list = ToolList::of(document, client, key, None);
    match list.words.len() {
        0 => EditSet::default(),
        1 => set(document, client, key, Value::Nothing),
        _ => list.without(at).map_or_else(EditSet::default, |span| EditSet::one(Edit::delete(span))),
    }
}

/// The forms a text may be written in, the one it has now first, the surest last.
fn forms(text: &str, style: Option<Style>, newline: &str) -> Vec<String> {
    let quoted = scalar::quoted(text);
    let careful = scalar::careful(text, 2, newline);
    let is_bare = !text.is_empty() && !text.contains(['\n', '\r']);
    let bare = is_bare.then(|| text.to_owned());
    match style {
        Some(Style::SingleQuoted | Style::DoubleQuoted) => vec![quoted.clone(), careful, quoted],
        Some(Style::Literal | Style::Folded) => {
            scalar::block(text, 2, newline).into_iter().chain([careful, quoted]).collect()
        }
        _ => bare.into_iter().chain([careful, quoted]).collect(),
    }
}

/// The edit that writes a value behind its key, or the key with it.
fn written(
    document: &Document,
    client: &dyn Client,
    key: &str,
    entry: Option<&Entry>,
    value: &str,
) -> EditSet {
    let newline = document.newline();
    EditSet::one(match (entry, &document.front) {
        (Some(entry), _) => {
            let behind = after_colon(document, entry.key.span);
            let end = entry.value.whole().end().max(behind);
            let end = behind + document.text[behind..end].trim_end().len();
            Edit::replace(Span::new(behind, end), format!(" {value}"))
        }
        (None, Some(front)) => {
            let at = place_for(document, client, key).unwrap_or(front.fence.inner.start());
            let line_end = if document.text[..at].ends_with('\n') { "" } else { newline };
            Edit::insert(at, format!("{line_end}{key}: {value}{newline}"))
        }
        (None, None) => {
            let at = fence::bom_len(&document.text);
            Edit::insert(at, format!("---{newline}{key}: {value}{newline}---{newline}{newline}"))
        }
    })
}

/// Behind the last entry that comes before the key in the client's order.
fn place_for(document: &Document, client: &dyn Client, key: &str) -> Option<usize> {
    let order = |key: &str| client.about().fields.iter().position(|field| field.key == key);
    let own = order(key)?;
    let before = |entry: &&Entry| order(&entry.key.value).is_some_and(|other| other < own);
    document.entries().iter().filter(before).map(|entry| lines_of(document, entry).end()).max()
}

/// The whole lines of an entry.
fn lines_of(document: &Document, entry: &Entry) -> Span {
    let text = &document.text;
    let value = entry.value.whole();
    let end = value.end().max(entry.key.span.end());
    let start = text[..entry.key.span.start()].rfind('\n').map_or(0, |at| at + 1);
    // A block ends behind its last line end.
    let end = if text[..end].ends_with('\n') && !value.is_empty() { end - 1 } else { end };
    let end = text[end..].find('\n').map_or(text.len(), |at| end + at + 1);
    Span::new(start, end)
}

fn after_colon(document: &Document, key: Span) -> usize {
    let rest = &document.text[key.end()..];
    key.end() + rest.find(':').map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::default;

    fn after(front: &str, key: &str, value: Value<'_>) -> String {
        let text = format!("---\n{front}---\nBody\n");
        let document = Document::parse(text.as_str());
        let text = set(&document, default(), key, value).apply(&text);
        assert!(text.ends_with("---\nBody\n"), "{text}");
        text.strip_prefix("---\n").and_then(|text| text.strip_suffix("---\nBody\n")).unwrap().to_owned()
    }

    #[test]
    fn a_value_is_written_so_that_it_reads_back() {
        for (front, text, now) in [
            ("name: a\n", "b", "name: b\n"),
            ("name: \"a\"\n", "b", "name: \"b\"\n"),
            ("name: a # note\n", "b", "name: b # note\n"),
            ("name:\n", "b", "name: b\n"),
            ("name: a\n", "x: y", "name: \"x: y\"\n"),
            ("name: a\n", "12", "name: \"12\"\n"),
            ("name: |-\n  a\n  b\nmodel: x\n", "c\nd", "name: |-\n  c\n  d\nmodel: x\n"),
            ("name: Use when: b\nmodel: x\n", "Use when: c", "name: \"Use when: c\"\nmodel: x\n"),
        ] {
            assert_eq!(after(front, "name", Value::Text(text)), now, "{front}");
        }
    }

    #[test]
    fn a_new_key_stands_where_the_client_has_it() {
        assert_eq!(
            after("name: a\nmodel: x\n", "description", Value::Text("b")),
            "name: a\ndescription: b\nmodel: x\n"
        );
        assert_eq!(after("", "name", Value::Text("b")), "name: b\n");
        assert_eq!(after("name: a\n", "background", Value::Word("true")), "name: a\nbackground: true\n");
        let document = Document::parse("Body");
        let text = set(&document, default(), "name", Value::Text("a")).apply("Body");
        assert_eq!(text, "---\nname: a\n---\n\nBody");
    }

    #[test]
    fn an_entry_goes_with_all_its_lines_and_no_other() {
        for front in ["description: |\n  one\n  two\n", "description: one\n  two\n", "description:\n  - a\n"]
        {
            let front = format!("name: a\n{front}model: x\n");
            assert_eq!(after(&front, "description", Value::Nothing), "name: a\nmodel: x\n", "{front}");
        }
    }

    #[test]
    fn names_come_and_go_in_the_form_of_their_list() {
        for (front, added, removed) in [
            ("tools: A, B\n", "tools: A, B, C\n", "tools: B\n"),
            ("tools: [A, B]\n", "tools: [A, B, C]\n", "tools: [B]\n"),
            ("tools:\n  - A\n  - B\n", "tools:\n  - A\n  - B\n  - C\n", "tools:\n  - B\n"),
            ("tools: A\n", "tools: A, C\n", ""),
            ("", "tools: C\n", ""),
        ] {
            let text = format!("---\n{front}---\nBody\n");
            let document = Document::parse(text.as_str());
            let inner = |edits: EditSet| {
                let text = edits.apply(&text);
                text["---\n".len()..text.len() - "---\nBody\n".len()].to_owned()
            };
            assert_eq!(inner(add_name(&document, default(), "tools", "C")), added);
            assert_eq!(inner(remove_name(&document, default(), "tools", 0)), removed);
        }
    }
}
