//! What the browser keeps: the files and their versions in a database, and small things beside it: the id of the file
//! last worked on, the theme, the client, how it is edited. Keys are prefixed, since pages of one host share them.
//!
//! The database answers later, and a page that is left does not wait. What is not yet in it goes, as *last words*, to
//! the storage that answers at once, and into the database at the next visit.

use std::{cell::RefCell, collections::BTreeMap};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
};
use leptos::prelude::*;

use super::{
    database::{Database, Write},
    found::Found,
    local::{
        BEFORE, CLIENT, CURRENT, EDITOR, HAS_FILES, LAST_WORDS, RAIL, TAB, THEME, keys, read, remove, write,
    },
    side_by_side,
};
use crate::{
    client,
    state::{Draft, Saved, Session, Theme, Version},
};

/// How long typing may go on before it is kept, in milliseconds.
const DELAY: u32 = 300;

thread_local! {
    pub(super) static STORE: RefCell<Store> = RefCell::default();
}

/// What this page knows of the records, so that pages open side by side overwrite nothing of each other.
#[derive(Default)]
pub(super) struct Store {
    pub(super) database: Option<Result<Database, String>>,
    /// Each file as its record was when this page last read or wrote it.
    pub(super) seen: BTreeMap<usize, Draft>,
    /// Where a file went whose record another page has changed as well.
    pub(super) moved: BTreeMap<usize, usize>,
    /// The record of each file that another page has changed as well, while this page's version may have one of its own.
    pub(super) contested: BTreeMap<usize, usize>,
    /// Whether this page has told the others of all records it began with: it may have told two of one path apart, of
    /// which they know one.
    has_told: bool,
    /// Whether a write is under way, and whether another one is wanted behind it.
    writing: bool,
    again: bool,
    timer: Option<Timeout>,
    /// The file that this page last said to be the one worked on.
    current: Option<usize>,
    /// Versions on their way into the database.
    sent: Vec<Version>,
    /// Last words that were read, and have to go once they are in the database.
    pub(super) heard: Vec<String>,
    /// What is to be told of files that come late.
    pub(super) session: Option<Session>,
}

/// Whether the visitor checks for a client that the page cannot start with.
pub fn wants_other_client() -> bool {
    let id = read(CLIENT).unwrap_or_default();
    client::card(&id).is_some_and(|card| client::FIRST.iter().all(|client| client.about().id != card.id))
}

/// Takes up what was kept.
pub fn take_up(session: Session, found: Found) {
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
    if found.unreadable > 0 {
        tell_unreadable(session, found.unreadable);
    }
    if found.stopped_at_link && !window().location().hash().unwrap_or_default().is_empty() {
        session.hold_link(&window().location().hash().unwrap_or_default());
    }
}

/// Keeps what changes from now on.
pub fn connect(session: Session) {
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
        done(session, current, false);
        return;
    }
    STORE.with_borrow_mut(|store| store.writing = true);
    let drafts: Vec<Draft> = writes.iter().map(|(_, write)| write.draft.clone()).collect();
    let asked: Vec<usize> = writes.iter().map(|(id, _)| *id).collect();
    let then = move |kept: Result<Vec<usize>, String>| {
        STORE.with_borrow_mut(|store| store.writing = false);
        match kept {
            Ok(ids) => {
                // A record of a version that is still to be decided on is nothing to other pages: they have the file.
                let is_told = |(asked, id): &(&usize, &usize)| {
                    !session.is_undecided(**asked)
                        || STORE.with_borrow(|store| store.shared_of(**asked)) == **id
                };
                let mut told: Vec<usize> =
                    asked.iter().zip(&ids).filter(is_told).map(|(_, id)| *id).collect();
                STORE.with_borrow_mut(|store| {
                    if !std::mem::replace(&mut store.has_told, true) {
                        told.extend(store.seen.keys());
                    }
                });
                side_by_side::announce(&told);
                STORE.with_borrow_mut(|store| {
                    for ((asked, id), draft) in asked.into_iter().zip(ids).zip(drafts) {
                        if id != asked {
                            store.moved.insert(asked, id);
                        }
                        store.seen.insert(id, Draft { id, ..draft });
                    }
                });
                done(session, current, true);
            }
            Err(why) => session.was_saved(Err(why)),
        }
        if STORE.with_borrow_mut(|store| std::mem::take(&mut store.again)) {
            flush(session);
        }
    };
    database.keep(writes.into_iter().map(|(_, write)| write).collect(), Box::new(then));
}

/// Gives a file of which two pages had versions its record back, and the one this page wrote meanwhile to `ours`; says
/// whether there is one.
pub fn part(theirs: &Draft, ours: usize) -> bool {
    STORE.with_borrow_mut(|store| {
        let (own, shared) = (store.record_of(theirs.id), store.shared_of(theirs.id));
        store.contested.remove(&theirs.id);
        store.seen.insert(shared, Draft { id: shared, ..theirs.clone() });
        if own == shared {
            return false;
        }
        store.moved.insert(theirs.id, shared);
        store.moved.insert(ours, own);
        true
    })
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
fn done(session: Session, current: Option<usize>, wrote: bool) {
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
        let _ = write(HAS_FILES, "yes");
        let id = STORE.with_borrow(|store| store.record_of(id));
        let before = STORE.with_borrow_mut(|store| store.current.replace(id));
        // A page that only follows another has no say in what was last worked on.
        if wrote || before != Some(id) {
            let _ = write(CURRENT, &id.to_string());
        }
    }
    session.was_saved(Ok(()));
}

impl Store {
    /// The id by which the page knows the file of a record; `None` where it has given that id to another file.
    pub(super) fn file_of(&self, record: usize) -> Option<usize> {
        let of = |ids: &BTreeMap<usize, usize>| ids.iter().find(|(_, to)| **to == record).map(|(id, _)| *id);
        of(&self.moved).or(of(&self.contested)).or((!self.moved.contains_key(&record)).then_some(record))
    }

    /// The id of the record that a file has in all pages.
    fn shared_of(&self, id: usize) -> usize {
        self.contested.get(&id).copied().unwrap_or_else(|| self.record_of(id))
    }

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
        store.contested.clear();
    });
    for key in keys("agent-playground/") {
        remove(&format!("agent-playground/{key}"));
    }
}
