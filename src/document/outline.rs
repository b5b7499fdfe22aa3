//! The headings of the Markdown body.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::Document;
use crate::text::Span;

/// One heading of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// Its words, without marks.
    pub title: String,
    /// Its place in the whole text.
    pub span: Span,
}

/// The flavour of Markdown that bodies are written in: GitHub's.
pub fn flavour() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
}

/// The headings of a document's body, in order. None of them is inside a code fence.
pub fn headings(document: &Document) -> Vec<Heading> {
    let body = document.slice(document.body);
    let mut found: Vec<Heading> = Vec::new();
    let mut inside = false;
    for (event, range) in Parser::new_ext(body, flavour()).into_offset_iter() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                inside = true;
                found.push(Heading {
                    level: level_of(level),
                    title: String::new(),
                    span: Span::new(range.start, range.end).shifted(document.body.start()),
                });
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(text) | Event::Code(text) if inside => {
                if let Some(heading) = found.last_mut() {
                    heading.title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    found
}

/// The code block that a fence opens and none closes before the body ends, in the whole text.
pub fn unclosed_fence(document: &Document) -> Option<Span> {
    let body = document.slice(document.body);
    let fenced = |event: &Event<'_>| matches!(event, Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))));
    let blocks = Parser::new_ext(body, flavour()).into_offset_iter().filter(|(event, _)| fenced(event));
    let (_, range) = blocks.last().filter(|(_, range)| body[range.end..].trim().is_empty())?;
    let mut lines = body[range.clone()].trim_end().lines();
    let fence = |line: &str| {
        let line = line.trim_start_matches([' ', '\t', '>']);
        line.len() - line.trim_start_matches(['`', '~']).len()
    };
    let opening = fence(lines.next()?);
    let closed =
        lines.next_back().is_some_and(|last| fence(last) >= opening && last.trim_end().ends_with(['`', '~']));
    (!closed).then(|| Span::new(range.start, range.end).shifted(document.body.start()))
}

fn level_of(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_that_nothing_closes_is_found() {
        let unclosed = |body: &str| {
            let document = Document::parse(format!("---\nname: a\n---\n{body}"));
            unclosed_fence(&document).map(|span| document.slice(span).to_owned())
        };
        assert_eq!(unclosed("a\n```\nb\n"), Some("```\nb\n".into()));
        assert_eq!(unclosed("a\n````\nb\n```\n"), Some("````\nb\n```\n".into()));
        assert_eq!(unclosed("a\n```\nb\n```\n"), None);
        assert_eq!(unclosed("- a\n  ```\n  b\n\nText\n"), None);
    }

    #[test]
    fn headings_keep_their_place_in_the_whole_text() {
        let text = "---\nname: a\n---\n# One `two`\n\n```\n# not this\n```\n\nThree\n-----\n";
        let document = Document::parse(text);
        let found = headings(&document);
        let titles: Vec<_> = found.iter().map(|h| (h.level, h.title.as_str())).collect();
        assert_eq!(titles, [(1, "One two"), (2, "Three")]);
        assert!(found[0].span.of(text).starts_with("# One"));
    }
}
