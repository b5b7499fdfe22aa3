use leptos::prelude::*;

use super::{
    blocks::blocks,
    macros::{Page, attribute, html},
    parts::{dynamic, made_of, memo, nothing},
};
use crate::{
    preview::{Kind, Piece, parts},
    state::Session,
};

/// Markdown as elements of a fixed set. There is no HTML string on the way, so nothing in the text can
/// become markup.
pub fn markdown(text: &str) -> AnyView {
    let mut pieces = Vec::new();
    for part in parts(text) {
        pieces.extend(all(&part.pieces, 0, None));
    }
    html! { <article class="prose" dir="auto"><div class="prose-part">{pieces}</div></article> }.into_any()
}

/// The prompt. What was not yet in view is plain words; what did not change is not built anew.
pub fn prompt_as_markdown(session: Session) -> AnyView {
    let count = move || session.rendered().parts.len().to_string();
    let parts = made_of(count, move |count| {
        session.forget_parts();
        let mut parts = Vec::new();
        for at in 0..count.parse().unwrap_or(0) {
            parts.push(part(session, at));
        }
        parts.into_any()
    });
    html! { <article class="prose" id="rendered" dir="auto">{parts}</article> }
}

fn part(session: Session, at: usize) -> AnyView {
    let seen = session.new_part();
    // What is near the beginning is laid out at once, so that nothing moves.
    let class = if seen.get_untracked() { "prose-part" } else { "prose-part is-far" };
    let stamps = memo(move || session.rendered().stamps.get(at).cloned().unwrap_or_default());
    let made_of_what = move || match seen.get() {
        true => session.all_given(),
        false => format!("{:?}", stamps.get()),
    };
    let content = made_of(made_of_what, move |_| match seen.get_untracked() {
        true => near(session, at, stamps),
        false => far(session, at),
    });
    html! { <div class=class data-part=at.to_string()>{content}</div> }
}

/// The blocks of a part that is in view.
fn near(session: Session, at: usize, stamps: Memo<Vec<u64>>) -> AnyView {
    dynamic(move || {
        let rendered = session.rendered_now();
        blocks(stamps.get(), move |nth| {
            let block = rendered.parts.get(at).and_then(|part| part.pieces.get(nth));
            block.map_or_else(nothing, |block| view(block, block.span.start(), Some(session)))
        })
    })
}

/// The words of a part that was not yet in view.
fn far(session: Session, at: usize) -> AnyView {
    let rendered = session.rendered_now();
    let mut words = String::new();
    for piece in rendered.parts.get(at).map(|part| &part.pieces[..]).unwrap_or_default() {
        words += &piece.words();
        words.push('\n');
    }
    words.into_any()
}

/// The elements of pieces of a block that begins there; a session knows what to show in the place of placeholders.
fn all(pieces: &[Piece], block: usize, session: Option<Session>) -> Vec<AnyView> {
    let mut views = Vec::new();
    for piece in pieces {
        views.push(view(piece, block, session));
    }
    views
}

/// The element a piece becomes. The prompt stands under headings of the page, so its own begin at the third level.
fn tag(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Text | Kind::Html | Kind::Task(_) => ("", ""),
        Kind::Placeholder => ("span", "placeholder"),
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

fn view(piece: &Piece, block: usize, session: Option<Session>) -> AnyView {
    let words = || piece.text.clone().into_any();
    let inside = || all(&piece.inside, block, session);
    let children = match piece.kind {
        Kind::Text | Kind::Html => return words(),
        Kind::Task(done) => return if done { "\u{2611} " } else { "\u{2610} " }.into_any(),
        Kind::Placeholder => match session.map(|session| session.given(&piece.text)).unwrap_or_default() {
            value if value.is_empty() => vec![words()],
            value => return element("mark", "", None, vec![value.into_any()]),
        },
        Kind::Code | Kind::FootnoteMark => vec![words()],
        Kind::Image => {
            let address = element("code", "", None, vec![words()]);
            let mut children = vec!["Image: ".into_any()];
            children.extend(inside());
            children.extend([" ".into_any(), address]);
            children
        }
        Kind::CodeBlock | Kind::HtmlBlock => vec![element("code", "", None, inside())],
        Kind::Table => vec![element("table", "", None, inside())],
        Kind::Head => {
            let mut cells = Vec::new();
            for cell in &piece.inside {
                cells.push(element("th", "", None, all(&cell.inside, block, session)));
            }
            vec![element("tr", "", None, cells)]
        }
        Kind::Footnote => {
            vec![element("sup", "", None, vec![words()]), element("div", "", None, inside())]
        }
        _ => inside(),
    };
    let (tag, class) = tag(piece.kind);
    element(tag, class, Some((piece, block)), children)
}

fn element(
    tag: &'static str,
    class: &'static str,
    of: Option<(&Piece, usize)>,
    children: Vec<AnyView>,
) -> AnyView {
    let mut page = Page::default();
    page.open(tag);
    let mut add = |name: &'static str, value: String| page.add(attribute(name, value));
    if !class.is_empty() {
        add("class", class.to_owned());
    }
    if let Some((Piece { kind, span, text, .. }, block)) = of {
        if kind.is_place() {
            add("data-at", span.start().saturating_sub(block).to_string());
            add("data-to", span.end().saturating_sub(block).to_string());
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
