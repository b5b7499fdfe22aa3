//! The structure of rendered Markdown, ours beside that of the parser's own HTML: tags without attributes, and the
//! words between them.

use agent_playground::preview::{self, Kind, Piece};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

/// Where the two differ; `None` where they do not.
pub fn difference(markdown: &str) -> Option<[String; 3]> {
    let (theirs, ours) = (structure(&theirs(markdown)), structure(&ours(markdown)));
    (theirs != ours).then(|| [markdown.to_owned(), theirs, ours])
}

/// One token a line, blanks between tags left out.
fn structure(html: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for token in html.split_inclusive('>').flat_map(|piece| match piece.find('<') {
        Some(at) => vec![&piece[..at], &piece[at..]],
        None => vec![piece],
    }) {
        let line = match token.strip_prefix('<') {
            Some(tag) => {
                let name = tag.trim_end_matches(['>', '/', ' ']).split([' ', '\n']).next().unwrap_or("");
                // What a page does with rows it does without this one.
                if matches!(name, "tbody" | "/tbody") {
                    continue;
                }
                format!("<{name}>")
            }
            None => token.replace("&quot;", "\"").split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// The parser's HTML. What we show otherwise is named otherwise: raw HTML is its text, an image an empty element, a
/// footnote's number has no link.
fn theirs(markdown: &str) -> String {
    let flavour = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let mut inside_image = 0;
    let events = Parser::new_ext(markdown, flavour).filter_map(|event| {
        let tag = |words: &str| Some(Event::InlineHtml(CowStr::from(words.to_owned())));
        match event {
            Event::Start(Tag::Image { .. }) => {
                inside_image += 1;
                tag("<img>")
            }
            Event::End(TagEnd::Image) => {
                inside_image -= 1;
                tag("</img>")
            }
            Event::Start(Tag::HtmlBlock) => tag("<pre><code>"),
            Event::End(TagEnd::HtmlBlock) => tag("</code></pre>"),
            Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
            Event::FootnoteReference(label) => tag(&format!("<sup>{}</sup>", escaped(&label))),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                tag(&format!("<div><sup>{}</sup><div>", escaped(&label)))
            }
            Event::End(TagEnd::FootnoteDefinition) => tag("</div></div>"),
            Event::TaskListMarker(_) => tag("<input>"),
            event => Some(event),
        }
    });
    let mut html = String::new();
    push_html(&mut html, events);
    html
}

fn ours(markdown: &str) -> String {
    let mut whole: Vec<Piece> = Vec::new();
    for piece in preview::parts(markdown).into_iter().flat_map(|part| part.pieces) {
        match whole.last_mut() {
            // What goes on in another part takes no place of its own.
            Some(last) if piece.span.is_empty() => last.inside.extend(piece.inside),
            _ => whole.push(piece),
        }
    }
    whole.iter().map(written).collect()
}

fn written(piece: &Piece) -> String {
    let inside = || piece.inside.iter().map(written).collect::<String>();
    let tag = match piece.kind {
        Kind::Text | Kind::Html | Kind::Placeholder => return escaped(&piece.text),
        Kind::Code | Kind::FootnoteMark => {
            let tag = if piece.kind == Kind::Code { "code" } else { "sup" };
            return format!("<{tag}>{}</{tag}>", escaped(&piece.text));
        }
        Kind::Break => return "<br/>".to_owned(),
        Kind::Rule => return "<hr/>".to_owned(),
        Kind::CodeBlock | Kind::HtmlBlock => return format!("<pre><code>{}</code></pre>", inside()),
        Kind::Task(_) => return "<input>".to_owned(),
        Kind::Footnote => {
            return format!("<div><sup>{}</sup><div>{}</div></div>", escaped(&piece.text), inside());
        }
        Kind::Head => return format!("<thead><tr>{}</tr></thead>", inside().replace("td>", "th>")),
        Kind::Emphasis => "em",
        Kind::Strong => "strong",
        Kind::Strikethrough => "del",
        Kind::Link | Kind::DeadLink => "a",
        Kind::Image => "img",
        Kind::Paragraph => "p",
        Kind::Heading(level) => ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level) - 1],
        Kind::Quote => "blockquote",
        Kind::List => "ul",
        Kind::NumberedList(_) => "ol",
        Kind::Item => "li",
        Kind::Table => "table",
        Kind::Row => "tr",
        Kind::Cell => "td",
    };
    format!("<{tag}>{}</{tag}>", inside())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
