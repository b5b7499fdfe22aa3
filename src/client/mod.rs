//! Programs that load agent definitions. One file (or folder) a client: the facts of its format with
//! their source, and how it reads a file, step by step, as it was measured.

pub mod across;
mod card;
mod carries;
pub mod claude_code;
mod codex;
mod copilot;
mod cursor;
mod facts;
mod field;
mod file;
mod form;
mod gemini;
mod merge;
mod number;
mod opencode;
mod parser;
mod qwen;
mod reading;
mod skills;
mod tool_names;
mod tree;

pub use card::Card;
pub use carries::{Carries, ModelNames, Names, Part, ServerForm};
pub use facts::{About, Addition, Fate, ListingOrder, Models, Retired, Tool};
pub use field::{Field, Form};
pub use file::{Container, Pattern, UnknownKeys};
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
pub static ALL: &[&dyn Client] = &[
    &claude_code::PROJECT,
    &claude_code::PLUGIN,
    &opencode::OpenCode,
    &copilot::Copilot,
    &gemini::Gemini,
    &codex::Codex,
    &qwen::Qwen,
    &cursor::Cursor,
    &skills::Skills,
];

/// What each of them is known by, in the same order.
pub static CARDS: &[&Card] = &[
    &claude_code::PROJECT_CARD,
    &claude_code::PLUGIN_CARD,
    &opencode::CARD,
    &copilot::CARD,
    &gemini::CARD,
    &codex::CARD,
    &qwen::CARD,
    &cursor::CARD,
    &skills::CARD,
];

/// The clients that a page can start with. Whoever names no other needs no other reading.
pub static FIRST: &[&dyn Client] = &[&claude_code::PROJECT, &claude_code::PLUGIN];

/// The client by which agents of a plugin are read: their files do not tell it.
pub static PLUGIN: &Card = &claude_code::PLUGIN_CARD;

/// The client checked for until another is chosen.
pub fn default() -> &'static dyn Client {
    &claude_code::PROJECT
}

/// The client with this id; `None` for an id no client has.
pub fn by_id(id: &str) -> Option<&'static dyn Client> {
    ALL.iter().copied().find(|client| client.about().id == id)
}

/// The card of the client with this id; `None` for an id no client has.
pub fn card(id: &str) -> Option<&'static Card> {
    CARDS.iter().copied().find(|card| card.id == id)
}

/// The client that a file belongs to by its place and name; `None` where they do not tell.
pub fn by_path(path: &str) -> Option<&'static Card> {
    let claims = |card: &&'static Card| card.claims(path);
    CARDS.iter().copied().filter(|card| claims(card) > 0).max_by_key(claims)
}

/// The names of a text, parted by commas, each with its byte offset.
fn split_at_commas(value: &str) -> Vec<(usize, Listed)> {
    let mut start = 0;
    let mut found = Vec::new();
    for part in value.split(',') {
        let written = part.trim();
        if !written.is_empty() {
            let offset = start + part.len() - part.trim_start().len();
            found.push((offset, Listed { written: written.to_owned(), name: written.to_owned() }));
        }
        start += part.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{ALL, CARDS, by_path};

    #[test]
    fn each_client_has_its_card_at_the_same_place() {
        let ids = ALL.iter().map(|client| client.about().id);
        assert!(ids.eq(CARDS.iter().map(|card| card.id)));
    }

    #[test]
    fn a_file_chooses_its_client_by_its_place_and_name() {
        for (path, id) in [
            ("work/.claude/agents/deep/a.md", Some("claude-code")),
            (".opencode/agent/a.md", Some("opencode")),
            ("/home/me/.config/opencode/agents/team/a.md", Some("opencode")),
            (".github/agents/a.agent.md", Some("copilot-cli")),
            ("a.agent.md", Some("copilot-cli")),
            (".gemini\\agents\\a.md", Some("gemini-cli")),
            (".codex/agents/a.toml", Some("codex")),
            (".qwen/agents/a.md", Some("qwen-code")),
            (".cursor/agents/a.md", Some("cursor")),
            (".claude/skills/tides/SKILL.md", Some("agent-skills")),
            ("a.md", None),
            ("agents/a.md", None),
            (".codex/agents/a.md", None),
        ] {
            assert_eq!(by_path(path).map(|card| card.id), id, "{path}");
        }
    }
}
