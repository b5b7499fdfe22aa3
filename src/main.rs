//! Wiring, and nothing else.

use leptos::prelude::IntoAny;

use agent_playground::{
    browser,
    state::Session,
    ui::{App, AppProps, embed_view},
};

#[expect(clippy::expect_used, reason = "without its element there is no page to say anything on")]
fn main() {
    browser::report_panics();
    let begin = |found| {
        browser::mount(move |early| {
            let session = Session::new(&browser::Browser);
            match found {
                Some(found) => {
                    browser::connect(session, found, early);
                    App(AppProps { session }).into_any()
                }
                None => {
                    browser::connect_embed(session);
                    embed_view(session)
                }
            }
        })
        .expect("index.html has #app");
    };
    if browser::is_embed() {
        begin(None);
    } else {
        browser::read_all(move |found| begin(Some(found)));
    }
}
