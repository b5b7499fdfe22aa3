//! Files of the user's disk. The browser's ways to them are those of `src/site/disk.js`; the two speak by events.

use std::{cell::RefCell, collections::BTreeMap};

use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{ClipboardEvent, CustomEvent, CustomEventInit, Event};

use super::page::takes_letters;
use crate::state::{Session, Written, name_of};

thread_local! {
    /// The keys by which `disk.js` knows where the user's files came from.
    static PLACES: RefCell<BTreeMap<usize, f64>> = RefCell::default();
}

/// Lets the user choose files, or a folder.
pub fn pick(folder: bool) {
    ask("agent-playground-pick", &folder.into());
}

/// Opens what is picked, dropped anywhere, or pasted outside of a field.
pub fn connect(session: Session) {
    EventListener::new(&window(), "agent-playground-files", move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            came(session, &event.detail());
        }
    })
    .forget();
    EventListener::new(&window(), "paste", move |event| pasted(session, event)).forget();
    ask("agent-playground-ready", &JsValue::NULL);
}

fn pasted(session: Session, event: &Event) {
    let in_field = takes_letters(event);
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    if let (false, false, Some(data)) = (in_field, event.default_prevented(), data)
        && let Ok(text) = data.get_data("text/plain")
        && !text.trim().is_empty()
    {
        session.open("pasted.md".into(), text);
    }
}

/// Files came: each is a list of its path, its bytes and its key.
fn came(session: Session, detail: &JsValue) {
    let mut texts = Vec::new();
    let mut keys = Vec::new();
    let mut refused: Vec<(String, String)> = Vec::new();
    for file in items(detail, "files") {
        let path = file.get(0).as_string().unwrap_or_default();
        match text_of(Uint8Array::new(&file.get(1)).to_vec()) {
            Ok(text) => {
                texts.push((path, text));
                keys.push(file.get(2).as_f64().unwrap_or_default());
            }
            Err(why) => refused.push((path, why.to_owned())),
        }
    }
    for file in items(detail, "refused") {
        refused
            .push((file.get(0).as_string().unwrap_or_default(), file.get(1).as_string().unwrap_or_default()));
    }
    let ids = session.open_all(texts);
    PLACES.with_borrow_mut(|places| places.extend(ids.into_iter().zip(keys).filter(|(_, key)| *key > 0.0)));
    match &refused[..] {
        [] => {}
        [(path, why)] => session.refuse_file(name_of(path), why),
        [(path, why), rest @ ..] => {
            session.refuse_file(&format!("{} and {} more", name_of(path), rest.len()), why)
        }
    }
}

fn items(detail: &JsValue, name: &str) -> Vec<Array> {
    let list = Reflect::get(detail, &name.into()).unwrap_or_default();
    Array::from(&list).iter().map(|item| Array::from(&item)).collect()
}

fn text_of(bytes: Vec<u8>) -> Result<String, &'static str> {
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err("It is not a text file."),
        Ok(text) => Ok(text),
        Err(broken) => {
            let bytes = broken.as_bytes();
            let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            Err(if utf16 { "It is UTF-16 text; clients read UTF-8." } else { "It is not UTF-8 text." })
        }
    }
}

/// Writes a text back to where its file came from; then says what became of it.
pub fn save(id: usize, text: &str, then: Box<dyn FnOnce(Written)>) {
    let Some(key) = PLACES.with_borrow(|places| places.get(&id).copied()) else {
        return then(Written::Nowhere);
    };
    let done = Closure::once_into_js(move |outcome: String| {
        then(match outcome.as_str() {
            "saved" => Written::Saved,
            "changed" => Written::Changed,
            _ => Written::Refused,
        });
    });
    let detail = object(&[("key", key.into()), ("text", text.into()), ("done", done)]);
    ask("agent-playground-save", &detail);
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        // A plain object takes any field.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn ask(what: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(what, &init) {
        // Nobody can stop these.
        let _ = window().dispatch_event(&event);
    }
}
