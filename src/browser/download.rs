use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Hands a text to the user as a file of this name.
pub fn hand_over(name: &str, text: &str) {
    let blob = gloo::file::Blob::new_with_options(text, Some("text/markdown;charset=utf-8"));
    let url = gloo::file::ObjectUrl::from(blob);
    let link =
        document().create_element("a").ok().and_then(|a| a.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser reads the blob after this returns; the address may go once it has.
    gloo::timers::callback::Timeout::new(60_000, move || drop(url)).forget();
}
