//! Entries in the browser's own timeline (User Timing), which its tools show and `make bench` reads.

use leptos::prelude::window;

/// Begins a piece of work. Only the last entry of each name is kept: a page that is open all day makes thousands.
pub fn begin(name: &str) {
    let Some(performance) = window().performance() else { return };
    performance.clear_marks_with_mark_name(name);
    performance.clear_measures_with_measure_name(name);
    // A timeline that takes no entry is nobody's loss.
    let _ = performance.mark(name);
}

/// Ends it.
pub fn end(name: &str) {
    let Some(performance) = window().performance() else { return };
    let _ = performance.measure_with_start_mark(name, name);
}
