use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, ShareData};

/// Puts a text on the clipboard, and then tells whether it is there. Only pages over HTTPS (or of this machine) have
/// one, and frames of other pages may be kept from it.
pub fn copy(text: &str, then: Box<dyn FnOnce(bool)>) {
    let navigator = window().navigator();
    if !has(&navigator, "clipboard") || !window().is_secure_context() {
        then(false);
        return;
    }
    let written = JsFuture::from(navigator.clipboard().write_text(text));
    spawn_local(async move { then(written.await.is_ok()) });
}

/// Selects all of a text field, so that one key copies it.
pub fn select_field(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        let _ = input.focus();
        input.select();
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        let _ = area.focus();
        area.select();
    }
}

pub fn empty_field(id: &str) {
    let field =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value("");
    }
}

pub fn can_share() -> bool {
    has(&window().navigator(), "share")
}

/// Hands a link to the apps of the device. Whether one takes it is the user's choice.
pub fn share(title: &str, link: &str) {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(link);
    let shared = JsFuture::from(window().navigator().share_with_data(&data));
    spawn_local(async move {
        let _ = shared.await;
    });
}

fn has(navigator: &web_sys::Navigator, name: &str) -> bool {
    js_sys::Reflect::has(navigator, &name.into()).unwrap_or(false)
}
