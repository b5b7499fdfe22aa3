//! The rendered prompt and the world: a click in it, the cursor beside it, what of it comes into view.

use std::iter::successors;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::later::later;
use crate::{preview::Spot, state::Session};

/// Set on the block that the cursor of the editor is in.
const HERE: &str = "data-here";

pub fn connect(session: Session) {
    EventListener::new(&document(), "click", move |event| {
        if let Some(spot) = clicked(event) {
            session.reveal_spot(spot);
        }
    })
    .forget();
    let options = EventListenerOptions::run_in_capture_phase();
    EventListener::new_with_options(&document(), "contentvisibilityautostatechange", options, move |event| {
        let is_skipped = Reflect::get(event, &"skipped".into()).is_ok_and(|skipped| skipped.is_truthy());
        if let (Some(part), false) = (target(event).as_ref().and_then(part_of), is_skipped) {
            session.part_seen(part);
        }
    })
    .forget();
    EventListener::new(&window(), "beforeprint", move |_| session.all_seen()).forget();
    Effect::new(move |was_shown: Option<bool>| {
        let is_shown = session.shows_rendered();
        let spot = is_shown.then(|| session.spot_of_cursor()).flatten();
        // Whoever opens the preview begins at its top, and whoever reads it is left where they are.
        let moves = was_shown == Some(true);
        later(0, move || show(spot, moves && session.editor_has_focus()));
        is_shown
    });
}

pub fn print() {
    // A browser without a printer prints nothing.
    let _ = window().print();
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The block of a click that only clicked: it followed no link and selected no words.
fn clicked(event: &Event) -> Option<Spot> {
    let target = target(event).filter(|target| matches!(target.closest("a"), Ok(None)))?;
    let block = target.closest("#rendered [data-at]").ok()??;
    let selects = window().get_selection().ok()?.is_some_and(|selection| !selection.is_collapsed());
    let at = block.get_attribute("data-at")?.parse().ok().filter(|_| !selects)?;
    Some(Spot { part: part_of(&block)?, block: nth_block(&block)?, at })
}

fn part_of(element: &Element) -> Option<usize> {
    element.closest("[data-part]").ok()??.get_attribute("data-part")?.parse().ok()
}

/// Which block of its part an element is, or lies in.
fn nth_block(element: &Element) -> Option<usize> {
    let block = element.closest("[data-part] > *").ok()??;
    Some(successors(block.previous_element_sibling(), Element::previous_element_sibling).count())
}

/// Marks a block, and brings it into view where the cursor moved there.
fn show(spot: Option<Spot>, moves: bool) {
    if let Ok(Some(before)) = document().query_selector("[data-here]") {
        let _ = before.remove_attribute(HERE);
    }
    let Some(Spot { part, block, at }) = spot else { return };
    let block = format!("#rendered [data-part='{part}'] > :nth-child({})", block + 1);
    let selector = format!(":is({block}, {block} *)[data-at='{at}']");
    if let Ok(Some(block)) = document().query_selector(&selector) {
        let _ = block.set_attribute(HERE, "");
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        if moves {
            block.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }
}
