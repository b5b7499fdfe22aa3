use leptos::prelude::*;

use super::{
    macros::html,
    parts::{button_to, popover},
};
use crate::state::COMMANDS;

/// The list of keys.
pub fn keys_list() -> AnyView {
    let rows = COMMANDS.iter().filter(|command| !command.keys.is_empty()).map(|command| {
        let keys = command.keys.iter().map(|key| {
            let key = if *key == "Mod" { "Ctrl" } else { key };
            html! { <kbd class="key">{key}</kbd> }.into_any()
        });
        html! { <div><dt>{command.about}</dt><dd>{keys.collect::<Vec<AnyView>>()}</dd></div> }.into_any()
    });
    let content = html! {
        <dl class="key-list">{rows.collect::<Vec<AnyView>>()}</dl>
        <p class="menu-note">"On a Mac, Ctrl is Command. Tab leaves the editor."</p>
        <p class="menu-note">{button_to("about", "About Agent Playground")}</p>
    }
    .into_any();
    popover("keys", "Keys", content)
}
