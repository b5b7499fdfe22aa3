//! Wiring, and nothing else.

use agent_playground::{
    browser::{self, Found, Part},
    state::Session,
    ui,
};

/// The page, in the order in which it is built.
const PAGE: &[Part] =
    &[Part { place: None, view: ui::app }, Part { place: Some(".work"), view: ui::panel_pane }];
const EMBED: &[Part] = &[Part { place: None, view: ui::embed_view }];

fn main() {
    browser::report_panics();
    if browser::is_embed() {
        start(None);
    } else {
        browser::read_all(|found| start(Some(found)));
    }
}

#[expect(clippy::expect_used, reason = "without its element there is no page to say anything on")]
fn start(found: Option<Found>) {
    let (parts, overlays): (_, &[Part]) = match found {
        Some(_) => (PAGE, &[Part { place: None, view: ui::overlays }]),
        None => (EMBED, &[]),
    };
    browser::start(|| Session::new(&browser::Browser), found, parts, overlays).expect("index.html has #app");
}
