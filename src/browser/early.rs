//! The field that `index.html` paints before the app stands: what was typed in it goes over into the app, and with it
//! the selection, the focus and the place.

use leptos::prelude::{document, untrack};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crate::{state::Session, text};

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
    let text = field.value();
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

fn field() -> Option<HtmlTextAreaElement> {
    document().get_element_by_id("source")?.dyn_into().ok()
}
