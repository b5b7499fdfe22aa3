//! The decoder of links behind a door that bytes pass through: a text goes in by a buffer, the fields of a link come out.
//! Total, as the decoder is: what cannot be read has no fields.

use std::cell::RefCell;

use agent_playground::share::{self, Primed, Priming, Shared};

#[derive(Default)]
struct Desk {
    buffer: Vec<u8>,
    priming: Option<Priming>,
    primed: Option<Primed>,
    fields: Vec<String>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Room for so many bytes, to be filled before the next call.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    DESK.with_borrow_mut(|desk| {
        desk.buffer = vec![0; bytes];
        desk.buffer.as_mut_ptr()
    })
}

/// Takes the buffer for the dictionary.
#[unsafe(no_mangle)]
pub extern "C" fn begin() {
    DESK.with_borrow_mut(|desk| desk.priming = Priming::of_version_1(&String::from_utf8_lossy(&desk.buffer)));
}

/// Reads so many bytes of the dictionary; says whether any are left.
#[unsafe(no_mangle)]
pub extern "C" fn prime(bytes: usize) -> bool {
    DESK.with_borrow_mut(|desk| {
        if desk.priming.as_mut().is_some_and(|priming| priming.read(bytes)) {
            return true;
        }
        desk.primed = desk.priming.take().map(Priming::finish);
        false
    })
}

/// Reads the buffer as the fragment of a link; gives how many fields it has: its client, which may be empty, then name
/// and text of each file. None where it cannot be read.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> usize {
    DESK.with_borrow_mut(|desk| {
        let read = share::decode(&String::from_utf8_lossy(&desk.buffer), desk.primed.as_ref());
        desk.fields = read.map(fields).unwrap_or_default();
        desk.fields.len()
    })
}

/// Where a field begins.
#[unsafe(no_mangle)]
pub extern "C" fn field(at: usize) -> *const u8 {
    DESK.with_borrow(|desk| desk.fields.get(at).map_or(std::ptr::null(), |field| field.as_ptr()))
}

/// How many bytes a field has.
#[unsafe(no_mangle)]
pub extern "C" fn length(at: usize) -> usize {
    DESK.with_borrow(|desk| desk.fields.get(at).map_or(0, String::len))
}

fn fields(shared: Shared) -> Vec<String> {
    let files = shared.files.into_iter().flat_map(|file| [file.name, file.text]);
    [shared.client.unwrap_or_default()].into_iter().chain(files).collect()
}
