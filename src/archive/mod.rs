//! Ring 3: zip archives, from bytes and to bytes. Knows nothing of agents.
//!
//! Nothing is inflated here: the browser can do that, and a page without an inflater is smaller. What is deflated is
//! given as it lies in the archive, with what [`Entry::check`] needs to judge the outcome.

mod bytes;
mod crc;
mod directory;
mod name;
mod path;
mod read;
mod refusal;
mod write;

pub use path::{Unique, harmless, objection};
pub use read::{Contents, ENTRIES, Entry, LARGEST, Method, REFUSALS, TOTAL, read};
pub use refusal::{Refusal, Refused, Unreadable};
pub use write::{Moment, zip};

/// Whether bytes begin as a zip archive does. Such a file may still be something else inside, such as a text
/// processor's document.
pub fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}
