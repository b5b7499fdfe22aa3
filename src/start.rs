//! How the page begins: it is built, and the rest of the program comes, in whichever order.

use std::{cell::RefCell, rc::Rc};

use agent_playground::{
    browser::{self, Found, Part},
    state::{Rest, Session},
    ui,
};

/// The page, in the order in which it is built.
const PAGE: &[Part] = &[
    Part { place: None, view: ui::app },
    Part { place: Some(".app"), view: ui::below },
    Part { place: Some(".work"), view: ui::middle },
];
const OTHERS: &[Part] =
    &[Part { place: Some(".work"), view: ui::panel_pane }, Part { place: None, view: ui::overlays }];
const EMBED: &[Part] = &[Part { place: None, view: ui::embed }];

pub type Came = Result<&'static Rest, String>;

type Act = Box<dyn FnOnce(&Came)>;

/// How far the page is: it stands, and the rest of the program has come, in whichever order.
#[derive(Default)]
pub struct Start {
    session: Option<Session>,
    rest: Option<Came>,
    /// What waits for the rest, without which the page would show what is not so.
    waiting: Option<Act>,
}

pub type Shared = Rc<RefCell<Start>>;

/// Does it once the rest is here.
pub fn wait(start: &Shared, act: Act) {
    start.borrow_mut().waiting = Some(act);
    browser::fetch_rest(true);
}

/// The rest came, or did not.
pub fn rest_came(start: &Shared, came: Came) {
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

/// Builds the page.
#[expect(clippy::expect_used, reason = "without its element there is no page to say anything on")]
pub fn begin(start: &Shared, found: Found, rest: Option<&'static Rest>) {
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
    browser::start(session, Some(found), browser::connect, PAGE, OTHERS, stands)
        .expect("index.html has #app");
}

/// Builds the page of an embed, which has no use for a half of it.
#[expect(clippy::expect_used, reason = "without its element there is no page to say anything on")]
pub fn begin_embed(came: &Came) {
    // Where it did not come, src/site/boot.js has said so.
    let Ok(rest) = *came else { return };
    let session = || Session::begin(&browser::Browser);
    let connect = |session: Session| session.complete(rest);
    browser::start(session, None, connect, EMBED, &[], |_| ()).expect("index.html has #app");
}
