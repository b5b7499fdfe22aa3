use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Event};

use super::page::takes_letters;
use crate::state::Session;

/// Opens what is pasted outside of a field.
pub fn connect(session: Session) {
    EventListener::new(&window(), "paste", move |event| pasted(session, event)).forget();
}

fn pasted(session: Session, event: &Event) {
    let in_field = takes_letters(event);
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    if let (false, false, Some(data)) = (in_field, event.default_prevented(), data)
        && let Ok(text) = data.get_data("text/plain")
        && !text.trim().is_empty()
    {
        session.receive_pasted(text);
    }
}
