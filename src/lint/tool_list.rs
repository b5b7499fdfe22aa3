//! Tool names where they stand, and how to take one out or write another.

use crate::{
    client::{Client, Listed, Reading},
    document::{
        Document, Kind, Layout, Node, Scalar, Style,
        scalar::{Meaning, meaning},
    },
    text::{Edit, EditSet, Span},
};

/// A tool name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolWord {
    pub listed: Listed,
    /// The entry in the text: `Bash(git *)`.
    pub span: Span,
    /// Just the name: `Bash`.
    pub name: Span,
    /// Whether `span` is the exact place; else it is that of the whole value, and no edit may use it.
    pub exact: bool,
    /// Which item of the list it stands in; 0 where the value is one text.
    item: usize,
}

/// The tools listed under one key, split as the client splits them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ToolList {
    pub words: Vec<ToolWord>,
    /// The items of the list with their quotes, and whole lines where each stands on its own.
    items: Vec<Span>,
    layout: Option<Layout>,
}

/// What becomes of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Keep,
    Remove,
    /// These names take its place; at least one.
    Write(Vec<String>),
}

impl ToolList {
    /// The list under a key. `from` is the reading, where it is the client's own repair that tells which
    /// tools are taken from a value that is no YAML.
    pub fn of(document: &Document, client: &dyn Client, key: &str, from: Option<&Reading>) -> Self {
        let Some(entry) = document.entry(key) else { return Self::default() };
        let is_rescued = entry.value.style() == Some(Style::Rescued);
        match &entry.value.kind {
            // An unclosed list is another rule's.
            _ if is_rescued && document.slice(entry.value.span).starts_with('[') => Self::default(),
            _ if is_rescued => Self {
                words: from.map(|reading| granted(reading, client, entry.value.span)).unwrap_or_default(),
                ..Self::default()
            },
            Kind::List(items, layout) => Self {
                words: items
                    .iter()
                    .enumerate()
                    .flat_map(|(at, item)| in_scalar(document, client, item, at))
                    .collect(),
                items: places(document, items, *layout),
                layout: Some(*layout),
            },
            _ => Self { words: in_scalar(document, client, &entry.value, 0), ..Self::default() },
        }
    }

    /// What to delete so that one word and its separator go; `None` for the last word left.
    pub fn without(&self, at: usize) -> Option<Span> {
        let word = self.words.get(at).filter(|word| word.exact && self.words.len() > 1)?;
        let beside =
            |other: Option<&ToolWord>| other.filter(|other| other.item == word.item).map(|other| other.span);
        let before = beside(at.checked_sub(1).and_then(|at| self.words.get(at)));
        let behind = beside(self.words.get(at + 1));
        match (before, behind) {
            (Some(before), _) => Some(Span::new(before.end(), word.span.end())),
            (None, Some(behind)) => Some(Span::new(word.span.start(), behind.start())),
            (None, None) => self.without_item(word.item),
        }
    }

    fn without_item(&self, at: usize) -> Option<Span> {
        let item = self.items.get(at)?;
        match at.checked_sub(1).and_then(|at| self.items.get(at)) {
            Some(before) => Some(Span::new(before.end(), item.end())),
            None => Some(Span::new(item.start(), self.items.get(at + 1)?.start())),
        }
    }

    /// One more name behind the last, in the form of the list. `None` where there is none, or its place is not
    /// known.
    pub fn with(&self, text: &str, name: &str) -> Option<EditSet> {
        let last = self.words.last()?;
        let mut changes = vec![Change::Keep; self.words.len()];
        *changes.last_mut()? = Change::Write(vec![last.listed.written.clone(), name.to_owned()]);
        self.changed(text, &changes)
    }

    /// Changes every word as told. `None` where a place is not known, a comment would be lost, or no word
    /// would be left.
    pub fn changed(&self, text: &str, changes: &[Change]) -> Option<EditSet> {
        let both = || self.words.iter().zip(changes);
        let is_kept = |change: &Change| *change != Change::Remove;
        if !changes.iter().any(is_kept) || both().any(|(word, change)| !word.exact && *change != Change::Keep)
        {
            return None;
        }
        let mut edits = Vec::new();
        let mut gone = vec![false; self.items.len()];
        for words in both().collect::<Vec<_>>().chunk_by(|a, b| a.0.item == b.0.item) {
            if words.iter().any(|(_, change)| is_kept(change)) {
                let spans: Vec<Span> = words.iter().map(|(word, _)| word.span).collect();
                let removed: Vec<bool> = words.iter().map(|(_, change)| !is_kept(change)).collect();
                edits.extend(cut(&spans, &removed).map(Edit::delete));
                edits.extend(
                    words.iter().filter_map(|(word, change)| self.written(text, word, change, words.len())),
                );
            } else {
                *gone.get_mut(words[0].0.item)? = true;
            }
        }
        edits.extend(cut(&self.items, &gone).map(Edit::delete));
        let comment_lost = edits.iter().any(|edit| edit.text.is_empty() && edit.span.of(text).contains('#'));
        EditSet::new(edits).ok().filter(|_| !comment_lost)
    }

    /// The edit that writes other names for a word; each on its own where it stood alone in its item.
    fn written(&self, text: &str, word: &ToolWord, change: &Change, words: usize) -> Option<Edit> {
        let Change::Write(names) = change else { return None };
        let item = self.items.get(word.item).filter(|_| words == 1 && names.len() > 1);
        let Some(item) = item else {
            return Some(Edit::replace(word.span, names.join(", ")));
        };
        let before = Span::new(item.start(), word.span.start()).of(text);
        let quote = before.chars().next_back().filter(|quote| matches!(quote, '"' | '\''));
        let quote = quote.map(String::from).unwrap_or_default();
        let between = match self.layout {
            Some(Layout::Block) => {
                let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
                format!("{quote}{newline}{before}")
            }
            _ => format!("{quote}, {quote}"),
        };
        Some(Edit::replace(word.span, names.join(&between)))
    }
}

/// The spans to delete so that what is gone goes with its separators; one place at least has to stay.
fn cut<'a>(places: &'a [Span], gone: &'a [bool]) -> impl Iterator<Item = Span> + 'a {
    let first = gone.iter().position(|gone| !gone).unwrap_or(gone.len());
    let head = places.get(first).filter(|_| first > 0).map(|kept| Span::new(places[0].start(), kept.start()));
    let rest = (first..places.len()).filter(|at| gone[*at]);
    head.into_iter().chain(rest.map(|at| Span::new(places[at - 1].end(), places[at].end())))
}

/// The tools the client takes from a value, all at the place of the value.
fn granted(reading: &Reading, client: &dyn Client, span: Span) -> Vec<ToolWord> {
    let grants = reading.tools.grants.iter().flat_map(|grant| client.split_tools(&grant.written));
    grants.map(|(_, listed)| ToolWord { listed, span, name: span, exact: false, item: 0 }).collect()
}

/// A yes, a number or nothing names no tool.
fn is_text(scalar: &Scalar) -> bool {
    meaning(scalar) == Meaning::Text
}

fn in_scalar(document: &Document, client: &dyn Client, node: &Node, item: usize) -> Vec<ToolWord> {
    let Some(scalar) = node.scalar().filter(|scalar| is_text(scalar)) else { return Vec::new() };
    let start = verbatim(document, node, scalar);
    let place = |offset: usize, length: usize| match start {
        Some(start) => Span::new(start + offset, start + offset + length),
        None => node.span,
    };
    let words = client.split_tools(&scalar.text).into_iter();
    words
        .map(|(offset, listed)| ToolWord {
            span: place(offset, listed.written.len()),
            name: place(offset, listed.name.len()),
            exact: start.is_some(),
            listed,
            item,
        })
        .collect()
}

/// Where the text of a scalar begins in the document, if it stands there letter for letter.
fn verbatim(document: &Document, node: &Node, scalar: &Scalar) -> Option<usize> {
    let quote = usize::from(matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted));
    let inside = Span::new(node.span.start() + quote, node.span.end().saturating_sub(quote));
    (document.slice(inside) == scalar.text).then(|| inside.start())
}

/// What goes when an item goes; none at all where that is not plain to see for every item.
fn places(document: &Document, items: &[Node], layout: Layout) -> Vec<Span> {
    let place = |item: &Node| match layout {
        Layout::Flow => Some(item.whole()),
        Layout::Block => line(&document.text, item.whole()),
    };
    items.iter().map(place).collect::<Option<_>>().unwrap_or_default()
}

/// The line of an item, without its end, where nothing but a dash stands before it.
fn line(text: &str, item: Span) -> Option<Span> {
    let start = text[..item.start()].rfind('\n')? + 1;
    let end = text[item.end()..].find('\n').map_or(text.len(), |at| item.end() + at);
    let end = start + text[start..end].trim_end_matches('\r').len();
    (text[start..item.start()].trim() == "-").then(|| Span::new(start, end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::default;

    fn list(tools: &str) -> (String, ToolList) {
        let text = format!("---\nname: a\ntools: {tools}\n---\n");
        let list = ToolList::of(&Document::parse(text.as_str()), default(), "tools", None);
        (text, list)
    }

    fn value(text: &str) -> String {
        text.split_once("tools: ").and_then(|(_, rest)| rest.rsplit_once("\n---")).unwrap().0.to_owned()
    }

    /// The value after names with an x are removed and those with a y doubled.
    fn changed(tools: &str) -> Option<String> {
        let (text, list) = list(tools);
        let change = |word: &ToolWord| match &word.listed.name {
            name if name.contains('x') => Change::Remove,
            name if name.contains('y') => Change::Write(vec![name.to_uppercase(), "Z".into()]),
            _ => Change::Keep,
        };
        let changes: Vec<Change> = list.words.iter().map(change).collect();
        list.changed(&text, &changes).map(|edits| value(&edits.apply(&text)))
    }

    #[test]
    fn words_go_with_their_separators_and_others_take_their_place() {
        for (before, after) in [
            ("A, x1, B, x2", "A, B"),
            ("x1, x2, A", "A"),
            ("x1 y1 A", "Y1, Z A"),
            ("[x1, A, 'y1', x2]", "[A, 'Y1', 'Z']"),
            ("[\"x1, A\", B]", "[\"A\", B]"),
            ("\n  - x1\n  - y1\n  - A\n  - x2", "\n  - Y1\n  - Z\n  - A"),
            ("\n- A\n- 'y1'", "\n- A\n- 'Y1'\n- 'Z'"),
        ] {
            assert_eq!(changed(before).as_deref(), Some(after), "{before}");
        }
    }

    #[test]
    fn nothing_is_changed_blindly() {
        for tools in ["x1, x2", "[x1]", "\"A\\u0020x1\"", "\n  - A\n  # why\n  - x1"] {
            assert_eq!(changed(tools), None, "{tools}");
        }
    }

    #[test]
    fn one_word_goes_with_its_comma_or_line() {
        let without = |tools: &str, at: usize| {
            let (text, list) = list(tools);
            list.without(at).map(|span| value(&EditSet::one(Edit::delete(span)).apply(&text)))
        };
        assert_eq!(without("A, B, C", 1).as_deref(), Some("A, C"));
        assert_eq!(without("[A, B]", 0).as_deref(), Some("[B]"));
        assert_eq!(without("\n  - A\n  - B # note", 1).as_deref(), Some("\n  - A"));
        assert_eq!(without("A", 0), None);
    }
}
