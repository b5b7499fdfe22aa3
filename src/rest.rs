//! The part of the program that comes after the start. The build cuts the wasm in two (`.make/split`): what only
//! [`rest`] reaches, code and data, makes the second file.

// The loader has errors of its own to put there.
#![allow(clippy::unnecessary_wraps)]

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use agent_playground::{browser, state::Rest, ui::rest_view};

static REST: Rest = Rest::new(rest_view, browser::connect_rest);

/// The table by which the rest is reached.
#[wasm_split(rest, wasm_split_path = leptos::wasm_split, fallible)]
pub fn rest() -> Result<&'static Rest, SplitLoaderError> {
    Ok(&REST)
}
