use leptos::prelude::*;

use super::{
    macros::html,
    palette::marked,
    parts::{act, counted, dynamic, memo, nothing, words},
};
use crate::{state::Session, text::Span, workspace::search::Hit};

/// Words sought in all files, and where they stand.
pub fn search_view(session: Session) -> AnyView {
    let found = memo(move || session.found());
    let said = words(move || {
        let hits: usize = found.read().iter().map(|(_, hits)| hits.len()).sum();
        match (session.sought().is_empty(), hits) {
            (true, _) => String::new(),
            (false, 0) => "Nowhere".into(),
            (false, hits) => format!("{} in {}", counted(hits, "place"), counted(found.read().len(), "file")),
        }
    });
    let rows = dynamic(move || {
        let files = found.get().into_iter().map(|(draft, hits)| {
            let id = draft.id;
            let hits = hits.into_iter().map(|hit| hit_row(session, id, &hit)).collect::<Vec<AnyView>>();
            html! { <li><b>{draft.path}</b><ul>{hits}</ul></li> }
        });
        let files: Vec<AnyView> = files.collect();
        if files.is_empty() {
            nothing()
        } else {
            html! { <ul class="stack found">{files}</ul> }
        }
    });
    html! {
        <section class="stack" aria-label="Search">
            <div class="row">
                <label for="seek">"Search all files"</label>
                <input id="seek" type="search" spellcheck="false" autocomplete="off" prop:value=words(move || session.sought()) on:input=move |event| session.seek(event_target_value(&event))/>
                <span class="place" role="status">{said}</span>
            </div>
            {rows}
        </section>
    }
}

fn hit_row(session: Session, id: usize, hit: &Hit) -> AnyView {
    let words: Span = hit.at;
    html! {
        <li><button class="hit" on:click=act(move || session.go_to(id, words))>
            <span class="place">{hit.line.to_string()}</span><code>{marked(&hit.text, &[hit.span])}</code>
        </button></li>
    }
}
