//! What each reader refuses although it is YAML.

use std::collections::BTreeSet;

use super::Parser;
use crate::{
    document::{Entry, Kind, Layout, Node, Style, SyntaxError, Yaml},
    text::Span,
};

/// Nesting at which `serde_yaml` gives up.
const DEEPEST_LIBYAML: usize = 128;

/// The first thing in a tree that this reader refuses.
pub fn of(parser: Parser, text: &str, within: Span, yaml: &Yaml) -> Option<SyntaxError> {
    if let Some(second) = yaml.documents.get(1) {
        return Some(error(second.span.start(), "more than one document"));
    }
    let walk = Walk { parser, text };
    let found = yaml.documents.iter().chain(&yaml.anchors).find_map(|node| walk.node(node, 0));
    found.or_else(|| (parser == Parser::LibYaml).then(|| tab_behind_text(text, within, yaml))?)
}

fn error(at: usize, message: &str) -> SyntaxError {
    SyntaxError { at, message: message.into() }
}

struct Walk<'a> {
    parser: Parser,
    text: &'a str,
}

impl Walk<'_> {
    fn node(&self, node: &Node, deep: usize) -> Option<SyntaxError> {
        if deep > DEEPEST_LIBYAML && self.parser == Parser::LibYaml {
            return Some(error(node.span.start(), "nested too deep"));
        }
        self.property(node).or_else(|| match &node.kind {
            Kind::List(items, _) => items.iter().find_map(|item| self.node(item, deep + 1)),
            Kind::Map(entries, _) => self
                .twice(entries)
                .or_else(|| entries.iter().find_map(|entry| self.node(&entry.value, deep + 1))),
            Kind::Scalar(_) | Kind::Alias(_) => None,
        })
    }

    /// Tags, anchors and layouts that the reader does not know.
    fn property(&self, node: &Node) -> Option<SyntaxError> {
        let at = node.whole().start();
        match self.parser {
            Parser::JsYaml3 | Parser::JsYaml4 => {
                let tag = node.tag.as_ref().filter(|tag| !is_js_tag(&tag.value))?;
                Some(error(tag.span.start(), "unknown tag"))
            }
            Parser::StrictYaml => {
                let flow = matches!(&node.kind, Kind::List(_, Layout::Flow) | Kind::Map(_, Layout::Flow));
                let refused = flow
                    || node.tag.is_some()
                    || node.anchor.is_some()
                    || matches!(node.kind, Kind::Alias(_));
                refused.then(|| error(at, "flow style, a tag or an anchor"))
            }
            Parser::NpmYaml | Parser::LibYaml => None,
        }
    }

    /// A key that stands in its map twice.
    fn twice(&self, entries: &[Entry]) -> Option<SyntaxError> {
        let mut seen = BTreeSet::new();
        let twice = entries.iter().find(|entry| {
            let key = match entry.key.value.as_str() {
                "" => entry.key.span.of(self.text),
                key => key,
            };
            let merges = key == "<<" && self.parser.merges();
            !merges && !seen.insert(key)
        });
        twice.map(|entry| error(entry.key.span.start(), "a key twice"))
    }
}

fn is_js_tag(tag: &str) -> bool {
    const TAGS: [&str; 14] = [
        "!",
        "!!str",
        "!!seq",
        "!!map",
        "!!null",
        "!!bool",
        "!!int",
        "!!float",
        "!!binary",
        "!!merge",
        "!!omap",
        "!!pairs",
        "!!set",
        "!!timestamp",
    ];
    TAGS.contains(&tag)
}

/// libyaml looks for more of an unquoted text on the lines below, and stops at a tab that stands where it wants
/// blanks (`yaml/tab-blank-line`).
fn tab_behind_text(text: &str, within: Span, yaml: &Yaml) -> Option<SyntaxError> {
    if !within.of(text).contains("\n\t") {
        return None;
    }
    let plain = |entry: &&Entry| entry.value.style() == Some(Style::Plain) && !entry.value.span.is_empty();
    yaml.top_level().iter().filter(plain).find_map(|entry| {
        let behind = text.get(entry.value.span.end()..within.end())?;
        let blank = behind.len() - behind.trim_start().len();
        let tab = behind[..blank].find("\n\t")?;
        Some(error(entry.value.span.end() + tab + 1, "a tab in place of blanks"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::Parser::{self, JsYaml3, JsYaml4, LibYaml, NpmYaml, StrictYaml};
    use crate::text::Span;

    fn takes(parser: Parser, text: &str) -> bool {
        parser.parse(text, Span::new(0, text.len())).is_ok()
    }

    #[test]
    fn no_reader_takes_a_key_twice_or_two_documents() {
        for parser in [NpmYaml, JsYaml4, JsYaml3, LibYaml, StrictYaml] {
            assert!(!takes(parser, "a: 1\nb: 2\na: 3\n"), "{parser:?}");
            assert!(!takes(parser, "a: 1\n---\nb: 2\n"), "{parser:?}");
            assert!(takes(parser, "a: 1\nb: 2\n"), "{parser:?}");
        }
        assert!(takes(JsYaml4, "x: &x {a: 1}\ny: &y {b: 1}\nz:\n  <<: *x\n  <<: *y\n"));
    }

    #[test]
    fn each_reader_refuses_what_it_does_not_know() {
        assert!([NpmYaml, LibYaml].iter().all(|parser| takes(*parser, "a: !fast b")));
        assert!([JsYaml4, JsYaml3, StrictYaml].iter().all(|parser| !takes(*parser, "a: !fast b")));
        assert!(!takes(StrictYaml, "a: [b]") && takes(StrictYaml, "a:\n  - b"));
        assert!(!takes(LibYaml, "a: b\n\t\nc: d") && takes(JsYaml3, "a: b\n\t\nc: d"));
    }
}
