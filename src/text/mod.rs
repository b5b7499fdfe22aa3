//! Ring 0: characters. Knows nothing of YAML, agents or the page.

mod edit;
mod line_index;
mod span;

pub use edit::{Edit, EditSet, Overlap};
pub use line_index::{LineIndex, Place, from_utf16, to_utf16};
pub use span::{Span, Spanned};
