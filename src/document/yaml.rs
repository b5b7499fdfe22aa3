//! The one file that names the YAML parser: its events become a tree with byte spans.

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, StructureStyle};

use super::{
    LARGEST,
    node::{Entry, Kind, Layout, Node, Scalar, Style},
};
use crate::text::{Span, Spanned};

/// A front matter that parses.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Yaml {
    /// The value of each YAML document in the block: none for an empty block, nearly always one.
    pub documents: Vec<Node>,
    /// Comments with their `#`.
    pub comments: Vec<Span>,
    /// What the aliases stand for; aliases inside them are not unfolded. Of many anchors nested in one another only
    /// the inner ones are kept; other aliases stand for nothing.
    pub anchors: Vec<Node>,
}

/// Where and why a strict reader stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Byte offset in the whole text.
    pub at: usize,
    pub message: String,
}

/// Nesting beyond which a text is refused. Real clients read 300 levels (`yaml/deep-300`); the tree is
/// dropped recursively, so there has to be an end.
const DEEPEST: usize = 512;

/// So often, on the whole, may a byte stand in values that have an anchor, one inside another: each is kept apart.
const MOST_NESTED_ANCHORS: usize = 16;

/// Parses a part of a text strictly (YAML 1.2; indentation enforced). Offsets count in the whole text.
///
/// A comma or closing bracket of a list may begin a line at any column, as the readers of all clients but one
/// let it.
pub fn parse(text: &str, within: Span) -> Result<Yaml, SyntaxError> {
    let mut error = match parse_exactly(text, within.start(), within.of(text)) {
        Ok(yaml) => return Ok(yaml),
        Err(error) => error,
    };
    let mut source = within.of(text).to_owned();
    for _ in 0..MOST_PULLED_UP.min(MOST_PARSED_AGAIN / source.len().max(1)) {
        let Some(patched) = with_bracket_pulled_up(text, within, &source, error.at - within.start()) else {
            break;
        };
        source = patched;
        error = match parse_exactly(text, within.start(), &source) {
            Ok(yaml) => return Ok(yaml),
            Err(error) => error,
        };
    }
    Err(error)
}

/// Each such line costs another parse: there has to be an end.
const MOST_PULLED_UP: usize = 50;

/// And so many bytes are parsed again at most, twice over: a large text with such lines is none of a person.
const MOST_PARSED_AGAIN: usize = LARGEST;

/// The source with all between such a comma or bracket and what stands before it made blanks: same length, same
/// meaning. `None` where none stands there, or none is open.
fn with_bracket_pulled_up(text: &str, within: Span, source: &str, at: usize) -> Option<String> {
    let before = source.get(..at).filter(|_| source[at..].starts_with([']', '}', ',']))?;
    let mut kept = before.trim_end();
    loop {
        let line = kept.rfind('\n').map_or(0, |start| start + 1);
        let comment = match kept[line..].find('#') {
            Some(0) => 0,
            Some(at) if kept[line..line + at].ends_with([' ', '\t']) => at,
            _ => break,
        };
        if kept[line..].contains(['"', '\'']) {
            // The hash may stand in quotes.
            return None;
        }
        kept = kept[..line + comment].trim_end();
    }
    let below = before[kept.len()..].contains('\n');
    let open =
        parse_exactly(text, within.start(), before).is_err_and(|error| error.message.starts_with("unclosed"));
    (below && open).then(|| format!("{kept}{}{}", " ".repeat(at - kept.len()), &source[at..]))
}

fn parse_exactly(text: &str, base: usize, source: &str) -> Result<Yaml, SyntaxError> {
    let mut options = Options::default();
    options.strict_indentation = true;
    options.emit_anchor_events = true;
    options.flow_nesting_limit = DEEPEST;
    options.block_nesting_limit = DEEPEST;
    options.max_buffered_comment_events = usize::MAX;
    let mut builder = Builder::new(text, base, LARGEST.min(MOST_NESTED_ANCHORS * source.len()));
    for event in Parser::new_from_str_with_options(source, options) {
        match event {
            Ok((event, span)) => builder.take(event, span),
            Err(error) => return Err(syntax_error(&error, Span::new(base, base + source.len()))),
        }
    }
    Ok(builder.yaml)
}

impl Yaml {
    /// The entries of the map a front matter is; none where it is something else.
    pub fn top_level(&self) -> &[Entry] {
        match self.documents.first().map(|node| &node.kind) {
            Some(Kind::Map(entries, _)) => entries,
            _ => &[],
        }
    }

    /// The node an alias stands for; any other node itself.
    pub fn resolve<'a>(&'a self, node: &'a Node) -> &'a Node {
        match node.kind {
            Kind::Alias(anchor) => self.anchors.get(anchor).unwrap_or(node),
            _ => node,
        }
    }
}

fn syntax_error(error: &ScanError, within: Span) -> SyntaxError {
    let offset = error.marker().byte_offset().unwrap_or(0);
    SyntaxError { at: (within.start() + offset).min(within.end()), message: error.info() }
}

/// Turns events into nodes; collections not yet closed wait on a stack.
struct Builder<'a> {
    text: &'a str,
    yaml: Yaml,
    open: Vec<Open>,
    /// Byte offset of the parsed part in the whole text.
    base: usize,
    /// The place of each anchor kept, by the parser's id of it.
    kept: Vec<Option<usize>>,
    /// Bytes of anchored values that may still be kept.
    room: usize,
}

struct Open {
    node: Node,
    key: Option<Spanned<String>>,
    anchor_id: usize,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str, base: usize, room: usize) -> Self {
        Self { text, yaml: Yaml::default(), open: Vec::new(), base, kept: Vec::new(), room }
    }

    fn take(&mut self, event: Event<'_>, at: granit_parser::Span) {
        let span = self.span(at);
        match event {
            Event::Scalar(text, style, id, _) => {
                let style = style_of(style);
                let span = match style {
                    Style::Literal | Style::Folded => self.with_header(span),
                    _ => span,
                };
                // An absent value comes as a tilde of no length.
                let text = if span.is_empty() { String::new() } else { text.into_owned() };
                let node = self.node(Kind::Scalar(Scalar { text, style }), span, at);
                self.add(node, id);
            }
            Event::SequenceStart(layout, id, _) => {
                self.begin(Kind::List(Vec::new(), layout_of(layout)), span, at, id);
            }
            Event::MappingStart(layout, id, _) => {
                self.begin(Kind::Map(Vec::new(), layout_of(layout)), span, at, id);
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            Event::Alias(id) => {
                let node = self.node(Kind::Alias(self.place_of(id).unwrap_or(usize::MAX)), span, at);
                self.add(node, 0);
            }
            Event::Anchor(id, name) => self.name_anchor(id, Spanned::new(name.into_owned(), span)),
            Event::Comment(..) => self.yaml.comments.push(span),
            _ => {}
        }
    }

    fn place_of(&self, anchor_id: usize) -> Option<usize> {
        self.kept.get(anchor_id).copied().flatten()
    }

    fn node(&self, kind: Kind, span: Span, at: granit_parser::Span) -> Node {
        let tag = at.tag_span().map(|tag| self.span(tag));
        let named = |span: Span| Spanned::new(self.text.get(span.range()).unwrap_or("").to_owned(), span);
        Node { kind, span, tag: tag.map(named), anchor: None }
    }

    fn begin(&mut self, kind: Kind, span: Span, at: granit_parser::Span, anchor_id: usize) {
        let node = self.node(kind, span, at);
        self.open.push(Open { node, key: None, anchor_id });
    }

    fn end(&mut self, span: Span) {
        let Some(mut open) = self.open.pop() else { return };
        let last = match &open.node.kind {
            Kind::List(items, Layout::Block) => items.last().map(|item| item.whole().end),
            Kind::Map(entries, Layout::Block) => {
                entries.last().map(|entry| entry.value.whole().end.max(entry.key.span.end))
            }
            _ => Some(span.end),
        };
        open.node.span.end = last.unwrap_or(span.end).max(open.node.span.start);
        self.add(open.node, open.anchor_id);
    }

    fn add(&mut self, node: Node, anchor_id: usize) {
        if anchor_id != 0 && node.span.len() <= self.room {
            self.room -= node.span.len();
            self.kept.resize(self.kept.len().max(anchor_id + 1), None);
            self.kept[anchor_id] = Some(self.yaml.anchors.len());
            self.yaml.anchors.push(node.clone());
        }
        let Some(parent) = self.open.last_mut() else {
            self.yaml.documents.push(node);
            return;
        };
        match &mut parent.node.kind {
            Kind::List(items, _) => items.push(node),
            Kind::Map(entries, _) => match parent.key.take() {
                Some(key) => entries.push(Entry { key, value: node }),
                None => parent.key = Some(key(node)),
            },
            Kind::Scalar(_) | Kind::Alias(_) => {}
        }
    }

    /// The parser tells an anchor's name right behind its node: a scalar is already placed, a collection
    /// still open.
    fn name_anchor(&mut self, id: usize, name: Spanned<String>) {
        if let Some(open) = self.open.last_mut().filter(|open| open.anchor_id == id) {
            open.node.anchor = Some(name);
            return;
        }
        let kept = self.place_of(id).and_then(|at| self.yaml.anchors.get_mut(at));
        if let Some(kept) = kept {
            kept.anchor = Some(name.clone());
        }
        let placed = match self.open.last_mut().map(|open| &mut open.node.kind) {
            Some(Kind::List(items, _)) => items.last_mut(),
            Some(Kind::Map(entries, _)) => entries.last_mut().map(|entry| &mut entry.value),
            _ => self.yaml.documents.last_mut(),
        };
        if let Some(node) = placed {
            node.anchor = Some(name);
        }
    }

    /// A block's place from its `|` or `>` to its last line that is not blank; the parser gives the lines
    /// alone, with the blank ones behind them.
    fn with_header(&self, lines: Span) -> Span {
        let before = self.text.get(self.base..lines.start()).unwrap_or("").trim_end();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let header = before[line..].find(" #").map_or(before, |at| &before[..line + at]).trim_end();
        let bare = header.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
        let start = if bare.ends_with(['|', '>']) { self.base + bare.len() - 1 } else { lines.start() };
        let written = self.text.get(start..lines.end()).unwrap_or("");
        Span::new(start, start + written.trim_end_matches(['\n', '\r', ' ', '\t']).len())
    }

    fn span(&self, span: granit_parser::Span) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        Span::new(range.start, range.end).shifted(self.base)
    }
}

fn key(node: Node) -> Spanned<String> {
    let span = node.span;
    match node.kind {
        Kind::Scalar(scalar) => Spanned::new(scalar.text, span),
        _ => Spanned::new(String::new(), span),
    }
}

fn style_of(style: ScalarStyle) -> Style {
    match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal => Style::Literal,
        ScalarStyle::Folded => Style::Folded,
    }
}

fn layout_of(layout: StructureStyle) -> Layout {
    match layout {
        StructureStyle::Block => Layout::Block,
        StructureStyle::Flow => Layout::Flow,
    }
}
