//! Several agents together: what each is in a line, what only shows when they stand side by side, how what the user
//! brings becomes files, and what is found in them.

mod alike;
mod encoding;
mod findings;
mod incoming;
mod listing;
mod magic;
mod mentions;
pub mod palette;
mod plugin;
pub mod search;
mod summary;
mod templates;

pub use encoding::{Decoded, NotText, decode};
pub use findings::{Finding, findings};
pub use incoming::{Address, Incoming, Piece, Pieces, incoming};
pub use listing::{Entry, Listing, listing};
pub use plugin::{is_agent_of, plugin_of};
pub use summary::Summary;
pub use templates::{BLANK, TEMPLATES, Template};
