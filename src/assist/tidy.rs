use crate::text::sort_by_key;
use crate::{
    client::{About, Client},
    document::{Document, Entry, Kind, Layout, Node, Style, scalar, yaml},
    text::{EditSet, Span},
};

/// The front matter put in order: keys as the client lists them, one blank behind a colon, no quotes without need,
/// lists in brackets evenly spaced, no blanks at the ends of lines. Comments go with the key below them.
///
/// `None` where nothing would change, and where it cannot be done without touching what is read: YAML that does not
/// parse, keys written twice, anchors.
pub fn tidy(document: &Document, client: &dyn Client) -> Option<EditSet> {
    let front = document.front.as_ref()?;
    let inner = front.fence.inner;
    let parsed = front.yaml.as_ref().ok()?;
    let entries = parsed.top_level();
    let twice = |entry: &Entry| entries.iter().filter(|other| other.key.value == entry.key.value).count() > 1;
    if parsed.documents.len() != 1
        || !parsed.anchors.is_empty()
        || entries.is_empty()
        || entries.iter().any(twice)
    {
        return None;
    }
    let mut blocks = blocks(document, inner, entries)?;
    sort_by_key(&mut blocks, |block| rank(&block.entry.key.value, client.about()));
    let newline = document.newline();
    let lines: Vec<String> = blocks.iter().map(|block| block.written(document, newline)).collect();
    let after = lines.concat();
    let written = inner.of(&document.text);
    let edits = EditSet::between(written, &after);
    let moved = edits.edits().iter().map(|edit| {
        let mut edit = edit.clone();
        edit.span = edit.span.shifted(inner.start());
        edit
    });
    let edits = EditSet::in_order(moved);
    (!edits.is_empty() && same_reading(document, &edits, client)).then_some(edits)
}

/// Whether the client reads the same, and the YAML holds the same values.
fn same_reading(document: &Document, edits: &EditSet, client: &dyn Client) -> bool {
    let after = Document::parse(edits.apply(&document.text)).named(&document.name);
    let (was, is) = (client.read(document), client.read(&after));
    let values = was.verdict == is.verdict
        && (was.name, was.description, was.model, was.color) == (is.name, is.description, is.model, is.color)
        && (was.tools, was.ignored.len(), was.prompt) == (is.tools, is.ignored.len(), is.prompt)
        && was.keys.len() == is.keys.len();
    let reasons =
        |reading: &[crate::client::Reason]| reading.iter().map(|reason| reason.why).collect::<Vec<_>>();
    let kept = document.entries().iter().all(|entry| {
        after.entry(&entry.key.value).is_some_and(|other| same_value(&entry.value, &other.value))
    });
    values && kept && reasons(&was.reasons) == reasons(&is.reasons) && after.yaml().is_some()
}

fn same_value(a: &Node, b: &Node) -> bool {
    match (&a.kind, &b.kind) {
        (Kind::Scalar(a), Kind::Scalar(b)) => a.text == b.text && scalar::meaning(a) == scalar::meaning(b),
        (Kind::List(a, _), Kind::List(b, _)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_value(a, b))
        }
        (Kind::Map(a, _), Kind::Map(b, _)) => {
            let same =
                |(a, b): (&Entry, &Entry)| a.key.value == b.key.value && same_value(&a.value, &b.value);
            a.len() == b.len() && a.iter().zip(b).all(same)
        }
        _ => false,
    }
}

/// The place of a key in the client's own order; unknown keys stay behind the known ones, in theirs.
fn rank(key: &str, about: &About) -> usize {
    about.fields.iter().position(|field| field.key == key).unwrap_or(about.fields.len())
}

/// An entry with the comments above it.
struct Block<'a> {
    entry: &'a Entry,
    /// Whole lines, with the line end of the last.
    span: Span,
}

/// The lines of the front matter, shared out among its entries; `None` where an entry does not begin its line.
fn blocks<'a>(document: &Document, inner: Span, entries: &'a [Entry]) -> Option<Vec<Block<'a>>> {
    let text = &document.text;
    let mut starts = Vec::with_capacity(entries.len());
    let mut free = inner.start();
    for entry in entries {
        let start = entry.key.span.start();
        if start != inner.start() && !text[..start].ends_with('\n') {
            return None;
        }
        starts.push(comments_above(text, free, start));
        free = entry.value.whole().end().max(entry.key.span.end());
    }
    *starts.first_mut()? = inner.start();
    let ends = starts.iter().copied().skip(1).chain([inner.end()]);
    let spans = starts.iter().copied().zip(ends).map(|(start, end)| Span::new(start, end));
    Some(entries.iter().zip(spans).map(|(entry, span)| Block { entry, span }).collect())
}

/// Where the comment lines directly above a line begin.
fn comments_above(text: &str, from: usize, line: usize) -> usize {
    let mut start = line;
    while let Some(before) = text.get(from..start).and_then(|before| before.strip_suffix('\n')) {
        let above = before.rfind('\n').map_or(from, |at| from + at + 1);
        let whole = above > from || text[..above].ends_with('\n');
        if !whole || !text[above..start].starts_with('#') {
            break;
        }
        start = above;
    }
    start
}

impl Block<'_> {
    fn written(&self, document: &Document, newline: &str) -> String {
        let text = &document.text;
        let key = self.entry.key.span;
        let colon =
            text.get(key.end()..).and_then(|rest| rest.find(':')).map_or(key.end(), |at| key.end() + at + 1);
        let value =
            Some(self.entry.value.whole()).filter(|value| !value.is_empty()).unwrap_or(Span::at(colon));
        let block = matches!(self.entry.value.style(), Some(Style::Literal | Style::Folded));
        let mut out = trimmed(text.get(self.span.start()..key.start()).unwrap_or(""), newline);
        out.push_str(text.get(key.start()..colon).unwrap_or("").trim_end_matches(':').trim_end());
        let between = text.get(colon..value.start()).unwrap_or("");
        out.push(':');
        match between.contains('\n') {
            true => out.push_str(between),
            false if value.is_empty() => {}
            false => out.push(' '),
        }
        out.push_str(&value_written(&self.entry.value, text));
        let rest = text.get(value.end()..self.span.end()).unwrap_or("");
        let (line, below) = rest.split_at(rest.find('\n').map_or(rest.len(), |at| at + 1));
        if block {
            // Blank lines may belong to the text.
            out.push_str(rest);
        } else {
            if line.starts_with([' ', '\t']) && !line.trim().is_empty() {
                out.push(' ');
            }
            out.push_str(line.trim());
            out.push_str(newline);
            out.push_str(&trimmed(below, newline));
        }
        if !out.ends_with('\n') {
            out.push_str(newline);
        }
        out
    }
}

/// Lines without the blanks at their ends, and without those that are all blank.
fn trimmed(lines: &str, newline: &str) -> String {
    let filled = lines.lines().map(str::trim_end).filter(|line| !line.is_empty());
    filled.flat_map(|line| [line, newline]).collect()
}

/// A value in its simplest form, where it is a word, a text on one line, or a list of such in brackets.
fn value_written(node: &Node, text: &str) -> String {
    let written = node.whole().of(text);
    let is_simple = node.tag.is_none() && node.anchor.is_none() && !written.contains('\n');
    match &node.kind {
        Kind::Scalar(_) if is_simple => bare(node, false).unwrap_or(written).to_owned(),
        Kind::List(items, Layout::Flow) if is_simple && items.iter().all(|item| item.scalar().is_some()) => {
            let items: Vec<&str> =
                items.iter().map(|item| bare(item, true).unwrap_or_else(|| item.whole().of(text))).collect();
            format!("[{}]", items.join(", "))
        }
        _ => written.to_owned(),
    }
}

/// The words of a quoted text that need no quotes: read back without them, they are the same text.
fn bare(node: &Node, in_list: bool) -> Option<&str> {
    let scalar =
        node.scalar().filter(|scalar| matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted))?;
    let words = scalar.text.as_str();
    let calm = scalar::is_calm(words) && !(in_list && words.contains(','));
    if !calm || node.tag.is_some() || node.anchor.is_some() {
        return None;
    }
    let line = format!("key: {words}");
    let read = yaml::parse(&line, Span::new(0, line.len())).ok()?;
    let same = read.top_level().first()?.value.scalar()?;
    (same.text == words && scalar::meaning(same) == scalar::Meaning::Text).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client;

    fn tidied(text: &str) -> Option<String> {
        Some(tidy(&Document::parse(text), client::default())?.apply(text))
    }

    #[test]
    fn keys_come_in_the_clients_order_and_unknown_ones_behind_them() {
        assert_eq!(
            tidied("---\nmood: calm\nmodel:   opus \ntools: [Read,\"Grep\"]\n\nname: \"a\"\ndescription: 'Use it'\n---\nB").unwrap(),
            "---\nname: a\ndescription: Use it\ntools: [Read, Grep]\nmodel: opus\nmood: calm\n---\nB"
        );
    }

    #[test]
    fn comments_go_with_the_key_below_them() {
        assert_eq!(
            tidied("---\n# first\nmodel: opus   # fast\n# second\nname: a\ndescription: b\n---\nB").unwrap(),
            "---\n# second\nname: a\ndescription: b\n# first\nmodel: opus # fast\n---\nB"
        );
    }

    #[test]
    fn blocks_and_lists_over_lines_stay_as_they_are() {
        assert_eq!(
            tidied(
                "---\ndescription: |\n  a: b\n\n  c\nname: a\ntools:\n  - Read\n  # last\n  - Grep\n---\nB"
            )
            .unwrap(),
            "---\nname: a\ndescription: |\n  a: b\n\n  c\ntools:\n  - Read\n  # last\n  - Grep\n---\nB"
        );
    }

    #[test]
    fn quotes_that_are_needed_stay() {
        for value in
            ["\"Use when: now\"", "\"yes\"", "\"12\"", "\"a #b\"", "''", "\"- a\"", "\"a\\nb\"", "\" a\""]
        {
            assert_eq!(tidied(&format!("---\nname: a\ndescription: {value}\n---\nB")), None, "{value}");
        }
    }

    #[test]
    fn windows_line_ends_stay() {
        assert_eq!(
            tidied("---\r\ndescription: b\r\nname: 'a'\r\n---\r\nB").unwrap(),
            "---\r\nname: a\r\ndescription: b\r\n---\r\nB"
        );
    }

    #[test]
    fn what_cannot_be_moved_safely_is_left_alone() {
        for front in
            ["b: c: d\nname: a", "name: a\nname: b", "x: &a 1\nname: *a", "- a", "{model: opus, name: a}", ""]
        {
            assert_eq!(tidied(&format!("---\n{front}\n---\nB")), None, "{front}");
        }
    }

    #[test]
    fn what_is_in_order_stays() {
        let text = "---\nname: \"a\"\nmodel:  opus\n---\nB";
        let once = tidied(text).unwrap();
        assert_eq!(tidied(&once), None);
    }
}
