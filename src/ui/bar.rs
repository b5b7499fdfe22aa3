use leptos::prelude::*;

use super::{
    file_title::file_title,
    later::later,
    macros::html,
    parts::{act, aria, button, button_with_icon, flag, icon, icon_button, menu, words},
};
use crate::{
    client,
    state::{Origin, Session, View},
};

/// The line at the top: the file, the client it is checked for, and what can be done with it.
pub fn bar(session: Session) -> AnyView {
    html! {
        <header class="bar">
            {files_button(session)}
            <span class="brand wide-only">{icon("mark")}<span class="roomy-only">"Agent Playground"</span></span>
            {file_title(session)}
            <span class="checked-for wide-only">
                <label for="client"><span class="roomy-only">"checked "</span>"for"</label>
                {client_picker(session, "client")}
            </span>
            <span class="push"></span>
            <span class="wide-only">{fix_all_button(session, "fix-all")}</span>
            {button("button wide-only", "Open", act(move || session.pick()))}
            {button_with_icon("button wide-only", "share", "Share", act(move || session.share()))}
            {icon_button("button button-quiet button-icon narrow-only", "share", "Share", act(move || session.share()))}
            {export_button(session)}
            {icon_button("button button-quiet button-icon wide-only", "search", "Commands", act(move || session.open_palette()))}
            <button class="button button-quiet button-icon" aria-label="More" popovertarget="more">{icon("more")}</button>
            {menu("more", "More", later(session, View::More))}
        </header>
    }
    .into_any()
}

/// Shows and hides the files.
fn files_button(session: Session) -> AnyView {
    html! {
        <button class="button button-quiet button-icon" id="files" aria-label="Files" title="Files, Ctrl B" aria-expanded=aria(move || session.rail_is_open()) on:click=act(move || session.toggle_rail())>
            {icon("files")}
        </button>
    }
}

/// Where all files are looked at, for whom all of them are to be written; else the file for each client.
fn export_button(session: Session) -> AnyView {
    let menu = words(move || if session.shows_overview() { "convert-all" } else { "" }.to_owned());
    html! {
        <button class="button wide-only" popovertarget=menu on:click=act(move || session.begin_export())>{icon("export")}"Export"</button>
    }
}

/// What the bar of a narrow page has no room for, above what depends on it.
pub fn narrow_head(session: Session) -> AnyView {
    html! {
        <div class="panel-head narrow-only">
            <span class="checked-for"><label for="client-narrow">"for"</label>{client_picker(session, "client-narrow")}</span>
            <span class="push">{fix_all_button(session, "fix-all-narrow")}</span>
        </div>
    }
}

/// The choice of the client whose reading is checked.
fn client_picker(session: Session, id: &'static str) -> AnyView {
    let options = client::CARDS.iter().map(|card| {
        html! { <option value=card.id selected=flag(move || session.chosen_client() == card.id)>{card.label()}</option> }.into_any()
    });
    html! {
        <span class="select">
            <select id=id on:change=move |event| session.pick_client(&event_target_value(&event))>
                {options.collect::<Vec<AnyView>>()}
            </select>
            {icon("chevron-down")}
        </span>
    }
    .into_any()
}

/// *Fix all*, filled while there is something to fix safely.
pub fn fix_all_button(session: Session, id: &'static str) -> AnyView {
    let all = move || session.shows_overview();
    let count = move || session.analysis().report.safe_fixes();
    let none = flag(move || {
        !all() && session.analysis().problems.iter().all(|problem| problem.diagnostic.fix.is_none())
    });
    let class = words(move || {
        let filled = count() > 0 && !session.is_reviewing() && session.origin() != Origin::Sample;
        if filled && !all() { "button button-primary" } else { "button" }.to_owned()
    });
    // Of five problems of which one can be fixed safely, that one is not all.
    let label = words(move || match (count(), session.analysis().report.diagnostics.len()) {
        _ if all() => "Fix all files".to_owned(),
        (0, _) => "Fix all".to_owned(),
        (count, problems) if count == problems => format!("Fix all {count}"),
        (count, problems) => format!("Fix {count} of {problems}"),
    });
    let press = move || if untrack(all) { session.review_everywhere() } else { session.review_fixes() };
    html! {
        <button id=id class=class disabled=none title="Shows the safe fixes first, and what is left to decide" on:click=act(press)>{label}</button>
    }
    .into_any()
}
