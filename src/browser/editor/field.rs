use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::state::Session;

fn source() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("source")?.dyn_into().ok()
}

/// Where somebody is in the field: the selection, whether it has the focus, and the first offset seen.
pub struct Where {
    pub start: usize,
    pub end: usize,
    pub focus: bool,
    pub top: f64,
}

/// `None` where there is no field.
pub fn place() -> Option<Where> {
    let source = source()?;
    let units = source.value().encode_utf16().count();
    let offset = |at: Result<Option<u32>, _>| at.ok().flatten().unwrap_or(0) as usize;
    let share = f64::from(source.scroll_top()) / f64::from(source.scroll_height()).max(1.0);
    Some(Where {
        start: offset(source.selection_start()),
        end: offset(source.selection_end()),
        focus: document().active_element().is_some_and(|active| active == *source.as_ref()),
        top: (units as f64 * share).floor(),
    })
}

/// Selects a range. Offsets in UTF-16 units.
pub fn select(start: usize, end: usize, focus: bool) {
    let Some(source) = source() else { return };
    let (start, end) = (u32::try_from(start).unwrap_or(0), u32::try_from(end).unwrap_or(0));
    // A field that cannot be selected in keeps its selection.
    let _ = source.set_selection_range(start, end);
    if focus {
        let _ = source.focus();
        scroll_to_selection(&source, start);
    }
}

/// Browsers scroll a text field to its selection only while typing; this estimates where it is.
fn scroll_to_selection(source: &HtmlTextAreaElement, start: u32) {
    let text = source.value();
    let total = text.encode_utf16().count().max(1);
    let before = f64::from(start) / total as f64;
    let target = before * f64::from(source.scroll_height()) - f64::from(source.client_height()) / 2.0;
    let top = f64::from(source.scroll_top());
    let shown = top..top + f64::from(source.client_height());
    let estimate = before * f64::from(source.scroll_height());
    if !shown.contains(&estimate) {
        source.set_scroll_top(target.max(0.0) as i32);
    }
}

/// Tells the session where the cursor is, and takes the browser's own undo for ours: its memory of the
/// text breaks as soon as a fix changes the field.
pub fn connect(session: Session) {
    EventListener::new(&document(), "selectionchange", move |_| {
        if let Some(offset) = source().and_then(|source| source.selection_start().ok().flatten()) {
            session.cursor_moved(offset as usize);
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "beforeinput", options, move |event| {
        let Some(input) = event.dyn_ref::<web_sys::InputEvent>() else { return };
        let in_source = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
            .is_some_and(|target| target.id() == "source");
        match (in_source, input.input_type().as_str()) {
            (true, "historyUndo") => session.undo(),
            (true, "historyRedo") => session.redo(),
            _ => return,
        }
        event.prevent_default();
    })
    .forget();
}
