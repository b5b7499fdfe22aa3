use leptos::prelude::*;

use super::{
    form_field::{id, label},
    macros::html,
    parts::{act, dynamic, icon, nothing},
};
use crate::{
    client::{Client, Fate, Field, Form},
    form::Said,
    state::Session,
};

/// Names as tokens, and a field for one more.
pub fn names(session: Session, of: &'static Field, said: Memo<Said>) -> AnyView {
    let key = of.key;
    let tokens = dynamic(move || {
        let Said::Names(names) = said.get() else { return nothing() };
        let tokens = names.into_iter().enumerate().map(|(at, name)| token(session, of, at, name));
        tokens.collect::<Vec<AnyView>>().into_any()
    });
    let list = format!("{}-words", id(key));
    let known = session.client().about().tools.iter().filter(|_| of.form == Form::Tools);
    let granted = known.filter(|tool| matches!(tool.fate, Fate::Granted));
    let options = granted.map(|tool| html! { <option value=tool.name></option> }.into_any());
    html! {
        <ul class="token-list" aria-label=label(key)>
            {tokens}
            <li class="token-add">
                <input
                    placeholder="Add one"
                    autocomplete="off"
                    spellcheck="false"
                    id=id(key)
                    list=list.clone()
                    on:change=move |event| {
                        let name = event_target_value(&event);
                        session.add_name(key, &name);
                        session.empty_field(&id(key));
                    }
                />
            </li>
        </ul>
        <datalist id=list>{options.collect::<Vec<AnyView>>()}</datalist>
    }
    .into_any()
}

/// What becomes of a tool, and of one with a pattern behind it (`Bash(git:*)`).
pub fn fate(client: &dyn Client, name: &str) -> Option<Fate> {
    client.fate(name).or_else(|| client.fate(name.split_once('(')?.0.trim_end()))
}

fn token(session: Session, of: &'static Field, at: usize, name: String) -> AnyView {
    let is_known = of.form != Form::Tools || fate(session.client(), &name).is_some();
    let mark = (!is_known).then(|| html! { <span class="severity is-warning">{icon("warning")}<span class="only-read">"Warning: "</span></span> }.into_any());
    let remove = format!("Remove {name}");
    html! {
        <li>
            {mark}{name}
            <button type="button" aria-label=remove on:click=act(move || session.remove_name(of.key, at))>{icon("close")}</button>
        </li>
    }
    .into_any()
}
