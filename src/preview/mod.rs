//! What the models will see: the Listing, the system prompt, and the prompt rendered as Markdown.

mod example;
mod markdown;
mod piece;
mod placeholder;
mod rendered;
mod section;
mod seen;
mod size;
mod source;

pub use example::{Example, Speaker, Turn, examples, listed_examples};
pub use markdown::{Part, parts};
pub use piece::{Kind, Piece};
pub use placeholder::{Placeholder, placeholders};
pub use rendered::{Rendered, Spot};
pub use section::{Section, sections};
pub use seen::{Seen, SeenChange, seen};
pub use size::{Size, Weight, listing_size, weights};
pub use source::{Asked, asked, leaked, prompt_start};

use crate::client::{Client, Reading};

/// What a client makes the models see of an agent.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// The line by which the parent model learns of the agent, byte for byte; `None` where it never does.
    pub listing: Option<String>,
    /// The part of the system prompt that comes from the file, byte for byte; `None` where there is no agent.
    pub prompt: Option<String>,
    /// What it takes of the Listing, as the client counts it.
    pub listing_size: Size,
    pub prompt_size: Size,
}

/// The preview of a reading. A refused agent is seen by no model.
pub fn preview(client: &dyn Client, reading: &Reading) -> Preview {
    let listing = client.listing(reading);
    let prompt = reading.loads().then(|| reading.prompt.clone());
    Preview {
        listing_size: listing_size(client, reading),
        prompt_size: Size::of(prompt.as_deref().unwrap_or("")),
        listing,
        prompt,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{client, document::Document};

    fn of(text: &str) -> Preview {
        let client = client::default();
        preview(client, &client.read(&Document::parse(text)))
    }

    #[test]
    fn the_listing_names_the_agent_its_description_and_its_tools() {
        let preview = of("---\nname: a\ndescription: One\\ntwo\ntools: [Read, grep]\n---\n\nBody \n");
        assert_eq!(preview.listing.as_deref(), Some("- a: One\ntwo (Tools: Read, grep)"));
        assert_eq!(preview.prompt.as_deref(), Some("Body"));
    }

    #[test]
    fn a_refused_agent_is_seen_by_no_model() {
        let preview = of("---\nname: a\n---\nBody");
        assert_eq!((preview.listing, preview.prompt), (None, None));
    }
}
