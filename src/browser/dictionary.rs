use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlLinkElement, Response};

/// Fetches the dictionary of links, which lies beside the page; `None` where it does not come.
pub fn fetch(then: Box<dyn FnOnce(Option<String>)>) {
    spawn_local(async move { then(fetched().await.ok()) });
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
