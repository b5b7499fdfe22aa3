use leptos::prelude::*;

use super::{
    listing_view::{not_known, over_budget},
    macros::html,
    parts::{act, button, button_with_icon, dynamic, icon, made_of, nothing, number, section, when, words},
};
use crate::{
    client::{Fate, Grant},
    state::Session,
};

/// The line by which the parent model learns of the agent, and what comes of the tools it names.
pub fn listing(session: Session) -> AnyView {
    let listing = move || session.analysis().preview.listing.clone().unwrap_or_default();
    let grants = move || session.analysis().report.reading.tools.grants.clone();
    let is_listed = move || session.analysis().preview.listing.is_some();
    let copy = move || {
        let copy = act(move || session.copy(untrack(listing), "Listing copied."));
        button_with_icon("button button-small push", "copy", "Copy", copy)
    };
    let content = html! {
        <p class="soft">{words(move || about_listing(session))}</p>
        {dynamic(move || session.client().about().note.map_or_else(nothing, |note| html! { <p class="soft">{note}</p> }))}
        {when(is_listed, move || html! { <pre class="quote" id="listing" dir="auto">{words(listing)}</pre> })}
        {dynamic(move || among_others(session))}
        {made_of(move || format!("{}{:?}", session.client().about().id, grants()), move |_| untrack(|| tools(session, &grants())))}
    };
    section("Listing", when(is_listed, copy), content)
}

fn about_listing(session: Session) -> String {
    let (analysis, about) = (session.analysis(), session.client().about());
    match analysis.preview.listing {
        Some(_) => "The line by which the parent model learns of the agent.".into(),
        None if analysis.report.reading.unlisted => {
            format!("None: {} tells no model of an agent that only the user may start.", about.title())
        }
        None => not_known(about),
    }
}

/// What it takes beside the other files, and the way to all of them.
fn among_others(session: Session) -> AnyView {
    let files = session.files();
    if files.len() < 2 || session.has_unread() || session.analysis().preview.listing.is_none() {
        return nothing();
    }
    let mut used = 0;
    let mut count = 0;
    for summary in files.iter().filter_map(|file| session.summary_of(file)) {
        if summary.listing.is_some() {
            used += summary.tokens;
            count += 1;
        }
    }
    let about = session.client().about();
    let of = about.listing_budget.map_or_else(String::new, |limit| format!(" of {}", number(limit)));
    let says = match count {
        1 => "The only entry of your files.".to_owned(),
        count => format!("One of {count} entries, which together take {}{of} tokens.", number(used)),
    };
    html! {
        <p>{says}" "{button("link", "The whole Listing", act(move || session.show_overview(true)))}</p>
        {over_budget(about, used)}
    }
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
