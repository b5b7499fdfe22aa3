//! The rest of the program (`src/state/rest.rs`). `src/site/boot.js` fetches it and joins it to what runs; the two speak
//! by events.

use std::rc::Rc;

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit};

/// Asks for it; the detail says whether at once, else once the page is painted.
const WANTED: &str = "agent-playground-rest";

/// It came, or did not; the detail says why.
const CAME: &str = "agent-playground-rest-came";

/// Asks for the rest.
pub fn fetch(now: bool) {
    let init = CustomEventInit::new();
    init.set_detail(&now.into());
    if let Ok(event) = CustomEvent::new_with_event_init_dict(WANTED, &init) {
        // Nobody can stop it.
        let _ = window().dispatch_event(&event);
    }
}

/// Loads what came, each time it is told that it did, and hands it on; or tells why it did not come.
pub fn on_rest<T: 'static, F: Future<Output = Result<T, String>> + 'static>(
    load: impl Fn() -> F + 'static,
    then: impl Fn(Result<T, String>) + 'static,
) {
    let then = Rc::new(then);
    EventListener::new(&window(), CAME, move |event| {
        let detail = event.dyn_ref::<CustomEvent>().map_or(JsValue::NULL, CustomEvent::detail);
        match detail.as_string() {
            Some(why) => then(Err(why)),
            None => {
                let (then, loaded) = (then.clone(), load());
                spawn_local(async move { then(loaded.await) });
            }
        }
    })
    .forget();
}
