use leptos::{ev::KeyboardEvent, prelude::*};

use super::{
    macros::html,
    parts::{act, aria, dynamic, icon, memo, words},
};
use crate::{
    state::{COMMANDS, Deed, PaletteRow, Session},
    text::Span,
};

/// Every command, file and problem, found by a few letters.
pub fn palette(session: Session) -> AnyView {
    html! {
        <dialog class="dialog" id="palette" closedby="any" aria-label="Commands" on:close=move |_| session.palette_closed()>
            {content(session)}
        </dialog>
    }
}

/// All of it but the list is there before it is opened, so that no letter is lost which follows the keys that open it.
fn content(session: Session) -> AnyView {
    let rows = memo(move || session.palette_rows());
    let needle = words(move || session.palette().map_or_else(String::new, |palette| palette.needle));
    let chosen = memo(move || session.palette().map_or(0, |palette| palette.chosen));
    let active = words(move || match rows.read().is_empty() {
        true => String::new(),
        false => format!("palette-{}", chosen.get()),
    });
    let list = dynamic(move || {
        let rows = rows.read();
        if rows.is_empty() {
            return html! {
                <li class="empty" role="option" aria-selected="false"><b>"Nothing is called that"</b><span class="soft">"Try a word such as fix, export or next."</span></li>
            };
        }
        rows.iter()
            .enumerate()
            .map(|(at, found)| row(session, at, found, chosen))
            .collect::<Vec<AnyView>>()
            .into_any()
    });
    html! {
        <div class="palette-search">
            {icon("search")}
            <input
                id="palette-needle"
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-list"
                aria-activedescendant=active
                aria-label="Command, file or problem"
                autocomplete="off"
                spellcheck="false"
                autofocus=""
                placeholder="Command, file or problem"
                prop:value=needle
                on:input=move |event| session.seek_command(event_target_value(&event))
                on:keydown=move |event| key(session, &event)
            />
        </div>
        <ul class="pane-scroll" role="listbox" id="palette-list" aria-label="Commands">{list}</ul>
        <div class="pane-foot wide-only">
            <span class="place"><kbd class="key">"↑"</kbd>" "<kbd class="key">"↓"</kbd>" choose"</span>
            <span class="place"><kbd class="key">"Enter"</kbd>" run"</span>
            <span class="place"><kbd class="key">"Esc"</kbd>" close"</span>
        </div>
    }
}

fn key(session: Session, event: &KeyboardEvent) {
    // While a word is composed, keys belong to the composer.
    if event.is_composing() {
        return;
    }
    match event.key().as_str() {
        "ArrowDown" => session.step_palette(1),
        "ArrowUp" => session.step_palette(-1),
        "Enter" => session.run_chosen(),
        _ => return,
    }
    event.prevent_default();
}

fn row(session: Session, at: usize, found: &PaletteRow, chosen: Memo<usize>) -> AnyView {
    let deed = found.deed;
    let (picture, note) = match deed {
        Deed::Command(_) => ("chevron", ""),
        Deed::File(_) => ("file", "file"),
        Deed::Problem(_) => ("warning", "problem"),
        Deed::Client(_) => ("clients", ""),
        Deed::DownloadFor(_) => ("export", ""),
        Deed::Template(_) => ("plus", ""),
    };
    let keys = match deed {
        Deed::Command(at) => COMMANDS.get(at).map_or(&[][..], |command| command.keys),
        _ => &[],
    };
    let keys =
        keys.iter().map(|key| html! { <kbd class="key">{if *key == "Mod" { "Ctrl" } else { key }}</kbd> });
    html! {
        <li class="palette-row" role="option" id=format!("palette-{at}") aria-selected=aria(move || chosen.get() == at) on:click=act(move || session.run_deed(deed))>
            {icon(picture)}<span class="palette-words">{marked(&found.words, &found.spans)}</span>
            <span class="push place">{note}</span><span class="palette-keys wide-only">{keys.collect::<Vec<AnyView>>()}</span>
        </li>
    }
}

/// Words in which some parts are marked.
pub fn marked(words: &str, spans: &[Span]) -> AnyView {
    let mut parts: Vec<AnyView> = Vec::new();
    let mut from = 0;
    for span in spans {
        parts.push(words.get(from..span.start()).unwrap_or_default().to_owned().into_any());
        parts.push(html! { <mark>{words.get(span.range()).unwrap_or_default().to_owned()}</mark> });
        from = span.end();
    }
    parts.push(words.get(from..).unwrap_or_default().to_owned().into_any());
    parts.into_any()
}
