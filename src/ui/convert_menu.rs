use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, client_mark},
};
use crate::{client, state::Session};

/// For which client all files are to be written: a popover.
pub fn convert_menu(session: Session) -> AnyView {
    let rows = client::ALL.iter().enumerate().map(|(at, client)| {
        let about = client.about();
        html! {
            <button class="menu-row" popovertarget="convert-all" popovertargetaction="hide" on:click=act(move || session.download_all_for(at))>
                <span class="client-mark" aria-hidden="true">{client_mark(about.id)}</span>{about.label()}
            </button>
        }
        .into_any()
    });
    html! {
        <div class="menu" id="convert-all" popover="auto" role="dialog" aria-label="Convert all files">
            <p class="menu-title">"Write all files for"</p>
            {rows.collect::<Vec<AnyView>>()}
            <p class="menu-note">"As one zip, with a list of what gets lost."</p>
        </div>
    }
    .into_any()
}
