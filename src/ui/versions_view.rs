use leptos::prelude::*;

use super::{
    macros::html,
    parts::{act, button, icon_button, number, scroll_pane},
};
use crate::state::{MOST_VERSIONS, Session, Version};

/// The older texts of the file, newest first.
pub fn versions_view(session: Session, versions: Vec<Version>) -> AnyView {
    let rows = versions.into_iter().map(|version| row(session, version)).collect::<Vec<AnyView>>();
    let note = format!(
        "A text is kept before words go from it, and every few minutes: the last {MOST_VERSIONS} of each file, in this browser."
    );
    html! {
        <div class="panel-head">
            <h2>"Older versions"</h2><span class="push"></span>
            <button class="button button-small" id="versions-back" on:click=act(move || session.close_versions())>"Back"</button>
        </div>
        {scroll_pane("Older versions", html! { <div class="section"><p class="soft">{note}</p></div><ol>{rows}</ol> })}
    }
}

fn row(session: Session, version: Version) -> AnyView {
    let when = session.time_of(&version);
    let size = format!("{} bytes", number(version.draft.text.len()));
    let first = version.draft.text.lines().find(|line| line.starts_with("description:"));
    let first = first.or_else(|| version.draft.text.lines().next()).unwrap_or_default();
    let first: String = first.chars().take(120).collect();
    let (one, other, copied) = (version.clone(), version.clone(), version.draft.text.to_string());
    html! {
        <li class="version">
            <p class="row"><b>{when}</b><span class="push place">{size}</span></p>
            <p class="place">{first}</p>
            <div class="row">
                {button("button button-small", "Compare and restore", act(move || session.review_version(&one)))}
                {button("button button-small", "Open as a file", act(move || session.open_version(&other)))}
                {icon_button("button button-small button-quiet button-icon push", "copy", "Copy this text", act(move || session.copy(copied.clone(), "The older text is copied.")))}
            </div>
        </li>
    }
}
