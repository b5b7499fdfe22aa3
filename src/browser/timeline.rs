//! Entries in the browser's own timeline (User Timing), which its tools show and `make bench` reads.

use std::cell::Cell;

use js_sys::{Date, Function, Object, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// Milliseconds on the clock of the timeline.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Notes a piece of work. Only the last of each name is kept: a page that is open all day makes thousands.
pub fn note(name: &str, from: f64, to: f64) -> Result<(), JsValue> {
    let Some(performance) = window().performance() else { return Ok(()) };
    performance.clear_measures_with_measure_name(name);
    // A mark at the beginning, which has a binding, would take a tenth of the time that it measures.
    let measure: Function = Reflect::get(&performance, &"measure".into())?.dyn_into()?;
    let places = Object::new();
    Reflect::set(&places, &"start".into(), &from.into())?;
    Reflect::set(&places, &"end".into(), &to.into())?;
    measure.call2(&performance, &name.into(), &places)?;
    Ok(())
}

thread_local! {
    static LAST: Cell<u64> = const { Cell::new(0) };
}

/// Milliseconds since 1970. No two answers are the same, so that each names one moment.
pub fn clock() -> u64 {
    let now = (Date::now() as u64).max(LAST.get() + 1);
    LAST.set(now);
    now
}

/// The user's date and time: year, month, day, hour, minute and second.
pub fn local() -> [u16; 6] {
    let now = Date::new_0();
    let parts = [
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
    ];
    parts.map(|part| part as u16)
}

/// A moment in the words of the user's own place: the time, and before that the day where it is not today.
pub fn written(when: u64) -> String {
    let moment = Date::new(&(when as f64).into());
    let options = Object::new();
    for (part, form) in [("hour", "2-digit"), ("minute", "2-digit"), ("second", "2-digit")] {
        // An option that is not taken leaves the browser's own way to write it.
        let _ = Reflect::set(&options, &part.into(), &form.into());
    }
    let time = String::from(moment.to_locale_time_string_with_options("default", &options));
    let today = Date::new_0().to_date_string();
    if moment.to_date_string() == today {
        return time;
    }
    format!("{} {time}", String::from(moment.to_locale_date_string("default", &JsValue::UNDEFINED)))
}
