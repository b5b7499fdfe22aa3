//! The Markdown of the body.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::Document;
use crate::text::Span;

/// The flavour of Markdown that bodies are written in: GitHub's.
pub fn flavour() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
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
}
