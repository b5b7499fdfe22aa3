//! Markdown as plain data. There is no HTML anywhere: raw HTML and XML-like tags are text, images are not
//! fetched, and a link goes to the web or to a mail address or nowhere.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use crate::document::outline::flavour;

/// A piece of a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Level 1 to 6.
    Heading(u8, Vec<Inline>),
    Paragraph(Vec<Inline>),
    /// The language after the fence, and the text.
    Code(String, String),
    Quote(Vec<Block>),
    /// The first number of an ordered list, and the items.
    List(Option<u64>, Vec<Item>),
    /// Rows of cells; the first row is the head.
    Table(Vec<Vec<Vec<Inline>>>),
    Rule,
    /// Raw HTML, to be shown as the text it is.
    Html(String),
    /// A footnote's label and its text.
    Footnote(String, Vec<Block>),
}

/// An item of a list; `checked` for task lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    pub checked: Option<bool>,
    pub blocks: Vec<Block>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strikethrough(Vec<Inline>),
    Link(Link),
    /// An image's words and address; it is not fetched.
    Image(Vec<Inline>, String),
    /// Raw HTML, to be shown as the text it is.
    Html(String),
    FootnoteMark(String),
    Break,
}

/// Words that lead somewhere; `to` is `None` for addresses a preview must not open.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub to: Option<String>,
    pub words: Vec<Inline>,
}

/// Nesting beyond which pieces are laid flat, so that hostile text cannot exhaust the stack.
const DEEPEST: usize = 24;

/// The blocks of a Markdown text. Total.
pub fn blocks(markdown: &str) -> Vec<Block> {
    let mut builder = Builder { open: vec![Open::new(Kind::Page)], skipped: 0 };
    for event in Parser::new_ext(markdown, flavour()) {
        builder.take(event);
    }
    while builder.open.len() > 1 {
        builder.close();
    }
    builder.open.pop().map(Open::into_blocks).unwrap_or_default()
}

enum Kind {
    Page,
    Heading(u8),
    Paragraph,
    Code(String),
    Quote,
    List(Option<u64>),
    Item,
    Table,
    Row,
    Cell,
    Html,
    Footnote(String),
    Emphasis,
    Strong,
    Strikethrough,
    Link(String),
    Image(String),
}

/// A piece not yet closed, with what it holds so far.
struct Open {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Item>,
    rows: Vec<Vec<Vec<Inline>>>,
    cells: Vec<Vec<Inline>>,
    checked: Option<bool>,
    text: String,
}

struct Builder {
    open: Vec<Open>,
    /// Starts not taken because they lie too deep.
    skipped: usize,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => match kind_of(tag) {
                Some(kind) if self.open.len() < DEEPEST => self.open.push(Open::new(kind)),
                _ => self.skipped += 1,
            },
            Event::End(end) => {
                let _: TagEnd = end;
                if self.skipped > 0 {
                    self.skipped -= 1;
                } else if self.open.len() > 1 {
                    self.close();
                }
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code(text.into_string())),
            Event::Html(html) => self.text(&html),
            Event::InlineHtml(html) => self.inline(Inline::Html(html.into_string())),
            Event::FootnoteReference(label) => self.inline(Inline::FootnoteMark(label.into_string())),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            Event::TaskListMarker(done) => {
                let item = self.open.iter_mut().rev().find(|open| matches!(open.kind, Kind::Item));
                if let Some(item) = item {
                    item.checked = Some(done);
                }
            }
        }
    }

    fn last(&mut self) -> Option<&mut Open> {
        self.open.last_mut()
    }

    fn text(&mut self, text: &str) {
        let Some(open) = self.last() else { return };
        match (&open.kind, open.inlines.last_mut()) {
            (Kind::Code(_) | Kind::Html, _) => open.text.push_str(text),
            (_, Some(Inline::Text(before))) => before.push_str(text),
            _ => open.inlines.push(Inline::Text(text.to_owned())),
        }
    }

    fn inline(&mut self, inline: Inline) {
        if let Some(open) = self.last() {
            open.inlines.push(inline);
        }
    }

    fn block(&mut self, block: Block) {
        if let Some(open) = self.last() {
            open.settle();
            open.blocks.push(block);
        }
    }

    fn close(&mut self) {
        let Some(mut done) = self.open.pop() else { return };
        let inlines = std::mem::take(&mut done.inlines);
        match done.kind {
            Kind::Heading(level) => self.block(Block::Heading(level, inlines)),
            Kind::Paragraph => self.block(Block::Paragraph(inlines)),
            Kind::Code(language) => self.block(Block::Code(language, done.text)),
            Kind::Html => self.block(Block::Html(done.text)),
            Kind::List(first) => self.block(Block::List(first, done.items)),
            Kind::Table => self.block(Block::Table(done.rows)),
            Kind::Emphasis => self.inline(Inline::Emphasis(inlines)),
            Kind::Strong => self.inline(Inline::Strong(inlines)),
            Kind::Strikethrough => self.inline(Inline::Strikethrough(inlines)),
            Kind::Link(to) => self.inline(Inline::Link(Link { to: web_address(&to), words: inlines })),
            Kind::Image(to) => self.inline(Inline::Image(inlines, to)),
            Kind::Quote | Kind::Footnote(_) | Kind::Item | Kind::Page => {
                done.inlines = inlines;
                self.close_container(done);
            }
            Kind::Row => {
                if let Some(table) = self.last() {
                    table.rows.push(done.cells);
                }
            }
            Kind::Cell => {
                if let Some(row) = self.last() {
                    row.cells.push(inlines);
                }
            }
        }
    }

    fn close_container(&mut self, mut done: Open) {
        done.settle();
        match done.kind {
            Kind::Quote => self.block(Block::Quote(done.blocks)),
            Kind::Footnote(label) => self.block(Block::Footnote(label, done.blocks)),
            _ => {
                if let Some(list) = self.last() {
                    list.items.push(Item { checked: done.checked, blocks: done.blocks });
                }
            }
        }
    }
}

impl Open {
    fn new(kind: Kind) -> Self {
        Self {
            kind,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            rows: Vec::new(),
            cells: Vec::new(),
            checked: None,
            text: String::new(),
        }
    }

    /// Words directly inside a container (tight list items) become a paragraph of their own.
    fn settle(&mut self) {
        if !self.inlines.is_empty() {
            self.blocks.push(Block::Paragraph(std::mem::take(&mut self.inlines)));
        }
    }

    fn into_blocks(mut self) -> Vec<Block> {
        self.settle();
        self.blocks
    }
}

fn kind_of(tag: Tag<'_>) -> Option<Kind> {
    Some(match tag {
        Tag::Heading { level, .. } => Kind::Heading(level as u8),
        Tag::Paragraph => Kind::Paragraph,
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            Kind::Code(info.split([' ', ',']).next().unwrap_or("").to_owned())
        }
        Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(String::new()),
        Tag::BlockQuote(_) => Kind::Quote,
        Tag::List(first) => Kind::List(first),
        Tag::Item => Kind::Item,
        Tag::Table(_) => Kind::Table,
        Tag::TableHead | Tag::TableRow => Kind::Row,
        Tag::TableCell => Kind::Cell,
        Tag::HtmlBlock => Kind::Html,
        Tag::FootnoteDefinition(label) => Kind::Footnote(label.into_string()),
        Tag::Emphasis => Kind::Emphasis,
        Tag::Strong => Kind::Strong,
        Tag::Strikethrough => Kind::Strikethrough,
        Tag::Link { dest_url, .. } => Kind::Link(dest_url.into_string()),
        Tag::Image { dest_url, .. } => Kind::Image(dest_url.into_string()),
        _ => return None,
    })
}

/// The address, where it is one of the web or of mail. Anything else, scripts above all, leads nowhere.
fn web_address(to: &str) -> Option<String> {
    let trimmed = to.trim();
    let lower = trimmed.get(..8).unwrap_or(trimmed).to_ascii_lowercase();
    let allowed = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    (allowed && !trimmed.contains(char::is_control)).then(|| trimmed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &str) -> Inline {
        Inline::Text(words.to_owned())
    }

    #[test]
    fn html_stays_the_text_it_is() {
        assert_eq!(
            blocks("<example>\nuser: a\n</example>\n\nA <b onclick=x>b</b>"),
            [
                Block::Html("<example>\nuser: a\n</example>\n".into()),
                Block::Paragraph(vec![
                    text("A "),
                    Inline::Html("<b onclick=x>".into()),
                    text("b"),
                    Inline::Html("</b>".into())
                ])
            ]
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
        assert_eq!(
            blocks("| a |\n|---|\n| b |"),
            [Block::Table(vec![vec![vec![text("a")]], vec![vec![text("b")]]])]
        );
        let Some(Block::List(Some(3), items)) = blocks("3. one\n4. [x] two").into_iter().next() else {
            panic!("no ordered list")
        };
        assert_eq!(items[0].blocks, [Block::Paragraph(vec![text("one")])]);
        assert_eq!(items[1].checked, Some(true));
    }

    #[test]
    fn deep_nesting_is_laid_flat_and_loses_no_word() {
        let deep = format!("{}word", "> ".repeat(3000));
        let shown = format!("{:?}", blocks(&deep));
        assert!(shown.contains("word"));
        assert!(shown.matches("Quote").count() < DEEPEST);
    }
}
