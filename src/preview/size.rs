use crate::text::utf16_len;

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

/// How many words a text has: runs of anything but blanks.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::Size;

    #[test]
    fn tokens_are_a_quarter_of_the_characters_rounded() {
        let tokens = |length: usize| Size::of(&"x".repeat(length)).tokens;
        assert_eq!([tokens(0), tokens(1), tokens(2), tokens(5), tokens(6)], [0, 0, 1, 1, 2]);
        assert_eq!(Size::of("\u{1F600} b").characters, 4);
    }
}
