use leptos::prelude::*;

use super::{
    macros::html,
    markdown_view::prompt_as_markdown,
    parts::{
        act, aria, button, button_with_icon, dynamic, icon_of_class, nothing, number, scroll_pane, segment,
        when, words,
    },
    preview_examples::examples,
    preview_listing::listing,
    preview_sizes::sizes,
};
use crate::{
    client::Addition,
    preview::{Asked, asked, leaked},
    state::{Panel, Session},
};

/// What the models will see.
pub fn preview_panel(session: Session) -> AnyView {
    let is_refused = move || session.analysis().preview.prompt.is_none();
    let content = html! {
        {when(is_refused, move || refused(session))}
        {when(move || !is_refused(), move || html! { {figures(session)}{listing(session)} }.into_any())}
        {examples(session)}
        {when(move || !is_refused(), move || html! { {system_prompt(session)}{sizes(session)} }.into_any())}
    }
    .into_any();
    scroll_pane("Preview", content)
}

fn refused(session: Session) -> AnyView {
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
            {prompt_as_markdown(session)}
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

pub fn system_prompt(session: Session) -> AnyView {
    let prompt = move || session.analysis().preview.prompt.clone().unwrap_or_default();
    let pressed = move |as_sent: bool| aria(move || session.shows_as_sent() == as_sent);
    let text = {
        let as_sent_shown = Memo::new(move |_| session.shows_as_sent());
        dynamic(move || match as_sent_shown.get() {
            true => dynamic(move || as_sent(&prompt())),
            false => html! { {placeholders(session)}{prompt_as_markdown(session)} }.into_any(),
        })
    };
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
            {outline(session)}
            {dynamic(move || addition(session, "before", &session.client().about().before_prompt))}
            {dynamic(move || leak(session))}
            {text}
            {dynamic(move || asked_for(session))}
            {dynamic(move || addition(session, "after", &session.client().about().after_prompt))}
        </div>
    }
    .into_any()
}

/// Runs of lines of about this many bytes; what is out of sight is not laid out.
const RUN: usize = 16_384;

/// The prompt letter by letter.
fn as_sent(prompt: &str) -> AnyView {
    let mut runs = Vec::new();
    let mut rest = prompt;
    while let Some(end) =
        rest.as_bytes().get(RUN..).and_then(|rest| rest.iter().position(|byte| *byte == b'\n'))
    {
        let (run, after) = rest.split_at(RUN + end + 1);
        runs.push(html! { <div class="is-far">{run.to_owned()}</div> }.into_any());
        rest = after;
    }
    runs.push(rest.to_owned().into_any());
    html! { <pre class="quote" id="prompt" dir="auto">{runs}</pre> }.into_any()
}

/// The headings of the prompt; each leads to its place in the text.
fn outline(session: Session) -> AnyView {
    let headings = Memo::new(move |_| {
        let rendered = session.rendered();
        let headings = rendered.sections.iter().enumerate().filter(|(_, section)| section.level > 0);
        headings.map(|(nth, section)| (nth, section.level, section.title.clone())).collect::<Vec<_>>()
    });
    dynamic(move || {
        let rows = headings.get().into_iter().map(|(nth, level, title)| {
            let class = if level < 3 { "" } else { "is-deep" };
            html! { <li class=class>{button("link", title, act(move || session.reveal_section(nth)))}</li> }
                .into_any()
        });
        let rows: Vec<AnyView> = rows.collect();
        if rows.len() < 2 {
            return nothing();
        }
        html! { <nav aria-label="Headings of the prompt"><ol class="outline">{rows}</ol></nav> }.into_any()
    })
}

/// What a client puts around the author's words.
fn addition(session: Session, place: &'static str, addition: &'static Addition) -> AnyView {
    let heading = format!("{} adds, {place}", session.client().about().title());
    let sentences = addition.about.iter().map(|sentence| html! { <p>{*sentence}</p> }.into_any());
    html! {
        <details class="addition">
            <summary><h3>{heading}</h3>{icon_of_class("chevron", "icon chevron")}</summary>
            {sentences.collect::<Vec<AnyView>>()}
        </details>
    }
    .into_any()
}

/// Texts that the front matter asks for, which lie elsewhere.
fn asked_for(session: Session) -> AnyView {
    let analysis = session.analysis();
    let asked = asked(session.client().about(), &analysis.document, &analysis.report.reading);
    let row = |asked: &Asked| {
        html! { <div class="addition"><h3><code>{asked.written.clone()}</code></h3><p>{asked.about}</p></div> }.into_any()
    };
    asked.iter().map(row).collect::<Vec<AnyView>>().into_any()
}

/// Says where front matter became prompt.
fn leak(session: Session) -> AnyView {
    let analysis = session.analysis();
    match leaked(&analysis.document, &analysis.report.reading) {
        0 => nothing(),
        bytes => {
            let words = format!(
                "The first {} bytes were meant as front matter; the agent reads them.",
                number(bytes)
            );
            html! { <p class="soft">{words}</p> }.into_any()
        }
    }
}

/// What waits to be filled in, with a field for each.
fn placeholders(session: Session) -> AnyView {
    let written = Memo::new(move |_| {
        let rendered = session.rendered();
        rendered.placeholders.iter().map(|found| found.written.clone()).collect::<Vec<String>>()
    });
    dynamic(move || {
        let fields = written.get().into_iter().map(|written| placeholder(session, written));
        let fields: Vec<AnyView> = fields.collect();
        if fields.is_empty() {
            return nothing();
        }
        html! {
            <details class="placeholders">
                <summary><h3>"To be filled in"</h3>{icon_of_class("chevron", "icon chevron")}</summary>
                <p class="soft">"A subagent gets these as they stand. A value is shown here, and is never written to the file."</p>
                {fields}
            </details>
        }
        .into_any()
    })
}

fn placeholder(session: Session, written: String) -> AnyView {
    let value = session.given(&written);
    let name = written.clone();
    html! {
        <label class="placeholder-field">
            <code>{written.clone()}</code>
            <input
                autocomplete="off"
                spellcheck="false"
                prop:value=value
                on:input=move |event| session.give(&name, event_target_value(&event))
            />
        </label>
    }
    .into_any()
}
