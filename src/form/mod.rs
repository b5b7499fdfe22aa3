//! The front matter as a form: what each field holds, and the smallest edit that gives it another value. Works on
//! front matter that is no YAML as well, through the entries that can be told apart.

mod edit;
mod row;

pub use edit::{Value, add_name, remove_name, set};
pub use row::{Row, Said, other_keys, rows};
