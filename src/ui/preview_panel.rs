use leptos::prelude::*;

use super::{
    macros::html,
    markdown_view::markdown,
    parts::{
        act, aria, button, button_with_icon, dynamic, icon, nothing, number, scroll_pane, segment, when,
        words,
    },
};
use crate::{
    client::{Addition, Fate, Grant},
    document::outline::headings,
    preview::blocks,
    state::{Panel, Session},
};

/// What the models will see.
pub fn preview_panel(session: Session) -> AnyView {
    let is_refused = move || session.analysis().preview.prompt.is_none();
    let content = html! {
        {when(is_refused, move || refused(session))}
        {when(move || !is_refused(), move || html! { {figures(session)}{listing(session)}{system_prompt(session)} }.into_any())}
    }
    .into_any();
    scroll_pane("Preview", content)
}

fn refused(session: Session) -> AnyView {
    let body = move || {
        let analysis = session.analysis();
        analysis.document.slice(analysis.document.body).trim().to_owned()
    };
    html! {
        <div class="empty">
            <h3>{words(move || format!("{} does not load this agent", session.client().about().title()))}</h3>
            <p>"No model sees anything of it. The problems say why."</p>
            <div class="row">
                {button("button", "See the problems", act(move || session.show_panel(Panel::Problems)))}
            </div>
        </div>
        <div class="section stack">
            <h2>"The prompt as it is written"</h2>
            {dynamic(move || markdown(blocks(&body())))}
        </div>
    }
    .into_any()
}

fn figures(session: Session) -> AnyView {
    let prompt = words(move || {
        let size = session.analysis().preview.prompt_size;
        format!("{} characters, about {} tokens", number(size.characters), number(size.tokens))
    });
    let listing = words(move || {
        let budget = session.client().about().listing_budget;
        format!(
            "about {} of {} tokens",
            number(session.analysis().preview.listing_size.tokens),
            number(budget)
        )
    });
    html! {
        <div class="section">
            <dl class="figures">
                <div><dt>"Prompt"</dt><dd>{prompt}</dd></div>
                <div><dt>"Listing"</dt><dd>{listing}</dd></div>
            </dl>
        </div>
    }
    .into_any()
}

pub fn listing(session: Session) -> AnyView {
    let listing = move || session.analysis().preview.listing.clone().unwrap_or_default();
    let grants = move || session.analysis().report.reading.tools.grants.clone();
    html! {
        <div class="section stack">
            <div class="row section-head">
                <h2>"Listing"</h2>
                {button_with_icon("button button-small push", "copy", "Copy", act(move || session.copy(listing(), "Listing copied.")))}
            </div>
            <p class="soft">"The line by which the parent model learns of the agent."</p>
            {dynamic(move || session.client().about().note.map_or_else(nothing, |note| html! { <p class="soft">{note}</p> }.into_any()))}
            <pre class="quote" id="listing" dir="auto">{words(listing)}</pre>
            {dynamic(move || tools(session, &grants()))}
        </div>
    }
    .into_any()
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

pub fn system_prompt(session: Session) -> AnyView {
    let prompt = move || session.analysis().preview.prompt.clone().unwrap_or_default();
    let pressed = move |as_sent: bool| aria(move || session.shows_as_sent() == as_sent);
    let text = dynamic(move || match session.shows_as_sent() {
        true => html! { <pre class="quote" id="prompt" dir="auto">{prompt()}</pre> }.into_any(),
        false => markdown(blocks(&prompt())),
    });
    html! {
        <div class="section stack">
            <div class="row section-head">
                <h2>"System prompt"</h2>
                <span class="segments push" role="group" aria-label="Show the prompt">
                    {segment("Rendered", pressed(false), act(move || session.show_as_sent(false)))}
                    {segment("As sent", pressed(true), act(move || session.show_as_sent(true)))}
                </span>
                {button_with_icon("button button-small", "copy", "Copy", act(move || session.copy(prompt(), "Prompt copied.")))}
            </div>
            <p class="soft">"What the agent reads first: your text, and what the client puts around it."</p>
            {dynamic(move || outline(session))}
            {dynamic(move || addition(session, "before", &session.client().about().before_prompt))}
            {text}
            {dynamic(move || addition(session, "after", &session.client().about().after_prompt))}
        </div>
    }
    .into_any()
}

/// The headings of the prompt; each leads to its place in the text.
fn outline(session: Session) -> AnyView {
    let headings = headings(&session.analysis().document);
    if headings.len() < 2 {
        return nothing();
    }
    let rows = headings.into_iter().map(|heading| {
        let class = if heading.level < 3 { "" } else { "is-deep" };
        html! { <li class=class><button class="link" on:click=act(move || session.reveal(heading.span))>{heading.title}</button></li> }
            .into_any()
    });
    html! { <nav aria-label="Headings of the prompt"><ol class="outline">{rows.collect::<Vec<AnyView>>()}</ol></nav> }.into_any()
}

fn addition(session: Session, place: &'static str, addition: &'static Addition) -> AnyView {
    let heading = format!("{} adds, {place}", session.client().about().title());
    let sentences = addition.about.iter().map(|sentence| html! { <p>{*sentence}</p> }.into_any());
    html! { <div class="addition"><h3>{heading}</h3>{sentences.collect::<Vec<AnyView>>()}</div> }.into_any()
}
