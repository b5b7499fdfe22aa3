use leptos::prelude::*;

use super::{
    later::pane_later,
    macros::html,
    parts::{dynamic, words},
    problem_list::problems_panel,
};
use crate::state::Session;

/// The problems; what else stands beside the editor comes after the start.
pub fn panel_pane(session: Session) -> AnyView {
    let label =
        words(move || if session.is_reviewing() { "Fix all" } else { session.panel().word() }.to_owned());
    let content = dynamic(move || match session.shows_problems() {
        true => problems_panel(session),
        false => pane_later(session),
    });
    html! { <section class="panel" id="panel" role="tabpanel" aria-label=label>{content}</section> }
        .into_any()
}
