//! Ring 3: help while one writes. What may stand at a place, what is known of a word, and the front matter put in
//! order; all by the facts of the client checked for, and all on text that is only half written.

mod complete;
mod explain;
mod place;
mod tidy;

pub use complete::{Suggestion, Suggestions, complete};
pub use explain::{Explanation, explain};
pub use tidy::tidy;
