//! Wiring, and nothing else.

use agent_playground::{
    browser,
    state::Session,
    ui::{App, AppProps},
};

#[expect(clippy::expect_used, reason = "without its element there is no page to say anything on")]
fn main() {
    browser::report_panics();
    browser::mount(|| {
        let session = Session::new(&browser::Browser);
        browser::connect(session);
        App(AppProps { session })
    })
    .expect("index.html has #app");
}
