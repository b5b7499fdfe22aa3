//! TOML written for people: long texts in literal strings, tables under headers.

use super::data::{Data, is_bare};

/// A file of these entries. Tables stand below everything else.
pub fn file(entries: &[(String, Data)]) -> String {
    let mut out = String::new();
    table(entries, &mut Vec::new(), &mut out);
    out
}

fn table(entries: &[(String, Data)], path: &mut Vec<String>, out: &mut String) {
    for (name, value) in entries.iter().filter(|(_, value)| !matches!(value, Data::Map(_))) {
        out.push_str(&key(name));
        out.push_str(" = ");
        inline(value, out);
        out.push('\n');
    }
    for (name, value) in entries {
        let Data::Map(members) = value else { continue };
        path.push(key(name));
        // A table that holds nothing but tables needs no header of its own.
        if members.is_empty() || members.iter().any(|(_, value)| !matches!(value, Data::Map(_))) {
            out.push_str("\n[");
            out.push_str(&path.join("."));
            out.push_str("]\n");
        }
        table(members, path, out);
        path.pop();
    }
}

fn inline(value: &Data, out: &mut String) {
    match value {
        Data::Null => out.push_str("\"\""),
        Data::Word(word) => out.push_str(word),
        Data::Text(words) => text(words, out),
        Data::List(items) => {
            out.push('[');
            parted(items, out, inline);
            out.push(']');
        }
        Data::Map(members) => {
            out.push('{');
            parted(members, out, |(name, value), out| {
                out.push_str(&key(name));
                out.push_str(" = ");
                inline(value, out);
            });
            out.push('}');
        }
    }
}

fn parted<T>(items: &[T], out: &mut String, write: impl Fn(&T, &mut String)) {
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        write(item, out);
    }
}

fn key(name: &str) -> String {
    if is_bare(name) {
        return name.to_owned();
    }
    let mut out = String::new();
    quoted(name, &mut out);
    out
}

/// A text of several lines, or with quotes and backslashes, stands as it is, as far as that can be.
fn text(words: &str, out: &mut String) {
    let is_calm = |c: char| !c.is_control() || matches!(c, '\t' | '\n');
    let literal = words.chars().all(is_calm);
    if words.contains('\n') && literal && !words.contains("'''") {
        // What follows the opening line end is the text; one more stands before the closing quotes, and a reader
        // of prompts and descriptions trims it.
        out.push_str("'''\n");
        out.push_str(words);
        out.push_str("\n'''");
    } else if words.contains(['"', '\\']) && literal && !words.contains(['\'', '\n']) {
        out.push('\'');
        out.push_str(words);
        out.push('\'');
    } else if words.contains('\n') {
        out.push_str("\"\"\"\n");
        escaped(words, "\n", out);
        out.push_str("\n\"\"\"");
    } else {
        quoted(words, out);
    }
}

fn quoted(words: &str, out: &mut String) {
    out.push('"');
    escaped(words, "", out);
    out.push('"');
}

fn escaped(words: &str, kept: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\t' => out.push('\t'),
            _ if kept.contains(c) => out.push(c),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            _ if c.is_control() => {
                let code = u32::from(c);
                out.extend(["\\u", &format!("{code:04X}")]);
            }
            _ => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::data::{of_value, sample},
        *,
    };
    use crate::document::tables;

    #[test]
    fn every_value_is_read_back() {
        let entries = sample();
        let written = file(&entries);
        let table = tables::parse(&written).unwrap();
        let read = table.entries.iter().map(|entry| (entry.key.value.clone(), of_value(&entry.value.value)));
        assert_eq!(read.collect::<Vec<_>>(), entries, "{written}");
    }

    #[test]
    fn texts_of_several_lines_are_read_back_but_for_their_last_line_end() {
        for words in ["a\nb", "a\n'''b\\\n\"\"\"\n", "\n\ta\r\nb'", "a\n'"] {
            let written = file(&[("p".to_owned(), Data::Text(words.into()))]);
            let table = tables::parse(&written).unwrap();
            assert_eq!(
                table.get("p").unwrap().value.value.text(),
                Some(format!("{words}\n").as_str()),
                "{written}"
            );
        }
    }
}
