//! What is there when the page starts: the files of the database, those of the time before it, and what pages said when
//! they were left.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use gloo::timers::callback::Timeout;
use leptos::prelude::untrack;

use super::{
    database,
    later::later,
    local::{AT_WORK, BEFORE, CURRENT, HAS_FILES, LAST_WORDS, keys, number, read, remove},
    storage::STORE,
    timeline,
};
use crate::{
    state::{Draft, Kept, Version},
    text::sort_by_key,
};

/// How long the page waits for its files before it shows itself without them, in milliseconds.
const PATIENCE: u32 = 2_000;

/// So many deleted files are kept.
const MOST_DELETED: usize = 100;

/// What is there when the page starts.
#[derive(Default)]
pub struct Found {
    pub(super) kept: Kept,
    /// Versions that the last words replace.
    pub(super) versions: Vec<Version>,
    /// How many records are not such as this page writes.
    pub(super) unreadable: usize,
    pub(super) stopped_at_link: bool,
}

/// Reads what is kept and goes on with it, in a task of its own; soon where nothing ever was.
pub fn read_all(then: impl FnOnce(Found) + 'static) {
    let then = RefCell::new(Some(then));
    let go_on = Rc::new(move |found: Found| match then.borrow_mut().take() {
        Some(then) => then(found),
        None => arrive_late(found),
    });
    let late = go_on.clone();
    let impatient = Timeout::new(PATIENCE, move || late(Found::default()));
    let stopped_at = read(AT_WORK);
    remove(AT_WORK);
    let stopped_at_link = stopped_at.as_deref() == Some("link");
    let stopped_at = stopped_at.and_then(|id| number(&id));
    let nothing = read(HAS_FILES).is_none() && keys(BEFORE).is_empty() && keys(LAST_WORDS).is_empty();
    let first = go_on.clone();
    database::open(Box::new(move |opened| {
        let database = opened.as_ref().ok().cloned();
        STORE.with_borrow_mut(|store| store.database = Some(opened));
        let found = move |records| {
            impatient.cancel();
            let mut found = found_in(records);
            found.stopped_at_link = stopped_at_link;
            found.kept.stopped_at = stopped_at;
            first(found);
        };
        match database {
            Some(database) => database.files(Box::new(move |records| found(records.unwrap_or_default()))),
            None => found(Vec::new()),
        }
    }));
    if nothing {
        later(0, move || go_on(Found { stopped_at_link, ..Found::default() }));
    }
}

fn found_in(records: Vec<(Option<usize>, String)>) -> Found {
    let mut found = Found::default();
    let mut files: BTreeMap<usize, Draft> = BTreeMap::new();
    let mut unreadable = Vec::new();
    for (id, record) in records {
        match id.and_then(|id| Draft::from_record(id, &record)) {
            Some(draft) => drop(files.insert(draft.id, draft)),
            None => unreadable.push(id),
        }
    }
    found.unreadable = unreadable.len();
    STORE.with_borrow_mut(|store| store.seen.clone_from(&files));
    for (id, record) in
        keys(BEFORE).iter().filter_map(|key| Some((number(key)?, read(&format!("{BEFORE}{key}"))?)))
    {
        let Some(draft) = Draft::from_record(id, &record) else { continue };
        if files.get(&id) != Some(&draft) {
            let taken = files.contains_key(&id) || unreadable.contains(&Some(id));
            let id = if taken { files.keys().max().unwrap_or(&0) + 1 } else { id };
            files.insert(id, Draft { id, ..draft });
        }
    }
    let heard: Vec<String> = keys(LAST_WORDS).into_iter().map(|key| format!("{LAST_WORDS}{key}")).collect();
    STORE.with_borrow_mut(|store| store.heard.clone_from(&heard));
    for words in heard.iter().filter_map(|key| read(key)) {
        let Some((head, record)) = words.split_once('\n') else { continue };
        let (id, when) = head.split_once('/').unwrap_or((head, ""));
        let Some(draft) = number(id).and_then(|id| Draft::from_record(id, record)) else { continue };
        if let Ok(when) = when.parse() {
            found.versions.push(Version { draft, when });
        } else if let Some(older) = files.insert(draft.id, draft.clone()).filter(|older| *older != draft) {
            found.versions.push(Version { draft: older, when: timeline::clock() });
        }
    }
    let deleted: Vec<usize> = files.values().filter(|draft| draft.deleted).map(|draft| draft.id).collect();
    for id in &deleted[..deleted.len().saturating_sub(MOST_DELETED)] {
        files.remove(id);
        STORE.with_borrow(|store| {
            store.database.iter().flatten().for_each(|database| database.drop_files(&[*id]));
        });
    }
    let mut files: Vec<Draft> = files.into_values().collect();
    let current = read(CURRENT).and_then(|id| number(&id));
    // The file worked on last comes first when another is wanted.
    sort_by_key(&mut files, |draft| Some(draft.id) == current);
    found.kept = Kept { files, current, stopped_at: None };
    found
}

/// The files came when the page had begun without them. Those it has made meanwhile get records of their own.
fn arrive_late(found: Found) {
    let Some(session) = STORE.with_borrow(|store| store.session) else { return };
    let ours: Vec<usize> = untrack(|| session.all_files()).iter().map(|draft| draft.id).collect();
    let theirs = found.kept.files;
    let mut free = ours.iter().copied().chain(theirs.iter().map(|draft| draft.id)).max().unwrap_or(0);
    let mut next = || {
        free += 1;
        free
    };
    let joined = STORE.with_borrow_mut(|store| {
        for id in ours.iter().filter(|id| store.seen.contains_key(id)) {
            store.moved.insert(*id, next());
        }
        let joined = theirs.into_iter().map(|draft| {
            let record = draft.id;
            let id = if ours.contains(&record) { next() } else { record };
            store.moved.insert(id, record);
            Draft { id, ..draft }
        });
        joined.collect()
    });
    session.give_back_versions(found.versions);
    session.put_files(joined);
}
