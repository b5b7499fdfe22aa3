//! The components that come after the start, by the part of the page they fill.

use leptos::prelude::*;

use super::{
    about::about, banner::decision, clients_panel::clients_panel, convert_menu::convert_menu,
    diff_view::file_diff, embed_view::embed_view, export_panel::export_panel, fix_review::fix_review,
    form_panel::form_panel, keys_list::keys_list, macros::html, more_menu::more_menu,
    new_menu::new_agent_menu, overview::overview, palette::palette, preview_panel::preview_panel,
    problem_list::problems_panel, rule_card::rule_card, share_dialog::share_dialog,
    versions_view::versions_view,
};
use crate::state::{Panel, Session, View};

/// Shows a part of the page.
pub fn rest_view(session: Session, view: View) -> AnyView {
    match view {
        View::Pane => pane(session),
        View::Review => file_diff(session),
        View::Dialogs => html! {
            {keys_list(session)}
            {about(session)}
            {new_agent_menu(session)}
            {convert_menu(session)}
            {share_dialog(session)}
            {palette(session)}
        },
        View::More => more_menu(session),
        View::Banner => decision(session),
        View::Embed => embed_view(session),
    }
}

/// The view chosen by the tabs; *Fix all* and a rule's documentation take its place for a while.
fn pane(session: Session) -> AnyView {
    if session.shows_overview() {
        return overview(session);
    }
    if session.is_reviewing() {
        return fix_review(session);
    }
    if let Some(versions) = session.versions() {
        return versions_view(session, versions);
    }
    if let Some(rule) = session.rule_shown() {
        return rule_card(session, rule);
    }
    match session.panel() {
        Panel::Problems => problems_panel(session),
        Panel::Clients => clients_panel(session),
        Panel::Preview => preview_panel(session),
        Panel::Form => form_panel(session),
        Panel::Export => export_panel(session),
    }
}
