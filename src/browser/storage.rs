//! What the browser keeps: one record a file, the id of the file last worked on, the theme, and the client it is
//! checked for. Keys are prefixed, since pages of one host share their storage.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::Storage;

use crate::state::{Draft, Session, Theme};

const CURRENT: &str = "agent-playground/current";
const DRAFT: &str = "agent-playground/draft/";
const THEME: &str = "agent-playground/theme";
const CLIENT: &str = "agent-playground/client";

/// How long typing may go on before it is kept, in milliseconds.
const DELAY: u32 = 300;

/// Takes up what was kept, and keeps what changes from now on.
pub fn connect(session: Session) {
    let (current, shelf) = kept();
    session.resume(current, shelf);
    session.choose_theme(Theme::from_id(&read(THEME).unwrap_or_default()));
    session.choose_client(&read(CLIENT).unwrap_or_default());
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let Some(draft) = session.draft() else { return };
        let timeout = Timeout::new(DELAY, move || session.was_saved(keep(&draft)));
        waiting.update_value(|waiting| *waiting = Some(timeout));
    });
    Effect::new(move |_| {
        for draft in session.shelf() {
            // What cannot be kept stays in the page; the file at hand says so.
            let _ = write(&record(draft.id), &draft.to_record());
        }
        let _ = write(THEME, session.theme().id());
        let _ = write(CLIENT, session.client().about().id);
    });
    // A page that is left at once must not lose the last letters.
    gloo::events::EventListener::new(&window(), "pagehide", move |_| {
        if let Some(draft) = untrack(|| session.draft()) {
            let _ = keep(&draft);
        }
    })
    .forget();
}

fn record(id: usize) -> String {
    format!("{DRAFT}{id}")
}

fn keep(draft: &Draft) -> Result<(), String> {
    write(&record(draft.id), &draft.to_record())?;
    write(CURRENT, &draft.id.to_string())
}

/// The file last worked on and the others. Records that are none are left where they are.
fn kept() -> (Option<Draft>, Vec<Draft>) {
    let Some(storage) = storage() else { return (None, Vec::new()) };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let records = keys.filter(|key| key.starts_with(DRAFT));
    let mut drafts: Vec<Draft> = Vec::new();
    for draft in records.filter_map(|key| Draft::from_record(number(&key)?, &read(&key)?)) {
        let at = drafts.partition_point(|other| other.id < draft.id);
        drafts.insert(at, draft);
    }
    let current = read(CURRENT).and_then(|id| id.parse().ok());
    let at = drafts.iter().position(|draft| Some(draft.id) == current);
    (at.map(|at| drafts.remove(at)), drafts)
}

/// The id in the key of a record.
fn number(key: &str) -> Option<usize> {
    key.strip_prefix(DRAFT)?.parse().ok()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn write(key: &str, value: &str) -> Result<(), String> {
    let storage = storage().ok_or("this browser keeps nothing for this page")?;
    storage.set_item(key, value).map_err(|_| "the browser has no room left for this page".to_owned())
}
