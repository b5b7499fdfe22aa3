//! The browser's *Back* closes what lies on top, and leaves the page only where nothing does.
//!
//! For each thing that lies over the page, the browser's history has a step of the same address, which holds how many
//! things lie there. What is closed by its own button takes its step along.

use std::cell::{Cell, RefCell};

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::History;

use super::{later::later, page};
use crate::state::Session;

/// What the browser itself lays over the page.
const OVER: &str = "dialog[open], :popover-open";

thread_local! {
    /// Whether the next step in the history is ours, not the user's.
    static OURS: Cell<bool> = const { Cell::new(false) };
    /// How long the history was when a step was put to it: there is more behind it where it is longer.
    static END: Cell<u32> = const { Cell::new(0) };
    /// The address at the last step.
    static ADDRESS: RefCell<String> = const { RefCell::new(String::new()) };
}

pub fn connect(session: Session) {
    END.set(window().history().and_then(|history| history.length()).unwrap_or_default());
    moved();
    EventListener::new(&window(), "popstate", move |_| drop(stepped(session))).forget();
    let captures = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&window(), "toggle", captures, move |_| drop(settle(session))).forget();
    Effect::new(move |_| {
        session.layers();
        // Where one thing makes room for another, the step stays.
        later(0, move || drop(settle(session)));
    });
}

/// Gives the history as many steps as things lie over the page.
fn settle(session: Session) -> Result<(), JsValue> {
    let history = window().history()?;
    let (lie, steps) = (layers(session), steps(&history)?);
    if OURS.get() {
        return Ok(());
    }
    for step in steps..lie {
        history.push_state(&JsValue::from(step + 1), "")?;
        END.set(history.length()?);
    }
    if lie < steps { go(&history, lie - steps) } else { Ok(()) }
}

/// Answers a step in the history.
fn stepped(session: Session) -> Result<(), JsValue> {
    let history = window().history()?;
    let (lie, steps, has_moved) = (layers(session), steps(&history)?, moved());
    if OURS.take() {
        return settle(session);
    }
    for _ in steps..lie {
        close_top(session);
    }
    if lie >= steps {
        return Ok(());
    }
    // What lay here was closed: on to the next, from whichever side.
    let is_forward = !has_moved && history.length()? > END.get();
    go(&history, if is_forward { 1 } else { lie - steps })
}

fn go(history: &History, steps: i32) -> Result<(), JsValue> {
    OURS.set(true);
    history.go_with_delta(steps)
}

/// Whether the address is another than at the last step.
fn moved() -> bool {
    let now = window().location().href().unwrap_or_default();
    ADDRESS.with_borrow_mut(|address| std::mem::replace(address, now.clone()) != now)
}

/// How many things lay over the page at this step of the history.
#[expect(clippy::cast_possible_truncation, reason = "it is a count of ours")]
fn steps(history: &History) -> Result<i32, JsValue> {
    Ok(history.state()?.as_f64().unwrap_or_default() as i32)
}

fn layers(session: Session) -> i32 {
    let over = document().query_selector_all(OVER).map_or(0, |over| over.length());
    over.cast_signed() + i32::try_from(untrack(|| session.layers())).unwrap_or_default()
}

fn close_top(session: Session) {
    // The focus is in what was opened last; a menu may have none.
    let focused = document().active_element().and_then(|active| active.closest(OVER).ok()?);
    let over = || document().query_selector(OVER).ok().flatten();
    match focused.or_else(over) {
        Some(element) => page::hide_popover(&element.id()),
        None => untrack(|| session.escape()),
    }
}
