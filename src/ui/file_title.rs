use std::time::Duration;

use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    macros::html,
    parts::{act, dynamic, icon, memo, words},
};
use crate::state::{Origin, Session};

/// The name of the file, which can be written anew; over all files, how many there are.
pub fn file_title(session: Session) -> AnyView {
    let is_own = memo(move || session.origin() == Origin::Own && !session.shows_overview());
    let renames = memo(move || session.is_renaming());
    let title = dynamic(move || match (renames.get(), is_own.get()) {
        (true, _) => field(session),
        (false, true) => html! {
            <button class="button button-quiet" id="file-title" title="Rename" on:click=act(move || session.begin_renaming())>
                <span>{words(move || session.name())}</span>{icon("edit")}
            </button>
        },
        (false, false) => html! { <span>{words(move || title(session))}</span> },
    });
    html! { <h1 class="file-title">{title}</h1> }
}

fn title(session: Session) -> String {
    if !session.shows_overview() {
        return session.name();
    }
    match session.files().len() {
        1 => "1 agent".into(),
        count => format!("{count} agents"),
    }
}

/// How long a click may take, from its press to its end.
const LEAVING: Duration = Duration::from_millis(200);

fn field(session: Session) -> AnyView {
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            let stays = session.rename(&event_target_value(&event));
            session.focus(if stays { "rename" } else { "file-title" });
        }
        "Escape" => {
            event.prevent_default();
            event.stop_propagation();
            session.cancel_renaming();
        }
        _ => {}
    };
    html! {
        <input
            id="rename"
            aria-label="Path and name of the file"
            spellcheck="false"
            autocomplete="off"
            value=session.path()
            on:keydown=keys
            on:focus=move |_| session.select_all_of("rename")
            on:blur=move |event| {
                // A click that leaves the field shall still find what it was on.
                let path = event_target_value(&event);
                let rename = move || {
                    session.rename(&path);
                };
                set_timeout(rename, LEAVING);
            }
        />
    }
}
