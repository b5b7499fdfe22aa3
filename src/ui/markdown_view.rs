use leptos::prelude::*;

use super::macros::html;
use crate::preview::{Block, Inline, Item, Link};

/// markdown as elements of a fixed set. There is no HTML string on the way, so nothing in the text can
/// become markup.
pub fn markdown(blocks: Vec<Block>) -> AnyView {
    html! { <article class="prose" dir="auto">{all(&blocks)}</article> }.into_any()
}

fn all(blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Heading(level, words) => heading(*level, words),
        Block::Paragraph(words) => html! { <p>{line(words)}</p> }.into_any(),
        Block::Code(_, text) | Block::Html(text) => {
            let text = text.trim_end_matches('\n').to_owned();
            html! { <pre class="quote"><code>{text}</code></pre> }.into_any()
        }
        Block::Quote(blocks) => html! { <blockquote>{all(blocks)}</blockquote> }.into_any(),
        Block::List(None, items) => html! { <ul>{list(items)}</ul> }.into_any(),
        Block::List(Some(first), items) => {
            html! { <ol start=first.to_string()>{list(items)}</ol> }.into_any()
        }
        Block::Table(rows) => table(rows),
        Block::Rule => html! { <hr/> }.into_any(),
        Block::Footnote(label, blocks) => {
            html! { <div class="footnote"><sup>{label.clone()}</sup><div>{all(blocks)}</div></div> }
                .into_any()
        }
    }
}

/// The prompt stands under headings of the page, so its own begin at the third level.
fn heading(level: u8, words: &[Inline]) -> AnyView {
    match level {
        1 => html! { <h3 class="prose-first">{line(words)}</h3> }.into_any(),
        2 => html! { <h3>{line(words)}</h3> }.into_any(),
        3 => html! { <h4>{line(words)}</h4> }.into_any(),
        4 => html! { <h5>{line(words)}</h5> }.into_any(),
        _ => html! { <h6>{line(words)}</h6> }.into_any(),
    }
}

fn list(items: &[Item]) -> Vec<AnyView> {
    let item = |item: &Item| {
        let mark = item.checked.map(|done| if done { "\u{2611} " } else { "\u{2610} " });
        match item.blocks.as_slice() {
            [Block::Paragraph(words)] => html! { <li>{mark}{line(words)}</li> }.into_any(),
            blocks => html! { <li>{mark}{all(blocks)}</li> }.into_any(),
        }
    };
    items.iter().map(item).collect()
}

fn table(rows: &[Vec<Vec<Inline>>]) -> AnyView {
    let cells = |row: &Vec<Vec<Inline>>| {
        row.iter().map(|cell| html! { <td>{line(cell)}</td> }.into_any()).collect::<Vec<_>>()
    };
    let head = rows.first().map(|row| {
        let cells = row.iter().map(|cell| html! { <th scope="col">{line(cell)}</th> }.into_any());
        html! { <thead><tr>{cells.collect::<Vec<_>>()}</tr></thead> }.into_any()
    });
    let body = rows.iter().skip(1).map(|row| html! { <tr>{cells(row)}</tr> }.into_any()).collect::<Vec<_>>();
    html! { <div class="prose-table"><table>{head}<tbody>{body}</tbody></table></div> }.into_any()
}

fn line(words: &[Inline]) -> Vec<AnyView> {
    words.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) | Inline::Html(text) => text.clone().into_any(),
        Inline::Code(text) => html! { <code>{text.clone()}</code> }.into_any(),
        Inline::Emphasis(words) => html! { <em>{line(words)}</em> }.into_any(),
        Inline::Strong(words) => html! { <strong>{line(words)}</strong> }.into_any(),
        Inline::Strikethrough(words) => html! { <s>{line(words)}</s> }.into_any(),
        Inline::Link(Link { to: Some(to), words }) => html! {
            <a href=to.clone() target="_blank" rel="noopener noreferrer nofollow">{line(words)}</a>
        }
        .into_any(),
        Inline::Link(Link { to: None, words }) => html! { <span>{line(words)}</span> }.into_any(),
        Inline::Image(words, to) => html! {
            <span class="image-words">"Image: "{line(words)}" "<code>{to.clone()}</code></span>
        }
        .into_any(),
        Inline::FootnoteMark(label) => html! { <sup>{label.clone()}</sup> }.into_any(),
        Inline::Break => html! { <br/> }.into_any(),
    }
}
