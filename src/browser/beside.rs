use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{is_embed, later::later};

/// How long such a text may take, in milliseconds; the page can do without it, and says so.
const PATIENCE: u32 = 15_000;

/// Fetches a text of the page's folder; `None` where it does not come, or not in time.
pub fn fetch(path: &str, then: Box<dyn FnOnce(Option<String>)>) {
    let then = Rc::new(Cell::new(Some(then)));
    let late = Rc::clone(&then);
    later(PATIENCE, move || {
        if let Some(then) = late.take() {
            then(None);
        }
    });
    // An embed lies one folder below the page.
    let address = if is_embed() { format!("../{path}") } else { path.to_owned() };
    spawn_local(async move {
        let came = fetched(&address).await.ok();
        if let Some(then) = then.take() {
            then(came);
        }
    });
}

async fn fetched(address: &str) -> Result<String, JsValue> {
    let response: Response = JsFuture::from(window().fetch_with_str(address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}
