//! Markdown as plain data, in GitHub's flavour. There is no HTML anywhere: raw HTML and XML-like tags are text,
//! images are not fetched, and a link goes to the web or to a mail address or nowhere.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::piece::{Kind, Piece};
use crate::{document::outline::flavour, text::Span};

/// Some of the blocks of a text, in order. A page builds a part when it is to be seen, and builds it anew only when
/// the pieces differ: where it begins says nothing of that.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    pub start: usize,
    pub pieces: Vec<Piece>,
}

/// Nesting beyond which pieces are laid flat, so that hostile text cannot exhaust the stack.
const DEEPEST: usize = 24;

/// A part ends at the first block, item, row or line behind this many bytes.
const LONG: usize = 2048;

/// Lines of code are one text up to this many bytes.
const LONG_TEXT: usize = 2048;

/// The parts of a Markdown text. Total.
pub fn parts(markdown: &str) -> Vec<Part> {
    let mut builder = Builder { parts: vec![Part::default()], open: Vec::new(), skipped: 0 };
    for (event, range) in Parser::new_ext(markdown, flavour()).into_offset_iter() {
        builder.take(event, &range);
    }
    while builder.close() {}
    builder.parts.retain(|part| !part.pieces.is_empty());
    builder.parts
}

struct Builder {
    parts: Vec<Part>,
    /// Pieces not yet closed, each inside the one before.
    open: Vec<Piece>,
    /// Starts not taken because they lie too deep.
    skipped: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, range: &Range<usize>) {
        if !matches!(event, Event::End(_)) {
            self.part_at(range.start);
        }
        let kind = match event {
            Event::Start(tag) => return self.start(tag, range),
            Event::End(_) => return self.end(),
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                return self.lines(&text, range);
            }
            Event::Html(text) => return self.lines(&text, range),
            Event::InlineHtml(text) => return self.text(Kind::Html, &text, range),
            Event::SoftBreak => return self.text(Kind::Text, "\n", range),
            Event::Code(text) => return self.leaf(Kind::Code, &text, range),
            Event::FootnoteReference(label) => return self.leaf(Kind::FootnoteMark, &label, range),
            Event::HardBreak => Kind::Break,
            Event::Rule => Kind::Rule,
            Event::TaskListMarker(done) => Kind::Task(done),
        };
        self.leaf(kind, "", range);
    }

    /// Begins a new part where one is full: between two blocks, or inside a long one between two of its pieces.
    fn part_at(&mut self, at: usize) {
        let full = self.parts.last().is_some_and(|part| at >= part.start + LONG);
        match &self.open[..] {
            _ if !full => {}
            [] => self.parts.push(Part { start: at, pieces: Vec::new() }),
            [long] if long.kind.is_long() && !long.inside.is_empty() => self.cut(at),
            _ => {}
        }
    }

    /// Goes on with the one open piece in a new part.
    fn cut(&mut self, at: usize) {
        let Some(before) = self.open.first() else { return };
        let kind = match before.kind {
            Kind::NumberedList(first) => Kind::NumberedList(first + before.inside.len() as u64),
            kind => kind,
        };
        let piece = Piece::new(kind, Span::at(0), before.text.clone());
        self.close();
        self.parts.push(Part { start: at, pieces: Vec::new() });
        self.open.push(piece);
    }

    fn span(&self, range: &Range<usize>) -> Span {
        let start = self.parts.last().map_or(0, |part| part.start);
        Span::new(range.start.saturating_sub(start), range.end.saturating_sub(start))
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        match kind_of(tag) {
            Some((kind, text)) if self.open.len() < DEEPEST => {
                self.open.push(Piece::new(kind, self.span(range), text));
            }
            _ => self.skipped += 1,
        }
    }

    fn end(&mut self) {
        match self.skipped {
            0 => drop(self.close()),
            _ => self.skipped -= 1,
        }
    }

    /// Words, of which a long text that stands in the Markdown letter by letter is cut at the ends of lines.
    fn lines(&mut self, text: &str, range: &Range<usize>) {
        let mut at = 0;
        while text.len() - at > LONG_TEXT && text.len() == range.len() {
            let Some(end) = text.as_bytes()[at + LONG_TEXT..].iter().position(|byte| *byte == b'\n') else {
                break;
            };
            let end = at + LONG_TEXT + end + 1;
            self.text(Kind::Text, &text[at..end], &(range.start + at..range.start + end));
            at = end;
            self.part_at(range.start + at);
        }
        self.text(Kind::Text, &text[at..], &(range.start + at..range.end));
    }

    /// Words; those that go on are put to those before.
    fn text(&mut self, kind: Kind, text: &str, range: &Range<usize>) {
        let end = self.span(range).end;
        match self.open.last_mut().and_then(|open| open.inside.last_mut()) {
            Some(before) if before.kind == kind && before.text.len() < LONG_TEXT => {
                before.text.push_str(text);
                before.span.end = end;
            }
            _ => self.leaf(kind, text, range),
        }
    }

    fn leaf(&mut self, kind: Kind, text: &str, range: &Range<usize>) {
        self.put(Piece::new(kind, self.span(range), text));
    }

    fn put(&mut self, piece: Piece) {
        let outer = self.open.last_mut().map(|open| &mut open.inside);
        if let Some(outer) = outer.or(self.parts.last_mut().map(|part| &mut part.pieces)) {
            outer.push(piece);
        }
    }

    /// Closes the innermost piece; whether there was one.
    fn close(&mut self) -> bool {
        let Some(piece) = self.open.pop() else { return false };
        self.put(piece);
        true
    }
}

fn kind_of(tag: Tag<'_>) -> Option<(Kind, String)> {
    let kind = match tag {
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            return Some((Kind::CodeBlock, info.split([' ', ',']).next().unwrap_or("").to_owned()));
        }
        Tag::FootnoteDefinition(label) => return Some((Kind::Footnote, label.into_string())),
        Tag::Link { dest_url, .. } => {
            return Some(match web_address(&dest_url) {
                Some(address) => (Kind::Link, address.to_owned()),
                None => (Kind::DeadLink, dest_url.into_string()),
            });
        }
        Tag::Image { dest_url, .. } => return Some((Kind::Image, dest_url.into_string())),
        Tag::Heading { level, .. } => Kind::Heading(level as u8),
        Tag::Paragraph => Kind::Paragraph,
        Tag::CodeBlock(CodeBlockKind::Indented) => Kind::CodeBlock,
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::List(None) => Kind::List,
        Tag::List(Some(first)) => Kind::NumberedList(first),
        Tag::Item => Kind::Item,
        Tag::Table(_) => Kind::Table,
        Tag::TableHead => Kind::Head,
        Tag::TableRow => Kind::Row,
        Tag::TableCell => Kind::Cell,
        Tag::HtmlBlock => Kind::HtmlBlock,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Strikethrough => Kind::Strikethrough,
        _ => return None,
    };
    Some((kind, String::new()))
}

/// The address, where it is one of the web or of mail. Anything else, scripts above all, leads nowhere.
fn web_address(to: &str) -> Option<&str> {
    let trimmed = to.trim();
    let lower = trimmed.get(..8).unwrap_or(trimmed).to_ascii_lowercase();
    let allowed = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    (allowed && !trimmed.contains(char::is_control)).then_some(trimmed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as one line: `p(text code)`.
    fn shape(markdown: &str) -> String {
        fn line(pieces: &[Piece]) -> String {
            let one = |piece: &Piece| match piece.inside[..] {
                [] => format!("{:?} {:?}", piece.kind, piece.text),
                _ => format!("{:?}({})", piece.kind, line(&piece.inside)),
            };
            pieces.iter().map(one).collect::<Vec<_>>().join(", ")
        }
        parts(markdown).iter().map(|part| line(&part.pieces)).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn html_stays_the_text_it_is() {
        assert_eq!(
            shape("<example>\nuser: a\n</example>\n\nA <b onclick=x>b</b>"),
            "HtmlBlock(Text \"<example>\\nuser: a\\n</example>\\n\"), \
             Paragraph(Text \"A \", Html \"<b onclick=x>\", Text \"b\", Html \"</b>\")"
        );
    }

    #[test]
    fn only_addresses_of_the_web_and_of_mail_lead_somewhere() {
        let open = ["https://a.example/b", "HTTP://a.example", "mailto:a@b.example"];
        assert!(open.iter().all(|to| web_address(to).is_some()));
        let shut = [
            "javascript:alert(1)",
            " JavaScript:x",
            "data:text/html,x",
            "//a.example",
            "/a",
            "#a",
            "java\nscript:x",
        ];
        assert!(shut.iter().all(|to| web_address(to).is_none()));
    }

    #[test]
    fn tables_lists_and_tasks_have_their_shape() {
        assert_eq!(shape("| a |\n|---|\n| b |"), "Table(Head(Cell(Text \"a\")), Row(Cell(Text \"b\")))");
        assert_eq!(
            shape("3. one\n4. [x] two"),
            "NumberedList(3)(Item(Text \"one\"), Item(Task(true) \"\", Text \"two\"))"
        );
        assert_eq!(
            shape("a[^1] ~~b~~\n\n[^1]: c"),
            "Paragraph(Text \"a\", FootnoteMark \"1\", Text \" \", Strikethrough(Text \"b\")), \
             Footnote(Paragraph(Text \"c\"))"
        );
    }

    #[test]
    fn deep_nesting_is_laid_flat_and_loses_no_word() {
        let shown = shape(&format!("{}word", "> ".repeat(3000)));
        assert!(shown.contains("word"));
        assert!(shown.matches("Quote").count() <= DEEPEST);
    }

    #[test]
    fn every_block_knows_its_place() {
        let text = format!("{}# Title\n\n- one\n- two\n", "word word\n\n".repeat(500));
        let parts = parts(&text);
        assert!(parts.len() > 2);
        let last = parts.last().unwrap();
        let heading = last.pieces.iter().find(|piece| piece.kind == Kind::Heading(1)).unwrap();
        assert!(heading.span.shifted(last.start).of(&text).starts_with("# Title"));
        let list = last.pieces.last().unwrap();
        assert!(list.inside[1].span.shifted(last.start).of(&text).starts_with("- two"));
    }

    #[test]
    fn a_long_block_is_cut_between_its_pieces() {
        let list = "1. some words\n".repeat(3000);
        let parts = parts(&list);
        assert!(parts.len() > 3);
        assert_eq!(parts.iter().map(|part| part.pieces[0].inside.len()).sum::<usize>(), 3000);
        let Kind::NumberedList(first) = parts[1].pieces[0].kind else { panic!("no list") };
        assert_eq!(first as usize, parts[0].pieces[0].inside.len() + 1);
        let code = format!("```sh\n{}```\n", "echo words\n".repeat(3000));
        assert!(super::parts(&code).iter().all(|part| part.pieces[0].text == "sh"));
        assert!(super::parts(&code).len() > 2);
    }
}
