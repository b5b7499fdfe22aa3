use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, button_with_icon, counted, dynamic, nothing, number, scroll_pane, words},
};
use crate::{
    convert::{Export, export},
    lint::Severity,
    state::Session,
};

/// The file to take away, where it belongs, and what the client will not have of it.
pub fn export_panel(session: Session) -> AnyView {
    let file = move || {
        let analysis = session.analysis();
        export(&analysis.document, &analysis.report.reading, session.client())
    };
    let content = html! {
        <div class="section stack">
            <h2 class="title">{words(move || format!("For {}", session.client().about().label()))}</h2>
            {dynamic(move || state(session))}
            <dl class="facts">
                <dt>{words(move || format!("In a {}", session.client().about().loader.unwrap_or("project")))}</dt><dd><code>{words(move || file().path)}</code></dd>
                <dt>"Size"</dt><dd>{words(move || format!("{} bytes", number(session.text().len())))}</dd>
            </dl>
        </div>
        {dynamic(move || losses(session, &file()))}
        <div class="section stack">
            <div class="row">
                <h2>"The file"</h2>
                {button_with_icon("button button-small push", "copy", "Copy", act(move || session.copy(session.text().to_string(), "File copied.")))}
            </div>
            <pre class="quote" dir="auto">{words(move || session.text().to_string())}</pre>
        </div>
    }
    .into_any();
    html! {
        {scroll_pane("Export", content)}
        <div class="pane-foot">
            {button_with_icon("button button-primary", "export", "Download", act(move || session.download()))}
            <span class="place">{words(move || session.name())}</span>
        </div>
    }
    .into_any()
}

/// Whether the file is ready, and the way to make it so.
fn state(session: Session) -> AnyView {
    let errors = session.analysis().report.count(Severity::Error);
    let safe = session.analysis().report.safe_fixes();
    match (errors, safe) {
        (0, 0) => html! { <p class="soft">"The file is ready as it is."</p> }.into_any(),
        (0, safe) => html! { <p class="soft">{format!("It loads. {} can still be applied.", fixes(safe))}</p> }.into_any(),
        (errors, 0) => {
            html! { <p class="soft">{format!("{} left; see the problems before you take it away.", counted(errors, "error"))}</p> }
                .into_any()
        }
        (errors, safe) => html! {
            <p class="soft">{format!("{} left. {} can be applied first.", counted(errors, "error"), fixes(safe))}</p>
            <div class="row">{button("button", "Review the fixes", act(move || session.review_fixes()))}</div>
        }
        .into_any(),
    }
}

fn fixes(count: usize) -> String {
    if count == 1 { "1 safe fix".into() } else { format!("{count} safe fixes") }
}

fn losses(session: Session, file: &Export) -> AnyView {
    let rows = file.losses.iter().map(|loss| {
        html! { <div class="loss"><code>{loss.field.clone()}</code><p>{loss.why.clone()}</p></div> }
            .into_any()
    });
    if file.losses.is_empty() {
        return nothing();
    }
    html! {
            <div class="section">
                <h2>{format!("Without effect in {}", session.client().about().name)}</h2>
                <div>{rows.collect::<Vec<AnyView>>()}</div>
            </div>
    }
    .into_any()
}
