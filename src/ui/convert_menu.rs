use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, client_mark, menu, menu_row},
};
use crate::{client, state::Session};

/// For which client all files are to be written.
pub fn convert_menu(session: Session) -> AnyView {
    let rows = client::ALL.iter().enumerate().map(|(at, client)| {
        let about = client.about();
        let content = html! { <span class="client-mark" aria-hidden="true">{client_mark(about.id)}</span>{about.label()} };
        menu_row("convert-all", at == 0, content, act(move || session.download_all_for(at)))
    });
    let rows = html! {
        <p class="menu-title">"Write all files for"</p>
        {rows.collect::<Vec<AnyView>>()}
        <p class="menu-note">"As one zip, with a list of what gets lost."</p>
    };
    menu("convert-all", "Convert all files", rows)
}
