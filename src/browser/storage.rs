//! What the browser keeps: one record a file, the id of the file last worked on, the theme, the client it is
//! checked for, and how it is edited. Keys are prefixed, since pages of one host share their storage.

use std::collections::BTreeMap;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::Storage;

use crate::state::{Draft, Session, Theme};

const CURRENT: &str = "agent-playground/current";
const DRAFT: &str = "agent-playground/draft/";
const THEME: &str = "agent-playground/theme";
const CLIENT: &str = "agent-playground/client";
const EDITOR: &str = "agent-playground/editor";
const TAB: &str = "agent-playground/tab";

/// How long typing may go on before it is kept, in milliseconds.
const DELAY: u32 = 300;

/// Takes up what was kept, and keeps what changes from now on.
pub fn connect(session: Session) {
    let (current, shelf) = kept();
    let records = current.iter().chain(&shelf).map(|draft| (draft.id, draft.to_record()));
    let records = StoredValue::new_local(Records { seen: records.collect(), moved: BTreeMap::new() });
    session.resume(current, shelf);
    session.choose_theme(Theme::from_id(&read(THEME).unwrap_or_default()));
    session.choose_client(&read(CLIENT).unwrap_or_default());
    session.choose_editor(read(EDITOR).as_deref() == Some("plain"));
    session.choose_tab(read(TAB).as_deref() == Some("indents"));
    let waiting = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |_| {
        let Some(draft) = session.draft() else { return };
        let timeout = Timeout::new(DELAY, move || session.was_saved(keep(records, &draft)));
        waiting.update_value(|waiting| *waiting = Some(timeout));
    });
    Effect::new(move |_| {
        for draft in session.shelf() {
            // What cannot be kept stays in the page; the file at hand says so.
            let _ = records.try_update_value(|records| records.keep(&draft));
        }
        let _ = write(THEME, session.theme().id());
        let _ = write(CLIENT, session.own_client());
        let editor = session.editor();
        let _ = write(EDITOR, if editor.plain { "plain" } else { "code" });
        let _ = write(TAB, if editor.tab { "indents" } else { "leaves" });
    });
    // A page that is left at once must not lose the last letters.
    gloo::events::EventListener::new(&window(), "pagehide", move |_| {
        if let Some(draft) = untrack(|| session.draft()) {
            let _ = keep(records, &draft);
        }
    })
    .forget();
}

/// What this page knows of the records, so that pages open side by side overwrite nothing of each other.
struct Records {
    /// Each record as this page last read or wrote it.
    seen: BTreeMap<usize, String>,
    /// Where a file went whose record another page has changed as well.
    moved: BTreeMap<usize, usize>,
}

impl Records {
    /// Keeps a file, and gives the id of its record: that of the file, or a new one where another page wrote to it.
    fn keep(&mut self, draft: &Draft) -> Result<usize, String> {
        let id = self.moved.get(&draft.id).copied().unwrap_or(draft.id);
        let ours = draft.to_record();
        let stored = read(&record(id));
        let seen = self.seen.get(&id);
        if seen == Some(&ours) && stored.is_some() {
            // It is there, or only another page has changed it.
            return Ok(id);
        }
        let is_foreign = stored.as_ref().is_some_and(|stored| Some(stored) != seen && *stored != ours);
        let target = if is_foreign { free_id() } else { id };
        write(&record(target), &ours)?;
        self.seen.insert(target, ours);
        if target != draft.id {
            self.moved.insert(draft.id, target);
        }
        Ok(target)
    }
}

fn record(id: usize) -> String {
    format!("{DRAFT}{id}")
}

fn keep(records: StoredValue<Records, LocalStorage>, draft: &Draft) -> Result<(), String> {
    let kept = records.try_update_value(|records| records.keep(draft));
    let id = kept.unwrap_or_else(|| Err("the page is being left".into()))?;
    write(CURRENT, &id.to_string())
}

/// An id that no record has.
fn free_id() -> usize {
    ids().into_iter().max().unwrap_or(0) + 1
}

/// The ids of all records.
fn ids() -> Vec<usize> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(DRAFT)?.parse().ok()).collect()
}

/// The file last worked on and the others. Records that are none are left where they are.
fn kept() -> (Option<Draft>, Vec<Draft>) {
    let mut drafts: Vec<Draft> = Vec::new();
    for draft in ids().into_iter().filter_map(|id| Draft::from_record(id, &read(&record(id))?)) {
        let at = drafts.partition_point(|other| other.id < draft.id);
        drafts.insert(at, draft);
    }
    let current = read(CURRENT).and_then(|id| id.parse().ok());
    let at = drafts.iter().position(|draft| Some(draft.id) == current);
    (at.map(|at| drafts.remove(at)), drafts)
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn write(key: &str, value: &str) -> Result<(), String> {
    let storage = storage().ok_or("this browser keeps nothing for this page")?;
    storage.set_item(key, value).map_err(|_| "the browser has no room left for this page".to_owned())
}
