use leptos::prelude::*;

use super::{
    bar::narrow_head,
    macros::html,
    markdown_view::prompt_as_markdown,
    parts::{act, button, counted, number, scroll_pane, when, words},
    preview_examples::examples,
    preview_listing::listing,
    preview_prompt::system_prompt,
    preview_sizes::sizes,
};
use crate::state::{Panel, Session};

/// What the models will see.
pub fn preview_panel(session: Session) -> AnyView {
    let is_refused = move || session.analysis().preview.prompt.is_none();
    let content = html! {
        {narrow_head(session)}
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
        format!("{}, about {}", counted(size.characters, "character"), counted(size.tokens, "token"))
    });
    let listing = words(move || {
        let tokens = number(session.analysis().preview.listing_size.tokens);
        match session.client().about().listing_budget {
            Some(budget) => format!("about {tokens} of {} tokens", number(budget)),
            None => format!("about {tokens} tokens"),
        }
    });
    let is_listed = move || session.analysis().preview.listing.is_some();
    html! {
        <div class="section">
            <dl class="figures">
                <div><dt>"Prompt"</dt><dd>{prompt}</dd></div>
                {when(is_listed, move || html! { <div><dt>"Listing"</dt><dd>{listing}</dd></div> })}
            </dl>
        </div>
    }
    .into_any()
}
