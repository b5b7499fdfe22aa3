//! Ring 5: components, one a file; props in, view out.

mod macros;

mod about;
mod banner;
mod bar;
mod blocks;
mod clients_panel;
mod convert_menu;
mod diff_view;
mod embed_view;
mod everywhere;
mod export_panel;
mod file_title;
mod fix_review;
mod form_field;
mod form_names;
mod form_panel;
mod keys_list;
mod later;
mod listing_view;
mod markdown_view;
mod more_menu;
mod new_menu;
mod overview;
mod palette;
mod panel;
mod parts;
mod preview_examples;
mod preview_listing;
mod preview_panel;
mod preview_placeholders;
mod preview_prompt;
mod preview_sizes;
mod problem_list;
mod problem_row;
mod rail;
mod rest;
mod rule_card;
mod search_view;
mod seen_view;
mod share_dialog;
mod source_editor;
mod status;
mod tabs;
mod toast;
mod versions_view;

use leptos::{ev::MouseEvent, prelude::*};

use crate::state::{Session, View};
pub use panel::panel_pane;
pub use rest::rest_view;

use banner::banner_line;
use bar::bar;
use later::later;
use macros::html;
use parts::{aria, words};
use rail::rail;
use source_editor::editor_pane;
use status::{status, told_counts};
use tabs::tabs;
use toast::toast_line;

/// The middle of the page, but for the panel, which comes behind it.
pub fn middle(session: Session) -> AnyView {
    html! { {editor_pane(session)}{tabs(session)} }
}

/// What lies over the page at times.
pub fn overlays(session: Session) -> AnyView {
    later(session, View::Dialogs)
}

/// The page as a guest in another page.
pub fn embed(session: Session) -> AnyView {
    later(session, View::Embed)
}

/// The page with its bar, to which the rest of it is put.
pub fn app(session: Session) -> AnyView {
    let view = words(move || {
        let view = match (session.shows_overview(), session.is_editing()) {
            (true, _) => "overview",
            (false, true) => "edit",
            (false, false) => "panel",
        };
        view.to_owned()
    });
    // The address is a shared file's, and on a narrow page the editor may be out of sight.
    let to_editor = move |event: MouseEvent| {
        event.prevent_default();
        session.go_to_editor();
    };
    let files = words(move || if session.rail_is_open() { "open" } else { "closed" }.to_owned());
    let opens = aria(move || session.only_opens());
    html! {
        <a class="skip-link" href="#source" on:click=to_editor>"Skip to the editor"</a>
        <div class="app" data-view=view data-rail=files data-opens=opens>
            {bar(session)}
        </div>
    }
}

/// What stands below the bar, but for the middle of the page.
pub fn below(session: Session) -> AnyView {
    html! {
        {banner_line(session)}
        {rail(session)}
        <main class="work"></main>
        {toast_line(session)}
        {told_counts(session)}
        {status(session)}
    }
}
