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
    browser::mount(|| {
        let session = Session::new(&browser::Browser);
        if browser::is_embed() {
            browser::connect_embed(session);
            return embed_view(session);
        }
        browser::connect(session);
        App(AppProps { session }).into_any()
    })
    .expect("index.html has #app");
}
