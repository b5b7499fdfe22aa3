use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, dynamic, nothing},
};
use crate::state::{Arrival, Session, View};

/// A part of the page that comes with the rest: nothing until then.
pub fn later(session: Session, view: View) -> AnyView {
    dynamic(move || match session.arrival() {
        Arrival::Here(rest) => (rest.view)(session, view),
        _ => nothing(),
    })
}

/// The same in a pane, which says in its place that it is on its way, or that it did not come.
pub fn pane_later(session: Session) -> AnyView {
    match session.arrival() {
        Arrival::Here(rest) => (rest.view)(session, View::Pane),
        Arrival::Coming => {
            html! { <div class="empty" role="status"><p class="boot-wait">"Loading…"</p></div> }
        }
        Arrival::Failed(why) => html! {
            <div class="empty" role="alert">
                <h3>"A part of the program did not arrive."</h3>
                <p>{why}" What is in the editor is kept, and problems are shown."</p>
                <div class="row">
                    {button("button", "Try again", act(move || session.fetch_rest()))}
                </div>
            </div>
        },
    }
}
