//! Texts in quotes and lists in brackets that go on further left than YAML 1.2 allows, mostly at the very start of
//! a line. js-yaml, libyaml and Python's reader take them as they are (`yaml/single-quoted-lines-column-0`,
//! `yaml/flow-list-column-0`).

use crate::{
    document::{Entry, Kind, Node, SyntaxError, Yaml},
    text::Span,
};

/// A text put as strict YAML wants it, and what was put in or taken out for that.
#[derive(Default)]
pub struct Loosened {
    pub text: String,
    /// The places of characters that the text does not hold.
    pub added: Vec<usize>,
    /// How many bytes of the text are left out up to a place.
    pub removed: Vec<(usize, usize)>,
}

/// What is open at the end of a line.
#[derive(Clone, Copy, Default)]
struct Open {
    quote: Option<char>,
    brackets: usize,
}

/// The front matter with the lines of its quotes and brackets indented; `None` where that is not what ails it.
pub fn indented(text: &str, within: Span, error: &SyntaxError) -> Option<Loosened> {
    let source = within.of(text);
    let mut out = Loosened::default();
    let mut open = Open::default();
    let mut margin = 0;
    let mut begun = None;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if open.is_any() && !line.trim().is_empty() && indent <= margin {
            for _ in indent..=margin {
                out.added.push(out.text.len());
                out.text.push(' ');
            }
            begun = begun.or(Some(at));
        }
        out.text.push_str(line);
        if open.is_any() {
            open.take(line);
        } else if let Some(value) = value_of(line) {
            margin = indent;
            open.take(value);
        }
        at += line.len();
    }
    // Nothing above the first of these lines is at fault.
    let found = error.at.checked_sub(within.start()).zip(begun).is_some_and(|(error, begun)| error >= begun);
    found.then_some(out)
}

/// The value a line begins, if it begins with a quote or a bracket.
fn value_of(line: &str) -> Option<&str> {
    let mut value = line.trim_start();
    while let Some(item) = value.strip_prefix("- ") {
        value = item.trim_start();
    }
    let opening = ['"', '\'', '[', '{'];
    if !value.starts_with(opening) {
        let (key, behind) = value.split_once(':')?;
        let is_key = !key.is_empty() && !key.contains(opening) && !key.contains('#');
        value = behind.strip_prefix([' ', '\t']).filter(|_| is_key)?.trim_start();
    }
    value.starts_with(opening).then_some(value)
}

impl Open {
    fn is_any(self) -> bool {
        self.quote.is_some() || self.brackets > 0
    }

    /// Goes on through a line. Outside of brackets, what stands behind a closed quote is none of ours.
    fn take(&mut self, mut rest: &str) {
        loop {
            if let Some(quote) = self.quote {
                let Some(at) = closes(rest, quote) else { return };
                self.quote = None;
                rest = &rest[at + 1..];
                if self.brackets == 0 {
                    return;
                }
            }
            let Some(at) = rest.find(['"', '\'', '[', ']', '{', '}', '#']) else { return };
            let before = rest[..at].chars().next_back();
            let parted = before.is_none_or(|c| c.is_whitespace() || matches!(c, '[' | '{' | ',' | ':'));
            match rest.as_bytes()[at] {
                quote @ (b'"' | b'\'') if parted => self.quote = Some(char::from(quote)),
                b'[' | b'{' => self.brackets += 1,
                b']' | b'}' => self.brackets = self.brackets.saturating_sub(1),
                b'#' if parted => return,
                _ => {}
            }
            rest = &rest[at + 1..];
            if !self.is_any() {
                return;
            }
        }
    }
}

/// Where a line closes a text in these quotes.
pub fn closes(line: &str, quote: char) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == '"' => at += 2,
            b'\'' if quote == '\'' && bytes.get(at + 1) == Some(&b'\'') => at += 2,
            byte if char::from(byte) == quote => return Some(at),
            _ => at += 1,
        }
    }
    None
}

impl Loosened {
    /// Moves every place of the tree back to where it stands in the text.
    pub fn put_back(&self, yaml: &mut Yaml, within: Span) {
        let place = |at: usize| {
            let last = self.removed.partition_point(|(before, _)| *before <= at).checked_sub(1);
            let removed = last.map_or(0, |last| self.removed[last].1);
            within.start() + at + removed - self.added.partition_point(|added| *added < at)
        };
        let span = |span: Span| Span::new(place(span.start()), place(span.end()));
        yaml.documents.iter_mut().chain(&mut yaml.anchors).for_each(|node| move_node(node, &span));
        yaml.comments.iter_mut().for_each(|comment| *comment = span(*comment));
    }
}

fn move_node(node: &mut Node, place: &impl Fn(Span) -> Span) {
    node.span = place(node.span);
    for property in [&mut node.tag, &mut node.anchor].into_iter().flatten() {
        property.span = place(property.span);
    }
    match &mut node.kind {
        Kind::List(items, _) => items.iter_mut().for_each(|item| move_node(item, place)),
        Kind::Map(entries, _) => {
            for Entry { key, value } in entries {
                key.span = place(key.span);
                move_node(value, place);
            }
        }
        Kind::Scalar(_) | Kind::Alias(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::Parser;
    use crate::{document::Kind, text::Span};

    #[test]
    fn quoted_texts_go_on_at_the_start_of_a_line_and_keep_their_places() {
        let text = "a: 'one\ntwo: it''s\n\nthree'\nb:\n- \"x\ny\"\nc: 1\n";
        let within = Span::new(0, text.len());
        assert!(Parser::NpmYaml.parse(text, within).is_err());
        let yaml = Parser::JsYaml4.parse(text, within).unwrap();
        let entries = yaml.top_level();
        assert_eq!(entries[0].value.text(), Some("one two: it's\nthree"));
        assert_eq!(entries[2].value.span.of(text), "1");
        assert_eq!(entries[0].value.span.of(text), "'one\ntwo: it''s\n\nthree'");
    }

    #[test]
    fn brackets_go_on_there_too_and_other_faults_stay() {
        for (text, items) in [("a: [\nb,\nc\n]\n", 2), ("k:\n  a: [\n{b: 'x\ny'}\n]\n", 1)] {
            let yaml = Parser::LibYaml.parse(text, Span::new(0, text.len())).unwrap();
            let value = &yaml.top_level()[0].value;
            let list = match &value.kind {
                Kind::Map(entries, _) => &entries[0].value,
                _ => value,
            };
            assert!(matches!(&list.kind, Kind::List(found, _) if found.len() == items), "{text:?}");
        }
        for text in ["a: 'one\ntwo'\nb: c: d\n", "a: one\ntwo\n", "a: 'b\n"] {
            assert!(Parser::LibYaml.parse(text, Span::new(0, text.len())).is_err(), "{text:?}");
        }
    }
}
