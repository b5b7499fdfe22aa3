use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, Response};

use super::later::later;

/// How long the dictionary may take, in milliseconds; a link can be made and explained without it.
const PATIENCE: u32 = 15_000;

/// Fetches the dictionary of links, which lies beside the page; `None` where it does not come, or not in time.
pub fn fetch(then: Box<dyn FnOnce(Option<String>)>) {
    let then = Rc::new(Cell::new(Some(then)));
    let late = Rc::clone(&then);
    later(PATIENCE, move || {
        if let Some(then) = late.take() {
            then(None);
        }
    });
    spawn_local(async move {
        let came = fetched().await.ok();
        if let Some(then) = then.take() {
            then(came);
        }
    });
}

async fn fetched() -> Result<String, JsValue> {
    let link = document().get_element_by_id("dictionary").ok_or(JsValue::NULL)?;
    let link: HtmlLinkElement = link.dyn_into().map_err(JsValue::from)?;
    let response: Response = JsFuture::from(window().fetch_with_str(&link.href())).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}
