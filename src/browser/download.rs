use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::later::later;

/// Hands a text to the user as a file of this name.
pub fn hand_over(name: &str, text: &str) {
    hand_over_blob(name, gloo::file::Blob::new_with_options(text, Some("text/markdown;charset=utf-8")));
}

/// Hands an archive to the user as a file of this name.
pub fn hand_over_zip(name: &str, bytes: &[u8]) {
    hand_over_blob(name, gloo::file::Blob::new_with_options(bytes, Some("application/zip")));
}

fn hand_over_blob(name: &str, blob: gloo::file::Blob) {
    let url = gloo::file::ObjectUrl::from(blob);
    let link =
        document().create_element("a").ok().and_then(|a| a.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The browser reads the blob after this returns; the address may go once it has.
    later(60_000, move || drop(url));
}
