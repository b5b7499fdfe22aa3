use leptos::prelude::*;

use super::{
    form_field::field,
    macros::html,
    parts::{act, aria, button, dynamic, icon_of_class, memo, nothing, scroll_pane, segment, when},
};
use crate::{
    client::{Container, Form},
    state::{Panel, Session},
};

/// Fields that most agents have; the others stand behind *More fields*.
const COMMON: [&str; 5] = ["name", "description", "tools", "model", "color"];

/// The front matter for people who do not want YAML.
pub fn form_panel(session: Session) -> AnyView {
    let rows = memo(move || session.form_rows());
    let fields = dynamic(move || {
        let fields = session.client().about().fields.iter().filter(|field| field.instead.is_none());
        let (common, more): (Vec<_>, Vec<_>) = fields.partition(|field| COMMON.contains(&field.key));
        let count = more.len();
        let more = more.into_iter().map(|of| field(session, rows, of)).collect::<Vec<AnyView>>();
        let common = COMMON.iter().filter_map(|key| common.iter().find(|field| field.key == *key));
        html! {
            <div class="section form">{common.map(|of| field(session, rows, of)).collect::<Vec<AnyView>>()}{prompt(session)}</div>
            <details class="section">
                <summary class="row">{icon_of_class("chevron", "icon chevron")}"More fields"<span class="place">{format!("{count} of them")}</span></summary>
                <div class="form">{more}</div>
            </details>
        }
        .into_any()
    });
    let content = html! {
        <div class="panel-head narrow-only">{edit_as(session)}</div>
        {fields}
        {dynamic(move || other_keys(session))}
    }
    .into_any();
    html! {
        {scroll_pane("Form", content)}
        <div class="pane-foot"><p class="soft">"The form edits the text. Nothing else in the file moves."</p></div>
    }
    .into_any()
}

/// The prompt has no field: it is most of the text.
fn prompt(session: Session) -> Option<AnyView> {
    let is_below = session.client().about().container == Container::Markdown;
    is_below.then(|| {
        html! {
            <div class="field">
                <span class="field-label">"Prompt"</span>
                <span class="field-note">"the text below the front matter"</span>
                <div class="row">{button("button button-small", "Write the prompt", act(move || session.go_to_prompt()))}</div>
            </div>
        }
        .into_any()
    })
}

/// On a narrow page the form is another way to edit.
pub fn edit_as(session: Session) -> AnyView {
    let form = move || !session.is_editing() && session.panel() == Panel::Form;
    html! {
        <span class="segments" role="group" aria-label="Edit as">
            {segment("Text", aria(move || !form()), act(move || session.show_editor(true)))}
            {segment("Form", aria(form), act(move || session.show_panel(Panel::Form)))}
        </span>
    }
    .into_any()
}

/// What the client does not know is kept, and said to be.
fn other_keys(session: Session) -> AnyView {
    let others = session.other_keys();
    if others.is_empty() {
        return nothing();
    }
    let rows = others
        .into_iter()
        .map(|(key, written)| html! { <tr><th scope="row">{key}</th><td>{written}</td></tr> }.into_any());
    html! {
        <div class="section stack">
            <h2>"Other keys"</h2>
            <p class="soft">"This client does not read them. They stay as they are."</p>
            <table class="reading"><tbody>{rows.collect::<Vec<AnyView>>()}</tbody></table>
        </div>
    }
    .into_any()
}

/// Whether a field is written as one line of a form.
pub fn is_long(form: Form, key: &str) -> bool {
    matches!(form, Form::Text) && matches!(key, "description" | "initialPrompt" | "observerMessage")
}

/// The same above the editor of a narrow page.
pub fn edit_as_above_editor(session: Session) -> AnyView {
    when(
        move || session.is_narrow(),
        move || html! { <div class="panel-head">{edit_as(session)}</div> }.into_any(),
    )
}
