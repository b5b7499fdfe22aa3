use leptos::prelude::*;

use super::{
    diff_view::diff,
    macros::html,
    parts::{act, button, coded, counted, dynamic, flag, icon_of_class, memo, nothing, number, words},
    seen_view::seen_section,
};
use crate::{
    state::{Change, Session},
    text::{DiffKind, diff_lines},
};

/// *Fix all* in all files before it is applied: each file with its fixes and what they change.
pub fn everywhere(session: Session) -> AnyView {
    let waiting = memo(move || session.changes().map_or(0, |changes| changes.waiting()));
    let count = memo(move || session.changes().map_or(0, |changes| changes.files.len()));
    let ticked = memo(move || session.changes().map_or((0, 0), |changes| changes.ticked()));
    let title = words(move || match (waiting.get(), count.get()) {
        (0, 0) => "Nothing to fix safely in any file".to_owned(),
        (0, count) => format!("Safe fixes in {}", counted(count, "file")),
        (waiting, _) => format!("{} still to be looked at", counted(waiting, "file")),
    });
    let is_done = memo(move || waiting.get() == 0);
    // Rows are made once: a tick leaves them as they are.
    let rows = dynamic(move || {
        let changes = is_done.get().then(|| untrack(|| session.changes())).flatten();
        let files = changes.map(|changes| changes.files).unwrap_or_default();
        files.into_iter().map(|change| row(session, change)).collect::<Vec<AnyView>>().into_any()
    });
    html! {
        <div class="pane-scroll" id="panel-scroll" tabindex="0" role="group" aria-label="Fixes in all files, scrollable">
            <div class="section">
                <div role="status"><h2 class="title">{title}</h2></div>
                <p class="soft">"They change the lines shown and nothing else. Undo takes all of it back in one step, and each file keeps the text before as an older version."</p>
            </div>
            {rows}
        </div>
        <div class="pane-foot">
            <button
                class="button button-primary"
                id="everywhere-apply"
                disabled=flag(move || ticked.get().1 == 0 || waiting.get() > 0)
                on:click=act(move || session.apply_everywhere())
            >
                {words(move || format!("Apply {} in {}", counted(ticked.get().0, "fix").replace("fixs", "fixes"), counted(ticked.get().1, "file")))}
            </button>
            {button("button", "Cancel", act(move || session.cancel_everywhere()))}
            <span class="push place wide-only">"Ctrl Enter applies, Esc cancels"</span>
        </div>
    }
}

fn row(session: Session, change: Change) -> AnyView {
    let id = change.draft.id;
    let tick = format!("change-{id}");
    let ticked = flag(move || {
        session
            .changes()
            .is_some_and(|changes| changes.files.iter().any(|other| other.draft.id == id && other.ticked))
    });
    let titles = change.fixes.iter().map(|title| html! { <li>{coded(title)}</li> }).collect::<Vec<AnyView>>();
    let fixes = if change.fixes.len() == 1 {
        "1 fix".to_owned()
    } else {
        format!("{} fixes", number(change.fixes.len()))
    };
    let opened = RwSignal::new(false);
    let (draft, after) = (change.draft.clone(), change.after.clone());
    // A diff is made once somebody wants to see it.
    let lines = dynamic(move || {
        if !opened.get() {
            return nothing();
        }
        let mut lines = diff_lines(&draft.text, &after);
        lines.retain(|line| line.kind != DiffKind::Same);
        html! { {diff(lines)}{seen_section(&session.seen_in(&draft, &after))} }
    });
    html! {
        <div class="choice">
            <input type="checkbox" id=tick.clone() prop:checked=ticked on:change=move |_| session.flip_change(id)/>
            <label class="choice-text" for=tick>{change.draft.path.clone()}<small>{fixes}</small></label>
        </div>
        <details class="change" on:toggle=move |_| opened.set(true)>
            <summary>{icon_of_class("chevron", "icon chevron")}"What changes"</summary>
            <ul>{titles}</ul>
            {lines}
        </details>
    }
}
