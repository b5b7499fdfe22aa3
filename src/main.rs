//! Wiring, and nothing else.

use agent_playground::{
    browser,
    state::Session,
    ui::{App, AppProps},
};

fn main() {
    browser::report_panics();
    browser::mount(|| {
        let session = Session::new(&browser::Browser);
        browser::connect(session);
        App(AppProps { session })
    })
    .expect("index.html has #app");
}
