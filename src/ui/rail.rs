use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    macros::html,
    parts::{act, client_mark, dynamic, icon, memo, nothing, when, words},
};
use crate::{
    client,
    lint::Severity,
    state::{Session, folder_of, name_of},
};

/// All files of the user's own, by their folders.
pub fn rail(session: Session) -> AnyView {
    when(move || session.rail_is_open(), move || open_rail(session))
}

fn open_rail(session: Session) -> AnyView {
    // Rows stay as they are while files are written; which one is at hand and what is wrong with each, the rows ask.
    let files = memo(move || {
        let files = session.files().into_iter();
        files.map(|file| (file.path, file.id)).collect::<Vec<_>>()
    });
    let rows = dynamic(move || {
        let files = files.read();
        let folders = files.chunk_by(|one, other| folder_of(&one.0) == folder_of(&other.0)).map(|files| {
            let folder = files.first().map_or("", |(path, _)| folder_of(path)).to_owned();
            let title = (!folder.is_empty()).then(|| html! { <h2 class="rail-title">{folder}</h2> });
            let rows = files.iter().map(|(path, id)| row(session, path, *id));
            html! { {title}<ul>{rows.collect::<Vec<AnyView>>()}</ul> }
        });
        folders.collect::<Vec<AnyView>>().into_any()
    });
    let all = words(move || if session.shows_overview() { "page" } else { "false" }.to_owned());
    html! {
        <nav class="rail" aria-label="Files">
            <button class="file" id="rail-all" aria-current=all on:click=act(move || session.show_overview(true))>
                {icon("clients")}<span class="file-name">"All agents"</span>
            </button>
            {rows}
            <button class="button button-quiet" popovertarget="new-agent">{icon("plus")}"New agent"</button>
        </nav>
    }
}

fn row(session: Session, path: &str, id: usize) -> AnyView {
    let name = name_of(path).to_owned();
    let is_current = memo(move || session.is_at_hand(id));
    let current = words(move || {
        if is_current.get() && !session.shows_overview() { "page" } else { "false" }.to_owned()
    });
    let counts = memo(move || if is_current.get() { Some(session.counts()) } else { session.counts_of(id) });
    let marks = dynamic(move || counts.get().map_or_else(nothing, count_marks));
    let keys = move |event: KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        session.focus_file(id, step);
    };
    // Where a file lies tells whose it is.
    let mark = client::by_path(path).map(|card| {
        html! { <span class="client-mark" title=card.label() aria-hidden="true">{client_mark(card.id)}</span> }
    });
    html! {
        <li><button class="file" id=format!("file-{id}") aria-current=current on:click=act(move || session.take_from_shelf(id)) on:keydown=keys>
            {mark}<span class="file-name">{name}</span>{marks}
        </button></li>
    }
}

/// How many errors and warnings there are; hints where there is nothing worse.
pub fn count_marks(counts: [usize; 3]) -> AnyView {
    let worse = counts[0] + counts[1] > 0;
    let marks = Severity::ALL.into_iter().zip(counts).filter_map(|(severity, count)| {
        let (class, name) = match severity {
            Severity::Error => ("severity is-error", "error"),
            Severity::Warning => ("severity is-warning", "warning"),
            Severity::Hint if worse => return None,
            Severity::Hint => ("severity is-hint", "hint"),
        };
        let plural = if count == 1 { "" } else { "s" };
        let word = format!(" {}{plural}", severity.word().to_ascii_lowercase());
        (count > 0).then(|| {
            html! { <span class=class>{icon(name)}{count.to_string()}<span class="only-read">{word}</span></span> }
        })
    });
    marks.collect::<Vec<AnyView>>().into_any()
}
