//! The only place that knows the browser: it answers the ports of `state`, tells the session what
//! happens outside of it, and keeps what has to be kept. Effects live here and nowhere else.

mod clipboard;
mod download;
mod editor;
mod files;
mod keys;
mod page;
mod panic;
mod storage;

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;

use crate::state::{Ports, Session};

pub use panic::report_panics;

/// The ports of a real page.
pub fn ports() -> Ports {
    Ports {
        download: Callback::new(|(name, text): (String, String)| download::hand_over(&name, &text)),
        copy: Callback::new(|text: String| clipboard::copy(&text)),
        pick: Callback::new(|()| files::pick()),
        select: Callback::new(|(start, end, focus)| editor::select_soon(start, end, focus)),
        focus: Callback::new(|id: String| page::focus_soon(id)),
        show: Callback::new(|id: &'static str| page::show_popover(id)),
        link: Callback::new(|fragment: String| page::link(&fragment)),
        clear_link: Callback::new(|()| page::clear_link()),
    }
}

/// Connects a session with the page around it, for as long as the page lives.
pub fn connect(session: Session) {
    storage::connect(session);
    page::connect(session);
    editor::connect(session);
    files::connect(session);
    keys::connect(session);
}

/// Takes the place of what `index.html` painted in `#app`, and says that the page can be used. `None`
/// where there is no such element.
#[must_use]
pub fn mount<V: IntoView + 'static>(app: impl FnOnce() -> V + 'static) -> Option<()> {
    let place = document().get_element_by_id("app")?.dyn_into::<web_sys::HtmlElement>().ok()?;
    place.set_text_content(None);
    place.set_class_name("");
    mount_to(place, app).forget();
    let root = document().document_element()?;
    // A page that cannot carry the mark works all the same.
    let _ = root.set_attribute("data-ready", "true");
    Some(())
}
