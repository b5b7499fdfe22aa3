//! The only place that knows the browser: it answers the ports of `state`, tells the session what
//! happens outside of it, and keeps what has to be kept. Effects live here and nowhere else.

mod at_work;
mod back;
mod beside;
mod clipboard;
mod database;
mod download;
mod early;
mod editor;
mod files;
mod found;
mod host_frame;
mod idle;
mod keys;
mod later;
mod local;
mod page;
mod panic;
mod paste;
mod preview;
mod quiet;
mod rest;
mod side_by_side;
mod stage;
mod storage;
mod timeline;
mod update;

use leptos::prelude::Owner;

use crate::{
    share::Shared,
    state::{Draft, Ports, Session, Version, Written},
    text::ShownEdit,
};

pub use found::{Found, read_all};
pub use host_frame::is_embed;
pub use panic::report_panics;
pub use rest::{fetch as fetch_rest, on_rest};
pub use stage::{Part, start};
pub use storage::wants_other_client;

/// A real page.
pub struct Browser;

impl Ports for Browser {
    fn download(&self, name: &str, text: &str) {
        download::hand_over(name, text);
    }

    fn copy(&self, text: &str, then: Box<dyn FnOnce(bool)>) {
        clipboard::copy(text, then);
    }

    fn select_field(&self, id: &str) {
        clipboard::select_field(id);
    }

    fn empty_field(&self, id: &str) {
        clipboard::empty_field(id);
    }

    fn beside(&self, path: &str, then: Box<dyn FnOnce(Option<String>)>) {
        beside::fetch(path, then);
    }

    fn read_early(&self, fragment: &str) -> Option<Shared> {
        early::link(fragment)
    }

    fn rest(&self, now: bool) {
        rest::fetch(now);
    }

    fn can_share(&self) -> bool {
        clipboard::can_share()
    }

    fn share(&self, title: &str, link: &str) {
        clipboard::share(title, link);
    }

    fn pick(&self, folder: bool) {
        files::pick(folder);
    }

    fn save(&self, id: usize, text: &str, then: Box<dyn FnOnce(Written)>) {
        files::save(id, text, then);
    }

    fn part(&self, theirs: &Draft, ours: usize) -> bool {
        storage::part(theirs, ours)
    }

    fn download_zip(&self, name: &str, bytes: &[u8]) {
        download::hand_over_zip(name, bytes);
    }

    fn local_time(&self) -> [u16; 6] {
        timeline::local()
    }

    fn versions(&self, id: usize, then: Box<dyn FnOnce(Vec<Version>)>) {
        storage::versions(id, then);
    }

    fn forget_everything(&self) {
        storage::forget_everything();
    }

    fn at_work(&self, id: Option<usize>) {
        if !is_embed() {
            at_work::mark(id);
        }
    }

    fn clock(&self) -> u64 {
        timeline::clock()
    }

    fn time(&self, when: u64) -> String {
        timeline::written(when)
    }

    fn select(&self, start: usize, end: usize, focus: bool) {
        editor::select_soon(start, end, focus);
    }

    fn edit(&self, edits: &[ShownEdit], step: Option<usize>) {
        editor::edit(edits, step);
    }

    fn edit_further(&self, edits: &[ShownEdit], step: usize) {
        editor::edit_further(edits, step);
    }

    fn undo(&self) -> bool {
        editor::undo()
    }

    fn redo(&self) {
        editor::redo();
    }

    fn focus(&self, id: &str) {
        page::focus_soon(id.to_owned());
    }

    fn show(&self, id: &str) {
        page::show_popover(id);
    }

    fn is_shown(&self, id: &str) -> bool {
        page::is_shown(id)
    }

    fn hide(&self, id: &str) {
        page::hide_popover(id);
    }

    fn print(&self) {
        preview::print();
    }

    fn reload(&self) {
        update::reload();
    }

    fn link(&self, fragment: &str) -> String {
        page::link(fragment)
    }

    fn clear_link(&self) {
        page::clear_link();
    }

    fn now(&self) -> f64 {
        timeline::now()
    }

    fn worked(&self, name: &str, from: f64, to: f64) {
        // A browser without a timeline does without.
        let _ = timeline::note(name, from, to);
    }
}

/// Connects a session with the page around it, for as long as the page lives.
pub fn connect(session: Session) {
    storage::connect(session);
    side_by_side::connect(session);
    idle::connect(session);
    page::connect(session);
    update::connect(session);
    editor::connect(session);
    editor::watch_composing();
    keys::connect(session);
    paste::connect(session);
}

/// Connects what comes after the start.
pub fn connect_rest(session: Session) {
    if is_embed() {
        return connect_embed(session);
    }
    files::connect(session);
    for connect in [preview::connect, quiet::connect, editor::connect_code, back::connect] {
        soon(session, connect);
    }
}

/// Connects something in a task of its own, so that the page answers in between.
fn soon(session: Session, connect: fn(Session)) {
    let owner = Owner::current();
    later::later(0, move || match owner {
        Some(owner) => owner.with(|| connect(session)),
        None => connect(session),
    });
}

/// Connects the session of an embed with the page around it. Nothing is kept and nothing is opened: what the
/// visitor has in this browser is none of that page's business.
fn connect_embed(session: Session) {
    session.be_framed();
    page::follow(session);
    editor::connect(session);
    keys::connect_embed(session);
    preview::connect(session);
    host_frame::connect(session);
}
