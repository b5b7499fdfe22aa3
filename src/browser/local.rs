//! The browser's small storage, which answers at once. Keys are prefixed, since pages of one host share them.

use leptos::prelude::window;
use web_sys::Storage;

pub const CURRENT: &str = "agent-playground/current";
pub const LAST_WORDS: &str = "agent-playground/last-words/";
/// Where files were before there was a database.
pub const BEFORE: &str = "agent-playground/draft/";
pub const AT_WORK: &str = "agent-playground/at-work";
/// What a page has just kept: ids of records, for the pages beside it.
pub const CHANGED: &str = "agent-playground/changed";
pub const HAS_FILES: &str = "agent-playground/has-files";
pub const THEME: &str = "agent-playground/theme";
pub const CLIENT: &str = "agent-playground/client";
pub const EDITOR: &str = "agent-playground/editor";
pub const TAB: &str = "agent-playground/tab";
pub const RAIL: &str = "agent-playground/rail";

/// What stands behind a beginning in the keys that have it.
pub fn keys(beginning: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(beginning).map(str::to_owned)).collect()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// What is kept under a key.
pub fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Forgets a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // A key that cannot be removed is read as it is.
        let _ = storage.remove_item(key);
    }
}

/// Keeps a value; says why it cannot.
pub fn write(key: &str, value: &str) -> Result<(), String> {
    let storage = storage().ok_or("this browser keeps nothing for this page")?;
    storage.set_item(key, value).map_err(|_| "the browser has no room left for this page".to_owned())
}

/// A record's number further from nought than this was given by nobody: there is no next one.
const HIGHEST: usize = 1_000_000_000;

/// The number of a record, as written in a key; `None` for what this page would not have written.
pub fn number(words: &str) -> Option<usize> {
    words.parse().ok().filter(|id| (1..HIGHEST).contains(id))
}

/// The same, where the database has it as a number of JavaScript's.
pub fn whole(key: f64) -> Option<usize> {
    Some(key as usize).filter(|id| key.fract() == 0.0 && (1..HIGHEST).contains(id))
}
