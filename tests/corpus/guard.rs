//! Panics, kept as findings.

use std::{
    cell::RefCell,
    panic::{self, AssertUnwindSafe},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::files::File;

/// A step that did not end well.
pub struct Panic {
    pub sha256: String,
    pub path: String,
    pub step: &'static str,
    pub message: String,
}

static PANICS: Mutex<Vec<Panic>> = Mutex::new(Vec::new());

thread_local! {
    static LAST: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps panics from being printed: they are listed at the end.
pub fn install() {
    panic::set_hook(Box::new(|info| {
        LAST.with_borrow_mut(|last| *last = info.to_string().replace(['\n', '\t'], " "));
    }));
}

/// Runs one step on a file; nothing where it panics.
pub fn step<T>(file: &File, step: &'static str, work: impl FnOnce() -> T) -> Option<T> {
    if let Ok(done) = panic::catch_unwind(AssertUnwindSafe(work)) {
        return Some(done);
    }
    let message = LAST.with_borrow(Clone::clone);
    let panic = Panic { sha256: file.sha256.clone(), path: file.path.clone(), step, message };
    PANICS.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(panic);
    None
}

/// All panics so far.
pub fn taken() -> Vec<Panic> {
    std::mem::take(&mut PANICS.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}

/// Does the same for every item, on all cores, and keeps the order.
pub fn each<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut all = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(share)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).flatten().collect::<Vec<_>>()
    });
    all.sort_unstable_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, result)| result).collect()
}
