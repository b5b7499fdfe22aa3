use std::{borrow::Cow, collections::BTreeSet};

use super::{
    super::{Reason, Why, merge::lookup},
    LARGEST_FILE, bun, cut, retry, whole,
};
use crate::{
    document::{Document, Entry, Kind, Node, Yaml, fence, yaml},
    text::Span,
};

/// The front matter as Claude Code has it, parsed, and where it found it.
pub struct Source<'a> {
    yaml: Cow<'a, Yaml>,
    document: &'a Document,
    pub inner: Span,
    pub body: Span,
    pub notes: Vec<Reason>,
    /// What the retry put in other words, by its place in the text.
    pub repairs: Vec<Span>,
}

/// Why the client has no front matter, and what it then takes for the body.
pub struct Fault {
    pub reason: Reason,
    pub body: Span,
}

/// Steps 1 to 5: byte order mark, opening, closing, strict parse, one lenient retry.
pub fn find(document: &Document) -> Result<Source<'_>, Fault> {
    let text = &document.text;
    let fail = |why, span, body| Err(Fault { reason: Reason { why, span, refuses: true }, body });
    if text.len() > LARGEST_FILE {
        return fail(Why::TooLarge, Span::at(0), Span::at(0));
    }
    let start = fence::bom_len(text);
    let Some(fence) = fence::by_first_dashes(text, start) else {
        let opened = fence::by_first_dashes(&format!("{text}\n---"), start).is_some();
        let why = if opened { Why::Unclosed } else { Why::NoFrontMatter };
        return fail(why, Span::new(start, start + first_line(&text[start..])), whole(document));
    };
    let mut notes = Vec::new();
    if let Some(span) = cut(document, fence.inner) {
        notes.push(Reason { why: Why::CutAtDashes, span, refuses: false });
    }
    let mut repairs = Vec::new();
    let yaml = match strict(document, fence.inner) {
        Ok(yaml) => yaml,
        Err(error) => {
            let repair = retry(fence.inner.of(text));
            repairs = repair.edits().iter().map(|edit| edit.span.shifted(fence.inner.start())).collect();
            let span = Span::at(error.at);
            if repairs.is_empty() {
                return fail(Why::InvalidYaml, span, fence.body);
            }
            let repaired = repair.apply(fence.inner.of(text));
            match bun::parse(&repaired, Span::new(0, repaired.len())) {
                Ok(yaml) => {
                    notes.push(Reason { why: Why::Repaired, span, refuses: false });
                    Cow::Owned(yaml)
                }
                Err(_) => return fail(Why::InvalidYaml, span, fence.body),
            }
        }
    };
    // Dots before the first key end an empty document of their own.
    let dots = fence.inner.of(text).trim_start().starts_with("...");
    let is_map = !dots && matches!(yaml.documents.as_slice(), [Node { kind: Kind::Map(..), .. }]);
    if !is_map {
        return fail(Why::NotAMap, fence.inner, fence.body);
    }
    Ok(Source { yaml, document, inner: fence.inner, body: fence.body, notes, repairs })
}

/// What JavaScript's `trim` leaves.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(fence::js_space)
}

fn first_line(text: &str) -> usize {
    text.find('\n').unwrap_or(text.len())
}

fn strict(document: &Document, inner: Span) -> Result<Cow<'_, Yaml>, yaml::SyntaxError> {
    let text = &document.text;
    match document.front.as_ref().filter(|front| front.fence.inner == inner).map(|front| &front.yaml) {
        Some(Ok(yaml)) if bun::agrees(text, inner, yaml) => Ok(Cow::Borrowed(yaml)),
        Some(read) => bun::instead_of(read.clone(), text, inner).map(Cow::Owned),
        None => bun::parse(text, inner).map(Cow::Owned),
    }
}

impl Source<'_> {
    /// The value the client has for a key: the last of several, aliases followed, merge keys (`<<`)
    /// behind the keys written.
    pub fn get(&self, key: &str) -> Option<&Node> {
        let root = self.yaml.documents.first()?;
        lookup(&self.yaml, root, key)
    }

    /// Where the value of a key stands in the text, as near as the author's own entries tell.
    pub fn place(&self, key: &str) -> Option<Span> {
        let entry = self.document.entry(key)?;
        let value = entry.value.whole();
        Some(if value.is_empty() { entry.key.span } else { value })
    }

    /// The keys in order, each once.
    pub fn keys(&self) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let keys = self.yaml.top_level().iter().map(|entry| entry.key.value.as_str());
        keys.filter(|key| seen.insert(*key)).map(str::to_owned).collect()
    }

    /// The entries of the front matter, in order.
    pub fn entries(&self) -> &[Entry] {
        self.yaml.top_level()
    }

    /// A place in the tree as a place in the text; `None` where the client's own repair moved things.
    pub fn exact(&self, span: Span) -> Option<Span> {
        (!self.notes.iter().any(|note| note.why == Why::Repaired)).then_some(span)
    }

    /// The node an alias stands for.
    pub fn resolve<'n>(&'n self, node: &'n Node) -> &'n Node {
        self.yaml.resolve(node)
    }

    /// The value of a key inside a map; `None` where the node is no map or has no such key.
    pub fn entry_of<'n>(&'n self, node: &'n Node, key: &str) -> Option<&'n Node> {
        lookup(&self.yaml, node, key)
    }
}
