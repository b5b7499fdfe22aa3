//! The two editors: a text field, which is there at once and needs nothing, and the code editor (the TypeScript beside
//! this file), which takes its place when it has come. Both count in UTF-16 units of the text as shown.

mod code;
mod field;

use std::cell::Cell;

use super::{early::Early, later::later};
use crate::state::Session;

pub use code::{connect as connect_code, edit, edit_further, redo, undo, watch_composing};
pub use field::connect;

thread_local! {
    static STANDS: Cell<bool> = const { Cell::new(false) };
}

/// Selects a range once the page shows the text it belongs to.
pub fn select_soon(start: usize, end: usize, focus: bool) {
    // Before the app stands, the field is that of `index.html`, and somebody may be writing in it.
    if !STANDS.get() {
        return;
    }
    later(0, move || {
        if !code::select(start, end, focus) {
            field::select(start, end, focus);
        }
    });
}

/// The app stands. A hand that was in the field before finds itself in the app's.
pub fn stands(session: Session, early: Option<&Early>) {
    STANDS.set(true);
    match early {
        Some(early) => early.put_back(session),
        // A field that was given its text has the cursor behind it.
        None => field::select(0, 0, false),
    }
}
