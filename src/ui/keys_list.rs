use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, dialog},
};
use crate::state::{COMMANDS, Session};

/// The list of keys.
pub fn keys_list(session: Session) -> AnyView {
    dialog(session, "keys", "Keys", content)
}

fn content(session: Session) -> AnyView {
    let rows = COMMANDS.iter().filter(|command| !command.keys.is_empty()).map(|command| {
        let keys = command.keys.iter().map(|key| {
            let key = if *key == "Mod" { "Ctrl" } else { key };
            html! { <kbd class="key">{key}</kbd> }.into_any()
        });
        html! { <div><dt>{command.about}</dt><dd>{keys.collect::<Vec<AnyView>>()}</dd></div> }.into_any()
    });
    let about = move || {
        session.hide("keys");
        session.show_about();
    };
    html! {
        <dl class="key-list">{rows.collect::<Vec<AnyView>>()}</dl>
        <p class="menu-note">"On a Mac, Ctrl is Command. Tab leaves the editor."</p>
        <p class="menu-note">{button("link", "About Agent Playground", act(about))}</p>
    }
    .into_any()
}
