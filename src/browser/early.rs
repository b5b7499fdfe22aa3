//! What there is before the app stands. The field that `index.html` paints: what was typed in it goes over into the app,
//! and with it the selection, the focus and the place. The link of the address: `src/site/link.js` has read it.

use js_sys::Array;
use leptos::prelude::{document, untrack, window};
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, HtmlTextAreaElement};

use crate::{
    share::{Shared, SharedFile},
    state::Session,
    text,
};

/// Asks `src/site/link.js` for the link it has read.
const LINK: &str = "agent-playground-link";

/// What a hand left in the field.
pub struct Early {
    text: String,
    start: u32,
    end: u32,
    backward: bool,
    /// How far it was scrolled, in pixels.
    top: i32,
    focus: bool,
}

/// `None` where no hand was in it.
pub fn found() -> Option<Early> {
    let field = field()?;
    // What may not be written in shows a link, and was not typed.
    let text = if field.read_only() { String::new() } else { field.value() };
    let focus = document().active_element().is_some_and(|active| active == *field.as_ref());
    let offset = |at: Result<Option<u32>, _>| at.ok().flatten().unwrap_or(0);
    (focus || !text.is_empty()).then(|| Early {
        start: offset(field.selection_start()),
        end: offset(field.selection_end()),
        backward: field.selection_direction().ok().flatten().as_deref() == Some("backward"),
        top: field.scroll_top(),
        focus,
        text,
    })
}

impl Early {
    /// Gives the text to the session.
    pub fn give(&self, session: Session) {
        session.show_editor(true);
        session.take_typed(&self.text);
    }

    /// Puts the hand back into the app's field; at the beginning where another text is at hand.
    pub fn put_back(&self, session: Session) {
        let Some(field) = field() else { return };
        // The view follows the session in its own time.
        let shown = untrack(|| text::shown(&session.text()).into_owned());
        field.set_value(&shown);
        // A field that cannot be selected in keeps its selection.
        let _ = field.set_selection_range(0, 0);
        if shown == self.text {
            let direction = if self.backward { "backward" } else { "none" };
            let _ = field.set_selection_range_with_direction(self.start, self.end, direction);
            field.set_scroll_top(self.top);
        }
        if self.focus {
            let _ = field.focus();
        }
    }
}

/// What the link of this fragment carries; `None` where it was not read, or is broken.
pub fn link(fragment: &str) -> Option<Shared> {
    let told = Array::new();
    let init = CustomEventInit::new();
    init.set_detail(&told);
    let event = CustomEvent::new_with_event_init_dict(LINK, &init).ok()?;
    window().dispatch_event(&event).ok()?;
    let mut fields = told.iter().map(|field| field.as_string());
    if fields.next()?? != fragment {
        return None;
    }
    let client = fields.next()?.filter(|client| !client.is_empty());
    let mut files = Vec::new();
    while let (Some(name), Some(text)) = (fields.next().flatten(), fields.next().flatten()) {
        files.push(SharedFile { name, text });
    }
    Some(Shared { files, client })
}

fn field() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("source")?.dyn_into().ok()
}
