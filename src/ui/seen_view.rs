use leptos::prelude::*;

use super::{
    diff_view::diff,
    macros::html,
    parts::{counted, dynamic, icon_of_class, nothing},
};
use crate::preview::{Seen, SeenChange};

/// More lines of a change are counted alone.
const MOST: usize = 60;

/// What a change means to the models.
pub fn seen_view(seen: &Seen) -> AnyView {
    let says = match (seen.before, seen.after, seen.changes.is_empty()) {
        (false, false, _) => "No model sees anything of this agent, neither before nor after.",
        (false, true, _) => "Until now no model saw anything of this agent.",
        (true, false, _) => "No model sees anything of this agent any more.",
        (true, true, true) => "What they see stays the same, to the byte.",
        (true, true, false) => "Everything else that they see stays the same.",
    };
    let mut changes = Vec::new();
    for change in &seen.changes {
        changes.push(change_view(change));
    }
    html! { <div class="stack">{changes}<p class="soft">{says}</p></div> }
}

/// The same under a heading of its own.
pub fn seen_section(seen: &Seen) -> AnyView {
    html! { <div class="section stack"><h3>{HEADING}</h3>{seen_view(seen)}</div> }
}

const HEADING: &str = "The models will now see";

fn change_view(change: &SeenChange) -> AnyView {
    let shown = change.lines.len().min(MOST);
    let more = match change.lines.len() - shown {
        0 => nothing(),
        more => html! { <p class="place">{format!("and {} more", counted(more, "line"))}</p> },
    };
    html! { <div class="stack"><p class="seen-of">{change.what}</p>{diff(change.lines[..shown].to_vec())}{more}</div> }
}

/// The same, found out once somebody opens it.
pub fn seen_later(find: impl Fn() -> Seen + Send + 'static) -> AnyView {
    let opened = RwSignal::new(false);
    let view = dynamic(move || if opened.get() { seen_view(&find()) } else { nothing() });
    html! {
        <details class="change" on:toggle=move |_| opened.set(true)>
            <summary>{icon_of_class("chevron", "icon chevron")}{HEADING}</summary>
            {view}
        </details>
    }
}
