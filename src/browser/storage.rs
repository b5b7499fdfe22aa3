//! What the browser keeps: the files and their versions in a database, and small things beside it: the id of the file
//! last worked on, the theme, the client, how it is edited. Keys are prefixed, since pages of one host share them.
//!
//! The database answers later, and a page that is left does not wait. What is not yet in it goes, as *last words*, to
//! the storage that answers at once, and into the database at the next visit.

use crate::text::sort_by_key;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
};
use leptos::prelude::*;
use web_sys::Storage;

use super::database::{self, Database, Write};
use crate::state::{Draft, Kept, Saved, Session, Theme, Version};

const CURRENT: &str = "agent-playground/current";
const LAST_WORDS: &str = "agent-playground/last-words/";
/// Where files were before there was a database.
const BEFORE: &str = "agent-playground/draft/";
const AT_WORK: &str = "agent-playground/at-work";
const HAS_FILES: &str = "agent-playground/has-files";
const THEME: &str = "agent-playground/theme";
const CLIENT: &str = "agent-playground/client";
const EDITOR: &str = "agent-playground/editor";
const TAB: &str = "agent-playground/tab";
const RAIL: &str = "agent-playground/rail";

/// How long typing may go on before it is kept, in milliseconds.
const DELAY: u32 = 300;

/// How long the page waits for its files before it shows itself without them, in milliseconds.
const PATIENCE: u32 = 2_000;

/// So many deleted files are kept.
const MOST_DELETED: usize = 100;

thread_local! {
    static STORE: RefCell<Store> = RefCell::default();
}

/// What this page knows of the records, so that pages open side by side overwrite nothing of each other.
#[derive(Default)]
struct Store {
    database: Option<Result<Database, String>>,
    /// Each file as its record was when this page last read or wrote it.
    seen: BTreeMap<usize, Draft>,
    /// Where a file went whose record another page has changed as well.
    moved: BTreeMap<usize, usize>,
    /// Whether a write is under way, and whether another one is wanted behind it.
    writing: bool,
    again: bool,
    timer: Option<Timeout>,
    /// Versions on their way into the database.
    sent: Vec<Version>,
    marked: bool,
    /// Last words that were read, and have to go once they are in the database.
    heard: Vec<String>,
    /// What is to be told of files that come late.
    session: Option<Session>,
}

/// What is there when the page starts.
#[derive(Default)]
pub struct Found {
    kept: Kept,
    /// Versions that the last words replace.
    versions: Vec<Version>,
    unreadable: Vec<usize>,
    stopped_at_link: bool,
}

/// Reads what is kept and goes on with it; at once where nothing ever was.
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
    let stopped_at = stopped_at.and_then(|id| id.parse().ok());
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
        go_on(Found { stopped_at_link, ..Found::default() });
    }
}

fn found_in(records: Vec<(usize, String)>) -> Found {
    let mut found = Found::default();
    let mut files: BTreeMap<usize, Draft> = BTreeMap::new();
    for (id, record) in records {
        match Draft::from_record(id, &record) {
            Some(draft) => drop(files.insert(id, draft)),
            None => found.unreadable.push(id),
        }
    }
    STORE.with_borrow_mut(|store| store.seen.clone_from(&files));
    for (id, record) in
        keys(BEFORE).iter().filter_map(|key| Some((key.parse().ok()?, read(&format!("{BEFORE}{key}"))?)))
    {
        let Some(draft) = Draft::from_record(id, &record) else { continue };
        if files.get(&id) != Some(&draft) {
            let taken = files.contains_key(&id) || found.unreadable.contains(&id);
            let id = if taken { files.keys().max().unwrap_or(&0) + 1 } else { id };
            files.insert(id, Draft { id, ..draft });
        }
    }
    let heard: Vec<String> = keys(LAST_WORDS).into_iter().map(|key| format!("{LAST_WORDS}{key}")).collect();
    STORE.with_borrow_mut(|store| store.heard.clone_from(&heard));
    for words in heard.iter().filter_map(|key| read(key)) {
        let Some((head, record)) = words.split_once('\n') else { continue };
        let (id, when) = head.split_once('/').unwrap_or((head, ""));
        let Some(draft) = id.parse().ok().and_then(|id| Draft::from_record(id, record)) else { continue };
        if let Ok(when) = when.parse() {
            found.versions.push(Version { draft, when });
        } else if let Some(older) = files.insert(draft.id, draft.clone()).filter(|older| *older != draft) {
            found.versions.push(Version { draft: older, when: super::timeline::clock() });
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
    let current = read(CURRENT).and_then(|id| id.parse().ok());
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

/// Takes up what was kept, and keeps what changes from now on.
pub fn connect(session: Session, found: Found) {
    STORE.with_borrow_mut(|store| store.session = Some(session));
    session.choose_theme(Theme::from_id(&read(THEME).unwrap_or_default()));
    session.choose_client(&read(CLIENT).unwrap_or_default());
    session.choose_editor(read(EDITOR).as_deref() == Some("plain"));
    session.choose_tab(read(TAB).as_deref() == Some("indents"));
    session.give_back_versions(found.versions);
    session.resume(found.kept);
    match read(RAIL).as_deref() {
        Some("open") => session.open_rail(true),
        Some(_) => session.open_rail(false),
        None => {}
    }
    if !found.unreadable.is_empty() {
        tell_unreadable(session, found.unreadable.len());
    }
    if found.stopped_at_link && !window().location().hash().unwrap_or_default().is_empty() {
        session.hold_link(&window().location().hash().unwrap_or_default());
    }
    Effect::new(move |_| {
        // Whatever changes, changes one of these.
        session.track_files();
        later(session);
    });
    Effect::new(move |_| {
        let _ = write(THEME, session.theme().id());
        let _ = write(CLIENT, session.own_client());
        let editor = session.editor();
        let _ = write(EDITOR, if editor.plain { "plain" } else { "code" });
        let _ = write(TAB, if editor.tab { "indents" } else { "leaves" });
        if let Some(open) = session.rail_choice() {
            let _ = write(RAIL, if open { "open" } else { "closed" });
        }
    });
    // A page that is left at once must not lose the last letters.
    EventListener::new(&window(), "pagehide", move |_| say_last_words(session)).forget();
    EventListener::new(&document(), "visibilitychange", move |_| {
        if document().hidden() {
            flush(session);
        }
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
        if matches!(untrack(|| session.saved()), Saved::Failed(_)) {
            event.prevent_default();
        }
    })
    .forget();
}

fn tell_unreadable(session: Session, count: usize) {
    let files = if count == 1 { "One kept file".to_owned() } else { format!("{count} kept files") };
    session.trouble(
        format!("{files} cannot be read."),
        "What this browser holds under its name is not what this page wrote there.",
        "It is left as it is; your other files are here.",
    );
}

/// Keeps everything soon.
fn later(session: Session) {
    let timer = Timeout::new(DELAY, move || flush(session));
    STORE.with_borrow_mut(|store| store.timer = Some(timer));
}

/// Keeps everything now: writes what is not as it was last written.
fn flush(session: Session) {
    let busy =
        STORE.with_borrow_mut(|store| std::mem::replace(&mut store.again, store.writing) || store.writing);
    if busy {
        return;
    }
    let Some(database) = STORE.with_borrow(|store| store.database.clone()) else {
        // It is still being opened.
        later(session);
        return;
    };
    let writes = unsaved(session);
    let versions = session.take_versions();
    let current = untrack(|| session.draft()).map(|draft| draft.id);
    let database = match database {
        Ok(database) => database,
        Err(why) => {
            session.give_back_versions(versions);
            return session.was_saved(if writes.is_empty() { Ok(()) } else { Err(why) });
        }
    };
    keep_versions(&database, versions);
    if writes.is_empty() {
        done(session, current);
        return;
    }
    STORE.with_borrow_mut(|store| store.writing = true);
    let drafts: Vec<Draft> = writes.iter().map(|(_, write)| write.draft.clone()).collect();
    let asked: Vec<usize> = writes.iter().map(|(id, _)| *id).collect();
    let then = move |kept: Result<Vec<usize>, String>| {
        STORE.with_borrow_mut(|store| store.writing = false);
        match kept {
            Ok(ids) => {
                STORE.with_borrow_mut(|store| {
                    for ((asked, id), draft) in asked.into_iter().zip(ids).zip(drafts) {
                        if id != asked {
                            store.moved.insert(asked, id);
                        }
                        store.seen.insert(id, Draft { id, ..draft });
                    }
                });
                done(session, current);
            }
            Err(why) => session.was_saved(Err(why)),
        }
        if STORE.with_borrow_mut(|store| std::mem::take(&mut store.again)) {
            flush(session);
        }
    };
    database.keep(writes.into_iter().map(|(_, write)| write).collect(), Box::new(then));
}

/// Sends versions to the database; those that do not fit are given up, as the oldest are.
fn keep_versions(database: &Database, versions: Vec<Version>) {
    if versions.is_empty() {
        return;
    }
    let last = versions.last().map_or(0, |version| version.when);
    let named = STORE.with_borrow_mut(|store| {
        store.sent.extend(versions.iter().cloned());
        versions.into_iter().map(|version| (store.record_of(version.draft.id), version)).collect::<Vec<_>>()
    });
    let done = move |_| STORE.with_borrow_mut(|store| store.sent.retain(|version| version.when > last));
    database.keep_versions(&named, Box::new(done));
}

/// All is in the database: nothing of it has to be said again.
fn done(session: Session, current: Option<usize>) {
    if !unsaved(session).is_empty() {
        // Something was typed in the meantime.
        later(session);
        return;
    }
    for key in STORE.with_borrow_mut(|store| std::mem::take(&mut store.heard)) {
        remove(&key);
    }
    for key in keys(BEFORE) {
        remove(&format!("{BEFORE}{key}"));
    }
    if let Some(id) = current {
        let id = STORE.with_borrow(|store| store.record_of(id));
        let _ = write(CURRENT, &id.to_string());
        let _ = write(HAS_FILES, "yes");
    }
    session.was_saved(Ok(()));
}

impl Store {
    /// The id of the record of a file.
    fn record_of(&self, id: usize) -> usize {
        self.moved.get(&id).copied().unwrap_or(id)
    }
}

/// The files whose records are not as the files are, by the ids the page knows them by.
fn unsaved(session: Session) -> Vec<(usize, Write)> {
    let files = untrack(|| session.all_files());
    STORE.with_borrow(|store| {
        let writes = files.into_iter().filter_map(|file| {
            let asked = file.id;
            let draft = Draft { id: store.record_of(file.id), ..file };
            let seen = store.seen.get(&draft.id).cloned();
            (seen.as_ref() != Some(&draft)).then_some((asked, Write { draft, seen }))
        });
        writes.collect()
    })
}

/// The page is being left: what is not yet in the database is put where it can be put at once.
fn say_last_words(session: Session) {
    // Pages side by side speak under names of their own.
    let name = (js_sys::Math::random() * 1e9) as u32;
    let files = unsaved(session).into_iter().map(|(_, write)| (write.draft.id.to_string(), write.draft));
    let versions = session.take_versions();
    let sent = STORE.with_borrow(|store| store.sent.clone());
    let older = sent.iter().chain(&versions).map(|version| {
        (
            format!("{}/{}", STORE.with_borrow(|store| store.record_of(version.draft.id)), version.when),
            version.draft.clone(),
        )
    });
    for (nth, (head, draft)) in files.chain(older).enumerate() {
        // There is nobody left to tell when it does not fit.
        let key = format!("{LAST_WORDS}{name}/{nth}");
        let _ = write(&key, &format!("{head}\n{}", draft.to_record()));
        // A page that is shown again needs them no longer.
        STORE.with_borrow_mut(|store| store.heard.push(key));
    }
    session.give_back_versions(versions);
    if let Some(draft) = untrack(|| session.draft()) {
        let id = STORE.with_borrow(|store| store.record_of(draft.id));
        let _ = write(CURRENT, &id.to_string());
        let _ = write(HAS_FILES, "yes");
    }
}

/// Gives the older texts kept of a file.
pub fn versions(id: usize, then: Box<dyn FnOnce(Vec<Version>)>) {
    let (database, id) = STORE.with_borrow(|store| (store.database.clone(), store.record_of(id)));
    match database {
        Some(Ok(database)) => database.versions(id, then),
        _ => then(Vec::new()),
    }
}

/// Forgets all of it.
pub fn forget_everything() {
    STORE.with_borrow_mut(|store| {
        store.database.iter().flatten().for_each(Database::clear);
        store.seen.clear();
        store.moved.clear();
    });
    for key in keys("agent-playground/") {
        remove(&format!("agent-playground/{key}"));
    }
}

/// Marks what is being read until the page has had time to show it. A page that dies leaves the mark.
pub fn at_work(id: Option<usize>) {
    let is_marked = STORE.with_borrow_mut(|store| std::mem::replace(&mut store.marked, true));
    let _ = write(AT_WORK, &id.map_or_else(|| "link".to_owned(), |id| id.to_string()));
    if !is_marked {
        Timeout::new(0, || {
            STORE.with_borrow_mut(|store| store.marked = false);
            remove(AT_WORK);
        })
        .forget();
    }
}

/// What stands behind a beginning in the keys that have it.
fn keys(beginning: &str) -> Vec<String> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    keys.filter_map(|key| key.strip_prefix(beginning).map(str::to_owned)).collect()
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

fn remove(key: &str) {
    if let Some(storage) = storage() {
        // A key that cannot be removed is read as it is.
        let _ = storage.remove_item(key);
    }
}

fn write(key: &str, value: &str) -> Result<(), String> {
    let storage = storage().ok_or("this browser keeps nothing for this page")?;
    storage.set_item(key, value).map_err(|_| "the browser has no room left for this page".to_owned())
}
