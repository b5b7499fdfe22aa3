use leptos::prelude::*;

use super::{
    diff_view::file_diff,
    form_panel::edit_as_above_editor,
    macros::html,
    parts::{flag, when, words},
};
use crate::{state::Session, text};

/// The text itself; while *Fix all* is under review, what it would change.
pub fn editor_pane(session: Session) -> AnyView {
    let class = words(move || {
        if session.is_reviewing() { "source-pane is-hidden" } else { "source-pane" }.to_owned()
    });
    html! {
        <section class="editor" id="editor" aria-label="Editor">
            {when(move || session.is_reviewing(), move || file_diff(session))}
            {edit_as_above_editor(session)}
            <div class=class>
                {source(session)}
            </div>
        </section>
    }
    .into_any()
}

fn source(session: Session) -> AnyView {
    let label = words(move || format!("Text of {}", session.name()));
    html! {
        <textarea
            id="source"
            class="source"
            aria-describedby="source-note"
            spellcheck="false"
            autocomplete="off"
            autocapitalize="off"
            aria-label=label
            readonly=flag(move || session.is_readonly())
            prop:value=words(move || text::shown(&session.text()).into_owned())
            on:input=move |event| session.type_text(&event_target_value(&event))
            on:focus=move |_| session.editor_focus(true)
            on:blur=move |_| session.editor_focus(false)
        ></textarea>
        <p class="only-read" id="source-note">"Tab leaves the editor. F8 goes to the next problem."</p>
    }
    .into_any()
}
