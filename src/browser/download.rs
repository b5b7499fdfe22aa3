use std::sync::Arc;

use js_sys::Date;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::later::later;
use crate::archive::{Moment, zip};

/// Hands a text to the user as a file of this name.
pub fn hand_over(name: &str, text: &str) {
    hand_over_blob(name, gloo::file::Blob::new_with_options(text, Some("text/markdown;charset=utf-8")));
}

/// Hands files to the user as one zip.
pub fn hand_over_all(name: &str, files: &[(String, Arc<str>)]) {
    let now = Date::new_0();
    let parts = [
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds(),
    ];
    let moment = Moment::new(parts.map(|part| part as u16));
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    // No browser holds what an archive cannot.
    let Some(bytes) = zip(&files, moment) else { return };
    hand_over_blob(name, gloo::file::Blob::new_with_options(&bytes[..], Some("application/zip")));
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
