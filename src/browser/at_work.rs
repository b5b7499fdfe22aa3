use std::cell::Cell;

use gloo::timers::callback::Timeout;

use super::local::{AT_WORK, remove, write};

thread_local! {
    static IS_MARKED: Cell<bool> = const { Cell::new(false) };
}

/// Marks what is being read until the page has had time to show it. A page that dies leaves the mark.
pub fn mark(id: Option<usize>) {
    let is_marked = IS_MARKED.replace(true);
    let _ = write(AT_WORK, &id.map_or_else(|| "link".to_owned(), |id| id.to_string()));
    if !is_marked {
        Timeout::new(0, || {
            IS_MARKED.set(false);
            remove(AT_WORK);
        })
        .forget();
    }
}
