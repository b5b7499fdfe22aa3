use leptos::prelude::*;
use wasm_bindgen::{JsValue, prelude::Closure};

/// Puts a text on the clipboard, as far as the browser lets us: only pages over HTTPS (or of this
/// machine) have one.
pub fn copy(text: &str) {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    if has_clipboard && window().is_secure_context() {
        // A refusal is the user's or the browser's choice.
        let refused = Closure::new(|_: JsValue| {});
        let _ = navigator.clipboard().write_text(text).catch(&refused);
        refused.forget();
    }
}
