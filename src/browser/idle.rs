//! Work that can wait until the page has answered its user.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::state::Session;

/// The pause between two slices of work, in milliseconds.
const PAUSE: u32 = 4;

/// Does what is left to be done, slice by slice.
pub fn connect(session: Session) {
    let next = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let wanted = session.has_work();
        let timeout = wanted.then(|| Timeout::new(PAUSE, move || session.work()));
        next.update_value(|next| *next = timeout);
    });
}
