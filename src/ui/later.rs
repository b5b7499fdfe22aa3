use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, dynamic, nothing},
};
use crate::state::{Arrival, Session, View};

/// What stands in the place of what is on its way.
const COMING: &str = "Loading…";

const MISSING: &str = "A part of the program did not arrive.";

/// A part of the page that comes with the rest: nothing until then; a menu says why it is empty.
pub fn later(session: Session, view: View) -> AnyView {
    dynamic(move || match session.arrival() {
        Arrival::Here(rest) => (rest.view)(session, view),
        _ if view != View::More => nothing(),
        Arrival::Coming => html! { <p class="menu-note">{COMING}</p> }.into_any(),
        Arrival::Failed(why) => html! {
            <p class="menu-note">{MISSING}" "{why}</p>
            {button("menu-row", "Try again", act(move || session.fetch_rest()))}
        }
        .into_any(),
    })
}

/// What stands beside the editor; until the rest is here, that it is on its way, or that it did not come.
pub fn pane_later(session: Session) -> AnyView {
    match session.arrival() {
        Arrival::Here(rest) => (rest.view)(session, View::Pane),
        Arrival::Coming => {
            html! { <div class="empty" role="status"><p class="boot-wait">{COMING}</p></div> }.into_any()
        }
        Arrival::Failed(why) => html! {
            <div class="empty" role="alert">
                <h3>{MISSING}</h3>
                <p>{why}</p>
                <p>"Your text is safe. Check the connection, then try again."</p>
                <div class="row">
                    {button("button", "Try again", act(move || session.fetch_rest()))}
                </div>
            </div>
        }
        .into_any(),
    }
}
