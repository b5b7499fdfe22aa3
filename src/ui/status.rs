use leptos::prelude::*;

use super::{
    macros::html,
    parts::{counted, dynamic, memo, severity_mark, words},
};
use crate::{
    lint::Severity,
    preview::Size,
    state::{Origin, Saved, Session},
};

/// The line at the bottom: counts, size, whether the text is kept, where the cursor is.
pub fn status(session: Session) -> AnyView {
    let all = memo(move || session.shows_overview());
    let bytes = words(move || match all.get() {
        true => counted(session.all_bytes(), "byte"),
        false => counted(session.text().len(), "byte"),
    });
    let tokens = words(move || match all.get() {
        true => String::new(),
        false => format!(", about {}", counted(Size::of(&session.text()).tokens, "token")),
    });
    let cursor = words(move || {
        if all.get() {
            return counted(session.files().len(), "file");
        }
        let place = session.cursor();
        format!("Line {}, column {}", place.line, place.column)
    });
    html! {
        <footer class="status">
            {counts(session)}
            <span class="push">{bytes}<span class="roomy-only">{tokens}</span></span>
            <span>{words(move || kept(session))}</span>
            <span>{cursor}</span>
            <span class="roomy-only">{words(move || tab(session).to_owned())}</span>
        </footer>
    }
    .into_any()
}

fn tab(session: Session) -> &'static str {
    let editor = session.editor();
    if editor.code && editor.tab { "Esc, then Tab leaves the editor" } else { "Tab leaves the editor" }
}

/// How many problems there are of each severity.
pub fn counts(session: Session) -> AnyView {
    dynamic(move || {
        let counts = if session.shows_overview() { session.all_counts() } else { session.counts() };
        let counts = Severity::ALL.into_iter().zip(counts);
        let marks = counts.filter(|(_, count)| *count > 0).map(|(severity, count)| {
            let words = counted(count, &severity.word().to_ascii_lowercase());
            severity_mark(severity, words)
        });
        marks.collect::<Vec<AnyView>>().into_any()
    })
}

/// The same for those who do not see it, told when it changes.
pub fn told_counts(session: Session) -> AnyView {
    let words = words(move || {
        let Some(counts) = session.told() else { return String::new() };
        let counts = Severity::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
        let counts: Vec<String> =
            counts.map(|(severity, count)| counted(count, &severity.word().to_ascii_lowercase())).collect();
        if counts.is_empty() { "No problems".into() } else { counts.join(", ") }
    });
    html! { <p class="only-read" role="status" id="told">{words}</p> }
}

fn kept(session: Session) -> String {
    let origin = if session.shows_overview() { Origin::Own } else { session.origin() };
    match (origin, session.saved()) {
        (Origin::Sample, _) => "Sample, not saved".into(),
        (Origin::Shared, _) => "Shared file, not saved".into(),
        (_, Saved::Kept | Saved::NotKept) => "Saved in this browser".into(),
        (_, Saved::Failed(why)) => format!("Not saved: {why}"),
        (_, Saved::Pending) => "Saving…".into(),
    }
}
