use leptos::prelude::*;

use super::{
    macros::{Page, attribute, html},
    parts::{made_of, nothing},
};
use crate::{
    preview::{Kind, Piece, parts},
    state::Session,
};

/// Markdown as elements of a fixed set. There is no HTML string on the way, so nothing in the text can
/// become markup.
pub fn markdown(text: &str) -> AnyView {
    let pieces: Vec<AnyView> = parts(text).iter().flat_map(|part| all(&part.pieces)).collect();
    html! { <article class="prose" dir="auto"><div class="prose-part">{pieces}</div></article> }.into_any()
}

/// The prompt. What was not yet in view is plain words; what did not change is not built anew.
pub fn prompt_as_markdown(session: Session) -> AnyView {
    let count = move || session.rendered().parts.len().to_string();
    let parts = made_of(count, move |count| {
        session.forget_seen();
        let parts = (0..count.parse().unwrap_or(0)).map(|at| part(session, at));
        parts.collect::<Vec<AnyView>>().into_any()
    });
    html! { <article class="prose" id="rendered" dir="auto">{parts}</article> }.into_any()
}

fn part(session: Session, at: usize) -> AnyView {
    let stamp = move || session.rendered().stamps.get(at).copied();
    let content = made_of(
        move || format!("{:?}{}", stamp(), session.is_seen(at)),
        move |_| match session.rendered_now().parts.get(at) {
            Some(pieces) if untrack(|| session.is_seen(at)) => all(pieces).into_any(),
            Some(pieces) => pieces.iter().map(|piece| piece.words() + "\n").collect::<String>().into_any(),
            None => nothing(),
        },
    );
    // What is near the beginning is laid out at once, so that nothing moves.
    let class = if untrack(|| session.is_seen(at)) { "prose-part" } else { "prose-part is-far" };
    html! { <div class=class data-part=at.to_string()>{content}</div> }.into_any()
}

fn all(pieces: &[Piece]) -> Vec<AnyView> {
    pieces.iter().map(view).collect()
}

/// The element a piece becomes. The prompt stands under headings of the page, so its own begin at the third level.
fn tag(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Text | Kind::Html | Kind::Task(_) => ("", ""),
        Kind::Placeholder => ("span", "placeholder"),
        Kind::Filled => ("mark", ""),
        Kind::Code => ("code", ""),
        Kind::Break => ("br", ""),
        Kind::FootnoteMark => ("sup", ""),
        Kind::Emphasis => ("em", ""),
        Kind::Strong => ("strong", ""),
        Kind::Strikethrough => ("s", ""),
        Kind::Link => ("a", ""),
        Kind::DeadLink => ("span", ""),
        Kind::Image => ("span", "image-words"),
        Kind::Paragraph => ("p", ""),
        Kind::Heading(1) => ("h3", "prose-first"),
        Kind::Heading(2) => ("h3", ""),
        Kind::Heading(3) => ("h4", ""),
        Kind::Heading(4) => ("h5", ""),
        Kind::Heading(_) => ("h6", ""),
        Kind::CodeBlock | Kind::HtmlBlock => ("pre", "quote"),
        Kind::Quote => ("blockquote", ""),
        Kind::List => ("ul", ""),
        Kind::NumberedList(_) => ("ol", ""),
        Kind::Item => ("li", ""),
        Kind::Table => ("div", "prose-table"),
        Kind::Head => ("thead", ""),
        Kind::Row => ("tr", ""),
        Kind::Cell => ("td", ""),
        Kind::Rule => ("hr", ""),
        Kind::Footnote => ("div", "footnote"),
    }
}

fn view(piece: &Piece) -> AnyView {
    let words = || piece.text.clone().into_any();
    let inside = || all(&piece.inside);
    let children = match piece.kind {
        Kind::Text | Kind::Html => return words(),
        Kind::Task(done) => return if done { "\u{2611} " } else { "\u{2610} " }.into_any(),
        Kind::Placeholder | Kind::Filled | Kind::Code | Kind::FootnoteMark => vec![words()],
        Kind::Image => {
            let address = element("code", "", None, vec![words()]);
            ["Image: ".into_any()].into_iter().chain(inside()).chain([" ".into_any(), address]).collect()
        }
        Kind::CodeBlock | Kind::HtmlBlock => vec![element("code", "", None, inside())],
        Kind::Table => vec![element("table", "", None, inside())],
        Kind::Head => {
            let cell = |cell: &Piece| element("th", "", None, all(&cell.inside));
            vec![element("tr", "", None, piece.inside.iter().map(cell).collect())]
        }
        Kind::Footnote => {
            vec![element("sup", "", None, vec![words()]), element("div", "", None, inside())]
        }
        _ => inside(),
    };
    let (tag, class) = tag(piece.kind);
    element(tag, class, Some(piece), children)
}

fn element(tag: &'static str, class: &'static str, of: Option<&Piece>, children: Vec<AnyView>) -> AnyView {
    let mut page = Page::default();
    page.open(tag);
    let mut add = |name: &'static str, value: String| page.add(attribute(name, value));
    if !class.is_empty() {
        add("class", class.to_owned());
    }
    if let Some(Piece { kind, span, text, .. }) = of {
        if kind.is_place() {
            add("data-at", span.start.to_string());
            add("data-to", span.end.to_string());
        }
        match kind {
            Kind::NumberedList(first) => add("start", first.to_string()),
            Kind::Link => {
                add("href", text.clone());
                add("target", "_blank".to_owned());
                add("rel", "noopener noreferrer nofollow".to_owned());
            }
            _ => {}
        }
    }
    for child in children {
        page.put(child);
    }
    page.close();
    page.done()
}
