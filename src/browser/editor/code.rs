//! The code editor: an element of its own, which speaks in flat lists (`host.ts` beside this file names what is in
//! them).

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use js_sys::{Array, Function, Reflect};
use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, HtmlElement};

use super::field;
use crate::{
    assist::{Explanation, Suggestions},
    browser::later::later,
    preview::Spot,
    state::Session,
    text::{self, ShownEdit, Span},
};

/// `src/site/boot.js` fetches the editor when it hears this.
const WANTED: &str = "agent-playground-editor";

const NAME: &str = "source-editor";

thread_local! {
    /// The element while it has the place of the text field.
    static SHOWN: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
    /// Whether a word is being composed (IME).
    static COMPOSING: Cell<bool> = const { Cell::new(false) };
}

/// Takes notice of words that are being composed, from the start on.
pub fn watch_composing() {
    for (event, composing) in [("compositionstart", true), ("compositionend", false)] {
        EventListener::new(&document(), event, move |_| COMPOSING.set(composing)).forget();
    }
}

/// Fetches the editor unless the user wants the text field, puts it in its place when it has come, and keeps it
/// up with the session.
pub fn connect(session: Session) {
    let asked = StoredValue::new(false);
    let plain = Memo::new(move |_| session.editor().plain);
    let code = Memo::new(move |_| session.editor().code);
    Effect::new(move |_| {
        if plain.get() {
            SHOWN.take();
            session.code_editor_shown(false);
        } else if asked.get_value() {
            take_over(session);
        } else {
            asked.set_value(true);
            spawn_local(fetch(session));
        }
    });
    let life = Memo::new(move |_| session.life());
    let shown = StoredValue::new(0);
    Effect::new(move |_| {
        let (is_code, life) = (code.get(), life.get());
        if is_code && shown.get_value() != life {
            open(session);
        }
        shown.set_value(life);
        if is_code {
            diagnose(session);
        }
    });
    Effect::new(move |_| settle(session));
}

async fn fetch(session: Session) {
    let Ok(event) = CustomEvent::new(WANTED) else { return };
    let defined = window().custom_elements().when_defined(NAME);
    let _ = window().dispatch_event(&event);
    // Where it never comes, the text field stays.
    if let Ok(defined) = defined
        && JsFuture::from(defined).await.is_ok()
        && !untrack(|| session.editor()).plain
    {
        take_over(session);
    }
}

/// Puts the editor in the place of the text field, which loses neither its text nor focus, selection and place.
fn take_over(session: Session) {
    if COMPOSING.get() {
        EventListener::once(&document(), "compositionend", move |_| {
            later(0, move || take_over(session));
        })
        .forget();
        return;
    }
    let element =
        document().query_selector(NAME).ok().flatten().and_then(|e| e.dyn_into::<HtmlElement>().ok());
    let (Some(element), false) = (element, untrack(|| session.editor()).code) else { return };
    let before = field::place();
    SHOWN.set(Some(element.clone()));
    let text = untrack(|| session.text());
    let ask: Closure<dyn Fn(String, Array) -> JsValue> =
        Closure::new(move |what: String, told: Array| answer(session, &what, &told));
    let life = untrack(|| session.life());
    call("start", &[ask.into_js_value(), text::shown(&text).as_ref().into(), (life as f64).into()]);
    untrack(|| settle(session));
    element.set_hidden(false);
    if let Some(place) = before {
        call("showFrom", &[place.top.into()]);
        select(place.start, place.end, place.focus);
    }
    call("measure", &[]);
    session.code_editor_shown(true);
}

/// Shows the text at hand; a file that is come back to has its history again.
fn open(session: Session) {
    let text = untrack(|| session.text());
    let life = untrack(|| session.life());
    let left: Array = session.lives_left().into_iter().map(|life| JsValue::from(life as f64)).collect();
    call("open", &[text::shown(&text).as_ref().into(), (life as f64).into(), left.into()]);
}

/// What the element asks and tells.
fn answer(session: Session, what: &str, told: &Array) -> JsValue {
    let number = |at| told.get(at).as_f64().filter(|number| *number >= 0.0).map(whole);
    let first = number(0).unwrap_or(0);
    match what {
        "changed" => {
            let edits = edits_of(&Array::from(&told.get(0)));
            let step = number(3).map(|id| (id, told.get(4).is_truthy()));
            untrack(|| session.edited(&edits, step));
            let text = untrack(|| session.text());
            // The text here is the truth; what shows something else shows it anew.
            if text::shown_offsets(&text, &[text.len()]).first().copied() != number(1) {
                open(session);
            }
            session.cursor_moved(number(2).unwrap_or(0));
        }
        "selected" => session.cursor_moved(first),
        "focused" => session.editor_focus(told.get(0).is_truthy()),
        "fix" => session.apply_nth_fix(first),
        "problem" => return words_of(session, first),
        "spot" => {
            let spot = session.spot_of_shown(first);
            let flat = |spot: Spot| {
                [spot.part, spot.block, spot.at].iter().map(|at| JsValue::from(*at as f64)).collect::<Array>()
            };
            return spot.map_or(JsValue::UNDEFINED, |spot| flat(spot).into());
        }
        "offset" => {
            let at = session.shown_of_spot(Spot {
                part: first,
                block: number(1).unwrap_or(0),
                at: number(2).unwrap_or(0),
            });
            return at.map_or(JsValue::UNDEFINED, |at| JsValue::from(at as f64));
        }
        "suggest" => return suggested(session, first).map_or(JsValue::UNDEFINED, Into::into),
        "explain" => return explained(session, first).map_or(JsValue::UNDEFINED, Into::into),
        _ => {}
    }
    JsValue::UNDEFINED
}

fn edits_of(flat: &Array) -> Vec<ShownEdit> {
    let number = |at| flat.get(at).as_f64().map_or(0, whole);
    let starts = (0..flat.length()).step_by(3);
    let edits = starts.map(|at| ShownEdit {
        start: number(at),
        end: number(at + 1),
        text: flat.get(at + 2).as_string().unwrap_or_default(),
    });
    edits.collect()
}

fn words_of(session: Session, nth: usize) -> JsValue {
    let analysis = untrack(|| session.analysis());
    let Some(problem) = analysis.problems.get(nth) else { return JsValue::UNDEFINED };
    let diagnostic = &problem.diagnostic;
    let fix = diagnostic.fix.as_ref().map_or("", |fix| fix.label);
    let words = [&*diagnostic.title, &*diagnostic.what, &*diagnostic.why, &*diagnostic.now, fix];
    words.into_iter().map(JsValue::from).collect::<Array>().into()
}

fn suggested(session: Session, at: usize) -> Option<Array> {
    let Suggestions { span, list } = session.suggest(at)?;
    let flat = place_of(session, span);
    for suggestion in list {
        for words in [suggestion.label, &suggestion.insert, &suggestion.detail, &suggestion.about] {
            flat.push(&words.into());
        }
    }
    Some(flat)
}

fn explained(session: Session, at: usize) -> Option<Array> {
    let Explanation { span, title, text, source } = session.explain(at)?;
    let flat = place_of(session, span);
    for words in [title, text, source] {
        flat.push(&words.into());
    }
    Some(flat)
}

fn place_of(session: Session, span: Span) -> Array {
    let text = untrack(|| session.text());
    let offsets = text::shown_offsets(&text, &[span.start(), span.end()]);
    offsets.into_iter().map(|offset| JsValue::from(offset as f64)).collect()
}

/// Shows the problems in the text.
fn diagnose(session: Session) {
    let analysis = session.analysis();
    let spans = analysis.problems.iter().map(|problem| problem.diagnostic.span);
    let offsets: Vec<usize> = spans.flat_map(|span| [span.start(), span.end()]).collect();
    let offsets = text::shown_offsets(&analysis.document.text, &offsets);
    let flat = Array::new();
    for (problem, place) in analysis.problems.iter().zip(offsets.chunks(2)) {
        for offset in place {
            flat.push(&(*offset as f64).into());
        }
        flat.push(&(problem.diagnostic.severity as u8).into());
    }
    call("diagnose", &[flat.into()]);
}

fn settle(session: Session) {
    let tab = session.editor().tab;
    let label = format!("Text of {}", session.name());
    call("settle", &[label.into(), session.editor_note().into(), session.is_readonly().into(), tab.into()]);
}

/// Changes what it shows: one step of its history, or none of it.
pub fn edit(edits: &[ShownEdit], step: Option<usize>) {
    call("edit", &[flat_of(edits).into(), step.map_or(-1.0, |step| step as f64).into()]);
}

/// Puts a step in place of the last one of its history.
pub fn edit_further(edits: &[ShownEdit], step: usize) {
    call("editFurther", &[flat_of(edits).into(), (step as f64).into()]);
}

fn flat_of(edits: &[ShownEdit]) -> Array {
    let flat = Array::new();
    for edit in edits {
        flat.push(&(edit.start as f64).into());
        flat.push(&(edit.end as f64).into());
        flat.push(&edit.text.as_str().into());
    }
    flat
}

pub fn undo() -> bool {
    call("undo", &[]).is_some_and(|undone| undone.is_truthy())
}

pub fn redo() {
    call("redo", &[]);
}

/// Whether the code editor is the one to select in.
pub fn select(start: usize, end: usize, focus: bool) -> bool {
    call("select", &[(start as f64).into(), (end as f64).into(), focus.into()]).is_some()
}

/// Calls a method of the element; `None` while it is not shown.
fn call(method: &str, told: &[JsValue]) -> Option<JsValue> {
    let element = SHOWN.with_borrow(Clone::clone)?;
    let method: Function = Reflect::get(&element, &method.into()).ok()?.dyn_into().ok()?;
    method.apply(&element, &told.iter().collect::<Array>()).ok()
}

/// JavaScript's number as an offset; nought where it is none.
#[expect(clippy::cast_sign_loss, reason = "what is below nought becomes nought")]
fn whole(number: f64) -> usize {
    number as usize
}
