use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, aria, dynamic, flag, icon, nothing, words},
};
use crate::state::{Panel, Session};

/// The views beside the editor; on a narrow page the editor is one of them.
pub fn tabs(session: Session) -> AnyView {
    // On a narrow page the form is one of two ways to edit.
    let editing = move || session.is_narrow() && (session.is_editing() || session.panel() == Panel::Form);
    let tabs = Panel::ALL.map(|panel| {
        let selected = move || !editing() && session.panel() == panel;
        panel_tab(session, panel, flag(selected))
    });
    let tabs: Vec<AnyView> = tabs.into_iter().collect();
    html! {
        <div class="tabs" role="tablist" aria-label="Views of this file" on:keydown=move |event| arrow(session, &event.key())>
            <button
                role="tab"
                id="tab-edit"
                class="narrow-only"
                aria-selected=aria(editing)
                aria-controls="editor"
                tabindex=words(move || stop(editing()))
                on:click=act(move || session.show_editor(true))
            >
                {icon("edit")}<span>"Edit"</span>
            </button>
            {tabs}
        </div>
    }
    .into_any()
}

fn panel_tab(session: Session, panel: Panel, selected: Signal<bool>) -> AnyView {
    let picture = match panel {
        Panel::Problems => "list",
        Panel::Clients => "clients",
        Panel::Preview => "preview",
        Panel::Form => "form",
        Panel::Export => "export",
    };
    let count = dynamic(move || {
        let count = if panel == Panel::Problems { session.analysis().report.diagnostics.len() } else { 0 };
        if count == 0 {
            nothing()
        } else {
            html! { " "<span class="count">{count.to_string()}</span> }.into_any()
        }
    });
    let class = if panel == Panel::Form { "wide-only" } else { "" };
    html! {
        <button
            role="tab"
            class=class
            id=format!("tab-{}", panel.id())
            aria-selected=aria(move || selected.get())
            aria-controls="panel"
            tabindex=words(move || stop(selected.get()))
            on:click=act(move || session.show_panel(panel))
        >
            {icon(picture)}<span>{panel.word()}{count}</span>
        </button>
    }
    .into_any()
}

/// Arrows, Home and End move inside the tabs, which are one stop of the Tab key.
fn arrow(session: Session, key: &str) {
    let narrow = session.is_narrow();
    let panels: Vec<Panel> =
        Panel::ALL.into_iter().filter(|panel| !narrow || *panel != Panel::Form).collect();
    // Place 0 is the editor, which only narrow pages have as a tab.
    let first = usize::from(!narrow);
    let at = match narrow && (session.is_editing() || session.panel() == Panel::Form) {
        true => 0,
        false => panels.iter().position(|panel| *panel == session.panel()).map_or(1, |at| at + 1),
    };
    let next = match key {
        "ArrowRight" | "ArrowDown" if at == panels.len() => first,
        "ArrowRight" | "ArrowDown" => at + 1,
        "ArrowLeft" | "ArrowUp" if at == first => panels.len(),
        "ArrowLeft" | "ArrowUp" => at - 1,
        "Home" => first,
        "End" => panels.len(),
        _ => return,
    };
    let id = match next.checked_sub(1).and_then(|at| panels.get(at)) {
        Some(panel) => {
            session.show_panel(*panel);
            format!("tab-{}", panel.id())
        }
        None => {
            session.show_editor(true);
            "tab-edit".into()
        }
    };
    session.focus(&id);
}

/// Whether the Tab key stops here.
fn stop(here: bool) -> String {
    if here { "0" } else { "-1" }.to_owned()
}
