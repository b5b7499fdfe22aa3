use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, button_with_icon, counted, dynamic, nothing, section},
};
use crate::{
    preview::{Section, Size, weights},
    state::Session,
};

/// So many sections are named.
const MOST: usize = 5;

/// What takes how much of a model's attention, and the way to take it along.
pub fn sizes(session: Session) -> AnyView {
    let report = act(move || session.copy_report());
    let content = html! {
        <p class="soft">"Tokens as Claude Code estimates them: a quarter of the characters."</p>
        {dynamic(move || parts(session))}
        {dynamic(move || largest(session))}
        <div class="row">
            {button_with_icon("button", "copy", "Copy as Markdown report", report)}
            {button("button", "Print", act(move || session.print()))}
        </div>
    };
    section("Sizes", nothing(), content)
}

fn parts(session: Session) -> AnyView {
    let mut rows = Vec::new();
    for weight in weights(&session.analysis().report.reading) {
        let words = counted(weight.words, "word");
        rows.push(row(weight.what.into_any(), words, weight.size, weight.share));
    }
    table(rows)
}

/// The sections that take the most of the prompt.
fn largest(session: Session) -> AnyView {
    let rendered = session.rendered();
    let mut sections: Vec<(usize, &Section)> = rendered.sections.iter().enumerate().collect();
    if sections.len() < 2 {
        return nothing();
    }
    let all: usize = sections.iter().map(|(_, section)| section.size.characters).sum();
    let mut rows = Vec::new();
    while rows.len() < MOST {
        let characters = |at: &usize| sections[*at].1.size.characters;
        let Some(at) = (0..sections.len()).rev().max_by_key(characters) else { break };
        let (nth, largest) = sections.remove(at);
        let title = if largest.level == 0 { "Above the first heading" } else { &largest.title };
        let link = button("link", title, act(move || session.reveal_section(nth)));
        rows.push(row(
            link,
            String::new(),
            largest.size,
            (largest.size.characters * 100 + all / 2) / all.max(1),
        ));
    }
    html! { <h3>"Largest sections"</h3>{table(rows)} }.into_any()
}

fn row(what: AnyView, words: String, size: Size, share: usize) -> AnyView {
    let cells =
        [counted(size.characters, "character"), words, counted(size.tokens, "token"), format!("{share} %")];
    let mut views = Vec::new();
    for cell in cells {
        views.push(html! { <td>{cell}</td> });
    }
    html! { <tr><th scope="row">{what}</th>{views}</tr> }
}

fn table(rows: Vec<AnyView>) -> AnyView {
    html! { <table class="sizes"><tbody>{rows}</tbody></table> }.into_any()
}
