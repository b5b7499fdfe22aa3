//! The codec with a byte-wide door: text goes in through a buffer, lengths come out.

use std::cell::RefCell;

#[cfg(not(feature = "floor"))]
use agent_playground::share::{self, Primed, Shared};
#[cfg(feature = "floor")]
use floor::{self as share, Primed, Shared};

/// Stands for the codec where it is left out: texts, formatting and a panic, as any program has.
#[cfg(feature = "floor")]
mod floor {
    pub struct Primed(String);

    pub struct Shared {
        pub files: Vec<Shared>,
        pub text: String,
    }

    impl Shared {
        pub fn of(_: &str, text: &str) -> Self {
            Self { files: Vec::new(), text: text.into() }
        }
    }

    impl Primed {
        pub fn new(text: &str) -> Self {
            Self(format!("{}{:?}", text.len(), text.find('x')))
        }

        pub fn encode(&self, shared: &Shared) -> Option<String> {
            Some(format!("{}{}", &self.0[1..], shared.text))
        }
    }

    pub fn decode(link: &str, primed: Option<&Primed>) -> Result<Shared, String> {
        primed.map(|primed| Shared::of("", &primed.0)).ok_or(link.to_string())
    }
}

#[derive(Default)]
struct Desk {
    buffer: Vec<u8>,
    primed: Option<Primed>,
    link: String,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Room for so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    DESK.with_borrow_mut(|desk| {
        desk.buffer = vec![0; bytes];
        desk.buffer.as_mut_ptr()
    })
}

/// Reads the buffer as the dictionary.
#[unsafe(no_mangle)]
pub extern "C" fn prime() {
    DESK.with_borrow_mut(|desk| desk.primed = Some(Primed::new(&String::from_utf8_lossy(&desk.buffer))));
}

/// Makes a link of the buffer; gives its length.
#[unsafe(no_mangle)]
pub extern "C" fn encode() -> usize {
    DESK.with_borrow_mut(|desk| {
        let shared = Shared::of("agent.md", &String::from_utf8_lossy(&desk.buffer));
        desk.link = desk.primed.as_ref().and_then(|primed| primed.encode(&shared)).unwrap_or_default();
        desk.link.len()
    })
}

/// Reads the link just made; gives the length of its text.
#[unsafe(no_mangle)]
pub extern "C" fn decode() -> usize {
    DESK.with_borrow(|desk| read(&desk.link, desk.primed.as_ref()))
}

/// Reads the buffer as a link; gives the length of its text, or 0.
#[unsafe(no_mangle)]
pub extern "C" fn open() -> usize {
    DESK.with_borrow(|desk| read(&String::from_utf8_lossy(&desk.buffer), desk.primed.as_ref()))
}

fn read(link: &str, primed: Option<&Primed>) -> usize {
    let files = share::decode(link, primed).map(|shared| shared.files).unwrap_or_default();
    files.iter().map(|file| file.text.len()).sum()
}
