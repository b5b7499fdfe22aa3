use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, icon},
};
use crate::{state::Session, workspace::TEMPLATES};

/// What a new file can begin with: a popover.
pub fn new_agent_menu(session: Session) -> AnyView {
    let rows = TEMPLATES.iter().map(|template| {
        html! {
            <button class="menu-row" popovertarget="new-agent" popovertargetaction="hide" on:click=act(move || session.start(template))>
                {icon("file")}<span>{template.title}</span><span class="push place">{template.name}</span>
            </button>
        }
    });
    html! {
        <div class="menu" id="new-agent" popover="auto" role="dialog" aria-label="New agent">
            <p class="menu-title">"Begin with"</p>
            {rows.collect::<Vec<AnyView>>()}
        </div>
    }
}
