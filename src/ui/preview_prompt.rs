use leptos::prelude::*;

use super::{
    macros::html,
    markdown_view::prompt_as_markdown,
    parts::{
        act, button, button_with_icon, dynamic, either, icon_of_class, made_of, nothing, number, section,
        when, words,
    },
    preview_placeholders::placeholders,
};
use crate::{
    client::Addition,
    preview::{Asked, asked, leaked},
    state::Session,
};

/// What the agent reads first: the author's text, and what the client puts around it.
pub fn system_prompt(session: Session) -> AnyView {
    let prompt = move || session.analysis().preview.prompt.clone().unwrap_or_default();
    let shows_as_sent = move || session.shows_as_sent();
    let copy = act(move || session.copy(prompt(), "Prompt copied."));
    let beside = html! {
        {either("Show the prompt", ["Rendered", "As sent"], shows_as_sent, move |as_sent| session.show_as_sent(as_sent))}
        {button_with_icon("button button-small", "copy", "Copy", copy)}
    };
    let content = html! {
        <p class="soft">{words(move || session.client().about().prompt.to_owned())}</p>
        {outline(session)}
        {dynamic(move || addition(session, "before", &session.client().about().before_prompt))}
        {dynamic(move || leak(session))}
        {when(shows_as_sent, move || dynamic(move || as_sent(&prompt())))}
        {when(move || !shows_as_sent(), move || html! { {placeholders(session)}{prompt_as_markdown(session)} })}
        {dynamic(move || asked_for(session))}
        {dynamic(move || addition(session, "after", &session.client().about().after_prompt))}
        {dynamic(move || unknown_additions(session))}
    };
    section("System prompt", beside, content)
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

/// So many headings are listed; nobody looks for more than that in a row of links.
const MOST: usize = 200;

/// The headings of the prompt; each leads to its place in the text.
fn outline(session: Session) -> AnyView {
    let titles = move || {
        let rendered = session.rendered();
        rendered.sections.iter().map(|section| format!("{}{}\n", section.level, section.title)).collect()
    };
    made_of(titles, move |_| {
        let rendered = session.rendered_now();
        let mut rows = Vec::new();
        for (nth, section) in rendered.sections.iter().enumerate() {
            if !section.title.is_empty() && rows.len() < MOST {
                let class = if section.level < 3 { "" } else { "is-deep" };
                let link = button("link", section.title.as_str(), act(move || session.reveal_section(nth)));
                rows.push(html! { <li class=class>{link}</li> });
            }
        }
        if rows.len() < 2 {
            return nothing();
        }
        html! { <nav aria-label="Headings of the prompt"><ol class="outline">{rows}</ol></nav> }
    })
}

/// What a client puts around the author's words.
fn addition(session: Session, place: &'static str, addition: &'static Addition) -> AnyView {
    if addition.about.is_empty() {
        return nothing();
    }
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

/// Says of a client whose additions were not recorded that they are not known.
fn unknown_additions(session: Session) -> AnyView {
    let about = session.client().about();
    if !about.before_prompt.about.is_empty() || !about.after_prompt.about.is_empty() {
        return nothing();
    }
    let says = format!("What {} puts around it is not known: it was not recorded.", about.title());
    html! { <div class="addition"><p>{says}</p></div> }
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
