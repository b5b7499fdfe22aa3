use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, dynamic, icon, icon_button, nothing},
};
use crate::state::Session;

/// What just happened, with the way back.
pub fn toast_line(session: Session) -> AnyView {
    let toast = dynamic(move || {
        let Some(toast) = session.toast() else { return nothing() };
        let undo = toast.back.map(|_| {
            html! {
                <button class="button button-quiet button-small" id="toast-undo" on:click=act(move || session.go_back())>{icon("undo")}"Undo"</button>
            }
            .into_any()
        });
        html! {
            <div class="toast">
                <span>{toast.words}</span>
                {undo}
                {icon_button("button button-quiet button-small button-icon", "close", "Close this message", act(move || session.dismiss_toast()))}
            </div>
        }
        .into_any()
    });
    html! { <div class="toasts" role="status">{toast}</div> }.into_any()
}
