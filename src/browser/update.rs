//! A newer build of the page. `src/site/boot.js` hears of it; the next load shows it.

use gloo::events::EventListener;
use leptos::prelude::*;

use crate::state::Session;

const UPDATE: &str = "agent-playground-update";
/// On the root element where it came before the app.
const MARK: &str = "data-update";

/// Tells the session once a newer build waits.
pub fn connect(session: Session) {
    if document().document_element().is_some_and(|root| root.has_attribute(MARK)) {
        session.update_waits();
    }
    EventListener::new(&window(), UPDATE, move |_| session.update_waits()).forget();
}

/// Loads the page anew.
pub fn reload() {
    // A page that does not go stays as it is.
    let _ = window().location().reload();
}
