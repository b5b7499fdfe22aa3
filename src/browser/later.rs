use leptos::prelude::window;
use wasm_bindgen::{JsCast, closure::Closure};

/// Does something once, after a pause in milliseconds. Unlike a timer that is forgotten, nothing of it stays behind.
pub fn later(pause: u32, act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    // A page that has no timers any more is one that is being left.
    let _ = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), pause.cast_signed());
}
