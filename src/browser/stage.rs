//! The start of the app, in tasks between which the page answers a hand. What `index.html` painted stays in place, and
//! can be written in, until all that takes its place is built.

use std::{mem::forget, vec};

use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{Found, at_work, early, editor, is_embed, later::later, storage};
use crate::state::Session;

/// A part of the page.
#[derive(Clone, Copy)]
pub struct Part {
    /// The element it is put into, as a selector; `None` for the page's own.
    pub place: Option<&'static str>,
    pub view: fn(Session) -> AnyView,
}

/// What is done in a task of its own, after a pause in milliseconds.
type Step = (u32, Box<dyn FnOnce()>);

/// What stands is painted before more is put to it: laid out at once, all of it would keep a phone from answering.
const PAINT: u32 = 20;

/// Makes the session, builds the page, puts it in the place of what `index.html` painted, with what was typed there,
/// and then what is not needed for that. It is connected with the world as its first part is put there; `then`
/// follows once all of it can be used. `None` for what was kept makes an embed; gives `None` where there is no place for
/// a page.
#[must_use]
pub fn start(
    session: impl FnOnce() -> Session + 'static,
    found: Option<Found>,
    connect: impl FnOnce(Session) + 'static,
    parts: &'static [Part],
    others: &'static [Part],
    then: impl FnOnce(Session) + 'static,
) -> Option<()> {
    let painted = document().get_element_by_id("app")?.dyn_into::<HtmlElement>().ok()?;
    // In an embed nothing was typed, and the page around hears of the app only where it stands.
    let stage =
        if is_embed() { painted.clone() } else { document().create_element("div").ok()?.dyn_into().ok()? };
    later(0, move || {
        Session::read_ahead();
        later(0, move || {
            let owner = Owner::new();
            let session = owner.with(session);
            take_up(session, found);
            let steps = steps(session, &owner, [painted, stage], connect, [parts, others], then);
            run(steps.into_iter());
            forget(owner); // what it owns would go with it
        });
    });
    Some(())
}

/// What there is to do, each in a task of its own.
fn steps(
    session: Session,
    owner: &Owner,
    [painted, stage]: [HtmlElement; 2],
    connect: impl FnOnce(Session) + 'static,
    [parts, others]: [&'static [Part]; 2],
    then: impl FnOnce(Session) + 'static,
) -> Vec<Step> {
    let put = |part: &'static Part| -> Step {
        let stage = stage.clone();
        (0, Box::new(move || put(&stage, part, session, || {})))
    };
    let mut steps: Vec<Step> = Vec::new();
    if let Some(first) = parts.first() {
        let stage = stage.clone();
        steps.push((0, Box::new(move || put_first(&stage, first, session, connect))));
    }
    steps.extend(parts.iter().skip(1).map(put));
    let (stands, keeps) = (stage.clone(), owner.clone());
    steps.push((0, Box::new(move || keeps.with(|| take_place(session, &painted, &stands)))));
    let mut others = others.iter().map(put);
    steps.extend(others.next().map(|(_, first)| (PAINT, first)));
    steps.extend(others);
    let keeps = owner.clone();
    let ready = move || {
        say_ready();
        keeps.with(|| then(session));
    };
    steps.push((0, Box::new(ready)));
    steps
}

/// Takes up what was kept, and reads the file last worked on.
fn take_up(session: Session, found: Option<Found>) {
    at_work::connect();
    match found {
        Some(found) => storage::take_up(session, found),
        None => session.be_framed(),
    }
    untrack(|| drop(session.analysis()));
}

fn run(mut steps: vec::IntoIter<Step>) {
    if let Some((pause, step)) = steps.next() {
        later(pause, move || {
            step();
            run(steps);
        });
    }
}

fn put_first(stage: &HtmlElement, part: &Part, session: Session, connect: impl FnOnce(Session) + 'static) {
    stage.set_text_content(None);
    put(stage, part, session, move || connect(session));
}

fn put(stage: &HtmlElement, part: &Part, session: Session, before: impl FnOnce() + 'static) {
    let place = part.place.and_then(|place| stage.query_selector(place).ok().flatten()?.dyn_into().ok());
    let view = part.view;
    let whole = move || {
        before();
        view(session)
    };
    mount_to(place.unwrap_or_else(|| stage.clone()), whole).forget();
}

fn take_place(session: Session, painted: &HtmlElement, stage: &HtmlElement) {
    let early = early::found().filter(|_| !is_embed());
    if let Some(early) = &early {
        early.give(session);
    }
    stage.set_id("app");
    stage.set_class_name("");
    let _ = stage.remove_attribute("data-view");
    // Where the one is the other, nothing has to change.
    let _ = painted.replace_with_with_node_1(stage);
    editor::stands(session, early.as_ref());
    at_work::shown();
}

/// All of the page can be used.
fn say_ready() {
    if let Some(root) = document().document_element() {
        // A page that cannot carry the mark works all the same.
        let _ = root.set_attribute("data-ready", "true");
    }
}
