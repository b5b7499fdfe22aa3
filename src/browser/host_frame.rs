//! The page around an embed. `src/site/embed/frame.js` talks with it: it decides whom to listen to and what a
//! message may say. Here arrives what was asked, and from here goes what became of the text.

use gloo::events::EventListener;
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit};

use crate::state::{Ask, Session};

const LISTENS: &str = "agent-playground-listens";
const ASKS: &str = "agent-playground-asks";
const TELLS: &str = "agent-playground-tells";

/// Whether this page is the embed; the build marks it so.
pub fn is_embed() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-embed"))
}

/// Shows what the address and the page around name, and tells what follows from it.
pub fn connect(session: Session) {
    show_link(session);
    EventListener::new(&window(), "hashchange", move |_| show_link(session)).forget();
    EventListener::new(&window(), ASKS, move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            session.ask(asked(&event.detail()));
        }
    })
    .forget();
    say(LISTENS, &Array::new());
    Effect::new(move |_| {
        let told = Array::of1(&JsValue::from_str(&session.text()));
        for count in session.counts() {
            told.push(&JsValue::from(count as f64));
        }
        say(TELLS, &told);
    });
}

fn show_link(session: Session) {
    let fragment = window().location().hash().unwrap_or_default();
    if fragment.len() > 1 {
        session.show_link(&fragment);
    }
}

fn asked(detail: &JsValue) -> Ask {
    let detail = Array::from(detail);
    let text = |at| detail.get(at).as_string();
    Ask { name: text(0), text: text(1), client: text(2), panels: text(3), readonly: detail.get(4).as_bool() }
}

fn say(name: &str, detail: &Array) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Nobody has to listen.
        let _ = window().dispatch_event(&event);
    }
}
