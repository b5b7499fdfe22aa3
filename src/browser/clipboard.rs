use leptos::prelude::*;
use wasm_bindgen::{JsValue, prelude::Closure};

/// Puts a text on the clipboard, and says whether there is one: only pages over HTTPS (or of this machine)
/// have it.
pub fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::has(&navigator, &"clipboard".into()).unwrap_or(false);
    let usable = has_clipboard && window().is_secure_context();
    if usable {
        // A refusal is the user's or the browser's choice.
        let refused = Closure::new(|_: JsValue| {});
        let _ = navigator.clipboard().write_text(text).catch(&refused);
        refused.forget();
    }
    usable
}
