//! Ring 4: what the user did, as signals, and what follows from it, as memos. No component and no
//! browser: every intent is a method, and what is needed of the world is a port.

mod analysis;
mod command;
mod draft;
mod history;
mod ports;
mod problems;
mod reading_rows;
mod review;
mod session;

pub use analysis::Analysis;
pub use command::{COMMANDS, Command, Pressed};
pub use draft::{Draft, SAMPLE, SAMPLE_NAME};
pub use history::{History, Step};
pub use ports::Ports;
pub use problems::{Problem, ProblemKey, problems};
pub use reading_rows::{ReadAs, ReadingRow, reading_rows};
pub use review::{Choice, Review};
pub use session::{Banner, Origin, Panel, Saved, Session, Theme, Toast};
