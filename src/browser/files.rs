use gloo::{
    events::{EventListener, EventListenerOptions},
    file::{Blob, callbacks::read_as_bytes},
};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Event, FileList, HtmlInputElement};

use super::page::takes_letters;
use crate::state::Session;

const INPUT: &str = "open-file";

/// Files above this are not even read: 4 MiB is far beyond what any client loads.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Lets the user choose a file.
pub fn pick() {
    if let Some(input) = input() {
        // The same file chosen twice has to count as a change.
        input.set_value("");
        input.click();
    }
}

fn input() -> Option<HtmlInputElement> {
    document().get_element_by_id(INPUT)?.dyn_into().ok()
}

/// Opens what is picked, dropped anywhere, or pasted outside of a field.
pub fn connect(session: Session) {
    let input =
        document().create_element("input").ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    if let (Some(input), Some(body)) = (input, document().body()) {
        input.set_id(INPUT);
        input.set_type("file");
        input.set_accept(".md,.markdown,.mdc,.txt,text/markdown,text/plain");
        input.set_hidden(true);
        // Without the input the picker does nothing; dropping and pasting still work.
        let _ = body.append_child(&input);
        EventListener::new(&input, "change", move |event| picked(session, event)).forget();
    }
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "dragover", options, |event| {
        if has_files(event) {
            event.prevent_default();
        }
    })
    .forget();
    EventListener::new_with_options(&window(), "drop", options, move |event| {
        if has_files(event) {
            event.prevent_default();
            let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            read_all(session, transfer.and_then(|transfer| transfer.files()));
        }
    })
    .forget();
    EventListener::new(&window(), "paste", move |event| pasted(session, event)).forget();
}

fn picked(session: Session, event: &Event) {
    let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    read_all(session, input.and_then(|input| input.files()));
}

fn has_files(event: &Event) -> bool {
    let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
    transfer.is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}

fn pasted(session: Session, event: &Event) {
    let in_field = takes_letters(event);
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    let (false, Some(data)) = (in_field, data) else { return };
    if data.files().is_some_and(|files| files.length() > 0) {
        read_all(session, data.files());
    } else if let Ok(text) = data.get_data("text/plain")
        && !text.trim().is_empty()
    {
        session.open("pasted.md".into(), text);
    }
}

/// Opens all that came; the last one read is in the editor, the others are within reach.
fn read_all(session: Session, files: Option<FileList>) {
    let Some(files) = files else { return };
    for file in (0..files.length()).filter_map(|at| files.get(at)) {
        read(session, file);
    }
}

fn read(session: Session, file: web_sys::File) {
    let name = file.name();
    if file.size() > LARGEST as f64 {
        session.refuse_file(&name, "It has more than 4 MiB; no client loads an agent of that size.");
        return;
    }
    let blob = Blob::from(web_sys::Blob::from(file));
    let reader = read_as_bytes(&blob, move |read| match read {
        Ok(bytes) => open(session, &name, bytes),
        Err(_) => session.refuse_file(&name, "The browser could not read it; perhaps it was moved."),
    });
    // Dropping the reader would end the reading.
    std::mem::forget(reader);
}

fn open(session: Session, name: &str, bytes: Vec<u8>) {
    match String::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => session.refuse_file(name, "It is not a text file."),
        Ok(text) => session.open(name.to_owned(), text),
        Err(broken) => {
            let bytes = broken.as_bytes();
            let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
            let why = if utf16 { "It is UTF-16 text; clients read UTF-8." } else { "It is not UTF-8 text." };
            session.refuse_file(name, why);
        }
    }
}
