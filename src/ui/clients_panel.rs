use leptos::prelude::*;

use super::{
    bar::narrow_head,
    macros::html,
    parts::{
        act, button, client_mark, dynamic, icon_of_class, memo, nothing, scroll_pane, verdict_mark, when,
        words,
    },
};
use crate::{
    client::{self, About, Reading, Reason, Verdict},
    state::{ReadAs, ReadingRow, Session, reading_rows},
};

/// What each client makes of the file: the one that is checked for first, the others in an order that never changes,
/// so that no row jumps while one writes.
pub fn clients_panel(session: Session) -> AnyView {
    let order = memo(move || session.clients_in_order());
    let loads = words(move || {
        let readings = session.readings();
        let loads = readings.iter().filter(|reading| reading.loads()).count();
        format!("{loads} of {}", readings.len())
    });
    let rows = dynamic(move || {
        let order = order.get();
        let rows =
            order.iter().enumerate().map(|(nth, at)| html! { <li>{client_row(session, *at, nth == 0)}</li> });
        rows.collect::<Vec<AnyView>>().into_any()
    });
    let content = html! {
        {narrow_head(session)}
        <div class="panel-head"><p><b>{loads}</b>" load this file"</p><span class="push place wide-only">"as recorded from the real programs"</span></div>
        <ol>{rows}</ol>
    };
    scroll_pane("Clients", content)
}

fn client_row(session: Session, at: usize, is_first: bool) -> AnyView {
    let client = client::ALL[at];
    let about = client.about();
    let mark = client_mark(about.id);
    let opened = RwSignal::new(is_first);
    let verdict = dynamic(move || {
        session.readings().get(at).map_or_else(nothing, |reading| verdict_mark(reading.verdict))
    });
    let because = words(move || {
        session.readings().get(at).map(|reading| because(session, reading)).unwrap_or_default()
    });
    let place = move || {
        dynamic(move || session.readings().get(at).map_or_else(nothing, |reading| place(session, reading)))
    };
    // What is not seen is not made.
    let body = when(
        move || opened.get(),
        move || {
            let table = dynamic(move || {
                let analysis = session.analysis();
                let readings = session.readings();
                readings
                    .get(at)
                    .map_or_else(nothing, |reading| table(reading_rows(&analysis.document, reading, client)))
            });
            let choose = (!is_first).then(|| {
                button(
                    "button button-small push",
                    format!("Check for {}", about.name),
                    act(move || session.pick_client(about.id)),
                )
            });
            html! {
                {table}
                {about.note.map(|note| html! { <p class="soft">{note}</p> })}
                <div class="row">
                    {place()}
                    <span class="place">{measured(about)}</span>
                    {choose}
                </div>
            }
        },
    );
    html! {
        <details class="client" open=is_first on:toggle=move |_| opened.set(true)>
            <summary>
                <span class="client-mark" aria-hidden="true">{mark}</span>
                <span class="client-name">{about.name}" "<span>{about.version}</span>{about.loader.map(|loader| format!(", {loader}"))}</span>
                {verdict}
                {icon_of_class("chevron", "icon chevron")}
                <span class="client-why">{because}</span>
            </summary>
            <div class="client-body">{body}</div>
        </details>
    }
}

fn measured(about: &About) -> String {
    match about.verified {
        true => format!("Measured {} on version {}.", about.measured, about.version),
        false => format!("From its documentation, {}; not verified against the program.", about.measured),
    }
}

/// The way to the place in the text that is to blame.
fn place(session: Session, reading: &Reading) -> AnyView {
    let Some(reason) = gravest(reading) else { return nothing() };
    let (analysis, span) = (session.analysis(), reason.span);
    let place = analysis.index.place(&analysis.document.text, span.start());
    let words = format!("{}:{}, go there", place.line, place.column);
    button("button button-small", words, act(move || session.reveal(span)))
}

/// The reason in one sentence, with the key and the line that are to blame.
fn because(session: Session, reading: &Reading) -> String {
    let sentence = why(reading);
    let Some(reason) = gravest(reading) else { return sentence };
    let (analysis, start) = (session.analysis(), reason.span.start());
    let line = analysis.index.place(&analysis.document.text, start).line;
    let entry = analysis
        .document
        .entries()
        .iter()
        .find(|entry| entry.key.span.to(entry.value.whole()).touches(start));
    match entry {
        Some(entry) => format!("{sentence} ({}, line {line})", entry.key.value),
        None => format!("{sentence} (line {line})"),
    }
}

fn gravest(reading: &Reading) -> Option<&Reason> {
    reading.reasons.iter().find(|reason| reason.refuses).or(reading.reasons.first())
}

/// The reason in one sentence.
fn why(reading: &Reading) -> String {
    match (gravest(reading), reading.verdict) {
        (Some(reason), _) => reason.why.sentence().to_owned(),
        (None, Verdict::LoadsWithLosses) => {
            "The agent will exist; not all that is written takes effect.".into()
        }
        (None, _) => "The agent will exist as written.".into(),
    }
}

fn table(rows: Vec<ReadingRow>) -> AnyView {
    if rows.is_empty() {
        return html! { <p class="soft">"There is no front matter to read."</p> }.into_any();
    }
    let rows = rows.into_iter().map(|row| {
        let lost = matches!(row.read, ReadAs::Lost(_));
        let written = match lost {
            true => html! { <del>{row.written}</del> }.into_any(),
            false => row.written.into_any(),
        };
        let (class, read) = match row.read {
            ReadAs::Same => ("is-same", "the same".to_owned()),
            ReadAs::Text(text) => ("is-read", text),
            ReadAs::Lost(why) => ("is-lost", why),
        };
        html! { <tr><th scope="row">{row.field}</th><td>{written}</td><td class=class>{read}</td></tr> }
            .into_any()
    });
    html! {
        <table class="reading">
            <thead><tr><th scope="col">"Field"</th><th scope="col">"Written"</th><th scope="col">"Read"</th></tr></thead>
            <tbody>{rows.collect::<Vec<AnyView>>()}</tbody>
        </table>
    }
    .into_any()
}
