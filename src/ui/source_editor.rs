use leptos::{html::custom, prelude::*};

use super::{
    form_panel::edit_as_above_editor,
    later::later,
    macros::{attribute, html},
    parts::{dynamic, flag, memo, nothing, when, words},
};
use crate::{
    state::{Session, View},
    text,
};

/// The text itself; while *Fix all* is under review, what it would change.
pub fn editor_pane(session: Session) -> AnyView {
    let class = words(move || {
        if session.is_reviewing() { "source-pane is-hidden" } else { "source-pane" }.to_owned()
    });
    let is_code = memo(move || session.editor().code);
    html! {
        <section class="editor" id="editor" aria-label="Editor">
            {when(move || session.is_reviewing(), move || later(session, View::Review))}
            {edit_as_above_editor(session)}
            <div class=class>
                {code_editor(session)}
                {dynamic(move || if is_code.get() { nothing() } else { source(session) })}
            </div>
        </section>
    }
    .into_any()
}

/// The place of the code editor; what fills it is loaded later (`src/browser/editor`).
fn code_editor(session: Session) -> AnyView {
    let is_code = move || session.editor().code;
    let id = words(move || if is_code() { "source" } else { "code-editor" }.to_owned());
    let hidden = attribute("hidden", flag(move || !is_code()));
    custom("source-editor").add_any_attr((attribute("id", id), hidden)).into_any()
}

fn source(session: Session) -> AnyView {
    // The property comes later; until then the text is that of the element.
    let first = untrack(|| text::shown(&session.text()).into_owned());
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
        >{first}</textarea>
        <p class="only-read" id="source-note">{words(move || session.editor_note().to_owned())}</p>
    }
    .into_any()
}
