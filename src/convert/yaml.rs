//! Front matter written for people, in forms that every client's reader takes for the same.

use super::data::{Data, is_bare};
use crate::document::scalar;

/// A front matter between its dashes, with a prompt below.
pub fn file(entries: &[(String, Data)], prompt: &str) -> String {
    let mut out = String::from("---\n");
    for (key, value) in entries {
        member(key, value, 0, &mut out);
    }
    out.push_str("---\n");
    if !prompt.is_empty() {
        out.push('\n');
        out.push_str(prompt);
        out.push('\n');
    }
    out
}

fn member(key: &str, value: &Data, indent: usize, out: &mut String) {
    blanks(indent, out);
    if is_bare(key) && scalar::is_plain(key) {
        out.push_str(key);
    } else {
        out.push_str(&scalar::double_quoted(key));
    }
    out.push(':');
    behind(value, indent + 2, out);
}

/// What stands behind a colon or a dash, to the end of its last line.
fn behind(value: &Data, indent: usize, out: &mut String) {
    match value {
        Data::List(items) if !items.is_empty() => {
            out.push('\n');
            for item in items {
                blanks(indent, out);
                out.push('-');
                let start = out.len();
                behind(item, indent + 2, out);
                // A map begins behind the dash itself.
                if matches!(item, Data::Map(members) if !members.is_empty()) {
                    out.replace_range(start..start + 1 + indent + 2, " ");
                }
            }
        }
        Data::Map(members) if !members.is_empty() => {
            out.push('\n');
            for (key, value) in members {
                member(key, value, indent, out);
            }
        }
        _ => {
            let written = match value {
                Data::Null => "null".to_owned(),
                Data::List(_) => "[]".to_owned(),
                Data::Map(_) => "{}".to_owned(),
                Data::Word(word) => word.clone(),
                Data::Text(words) => text(words, indent),
            };
            out.push(' ');
            out.push_str(&written);
            out.push('\n');
        }
    }
}

fn blanks(count: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', count));
}

/// A text without quotes where no reader needs them. Three dashes end the front matter for some wherever they
/// stand, so one of them is an escape.
fn text(words: &str, indent: usize) -> String {
    if words.contains("---") {
        return scalar::double_quoted(words).replace("--", "-\\x2D");
    }
    if scalar::is_plain(words) { words.to_owned() } else { scalar::careful(words, indent.max(2), "\n") }
}

#[cfg(test)]
mod tests {
    use super::{super::data::sample, *};
    use crate::document::Document;

    #[test]
    fn every_value_is_read_back() {
        let text = Data::text;
        let mut entries = sample();
        entries.extend([
            ("lines".to_owned(), text("one: 1\n\n  two\n")),
            ("dashes".to_owned(), text("a ----- b --- c")),
            ("maps".to_owned(), Data::List(vec![Data::Map(vec![("k".to_owned(), text("x\ny"))])])),
        ]);
        let written = file(&entries, "Body");
        let document = Document::parse(written.as_str());
        assert_eq!(document.slice(document.body).trim(), "Body", "{written}");
        let read = document
            .entries()
            .iter()
            .map(|entry| (entry.key.value.clone(), Data::of(&document, &entry.value)));
        assert_eq!(read.collect::<Vec<_>>(), entries, "{written}");
        assert_eq!(written.matches("---").count(), 2, "{written}");
    }
}
