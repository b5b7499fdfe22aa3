use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button_with_icon, dynamic, icon, nothing, section, words},
};
use crate::{
    client::{Fate, Grant},
    state::Session,
};

/// The line by which the parent model learns of the agent, and what comes of the tools it names.
pub fn listing(session: Session) -> AnyView {
    let listing = move || session.analysis().preview.listing.clone().unwrap_or_default();
    let grants = move || session.analysis().report.reading.tools.grants.clone();
    let copy = act(move || session.copy(listing(), "Listing copied."));
    let content = html! {
        <p class="soft">"The line by which the parent model learns of the agent."</p>
        {dynamic(move || session.client().about().note.map_or_else(nothing, |note| html! { <p class="soft">{note}</p> }))}
        <pre class="quote" id="listing" dir="auto">{words(listing)}</pre>
        {dynamic(move || tools(session, &grants()))}
    };
    section("Listing", button_with_icon("button button-small push", "copy", "Copy", copy), content)
}

fn tools(session: Session, grants: &[Grant]) -> AnyView {
    let client = session.client();
    let rows = grants.iter().map(|grant| {
        // A name with a specifier is no name of a tool, and hands over the whole of it.
        let whole = grant.gets.is_some() && grant.written.ends_with(')');
        let fate = client.fate(&grant.written);
        let why = match (&grant.gets, fate) {
            (Some(_), _) if whole => "the whole tool".into(),
            (Some(tool), Some(Fate::Granted)) if *tool != grant.written => format!("part of {tool}"),
            _ => Fate::words(fate),
        };
        let gets = match grant.gets.clone() {
            Some(tool) => tool.into_any(),
            None => html! { <span class="severity is-warning">{icon("warning")}"nothing"</span> }.into_any(),
        };
        html! { <tr><td>{grant.written.clone()}</td><td>{gets}</td><td>{why}</td></tr> }.into_any()
    });
    if grants.is_empty() {
        return nothing();
    }
    html! {
            <table class="tools">
                <thead><tr>
                    <th scope="col">"Listed"</th><th scope="col">"Granted"</th>
                    <th scope="col"><span class="only-read">"Why"</span></th>
                </tr></thead>
                <tbody>{rows.collect::<Vec<AnyView>>()}</tbody>
            </table>
    }
    .into_any()
}
