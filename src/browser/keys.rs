use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use super::page;
use crate::state::{Pressed, Session};

/// Hands every key to the session; those it uses are kept from the browser.
pub fn connect(session: Session) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        // What lies over the page is closed first, by the browser.
        let is_covered = || document().query_selector("dialog[open], :popover-open").ok().flatten().is_some();
        if key.key() == "Escape" && is_covered() {
            return;
        }
        // While a word is composed (IME), keys belong to the composer; some are used by the code editor.
        if !key.is_composing() && !key.default_prevented() && session.press(&pressed(key)) {
            event.prevent_default();
        }
    })
    .forget();
}

/// In an embed only the keys of the text are ours; all others belong to the page around and to the browser.
pub fn connect_embed(session: Session) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "keydown", options, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| !key.is_composing()) else { return };
        let pressed = pressed(key);
        let ours = match pressed.key.as_str() {
            "z" | "Z" | "y" | "." => pressed.in_text && pressed.main,
            "Enter" => pressed.main && untrack(|| session.is_reviewing()),
            key => key == "Escape",
        };
        if ours && session.press(&pressed) {
            event.prevent_default();
        }
    })
    .forget();
}

fn pressed(event: &KeyboardEvent) -> Pressed {
    let in_text = page::takes_letters(event);
    Pressed {
        key: event.key(),
        main: event.ctrl_key() || event.meta_key(),
        shift: event.shift_key(),
        alt: event.alt_key(),
        in_text,
    }
}
