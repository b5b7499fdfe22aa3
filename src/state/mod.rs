//! Ring 4: what the user did, as signals, and what follows from it, as one memo. No component and no
//! browser: every intent is a method, and what is needed of the world is a port.

mod analysis;
mod command;
mod draft;
mod editor;
mod embed;
mod files;
mod fixing;
mod forming;
mod history;
mod notices;
mod page;
mod ports;
mod previewing;
mod problems;
mod reading_rows;
mod report;
mod review;
mod session;
mod sharing;
mod typing;

pub use analysis::Analysis;
pub use command::{COMMANDS, Command, Pressed};
pub use draft::{Draft, SAMPLE, SAMPLE_NAME};
pub use editor::Editor;
pub use embed::{Ask, Embed};
pub use history::{History, Step};
pub use notices::{Banner, Saved, Toast};
pub use page::{Panel, Theme};
pub use ports::{Nowhere, Ports};
pub use previewing::Change;
pub use problems::{Problem, ProblemKey, problems};
pub use reading_rows::{ReadAs, ReadingRow, reading_rows};
pub use report::markdown_report;
pub use review::{Choice, Review};
pub use session::{File, Origin, Session};
pub use sharing::{Dictionary, Links, OnLink, Ways};
