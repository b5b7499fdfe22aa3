//! Pages of one browser, open side by side: each tells the others which records it has written. The small storage
//! carries the word, for it speaks to all pages but the one that writes.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::StorageEvent;

use super::{
    local::{CHANGED, HAS_FILES, number, write},
    storage::STORE,
    timeline,
};
use crate::state::{Draft, Session};

/// Tells the other pages which records were written.
pub fn announce(ids: &[usize]) {
    let ids: Vec<String> = ids.iter().map(usize::to_string).collect();
    // The moment makes each word a new one. Where there is no room for it, the others learn of it when they write.
    let _ = write(CHANGED, &format!("{} {}", ids.join(","), timeline::clock()));
}

/// Listens to what the other pages tell.
pub fn connect(session: Session) {
    EventListener::new(&window(), "storage", move |event| {
        let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
        match (event.key().as_deref(), event.new_value()) {
            (Some(HAS_FILES), None) => session.forgotten_elsewhere(),
            (Some(CHANGED), Some(words)) => changed(session, &words),
            _ => {}
        }
    })
    .forget();
}

/// Reads what another page has written.
fn changed(session: Session, words: &str) {
    let ids = words.split(' ').next().unwrap_or_default().split(',');
    let ids: Vec<usize> = ids.filter_map(number).collect();
    let Some(Ok(database)) = STORE.with_borrow(|store| store.database.clone()) else { return };
    database.files(Box::new(move |records| {
        let records = records.unwrap_or_default().into_iter().filter_map(|(id, text)| Some((id?, text)));
        for (record, text) in records.filter(|(id, _)| ids.contains(id)) {
            let known = STORE.with_borrow(|store| store.file_of(record));
            if let Some((id, draft)) = known.zip(Draft::from_record(record, &text)) {
                follow(session, record, Draft { id, ..draft });
            }
        }
    }));
}

fn follow(session: Session, record: usize, theirs: Draft) {
    let seen = STORE.with_borrow(|store| store.seen.get(&record).cloned());
    let seen = seen.map(|seen| Draft { id: theirs.id, ..seen });
    if seen.as_ref() == Some(&theirs) {
        return;
    }
    if session.kept_elsewhere(theirs.clone(), seen.as_ref()) {
        STORE.with_borrow_mut(|store| store.seen.insert(record, Draft { id: record, ..theirs }));
    } else if session.is_undecided(theirs.id) {
        STORE.with_borrow_mut(|store| store.contested.insert(theirs.id, record));
    }
}
