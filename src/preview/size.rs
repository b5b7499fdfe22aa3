use crate::{
    client::{Client, Reading},
    text::utf16_len,
};

/// How large a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// UTF-16 units, as the clients count.
    pub characters: usize,
    /// Claude Code's own estimate: characters by four, rounded (2.1.328, read from the program).
    pub tokens: usize,
}

impl Size {
    pub fn of(text: &str) -> Self {
        let characters = utf16_len(text);
        Self { characters, tokens: (characters + 2) / 4 }
    }
}

/// What an agent takes of the Listing. A client with a budget counts the name, a colon, a blank and the description
/// of each agent (Claude Code 2.1.328, read from the program); of others it is the entry itself.
pub fn listing_size(client: &dyn Client, reading: &Reading) -> Size {
    match (client.about().listing_budget, &reading.name, &reading.description) {
        (Some(_), Some(name), Some(description)) => Size::of(&format!("{name}: {description}")),
        _ => Size::of(&client.listing(reading).unwrap_or_default()),
    }
}

/// How many words a text has: runs of anything but blanks.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// What a part of an agent takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight {
    pub what: &'static str,
    pub size: Size,
    pub words: usize,
    /// Its share of all, in percent.
    pub share: usize,
}

/// What models are shown of an agent, part by part.
pub fn weights(reading: &Reading) -> [Weight; 3] {
    let description = reading.description.as_deref().unwrap_or("");
    let texts = [("Description", description), ("Tools", &reading.tools.shown), ("Prompt", &reading.prompt)];
    let all: usize = texts.iter().map(|(_, text)| Size::of(text).characters).sum();
    texts.map(|(what, text)| {
        let size = Size::of(text);
        let share = (size.characters * 100 + all / 2) / all.max(1);
        Weight { what, size, words: words(text), share }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{client::default, document::Document};

    #[test]
    fn shares_are_those_of_what_models_are_shown() {
        let text =
            "---\nname: a\ndescription: b c d e f g h\n---\nOne two three.\n\n  Four five six seven eight.";
        let told = weights(&default().read(&Document::parse(text)));
        let rows = told.map(|weight| (weight.what, weight.size.characters, weight.words, weight.share));
        assert_eq!(rows, [("Description", 13, 7, 20), ("Tools", 9, 2, 14), ("Prompt", 44, 8, 67)]);
    }

    #[test]
    fn tokens_are_a_quarter_of_the_characters_rounded() {
        let tokens = |length: usize| Size::of(&"x".repeat(length)).tokens;
        assert_eq!([tokens(0), tokens(1), tokens(2), tokens(5), tokens(6)], [0, 0, 1, 1, 2]);
        assert_eq!(Size::of("\u{1F600} b").characters, 4);
    }
}
