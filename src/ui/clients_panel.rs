use leptos::prelude::*;

use super::{
    macros::html,
    parts::{dynamic, icon_of_class, scroll_pane, verdict_mark},
};
use crate::{
    client::{Client, Reading, Verdict},
    document::Document,
    state::{ReadAs, ReadingRow, Session, reading_rows},
};

/// What each client makes of the file.
pub fn clients_panel(session: Session) -> AnyView {
    let rows = dynamic(move || {
        let analysis = session.analysis();
        client_row(session.client(), &analysis.document, &analysis.report.reading)
    });
    scroll_pane("Clients", rows)
}

fn client_row(client: &'static dyn Client, document: &Document, reading: &Reading) -> AnyView {
    let about = client.about();
    let mark: String = about.name.chars().take(2).collect();
    let rows = reading_rows(document, reading, client);
    let why = why(reading);
    let measured = format!("Measured {} on version {}.", about.measured, about.version);
    html! {
        <details class="client" open=true>
            <summary>
                <span class="client-mark" aria-hidden="true">{mark}</span>
                <span class="client-name">{about.name}" "<span>{about.version}</span>{about.loader.map(|loader| format!(", {loader}"))}</span>
                {verdict_mark(reading.verdict)}
                {icon_of_class("chevron", "icon chevron")}
                <span class="client-why">{why}</span>
            </summary>
            <div class="client-body">
                {table(rows)}
                {about.note.map(|note| html! { <p class="soft">{note}</p> })}
                <p class="place">{measured}</p>
            </div>
        </details>
    }
    .into_any()
}

/// The reason in one sentence.
fn why(reading: &Reading) -> String {
    let first = reading.reasons.iter().find(|reason| reason.refuses).or(reading.reasons.first());
    match (first, reading.verdict) {
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
