use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent};

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
        if walk_menu(key).is_some() {
            event.prevent_default();
            return;
        }
        // While a word is composed (IME), keys belong to the composer; some are used by the code editor.
        if !key.is_composing() && !key.default_prevented() && session.press(&pressed(key)) {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new(&window(), "focusin", leave_menu).forget();
}

/// Closes a menu that the focus has left, so that it covers nothing that has it.
fn leave_menu(event: &Event) {
    let menu = document().query_selector(".menu:popover-open").ok().flatten();
    let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) else { return };
    let target = event.target().and_then(|target| target.dyn_into().ok());
    if !menu.contains(target.as_ref()) {
        // One that is closed already refuses to.
        let _ = menu.hide_popover();
    }
}

/// Moves the focus among the rows of the menu that is open; `None` where there is none, or the key is not for that.
fn walk_menu(event: &KeyboardEvent) -> Option<()> {
    let key = event.key();
    if !matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Home" | "End") || page::takes_letters(event) {
        return None;
    }
    let rows = document().query_selector_all(".menu:popover-open button").ok()?;
    let row = |at: u32| rows.get(at)?.dyn_into::<HtmlElement>().ok();
    let (active, last) = (document().active_element()?, rows.length().checked_sub(1)?);
    let at = (0..=last).find(|at| row(*at).is_some_and(|row| *row == active));
    let to = match (key.as_str(), at) {
        ("ArrowDown", Some(at)) if at < last => at + 1,
        ("ArrowUp", Some(at)) if at > 0 => at - 1,
        ("ArrowDown" | "Home", _) => 0,
        _ => last,
    };
    row(to)?.focus().ok()
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
