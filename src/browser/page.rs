use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlDialogElement, HtmlElement, ShowPopoverOptions};

use super::{is_embed, later::later};
use crate::state::{Session, Theme};

/// Below this the page shows one pane at a time; the same figure stands in `style/layout.css`.
const NARROW: &str = "(max-width: 799.98px)";

/// Follows the width, the address and the theme, and names the page after the file.
pub fn connect(session: Session) {
    if let Ok(Some(query)) = window().match_media(NARROW) {
        session.width_changed(query.matches());
        let changed = query.clone();
        EventListener::new(&query, "change", move |_| session.width_changed(changed.matches())).forget();
    }
    if !untrack(|| session.holds_link()) {
        open_link(session);
    }
    EventListener::new(&window(), "hashchange", move |_| open_link(session)).forget();
    Effect::new(move |_| set_theme(session.theme()));
    follow(session);
    later(WARM_UP, move || session.warm_up());
}

/// When the first paint is over, in milliseconds.
const WARM_UP: u32 = 60;

/// Names the page after the file, and takes toasts away after a while.
pub fn follow(session: Session) {
    let leaving = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let timeout = session.toast().map(|_| dismiss_later(session));
        leaving.update_value(|leaving| *leaving = timeout);
    });
    Effect::new(move |_| document().set_title(&format!("{} · Agent Playground", session.name())));
}

/// How long a toast stays, in milliseconds; longer while the pointer or the focus is on it.
const TOAST: u32 = 10_000;

fn dismiss_later(session: Session) -> Timeout {
    Timeout::new(TOAST, move || {
        let held = document().query_selector(".toast:hover, .toast:focus-within");
        if held.ok().flatten().is_none() {
            session.dismiss_toast();
        }
    })
}

fn open_link(session: Session) {
    session.open_link(&window().location().hash().unwrap_or_default());
}

fn set_theme(theme: Theme) {
    let Some(root) = document().document_element() else { return };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        theme => root.set_attribute("data-theme", theme.id()),
    };
}

/// Moves the focus to an element once it is there and takes it: some wait for what is fetched, or worked out.
pub fn focus_soon(id: String) {
    focus_in(0, id, 20);
}

/// The pause before an element is looked for again, in milliseconds.
const AGAIN: u32 = 50;

fn focus_in(pause: u32, id: String, tries: usize) {
    later(pause, move || {
        let element = document().get_element_by_id(&id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
        let takes_it = element.is_some_and(|element| {
            let _ = element.focus();
            document().active_element().is_some_and(|active| active == *element.as_ref())
        });
        if !takes_it && tries > 0 {
            focus_in(AGAIN, id, tries - 1);
        }
    });
}

/// Whether an event happened where letters are typed.
pub fn takes_letters(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|target| {
        matches!(target.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT" | "SOURCE-EDITOR")
    })
}

pub fn show_popover(id: &str) {
    if let Some(dialog) = dialog(id) {
        // One that is open is shown already.
        let _ = dialog.show_modal();
        return;
    }
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let options = ShowPopoverOptions::new();
        if let Some(source) = document().active_element().and_then(|e| e.dyn_into().ok()) {
            // It opens there.
            options.set_source(&source);
        }
        // An open popover refuses to open once more.
        let _ = element.show_popover_with_options(&options);
    }
}

pub fn is_shown(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    element.is_some_and(|element| element.matches(":popover-open, [open]").unwrap_or(false))
}

fn dialog(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

pub fn hide_popover(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
        return;
    }
    if let Some(element) = document().get_element_by_id(id).and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let _ = element.hide_popover();
    }
}

/// The address of the whole page with a fragment. An embed lies one folder below it.
pub fn link(fragment: &str) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split(['#', '?']).next().unwrap_or_default();
    let page = if is_embed() { page.rsplit_once("embed/").map_or(page, |(page, _)| page) } else { page };
    format!("{page}#{fragment}")
}

/// Takes the fragment out of the address bar without a step in the browser's history.
pub fn clear_link() {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(page));
    }
}
