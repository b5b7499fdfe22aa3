//! A file as a link: everything is in the part behind the `#`, which no browser sends to a server.

mod link;

pub use link::{Broken, Shared, decode, encode};
