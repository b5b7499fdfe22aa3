//! Ring 0: characters. Knows nothing of YAML, agents or the page.

mod diff;
mod edit;
mod editor;
mod gathered;
mod line_index;
mod mark;
mod number;
mod order;
pub mod secret;
mod shown;
mod span;
mod token;
mod unseen;

pub use diff::{DiffKind, DiffLine, Piece, changed_lines, diff_lines};
pub use edit::{Edit, EditSet, Overlap};
pub use editor::{ShownEdit, edits_from_shown, offsets_from_shown, shown_edits, shown_offsets};
pub use gathered::Gathered;
pub use line_index::{LineIndex, Place, from_utf16, to_utf16, utf16_len};
pub use mark::{Mark, MarkKind, marks};
pub use number::grouped;
pub use order::{sort, sort_by, sort_by_key};
pub use shown::{edit_from_shown, from_shown, shown, to_shown};
pub use span::{Span, Spanned};
