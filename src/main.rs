//! Wiring, and nothing else.

mod rest;
mod start;

use agent_playground::browser;

use start::{Shared, begin, begin_embed, rest_came, wait};

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
