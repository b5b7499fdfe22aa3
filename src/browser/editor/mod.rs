//! The two editors: a text field, which is there at once and needs nothing, and the code editor (the TypeScript beside
//! this file), which takes its place when it has come. Both count in UTF-16 units of the text as shown.

mod code;
mod field;

use std::cell::Cell;

use super::{early::Early, later::later};

pub use code::{connect as connect_code, edit, edit_further, redo, undo};
pub use field::connect;

thread_local! {
    /// Counts the hands that were put back: what was to be selected before is selected no longer.
    static HANDS: Cell<usize> = const { Cell::new(0) };
}

/// Selects a range once the page shows the text it belongs to.
pub fn select_soon(start: usize, end: usize, focus: bool) {
    let hands = HANDS.get();
    later(0, move || {
        if hands == HANDS.get() && !code::select(start, end, focus) {
            field::select(start, end, focus);
        }
    });
}

/// Puts a hand back that was in the field before the app stood.
pub fn put_back(early: &Early) {
    HANDS.set(HANDS.get() + 1);
    early.put_back();
}
