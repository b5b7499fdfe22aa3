//! Programs that load agent definitions. One file (or folder) a client: the facts of its format with
//! their source, and how it reads a file, step by step, as it was measured.

pub mod claude_code;
mod facts;
mod reading;
mod tool_names;

pub use facts::{About, Addition, Fate, Field, Form, Models, Retired, Tool};
pub use reading::{Grant, Granted, Listed, Reading, Reason, Tools, Verdict, Why};
pub use tool_names::{Foreign, ToolName, foreign};

use crate::document::Document;

/// A program that loads agent definitions.
pub trait Client: Sync {
    /// What is known of it, with source and date.
    fn about(&self) -> &'static About;

    /// What it makes of a file. Total: a file it cannot use gives a Reading that says why.
    fn read(&self, document: &Document) -> Reading;

    /// The line by which the parent model learns of the agent, byte for byte; `None` where it never does.
    fn listing(&self, reading: &Reading) -> Option<String>;

    /// Splits the text of a tools value into its entries, each with its byte offset.
    fn split_tools(&self, value: &str) -> Vec<(usize, Listed)>;

    /// What an agent gets for a tool name; `None` for a name the client does not know.
    fn fate(&self, tool: &str) -> Option<Fate>;
}

/// Every client, in the order they are shown. Registering one is one line here.
pub static ALL: &[&dyn Client] = &[&claude_code::PROJECT, &claude_code::PLUGIN];

/// The client checked for until another is chosen.
pub fn default() -> &'static dyn Client {
    &claude_code::PROJECT
}

/// The client with this id; `None` for an id no client has.
pub fn by_id(id: &str) -> Option<&'static dyn Client> {
    ALL.iter().copied().find(|client| client.about().id == id)
}
