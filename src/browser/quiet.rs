//! What those who do not see the page are told of while somebody types: not of each key, but once the hands rest.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::state::Session;

/// How long nothing changes before it is told, in milliseconds.
const REST: u32 = 1_000;

/// Tells the counts of the problems a while after they have changed.
pub fn connect(session: Session) {
    let counts = Memo::new(move |_| session.counts());
    let next = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |started: Option<()>| {
        let counts = counts.get();
        if started.is_some() {
            next.set_value(Some(Timeout::new(REST, move || session.tell_counts(counts))));
        }
    });
}
