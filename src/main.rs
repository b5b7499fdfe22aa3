//! Wiring, and nothing else.

mod rest;

use std::{cell::RefCell, rc::Rc};

use agent_playground::{
    browser::{self, Found, Part},
    state::{Rest, Session},
    ui,
};

/// The page, in the order in which it is built.
const PAGE: &[Part] =
    &[Part { place: None, view: ui::app }, Part { place: Some(".work"), view: ui::panel_pane }];
const OVERLAYS: &[Part] = &[Part { place: None, view: ui::overlays }];
const EMBED: &[Part] = &[Part { place: None, view: ui::embed }];

type Came = Result<&'static Rest, String>;

/// How far the page is: it stands, and the rest of the program has come, in whichever order.
#[derive(Default)]
struct Start {
    session: Option<Session>,
    rest: Option<Came>,
    /// What waits for the rest, without which the page would show what is not so.
    waiting: Option<Box<dyn FnOnce(&Came)>>,
}

type Shared = Rc<RefCell<Start>>;

fn main() {
    browser::report_panics();
    let start = Shared::default();
    let of_rest = start.clone();
    let load = || async { rest::rest().await.map_err(|error| error.to_string()) };
    browser::on_rest(load, move |came| rest_came(&of_rest, came));
    if browser::is_embed() {
        wait(&start, Box::new(begin_embed));
    } else {
        browser::read_all(move |found| match browser::wants_other_client() {
            true => {
                let stands = start.clone();
                wait(&start, Box::new(move |came| begin(&stands, found, came.as_ref().ok().copied())));
            }
            false => begin(&start, found, None),
        });
    }
}

fn wait(start: &Shared, act: Box<dyn FnOnce(&Came)>) {
    start.borrow_mut().waiting = Some(act);
    browser::fetch_rest(true);
}

fn rest_came(start: &Shared, came: Came) {
    let waiting = start.borrow_mut().waiting.take();
    if let Some(act) = waiting {
        act(&came);
    }
    start.borrow_mut().rest = Some(came);
    join(start);
}

/// Gives the page its rest once both are there.
fn join(start: &Shared) {
    let Some(session) = start.borrow().session else { return };
    let came = start.borrow_mut().rest.take();
    match came {
        Some(Ok(rest)) => session.complete(rest),
        Some(Err(why)) => session.rest_failed(why),
        None => {}
    }
}

#[expect(clippy::expect_used, reason = "without its element there is no page to say anything on")]
fn begin(start: &Shared, found: Found, rest: Option<&'static Rest>) {
    let start = start.clone();
    let session = move || {
        let session = Session::begin(&browser::Browser);
        if let Some(rest) = rest {
            session.take_up(rest);
        }
        session
    };
    let stands = move |session| {
        start.borrow_mut().session = Some(session);
        join(&start);
        browser::fetch_rest(false);
    };
    browser::start(session, Some(found), browser::connect, PAGE, OVERLAYS, stands)
        .expect("index.html has #app");
}

#[expect(clippy::expect_used, reason = "without its element there is no page to say anything on")]
fn begin_embed(came: &Came) {
    // Where it did not come, src/site/boot.js has said so.
    let Ok(rest) = *came else { return };
    let session = || Session::begin(&browser::Browser);
    let connect = |session: Session| session.complete(rest);
    browser::start(session, None, connect, EMBED, &[], |_| ()).expect("index.html has #app");
}
