use leptos::prelude::*;

use super::{
    banner::banner_line,
    bar::fix_all_button,
    fix_review::fix_review,
    macros::html,
    parts::{act, button, counted, dynamic, memo, nothing, scroll_pane, when, words},
    preview_listing::listing,
    preview_prompt::system_prompt,
    problem_row::problem_row,
    rule_card::rule_card,
    source_editor::editor_pane,
    status::counts,
    toast::toast_line,
};
use crate::state::Session;

/// Problems shown before the reader asks for the others.
const FIRST: usize = 2;

/// The page as a guest in another page: the text, its problems, and the way to the whole of it.
pub fn embed_view(session: Session) -> AnyView {
    let view = words(move || if session.is_reviewing() { "review" } else { "text" }.to_owned());
    let label = words(move || format!("Agent Playground: {}", session.name()));
    let all = RwSignal::new(false);
    html! {
        <main class="embed" id="embed" data-view=view aria-label=label>
            <header>
                <h1 class="file-title"><span>{words(move || session.name())}</span></h1>
                {counts(session)}
                {open_link(session)}
            </header>
            {banner_line(session)}
            {when(move || session.embed().editor, move || editor_pane(session))}
            {when(move || session.embed().problems, move || panel(session, all))}
            {when(move || session.embed().preview, move || preview(session))}
            <footer>
                {when(move || can_fix(session), move || fix_all_button(session, "fix-all"))}
                {dynamic(move || more(session, all))}
                <span class="push place">{words(move || format!("Checked for {}", session.client().about().label()))}</span>
            </footer>
        </main>
        {toast_line(session)}
    }
    .into_any()
}

/// The whole page in a tab of its own, with the text as it stands.
fn open_link(session: Session) -> AnyView {
    // A link is work in proportion to the text, so it is made for whoever is about to follow it.
    let asked = RwSignal::new(false);
    let ask = move || {
        session.want_dictionary();
        asked.set(true);
    };
    let link = memo(move || match asked.get() {
        true => session.link_of(session.name(), &session.text()),
        false => Some(session.link_to_page()),
    });
    let href = words(move || link.get().unwrap_or_else(|| session.link_to_page()));
    let label = words(move || match link.read().is_some() {
        true => "Open in Agent Playground".to_owned(),
        false => "Open Agent Playground; this text is too long to take along".to_owned(),
    });
    html! {
        <a class="push" target="_blank" rel="noopener" href=href on:pointerenter=move |_| ask() on:focus=move |_| ask()>
            {label}
        </a>
    }
    .into_any()
}

/// The problems; *Fix all* and a rule's documentation take their place for a while.
fn panel(session: Session, all: RwSignal<bool>) -> AnyView {
    dynamic(move || match session.rule_shown() {
        _ if session.is_reviewing() => fix_review(session),
        Some(rule) => rule_card(session, rule),
        None => problems(session, all),
    })
}

fn problems(session: Session, all: RwSignal<bool>) -> AnyView {
    let keys = memo(move || {
        let most = if all.get() { usize::MAX } else { FIRST };
        let analysis = session.analysis();
        analysis.problems.iter().take(most).map(|problem| problem.key.clone()).collect::<Vec<_>>()
    });
    let rows = dynamic(move || {
        let rows = keys.get().into_iter().map(|key| problem_row(session, key));
        rows.collect::<Vec<AnyView>>().into_any()
    });
    html! {
        <section id="panel-scroll" tabindex="-1" aria-label="Problems"><ol class="problems">{rows}</ol></section>
    }
    .into_any()
}

/// What is left behind the first problems; or that there is none.
fn more(session: Session, all: RwSignal<bool>) -> AnyView {
    let count = session.analysis().problems.len();
    let hidden = count.saturating_sub(FIRST);
    if !session.embed().problems || session.is_reviewing() {
        return nothing();
    }
    match (count, all.get()) {
        (0, _) => html! { <span class="soft">"No problems"</span> }.into_any(),
        (_, false) if hidden > 0 => {
            button("button button-quiet", counted(hidden, "more problem"), act(move || all.set(true)))
        }
        _ => nothing(),
    }
}

fn can_fix(session: Session) -> bool {
    session.embed().problems && !session.is_readonly() && !session.is_reviewing()
}

fn preview(session: Session) -> AnyView {
    let refused = move || session.analysis().preview.prompt.is_none();
    let content = html! {
        {when(refused, move || html! { <p class="section soft">{words(move || format!("{} does not load this agent: no model sees anything of it.", session.client().about().title()))}</p> }.into_any())}
        {when(move || !refused(), move || html! { {listing(session)}{system_prompt(session)} }.into_any())}
    }
    .into_any();
    html! { <section class="embed-preview" aria-label="Preview">{scroll_pane("Preview", content)}</section> }
        .into_any()
}
