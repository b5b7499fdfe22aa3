//! The two editors: a text field, which is there at once and needs nothing, and the code editor (the TypeScript beside
//! this file), which takes its place when it has come. Both count in UTF-16 units of the text as shown.

mod code;
mod field;

use gloo::timers::callback::Timeout;

pub use code::{connect as connect_code, edit, redo, undo};
pub use field::connect;

/// Selects a range once the page shows the text it belongs to.
pub fn select_soon(start: usize, end: usize, focus: bool) {
    Timeout::new(0, move || {
        if !code::select(start, end, focus) {
            field::select(start, end, focus);
        }
    })
    .forget();
}
