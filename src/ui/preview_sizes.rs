use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, button_with_icon, dynamic, nothing, number},
};
use crate::{
    preview::{Section, Size, weights},
    state::Session,
};

/// So many sections are named.
const MOST: usize = 5;

/// What takes how much of a model's attention, and the way to take it along.
pub fn sizes(session: Session) -> AnyView {
    html! {
        <div class="section stack">
            <h2 class="section-head">"Sizes"</h2>
            <p class="soft">"Tokens as Claude Code estimates them: a quarter of the characters."</p>
            {dynamic(move || parts(session))}
            {dynamic(move || largest(session))}
            <div class="row">
                {button_with_icon("button", "copy", "Copy report", act(move || session.copy(session.preview_report(), "Report copied.")))}
                {button("button", "Print", act(move || session.print()))}
            </div>
        </div>
    }
    .into_any()
}

fn parts(session: Session) -> AnyView {
    let rows = weights(&session.analysis().report.reading).map(|weight| {
        let words = format!("{} words", number(weight.words));
        row(weight.what.into_any(), words, weight.size, weight.share)
    });
    table(rows.into())
}

/// The sections that take the most of the prompt.
fn largest(session: Session) -> AnyView {
    let rendered = session.rendered();
    let mut sections: Vec<(usize, &Section)> = rendered.sections.iter().enumerate().collect();
    if sections.len() < 2 {
        return nothing();
    }
    sections.sort_by_key(|(_, section)| std::cmp::Reverse(section.size.characters));
    let all: usize = sections.iter().map(|(_, section)| section.size.characters).sum();
    let rows = sections.into_iter().take(MOST).map(|(nth, section)| {
        let title = if section.level == 0 { "Above the first heading" } else { &section.title };
        let link = button("link", title, act(move || session.reveal_section(nth)));
        row(link, String::new(), section.size, (section.size.characters * 100 + all / 2) / all.max(1))
    });
    html! { <h3>"Largest sections"</h3>{table(rows.collect())} }.into_any()
}

fn row(what: AnyView, words: String, size: Size, share: usize) -> AnyView {
    html! {
        <tr>
            <th scope="row">{what}</th>
            <td>{number(size.characters)}" characters"</td>
            <td>{words}</td>
            <td>{number(size.tokens)}" tokens"</td>
            <td>{share.to_string()}" %"</td>
        </tr>
    }
    .into_any()
}

fn table(rows: Vec<AnyView>) -> AnyView {
    html! { <table class="sizes"><tbody>{rows}</tbody></table> }.into_any()
}
