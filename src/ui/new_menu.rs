use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, icon, menu, menu_row},
};
use crate::{state::Session, workspace::TEMPLATES};

/// What a new file can begin with.
pub fn new_agent_menu(session: Session) -> AnyView {
    let rows = TEMPLATES.iter().enumerate().map(|(at, template)| {
        let content = html! { {icon("file")}<span>{template.title}</span><span class="push place">{template.name}</span> };
        menu_row("new-agent", at == 0, content, act(move || session.start(template)))
    });
    menu(
        "new-agent",
        "New agent",
        html! { <p class="menu-title">"Begin with"</p>{rows.collect::<Vec<AnyView>>()} },
    )
}
