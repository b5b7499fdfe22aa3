//! Places of a prompt that wait to be filled in: `$ARGUMENTS`, `{{name}}`, `${NAME}`, `@file`. Those in code are
//! left alone: there they are the language's own.

use super::{
    markdown::Part,
    piece::{Kind, Piece},
};
use crate::text::Span;

/// One of them, however often it stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// As written.
    pub written: String,
    pub count: usize,
    /// The words around the first of them, by their place in the prompt.
    pub span: Span,
}

/// A value given for one, by what is written there.
pub type Given = (String, String);

/// Finds them all, and makes pieces of their own of them; those with a value show it.
pub fn fill(parts: &mut [Part], given: &[Given]) -> Vec<Placeholder> {
    let mut found = Vec::new();
    for part in parts {
        fill_in(&mut part.pieces, part.start, given, &mut found);
    }
    found
}

fn fill_in(pieces: &mut Vec<Piece>, start: usize, given: &[Given], found: &mut Vec<Placeholder>) {
    for at in (0..pieces.len()).rev() {
        let piece = &mut pieces[at];
        if piece.kind.is_code() {
            continue;
        }
        fill_in(&mut piece.inside, start, given, found);
        if piece.kind == Kind::Text && piece.text.contains(['$', '{', '@']) {
            let apart = taken_apart(piece, start, given, found);
            if apart.len() > 1 || apart.first().is_some_and(|piece| piece.kind != Kind::Text) {
                pieces.splice(at..=at, apart);
            }
        }
    }
}

fn taken_apart(words: &Piece, start: usize, given: &[Given], found: &mut Vec<Placeholder>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = words.text.as_str();
    while let Some((at, written)) = first(rest) {
        let piece = |kind, text: &str| Piece::new(kind, words.span, text);
        if at > 0 {
            pieces.push(piece(Kind::Text, &rest[..at]));
        }
        let value = given.iter().find(|(name, value)| name == written && !value.is_empty());
        pieces.push(match value {
            Some((_, value)) => piece(Kind::Filled, value),
            None => piece(Kind::Placeholder, written),
        });
        let span = words.span.shifted(start);
        match found.iter_mut().find(|other| other.written == written) {
            Some(other) => (other.count, other.span) = (other.count + 1, span.min(other.span)),
            None => found.push(Placeholder { written: written.to_owned(), count: 1, span }),
        }
        rest = &rest[at + written.len()..];
    }
    if !rest.is_empty() {
        pieces.push(Piece::new(Kind::Text, words.span, rest));
    }
    pieces
}

/// The first in a text, and where it is.
fn first(text: &str) -> Option<(usize, &str)> {
    text.match_indices(['$', '{', '@']).find_map(|(at, _)| {
        let before = text[..at].chars().next_back();
        placeholder(&text[at..], before).map(|length| (at, &text[at..at + length]))
    })
}

/// The length of the one that begins a text.
fn placeholder(text: &str, before: Option<char>) -> Option<usize> {
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
        let mut found = fill(&mut parts(text), &[]);
        found.sort_by_key(|placeholder| placeholder.span.start);
        found
            .into_iter()
            .map(|placeholder| format!("{} {}", placeholder.written, placeholder.count))
            .collect()
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
    fn a_value_stands_in_its_place_and_is_never_markup() {
        let mut parts = parts("Do **{{what}}** now");
        fill(&mut parts, &[("{{what}}".into(), "`<b>`".into())]);
        let strong = &parts[0].pieces[0].inside[1].inside[0];
        assert_eq!((strong.kind, strong.text.as_str()), (Kind::Filled, "`<b>`"));
        assert_eq!(parts[0].pieces[0].words(), "Do `<b>` now");
    }
}
