use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, button_with_icon, counted, made_of, memo, nothing, section, when, words},
};
use crate::{
    preview::{Section, Size, weights},
    state::Session,
};

/// So many sections are named.
const MOST: usize = 5;

/// A line of a table: its cells change with each letter, what it is about seldom.
#[derive(PartialEq)]
struct Row {
    what: String,
    /// Which section of the prompt it is about.
    section: Option<usize>,
    cells: [String; 4],
}

/// What takes how much of a model's attention, and the way to take it along.
pub fn sizes(session: Session) -> AnyView {
    let report = act(move || session.copy_report());
    let content = html! {
        <p class="soft">"Tokens as Claude Code estimates them: a quarter of the characters."</p>
        {table(session, parts)}
        {when(move || session.rendered().sections.len() > 1, move || html! { <h3>"Largest sections"</h3>{table(session, largest)} })}
        <div class="row">
            {button_with_icon("button", "copy", "Copy as Markdown report", report)}
            {button("button", "Print", act(move || session.print()))}
        </div>
    };
    section("Sizes", nothing(), content)
}

fn parts(session: Session) -> Vec<Row> {
    let mut rows = Vec::new();
    for weight in weights(&session.analysis().report.reading) {
        let words = counted(weight.words, "word");
        rows.push(row(weight.what, None, words, weight.size, weight.share));
    }
    rows
}

/// The sections that take the most of the prompt.
fn largest(session: Session) -> Vec<Row> {
    let rendered = session.rendered();
    let mut sections: Vec<(usize, &Section)> = rendered.sections.iter().enumerate().collect();
    let all: usize = sections.iter().map(|(_, section)| section.size.characters).sum();
    let mut rows = Vec::new();
    while rows.len() < MOST {
        let characters = |at: &usize| sections[*at].1.size.characters;
        let Some(at) = (0..sections.len()).rev().max_by_key(characters) else { break };
        let (nth, largest) = sections.remove(at);
        let title = if largest.level == 0 { "Above the first heading" } else { &largest.title };
        let share = (largest.size.characters * 100 + all / 2) / all.max(1);
        rows.push(row(title, Some(nth), String::new(), largest.size, share));
    }
    rows
}

fn row(what: &str, section: Option<usize>, words: String, size: Size, share: usize) -> Row {
    let cells =
        [counted(size.characters, "character"), words, counted(size.tokens, "token"), format!("{share} %")];
    Row { what: what.to_owned(), section, cells }
}

/// A table that is built anew only where its lines are about something else.
fn table(session: Session, rows: fn(Session) -> Vec<Row>) -> AnyView {
    let rows = memo(move || rows(session));
    let about = move || rows.read().iter().map(|row| format!("{:?}{}\n", row.section, row.what)).collect();
    made_of(about, move |_| {
        let mut lines = Vec::new();
        for (at, row) in rows.read_untracked().iter().enumerate() {
            let mut cells = Vec::new();
            for nth in 0..row.cells.len() {
                let cell = move || rows.read().get(at).map(|row| row.cells[nth].clone()).unwrap_or_default();
                cells.push(html! { <td>{words(cell)}</td> });
            }
            let what = match row.section {
                Some(nth) => button("link", row.what.as_str(), act(move || session.reveal_section(nth))),
                None => row.what.clone().into_any(),
            };
            lines.push(html! { <tr><th scope="row">{what}</th>{cells}</tr> });
        }
        html! { <table class="sizes"><tbody>{lines}</tbody></table> }.into_any()
    })
}
