//! Characters that are not seen, or by which others are seen in another order.

use super::{MarkKind, Span};

/// The unseen character at this offset, where it has no business there; with it, what belongs to it.
pub fn at(text: &str, at: usize) -> Option<(MarkKind, Span)> {
    let here = behind(text, at)?;
    let whole = Span::new(at, at + here.len_utf8());
    let kind = match here {
        '\u{202d}' | '\u{202e}' => MarkKind::Bidi,
        '\u{202a}'..='\u{202c}' | '\u{2066}'..='\u{2069}' if !is_right_to_left(text, at) => MarkKind::Bidi,
        '\u{feff}' if at == 0 => return None,
        '\u{ad}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => MarkKind::Invisible,
        // Before a backtick it keeps a code fence inside another from closing it.
        '\u{200b}' if !near(text, whole, |c| c == '`' || breaks_words_unseen(c)) => MarkKind::Invisible,
        '\u{200c}' | '\u{200d}' if !near(text, whole, |c| !c.is_ascii() && !is_unseen(c)) => {
            MarkKind::Invisible
        }
        '\u{200e}' | '\u{200f}' if !is_right_to_left(text, at) => MarkKind::Invisible,
        '\u{e0000}'..='\u{e007f}' if !ends_flag(text, at) => MarkKind::Hidden,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' if follows_selector(text, at, here) => {
            MarkKind::Hidden
        }
        '\u{fffd}' if !is_quoted(text, whole) => MarkKind::Lost,
        '\t' | '\n' | '\r' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => MarkKind::Control,
        _ => return None,
    };
    Some((kind, whole))
}

fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

fn behind(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// Whether the character before or behind is of some kind.
fn near(text: &str, span: Span, kind: fn(char) -> bool) -> bool {
    before(text, span.start()).is_some_and(kind) || behind(text, span.end()).is_some_and(kind)
}

/// Whether it stands alone in quotes, or beside its number: the text speaks of the character itself.
fn is_quoted(text: &str, span: Span) -> bool {
    let bytes = &text.as_bytes()[span.start().saturating_sub(12)..text.len().min(span.end() + 12)];
    if bytes.windows(4).any(|window| window.eq_ignore_ascii_case(b"FFFD")) {
        return true;
    }
    let quote = before(text, span.start()).filter(|c| matches!(c, '`' | '"' | '\''));
    quote.is_some() && quote == behind(text, span.end())
}

/// Thai, Lao, Tibetan, Burmese, Khmer and their neighbours end words with a blank of no width; the scripts of
/// India lie among them and are let pass.
fn breaks_words_unseen(character: char) -> bool {
    ('\u{900}'..='\u{1aff}').contains(&character)
}

fn is_unseen(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// Whether another variation selector stands before this one. The same twice is a slip and says nothing.
fn follows_selector(text: &str, at: usize, here: char) -> bool {
    before(text, at).is_some_and(|before| before != here && is_selector(before))
}

fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// How far, in bytes, a letter of a script that runs from right to left is looked for.
const NEAR: usize = 48;

/// Whether Hebrew, Arabic or a script of their kind stands nearby, on the same line.
fn is_right_to_left(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let on_line = |byte: &&u8| **byte != b'\n';
    // All of U+0590 to U+07FF, told by the first of its two bytes.
    let letter = |byte: &u8| matches!(byte, 0xd6..=0xdf);
    bytes[..at].iter().rev().take(NEAR).take_while(on_line).any(letter)
        || bytes[at..].iter().take(NEAR).take_while(on_line).any(letter)
}

/// Whether a tag character belongs to a flag such as Scotland's: a black flag and a few letters.
fn ends_flag(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev().take(7).skip_while(|c| ('\u{e0000}'..='\u{e007f}').contains(c));
    before.next() == Some('\u{1f3f4}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<MarkKind> {
        text.char_indices().filter_map(|(offset, _)| Some(at(text, offset)?.0)).collect()
    }

    #[test]
    fn characters_of_no_width_are_found_where_no_script_needs_them() {
        for text in
            ["a\u{200b}b", "soft\u{ad}hyphen", "a\u{feff}", "x\u{2060}", "a\u{200d}b", "\u{200e}model"]
        {
            assert_eq!(kinds(text), [MarkKind::Invisible], "{text:?}");
        }
    }

    #[test]
    fn characters_that_a_script_or_an_emoji_needs_are_let_pass() {
        let needed = [
            "\u{feff}first",
            "\u{1f468}\u{200d}\u{1f4bb} \u{2764}\u{fe0f}\u{200d}\u{1f525}",
            "\u{645}\u{6cc}\u{200c}\u{62e}\u{648}\u{627}\u{647}\u{645}",
            "\u{915}\u{94d}\u{200d}\u{937}",
            "\u{e2a}\u{200b}\u{e27}",
            "\u{5d0}\u{200f}! \u{2067}\u{5d1}\u{2069}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "\u{200b}```",
            "the sign `\u{fffd}`",
            "\u{fffd} (U+FFFD)",
            "\u{2622}\u{fe0f}\u{fe0f}",
            "tab\tand\r\n",
        ];
        for text in needed {
            assert_eq!(kinds(text), [], "{text:?}");
        }
    }

    #[test]
    fn what_turns_or_hides_text_is_found() {
        assert_eq!(kinds("\u{202e}txt\u{2066}"), [MarkKind::Bidi; 2]);
        assert_eq!(kinds("a\u{e0068}\u{e0069}"), [MarkKind::Hidden; 2]);
        assert_eq!(kinds("\u{1f600}\u{fe0f}\u{e0100}\u{e0101}"), [MarkKind::Hidden; 2]);
        assert_eq!(
            kinds("10\u{fffd}s \u{1b}[1m\u{7f}\u{80}\u{fffe}"),
            [MarkKind::Lost, MarkKind::Control, MarkKind::Control, MarkKind::Control, MarkKind::Control]
        );
    }
}
