use leptos::prelude::*;

use super::{
    macros::html,
    parts::{counted, dynamic, either, mark, nothing, section, when},
};
use crate::{
    preview::{self, Example, Speaker},
    state::Session,
};

/// The examples of the description as dialogues, and those that stand where no model sees them.
pub fn examples(session: Session) -> AnyView {
    let is_raw = RwSignal::new(false);
    let rows = move || {
        let analysis = session.analysis();
        let told = preview::examples(analysis.report.reading.description.as_deref().unwrap_or_default());
        let listed = preview::listed_examples(&analysis.document);
        let dialogue = |example: &Example| dialogue(example, is_raw.get());
        let unseen = unseen(session, listed.len());
        told.iter().map(dialogue).chain([unseen]).chain(listed.iter().map(dialogue)).collect::<Vec<AnyView>>()
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
        section("Examples", switch, dynamic(move || rows().into_any()))
    })
}

/// Says of examples under a key of their own that the client does not read it.
fn unseen(session: Session, count: usize) -> AnyView {
    let about = session.client().about();
    if count == 0 || about.knows("examples") {
        return nothing();
    }
    let (count, client) = (counted(count, "example"), about.title());
    mark(
        "severity is-warning",
        "warning",
        format!("{count} under a key that {client} does not read: no model sees them."),
    )
}

fn dialogue(example: &Example, raw: bool) -> AnyView {
    let turns = example.turns.iter().map(|turn| {
        let class = if turn.speaker == Speaker::Assistant { "is-assistant" } else { "" };
        html! { <div class=class><dt>{turn.speaker.word()}</dt><dd>{turn.words.clone()}</dd></div> }
            .into_any()
    });
    let words = match raw {
        true => html! { <pre class="quote" dir="auto">{example.raw.clone()}</pre> }.into_any(),
        false => html! { <dl class="dialogue" dir="auto">{turns.collect::<Vec<AnyView>>()}</dl> }.into_any(),
    };
    let faults =
        example.faults.iter().map(|fault| mark("severity is-warning", "warning", fault.replace('`', "")));
    html! { <div class="example">{words}{faults.collect::<Vec<AnyView>>()}</div> }.into_any()
}
