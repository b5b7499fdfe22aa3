use wasm_bindgen::JsValue;

/// Hands a panic to `boot.js`, which shows it and keeps the text within reach.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        let init = web_sys::CustomEventInit::new();
        init.set_detail(&JsValue::from_str(&info.to_string()));
        let event = web_sys::CustomEvent::new_with_event_init_dict("agent-playground-panic", &init);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            // Nothing is left to do where even this fails.
            let _ = window.dispatch_event(&event);
        }
    }));
}
