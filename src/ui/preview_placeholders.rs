use leptos::prelude::*;

use super::{
    macros::html,
    parts::{coded, dynamic, icon_of_class, made_of, nothing},
};
use crate::state::Session;

/// What waits to be filled in, with a field for each.
pub fn placeholders(session: Session) -> AnyView {
    let written = move || {
        let rendered = session.rendered();
        rendered.placeholders.iter().map(|found| found.written.clone() + "\n").collect()
    };
    made_of(written, move |written| {
        let mut fields = Vec::new();
        for written in written.lines() {
            fields.push(placeholder(session, written));
        }
        if fields.is_empty() {
            return nothing();
        }
        html! {
            <details class="placeholders">
                <summary><h3>"To be filled in"</h3>{icon_of_class("chevron", "icon chevron")}</summary>
                <p class="soft">{dynamic(move || coded(session.client().about().placeholders).into_any())}" A value is shown here, and is never written to the file."</p>
                {fields}
            </details>
        }
    })
}

fn placeholder(session: Session, written: &str) -> AnyView {
    let value = session.given(written);
    let written = written.to_owned();
    html! {
        <label>
            <code>{written.clone()}</code>
            <input
                autocomplete="off"
                spellcheck="false"
                prop:value=value
                on:input=move |event| session.give(&written, event_target_value(&event))
            />
        </label>
    }
}
