use std::cell::Cell;

use gloo::events::EventListener;
use leptos::prelude::window;

use super::{
    later::later,
    local::{AT_WORK, remove, write},
};

thread_local! {
    static IS_MARKED: Cell<bool> = const { Cell::new(false) };
    /// Whether the app stands. What is read before that takes longer to be shown.
    static STANDS: Cell<bool> = const { Cell::new(false) };
}

/// Takes the mark away when the page is left: one that can still say so did not die. Without this, a page that is left
/// in the moment between reading and showing would be taken for a dead one by the next.
pub fn connect() {
    EventListener::new(&window(), "pagehide", |_| unmark()).forget();
}

/// Marks what is being read until the page has had time to show it. A page that dies leaves the mark.
pub fn mark(id: Option<usize>) {
    let is_marked = IS_MARKED.replace(true);
    let _ = write(AT_WORK, &id.map_or_else(|| "link".to_owned(), |id| id.to_string()));
    if !is_marked && STANDS.get() {
        later(0, unmark);
    }
}

/// The app stands, and shows what was read before.
pub fn shown() {
    STANDS.set(true);
    later(0, unmark);
}

fn unmark() {
    if IS_MARKED.replace(false) {
        remove(AT_WORK);
    }
}
