use leptos::prelude::*;

use super::{
    macros::html,
    parts::{counted, dynamic, either, mark, nothing, section, when},
};
use crate::{
    preview::{self, Example},
    state::Session,
};

/// So many of each are shown.
const MOST: usize = 50;

/// The examples of the description as dialogues, and those that stand where no model sees them.
pub fn examples(session: Session) -> AnyView {
    let is_raw = RwSignal::new(false);
    let rows = move || {
        let analysis = session.analysis();
        let listed = preview::listed_examples(&analysis.document);
        let mut rows = Vec::new();
        for example in &preview::examples(analysis.report.reading.description.as_deref().unwrap_or_default())
        {
            rows.push(dialogue(example, is_raw.get()));
        }
        rows.push(unseen(session, listed.len()));
        for example in listed.iter().take(MOST) {
            rows.push(dialogue(example, is_raw.get()));
        }
        rows.into_any()
    };
    let is_there = move || {
        let analysis = session.analysis();
        let description = analysis.report.reading.description.as_deref();
        description.is_some_and(|told| told.contains("example>"))
            || analysis.document.entry("examples").is_some()
    };
    when(is_there, move || {
        let switch = either(
            "Show the examples",
            ["Dialogue", "Raw"],
            move || is_raw.get(),
            move |raw| is_raw.set(raw),
        );
        section("Examples", switch, dynamic(rows))
    })
}

/// Says of examples under a key of their own that the client does not read it.
fn unseen(session: Session, count: usize) -> AnyView {
    let about = session.client().about();
    if count == 0 || about.knows("examples") {
        return nothing();
    }
    let (count, client) = (counted(count, "example"), about.title());
    let words = format!("{count} under a key that {client} does not read: no model sees them.");
    html! { <div class="example">{mark("severity is-warning", "warning", words)}</div> }
}

fn dialogue(example: &Example, raw: bool) -> AnyView {
    let mut rows = Vec::new();
    for turn in &example.turns {
        rows.push(html! { <div><dt>{turn.speaker.word()}</dt><dd>{turn.words.clone()}</dd></div> });
    }
    let words = match raw {
        true => html! { <pre class="quote" dir="auto">{example.raw.clone()}</pre> },
        false => html! { <dl class="dialogue" dir="auto">{rows}</dl> },
    };
    let mut faults = Vec::new();
    for fault in &example.faults {
        faults.push(mark("severity is-warning", "warning", fault.replace('`', "")));
    }
    html! { <div class="example">{words}{faults}</div> }
}
