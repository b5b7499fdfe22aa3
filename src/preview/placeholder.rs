//! Places of a prompt that wait to be filled in: `$ARGUMENTS`, `{{name}}`, `${NAME}`, `@file`. Those in code are
//! left alone: there they are the language's own.

use super::{
    markdown::Part,
    piece::{Kind, Piece},
};
use crate::text::Span;

/// Bytes of the longest.
const LONGEST: usize = 256;

/// So many different ones are told apart; a text with more is no prompt, and looking each up would take too long.
const MOST: usize = 50;

/// One of them, however often it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As written.
    pub written: String,
    pub count: usize,
    /// The words around the first of them, by their place in the prompt.
    pub span: Span,
}

/// Finds them all, and makes pieces of their own of them.
pub fn placeholders(parts: &mut [Part]) -> Vec<Placeholder> {
    let mut found = Vec::new();
    for part in parts {
        part_pieces(&mut part.pieces, part.start, &mut found);
    }
    found
}

fn part_pieces(pieces: &mut Vec<Piece>, start: usize, found: &mut Vec<Placeholder>) {
    for mut piece in std::mem::take(pieces) {
        if !piece.kind.is_code() {
            part_pieces(&mut piece.inside, start, found);
        }
        if piece.kind == Kind::Text {
            part_words(piece, start, found, pieces);
        } else {
            pieces.push(piece);
        }
    }
}

fn part_words(mut words: Piece, start: usize, found: &mut Vec<Placeholder>, pieces: &mut Vec<Piece>) {
    let text = std::mem::take(&mut words.text);
    let mut rest = text.as_str();
    while let Some((at, written)) = first(rest) {
        if at > 0 {
            pieces.push(Piece::new(Kind::Text, words.span, &rest[..at]));
        }
        pieces.push(Piece::new(Kind::Placeholder, words.span, written));
        if let Some(other) = found.iter_mut().find(|other| other.written == written) {
            other.count += 1;
        } else if found.len() < MOST {
            found.push(Placeholder {
                written: written.to_owned(),
                count: 1,
                span: words.span.shifted(start),
            });
        }
        rest = &rest[at + written.len()..];
    }
    if rest.len() == text.len() {
        words.text = text;
        pieces.push(words);
    } else if !rest.is_empty() {
        pieces.push(Piece::new(Kind::Text, words.span, rest));
    }
}

/// The first in a text, and where it is.
fn first(text: &str) -> Option<(usize, &str)> {
    text.match_indices(['$', '{', '@']).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        placeholder(&text[at..], before).map(|length| (at, &text[at..at + length]))
    })
}

/// The length of the one that begins a text. No name is longer than what is looked at.
fn placeholder(text: &str, before: Option<char>) -> Option<usize> {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    if let Some(name) = text.strip_prefix("{{") {
        let length = name.find("}}").filter(|length| is_name(name[..*length].trim(), " .-"))?;
        return Some(length + 4);
    }
    if let Some(name) = text.strip_prefix("${") {
        let length = name.find('}').filter(|length| is_name(&name[..*length], ""))?;
        return Some(length + 3);
    }
    if let Some(rest) = text.strip_prefix("$ARGUMENTS") {
        return (!rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')).then_some(10);
    }
    let path = text.strip_prefix('@')?;
    if before.is_some_and(|c| !c.is_whitespace() && !"([\"'".contains(c)) {
        return None;
    }
    let length = path.find(|c: char| !(c.is_alphanumeric() || "./_-~".contains(c))).unwrap_or(path.len());
    let path = path[..length].trim_end_matches('.');
    let (stem, ending) = path.rsplit_once('.')?;
    let is_file = !stem.is_empty() && (1..=5).contains(&ending.len()) && is_name(ending, "");
    is_file.then_some(path.len() + 1)
}

fn is_name(name: &str, more: &str) -> bool {
    !name.is_empty()
        && name.len() <= 60
        && name.chars().all(|c| c.is_alphanumeric() || c == '_' || more.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::parts;

    fn found(text: &str) -> Vec<String> {
        let found = placeholders(&mut parts(text)).into_iter();
        found.map(|placeholder| format!("{} {}", placeholder.written, placeholder.count)).collect()
    }

    #[test]
    fn all_four_kinds_are_found_outside_of_code() {
        assert_eq!(
            found(
                "Do $ARGUMENTS in {{user_name}}, ${HOME}.\n\nSee @docs/a.md. Do $ARGUMENTS. `$ARGUMENTS`\n\n```\n${X}\n```"
            ),
            ["$ARGUMENTS 2", "{{user_name}} 1", "${HOME} 1", "@docs/a.md 1"]
        );
        assert_eq!(found("<task>\n$ARGUMENTS\n</task>"), ["$ARGUMENTS 1"]);
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        let text =
            "a@b.com @agent-tide @angular/core $5 $ARGUMENTSX {{}} {{ a b ${a-b} { {x} } @. @a.toolong";
        assert!(found(text).is_empty(), "{:?}", found(text));
    }

    #[test]
    fn no_more_are_told_apart_than_anybody_fills_in() {
        let many: String = (0..500).map(|at| format!("{{{{a{at}}}}} ")).collect();
        assert_eq!(placeholders(&mut parts(&many)).len(), MOST);
        let long = "{{".repeat(20_000) + &"${".repeat(20_000) + &"@a".repeat(20_000);
        assert!(placeholders(&mut parts(&long)).is_empty());
    }

    #[test]
    fn words_around_one_stay_as_they_are() {
        let mut parts = parts("Do **{{what}}** now, @a.md");
        let found = placeholders(&mut parts);
        assert_eq!(parts[0].pieces[0].words(), "Do {{what}} now, @a.md");
        assert_eq!(parts[0].pieces[0].inside[1].inside[0].kind, Kind::Placeholder);
        assert_eq!(found[1].span.of("Do **{{what}}** now, @a.md"), " now, @a.md");
    }
}
