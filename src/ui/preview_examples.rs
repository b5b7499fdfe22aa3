use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, aria, counted, dynamic, mark, nothing, segment, when},
};
use crate::{
    preview::{self, Example, Speaker},
    state::Session,
};

/// The examples of the description as dialogues, and those that stand where no model sees them.
pub fn examples(session: Session) -> AnyView {
    let found = Memo::new(move |_| {
        let analysis = session.analysis();
        let description = analysis.report.reading.description.as_deref().unwrap_or_default();
        [preview::examples(description), preview::listed_examples(&analysis.document)]
    });
    let is_raw = RwSignal::new(false);
    let pressed = move |raw: bool| aria(move || is_raw.get() == raw);
    let rows = move || {
        let [told, listed] = &*found.read();
        let dialogue = |example: &Example| dialogue(example, is_raw.get());
        let unseen = unseen(session, listed.len());
        told.iter().map(dialogue).chain([unseen]).chain(listed.iter().map(dialogue)).collect::<Vec<AnyView>>()
    };
    when(
        move || found.read().iter().any(|examples| !examples.is_empty()),
        move || {
            html! {
                <div class="section stack">
                    <div class="row section-head">
                        <h2>"Examples"</h2>
                        <span class="segments push" role="group" aria-label="Show the examples">
                            {segment("Dialogue", pressed(false), act(move || is_raw.set(false)))}
                            {segment("Raw", pressed(true), act(move || is_raw.set(true)))}
                        </span>
                    </div>
                    {dynamic(move || rows().into_any())}
                </div>
            }
            .into_any()
        },
    )
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
