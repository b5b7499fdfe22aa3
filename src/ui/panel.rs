use leptos::prelude::*;

use super::{
    clients_panel::clients_panel,
    export_panel::export_panel,
    fix_review::fix_review,
    form_panel::form_panel,
    macros::html,
    overview::overview,
    parts::{dynamic, words},
    preview_panel::preview_panel,
    problem_list::problems_panel,
    rule_card::rule_card,
    versions_view::versions_view,
};
use crate::state::{Panel, Session};

/// The view chosen by the tabs; *Fix all* and a rule's documentation take its place for a while.
pub fn panel_pane(session: Session) -> AnyView {
    let label =
        words(move || if session.is_reviewing() { "Fix all" } else { session.panel().word() }.to_owned());
    let content = dynamic(move || {
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
    });
    html! { <section class="panel" id="panel" role="tabpanel" aria-label=label>{content}</section> }
        .into_any()
}
