//! Files of the user's disk. The browser's ways to them are those of `src/site/disk.js`; the two speak by events.

use std::{cell::RefCell, collections::BTreeMap};

use gloo::events::EventListener;
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{CustomEvent, CustomEventInit};

use crate::{
    archive::{self, Entry, Method, is_zip},
    state::{Refused, Session, Written, name_of},
    workspace::{Decoded, NotText, decode, is_agent_of, plugin_of},
};

thread_local! {
    /// The keys by which `disk.js` knows where the user's files came from.
    static PLACES: RefCell<BTreeMap<usize, f64>> = RefCell::default();
}

/// Lets the user choose files, or a folder.
pub fn pick(folder: bool) {
    ask("agent-playground-pick", &folder.into());
}

/// Opens what is picked, or dropped anywhere.
pub fn connect(session: Session) {
    EventListener::new(&window(), "agent-playground-files", move |event| {
        if let Some(event) = event.dyn_ref::<CustomEvent>() {
            came(session, &event.detail());
        }
    })
    .forget();
    ask("agent-playground-ready", &JsValue::NULL);
}

/// What came from the disk, as far as it is known.
#[derive(Default)]
struct Arrived {
    /// Paths and texts, and the key of each file's place on the disk.
    texts: Vec<(String, String)>,
    keys: Vec<f64>,
    /// The folders that are plugins.
    plugins: Vec<String>,
    /// What is not opened.
    refused: Vec<Refused>,
    /// How many more there are that are not told one by one.
    refused_more: usize,
    notes: Vec<String>,
}

impl Arrived {
    fn take(&mut self, path: String, bytes: Vec<u8>, key: f64) {
        if let Some(folder) = plugin_of(&path) {
            self.plugins.push(folder.to_owned());
            return;
        }
        match decode(bytes, name_of(&path)) {
            Ok(Decoded { text, note }) => {
                self.notes.extend(note);
                self.texts.push((path, text));
                self.keys.push(key);
            }
            Err(NotText { why, now }) => self.refuse(path, why, now),
        }
    }

    fn refuse(&mut self, path: String, why: impl Into<String>, now: &str) {
        self.refused.push(Refused { path, why: why.into(), now: now.to_owned() });
    }

    /// Opens all of it, and says what was not.
    fn open(self, session: Session) {
        let opened = !self.texts.is_empty();
        let is_plugin = self.texts.iter().any(|(path, _)| is_agent_of(&self.plugins, path));
        let ids = session.receive(self.texts);
        if is_plugin {
            session.came_as_plugin();
        }
        let places = ids.into_iter().zip(self.keys).filter(|(_, key)| *key > 0.0);
        PLACES.with_borrow_mut(|all| all.extend(places));
        session.note_all(&self.notes);
        session.refuse_files(self.refused, self.refused_more, opened);
    }
}

/// Files came: each is a list of its path, its bytes and its key.
fn came(session: Session, detail: &JsValue) {
    let mut arrived = Arrived::default();
    for file in items(detail, "refused") {
        let word = |at| file.get(at).as_string().unwrap_or_default();
        arrived.refuse(word(0), word(1), "");
    }
    let packed = Array::new();
    let mut waiting: Vec<Entry<'static>> = Vec::new();
    // Their bytes are with the browser; what is left of them judges what comes back.
    for file in items(detail, "files") {
        let path = file.get(0).as_string().unwrap_or_default();
        let bytes = Uint8Array::new(&file.get(1)).to_vec();
        if is_zip(&bytes) && path.to_ascii_lowercase().ends_with(".zip") {
            unpack(&path, &bytes, &mut arrived, &packed, &mut waiting);
        } else {
            arrived.take(path, bytes, file.get(2).as_f64().unwrap_or_default());
        }
    }
    if waiting.is_empty() {
        return arrived.open(session);
    }
    let done = Closure::once_into_js(move |inflated: Array| {
        for (file, entry) in inflated.iter().zip(waiting) {
            let bytes = Array::from(&file).get(1);
            let bytes = if bytes.is_null() { Vec::new() } else { Uint8Array::new(&bytes).to_vec() };
            match entry.check(&bytes) {
                Ok(()) => arrived.take(entry.path, bytes, 0.0),
                Err(why) => arrived.refuse(entry.path, why.why(), UNPACK),
            }
        }
        arrived.open(session);
    });
    ask("agent-playground-inflate", &object(&[("entries", packed.into()), ("done", done)]));
}

/// What to do with a file that does not come out of its archive.
const UNPACK: &str = "Unpack the archive on your device, and open the file.";

/// Takes the files of an archive; those to be inflated by the browser are gathered.
fn unpack(
    path: &str,
    bytes: &[u8],
    arrived: &mut Arrived,
    packed: &Array,
    waiting: &mut Vec<Entry<'static>>,
) {
    let contents = match archive::read(bytes) {
        Ok(contents) => contents,
        Err(why) => return arrived.refuse(path.to_owned(), why.why(), why.now()),
    };
    let is_plain = |entry: &Entry| plugin_of(&entry.path).is_none();
    if !contents.entries.iter().any(is_plain) && contents.refused.is_empty() {
        arrived.refuse(path.to_owned(), "There is no text file in it.", "");
    }
    arrived.refused_more += contents.refused_in_all - contents.refused.len();
    for refused in contents.refused {
        arrived.refuse(refused.path, refused.why.why(), UNPACK);
    }
    for entry in contents.entries {
        match entry.method {
            Method::Stored => match entry.check(entry.bytes) {
                Ok(()) => arrived.take(entry.path, entry.bytes.to_vec(), 0.0),
                Err(why) => arrived.refuse(entry.path, why.why(), UNPACK),
            },
            Method::Deflated => {
                let size = entry.size as f64;
                packed.push(&Array::of3(
                    &(&*entry.path).into(),
                    &Uint8Array::from(entry.bytes).into(),
                    &size.into(),
                ));
                waiting.push(Entry { path: entry.path, bytes: &[], ..entry });
            }
        }
    }
}

fn items(detail: &JsValue, name: &str) -> Vec<Array> {
    let list = Reflect::get(detail, &name.into()).unwrap_or_default();
    Array::from(&list).iter().map(|item| Array::from(&item)).collect()
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
