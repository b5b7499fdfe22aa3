use leptos::prelude::*;

use super::{macros::html, parts::icon};
use crate::state::COMMANDS;

/// The list of keys: a popover.
pub fn keys_list() -> AnyView {
    let rows = COMMANDS.iter().filter(|command| !command.keys.is_empty()).map(|command| {
        let keys = command.keys.iter().map(|key| {
            let key = if *key == "Mod" { "Ctrl" } else { key };
            html! { <kbd class="key">{key}</kbd> }.into_any()
        });
        html! { <div><dt>{command.about}</dt><dd>{keys.collect::<Vec<AnyView>>()}</dd></div> }.into_any()
    });
    html! {
        <div class="dialog" id="keys" popover="auto" role="dialog" aria-labelledby="keys-title">
            <div class="dialog-head">
                <h2 id="keys-title">"Keys"</h2>
                <span class="push"></span>
                <button
                    class="button button-quiet button-icon"
                    aria-label="Close"
                    autofocus="true"
                    popovertarget="keys"
                    popovertargetaction="hide"
                >
                    {icon("close")}
                </button>
            </div>
            <div class="pane-scroll">
                <dl class="key-list">{rows.collect::<Vec<AnyView>>()}</dl>
                <p class="menu-note">"On a Mac, Ctrl is Command. Tab leaves the editor."</p>
            </div>
        </div>
    }
    .into_any()
}
