//! Several agents together: what each is in a line, what only shows when they stand side by side, and texts to begin a
//! new one with.

mod alike;
mod findings;
mod mentions;
mod summary;
mod templates;

pub use findings::{Finding, findings};
pub use summary::Summary;
pub use templates::{TEMPLATES, Template};
