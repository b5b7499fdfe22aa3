//! Entries in the browser's own timeline (User Timing), which its tools show and `make bench` reads.

use js_sys::{Function, Object, Reflect};
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
