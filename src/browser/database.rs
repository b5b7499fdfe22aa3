//! The browser's database: one record a file, and one a version of it. Requests are answered later; each call here says
//! what to do then.

use std::{cell::RefCell, rc::Rc};

use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    Event, IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode, js_sys,
};

use super::local::whole;
use crate::state::{Draft, MOST_VERSIONS, Version};

// `src/site/boot.js` reads the first of the stores too.
const NAME: &str = "agent-playground";
const FILES: &str = "files";
const VERSIONS: &str = "versions";

type Then<T> = Box<dyn FnOnce(Result<T, String>)>;

#[derive(Clone)]
pub struct Database(IdbDatabase);

/// A file to be kept, and what this page last knew of its record.
pub struct Write {
    pub draft: Draft,
    pub seen: Option<Draft>,
}

/// Opens the database; makes it where there is none.
pub fn open(then: Then<Database>) {
    let request = window().indexed_db().ok().flatten().and_then(|factory| ask(&factory));
    let Some(request) = request else {
        then(Err("this browser keeps nothing for this page".into()));
        return;
    };
    settle(
        &request,
        Box::new(|opened| {
            let database =
                opened.and_then(|opened| opened.dyn_into::<IdbDatabase>().map_err(|_| String::new()));
            then(database.map(|database| {
                give_way(&database);
                Database(database)
            }));
        }),
    );
}

fn ask(factory: &IdbFactory) -> Option<IdbOpenDbRequest> {
    let request = factory.open_with_u32(NAME, 1).ok()?;
    let asked = request.clone();
    let upgrade = Closure::once_into_js(move |_: Event| {
        let database = asked.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
        for store in database.iter().flat_map(|_| [FILES, VERSIONS]) {
            // One that cannot be made is missed by the first transaction, which says so.
            let _ = database.as_ref().map(|database| database.create_object_store(store));
        }
    });
    request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
    Some(request)
}

/// Another page may want to renew or delete the database: this one must not be in its way.
fn give_way(database: &IdbDatabase) {
    let ours = database.clone();
    let close = Closure::once_into_js(move |_: Event| ours.close());
    database.set_onversionchange(Some(close.unchecked_ref()));
}

impl Database {
    /// Every record of a file, with its id; none where the key is not one that this page gave.
    pub fn files(&self, then: Then<Vec<(Option<usize>, String)>>) {
        let Ok((transaction, store)) = self.store(FILES, IdbTransactionMode::Readonly) else {
            return then(Err("its database does not open".into()));
        };
        let (Ok(keys), Ok(values)) = (store.get_all_keys(), store.get_all()) else {
            return then(Err("its database cannot be read".into()));
        };
        finish(
            &transaction,
            Box::new(move |done| {
                let ids = list(&keys).into_iter().map(|key| key.as_f64().and_then(whole));
                let records = list(&values).into_iter().map(|record| record.as_string().unwrap_or_default());
                then(done.map(|()| ids.zip(records).collect()));
            }),
        );
    }

    /// Keeps files, all or none. A record that another page has changed is left as it is: the file gets one of its own.
    /// Gives the ids of the records, in the order of the files.
    pub fn keep(&self, writes: Vec<Write>, then: Then<Vec<usize>>) {
        let Ok((transaction, store)) = self.store(FILES, IdbTransactionMode::Readwrite) else {
            return then(Err("its database does not open".into()));
        };
        let ids = Rc::new(RefCell::new(vec![0; writes.len()]));
        let given = ids.clone();
        finish(&transaction, Box::new(move |done| then(done.map(|()| given.take()))));
        let Ok(keys) = store.get_all_keys() else { return };
        settle(
            &keys.clone(),
            Box::new(move |_| {
                let ids_taken = list(&keys).into_iter().filter_map(|key| key.as_f64().and_then(whole));
                let highest = ids_taken.max().unwrap_or(0);
                let wanted = writes.iter().map(|write| write.draft.id).max().unwrap_or(0);
                let free = Rc::new(RefCell::new(highest.max(wanted)));
                for (at, write) in writes.into_iter().enumerate() {
                    put(&store, write, at, &ids, &free);
                }
            }),
        );
    }

    /// Keeps versions of files, each with the id of its record, and drops the oldest of those that are too many.
    pub fn keep_versions(&self, versions: &[(usize, Version)], then: Then<()>) {
        let Ok((transaction, store)) = self.store(VERSIONS, IdbTransactionMode::Readwrite) else {
            return then(Err(String::new()));
        };
        finish(&transaction, then);
        for (id, version) in versions {
            let key = format!("{id}/{:015}", version.when);
            if store.put_with_key(&version.draft.to_record().into(), &key.into()).is_err() {
                let _ = transaction.abort();
                return;
            }
            drop_oldest(&store, *id);
        }
    }

    /// The versions kept of a file, oldest first; none where they cannot be read.
    pub fn versions(&self, id: usize, then: Box<dyn FnOnce(Vec<Version>)>) {
        let store = self.store(VERSIONS, IdbTransactionMode::Readonly).ok();
        let read = store.zip(of_file(id)).and_then(|((transaction, store), range)| {
            let keys = store.get_all_keys_with_key(&range).ok()?;
            Some((transaction, keys, store.get_all_with_key(&range).ok()?))
        });
        let Some((transaction, keys, values)) = read else { return then(Vec::new()) };
        finish(
            &transaction,
            Box::new(move |_| {
                let pairs = list(&keys).into_iter().zip(list(&values));
                let versions = pairs.filter_map(|(key, record)| {
                    let when = key.as_string()?.split('/').nth(1)?.parse().ok()?;
                    Some(Version { draft: Draft::from_record(id, &record.as_string()?)?, when })
                });
                then(versions.collect());
            }),
        );
    }

    /// Drops records of files, with their versions.
    pub fn drop_files(&self, ids: &[usize]) {
        let stores = self.store(FILES, IdbTransactionMode::Readwrite).ok();
        let versions = self.store(VERSIONS, IdbTransactionMode::Readwrite).ok();
        for id in ids {
            // What stays is found again at the next visit.
            let _ = stores.as_ref().map(|(_, store)| store.delete(&(*id as f64).into()));
            let _ = versions.as_ref().zip(of_file(*id)).map(|((_, store), range)| store.delete(&range));
        }
    }

    /// Drops everything.
    pub fn clear(&self) {
        for name in [FILES, VERSIONS] {
            if let Ok((_, store)) = self.store(name, IdbTransactionMode::Readwrite) {
                let _ = store.clear();
            }
        }
    }

    fn store(
        &self,
        name: &str,
        mode: IdbTransactionMode,
    ) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = self.0.transaction_with_str_and_mode(name, mode)?;
        let store = transaction.object_store(name)?;
        Ok((transaction, store))
    }
}

/// Writes a record, under an id that is free where another page wrote to it.
fn put(
    store: &IdbObjectStore,
    write: Write,
    at: usize,
    ids: &Rc<RefCell<Vec<usize>>>,
    free: &Rc<RefCell<usize>>,
) {
    let Ok(request) = store.get(&(write.draft.id as f64).into()) else { return };
    let (store, ids, free) = (store.clone(), ids.clone(), free.clone());
    settle(
        &request,
        Box::new(move |stored| {
            let stored = stored.ok().and_then(|stored| stored.as_string());
            let stored = stored.map(|record| Draft::from_record(write.draft.id, &record));
            let is_foreign =
                stored.is_some_and(|stored| stored != write.seen && stored.as_ref() != Some(&write.draft));
            let id = match is_foreign {
                true => {
                    *free.borrow_mut() += 1;
                    *free.borrow()
                }
                false => write.draft.id,
            };
            ids.borrow_mut()[at] = id;
            // A record that does not fit ends the transaction by itself.
            if store.put_with_key(&write.draft.to_record().into(), &(id as f64).into()).is_err() {
                let _ = store.transaction().abort();
            }
        }),
    );
}

/// Drops those versions of a file that are too many.
fn drop_oldest(store: &IdbObjectStore, id: usize) {
    let Some(keys) = of_file(id).and_then(|range| store.get_all_keys_with_key(&range).ok()) else { return };
    let store = store.clone();
    settle(
        &keys.clone(),
        Box::new(move |_| {
            let keys = list(&keys);
            for key in &keys[..keys.len().saturating_sub(MOST_VERSIONS)] {
                // One that stays is dropped the next time.
                let _ = store.delete(key);
            }
        }),
    );
}

/// The keys of all versions of a file.
fn of_file(id: usize) -> Option<IdbKeyRange> {
    IdbKeyRange::bound(&format!("{id}/").into(), &format!("{id}/~").into()).ok()
}

/// The items of an answer that is a list.
fn list(request: &IdbRequest) -> Vec<JsValue> {
    request.result().map(|result| js_sys::Array::from(&result).to_vec()).unwrap_or_default()
}

/// Goes on once a request is answered. The one function stands for both answers, so that it is freed with either.
fn settle(request: &IdbRequest, then: Then<JsValue>) {
    let asked = request.clone();
    let answer = Closure::once_into_js(move |_: Event| {
        then(match asked.error() {
            Ok(Some(error)) => Err(why(&error.name())),
            _ => asked.result().map_err(|_| String::new()),
        });
    });
    request.set_onsuccess(Some(answer.unchecked_ref()));
    request.set_onerror(Some(answer.unchecked_ref()));
}

/// Goes on once all of a transaction is on the disk, or none of it.
fn finish(transaction: &IdbTransaction, then: Then<()>) {
    let asked = transaction.clone();
    let answer = Closure::once_into_js(move |event: Event| {
        then(match event.type_().as_str() {
            "complete" => Ok(()),
            _ => Err(why(&asked.error().map(|error| error.name()).unwrap_or_default())),
        });
    });
    transaction.set_oncomplete(Some(answer.unchecked_ref()));
    transaction.set_onabort(Some(answer.unchecked_ref()));
}

fn why(name: &str) -> String {
    match name {
        "QuotaExceededError" => "the browser has no room left for this page".into(),
        "VersionError" => "a newer version of this page keeps its files here".into(),
        "" => "the browser did not say why".into(),
        name => format!("the browser says {name}"),
    }
}
