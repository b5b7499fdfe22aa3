//! Marks by where they stand, for the rules about characters that are not seen.

use std::collections::BTreeSet;

use super::{Applicability, Fix, rule::Context};
use crate::{
    document::fence::is_letter,
    text::{Edit, EditSet, Mark, MarkKind, Span},
};

/// The marks of one kind in one part of a file; never empty.
pub struct Marked<'a> {
    context: &'a Context<'a>,
    pub marks: Vec<Mark>,
    /// Whether they stand in the front matter.
    pub in_front: bool,
}

/// The marks of a kind, those in the front matter apart from those behind it. None where nobody can say
/// where the one ends: there, other rules speak first.
pub fn marked<'a>(context: &'a Context<'a>, kind: MarkKind) -> impl Iterator<Item = Marked<'a>> {
    let body = context.document.front.as_ref().map(|front| front.fence.body.start());
    let of_kind = move |mark: &&Mark| mark.kind == kind;
    let parts = body
        .map(|body| context.marks.split_at(context.marks.partition_point(|mark| mark.span.start() < body)));
    let parts = parts.map(|(front, behind)| [(front, true), (behind, false)]);
    parts.into_iter().flatten().filter_map(move |(part, in_front)| {
        let marks: Vec<Mark> = part.iter().filter(of_kind).copied().collect();
        (!marks.is_empty()).then_some(Marked { context, marks, in_front })
    })
}

impl Marked<'_> {
    /// The place of the first.
    pub fn first(&self) -> Span {
        self.marks[0].span
    }

    /// How many characters they are.
    pub fn count(&self) -> usize {
        self.marks.iter().map(|mark| self.context.slice(mark.span).chars().count()).sum()
    }

    /// The first, by its number and name, where it stands, and how many follow: the subject of a sentence
    /// and the rest of it.
    pub fn what(&self) -> String {
        let first = self.context.slice(self.first()).chars().next().unwrap_or_default();
        let more = match self.count() - 1 {
            0 => String::new(),
            1 => ", and one more behind it".into(),
            more => format!(", and {more} more behind it"),
        };
        format!("U+{:04X}{} stands {}{more}.", u32::from(first), name(first), self.place())
    }

    fn place(&self) -> String {
        let at = self.first().start();
        let entries = self.context.document.entries();
        match entries.iter().rev().find(|entry| entry.key.span.start() <= at).filter(|_| self.in_front) {
            // A name that holds what is not seen is better not repeated.
            Some(entry) if entry.key.value.is_ascii() => format!("in `{}`", entry.key.value),
            _ if self.in_front => "in the front matter".into(),
            _ => "in the prompt".into(),
        }
    }

    /// A fix that takes all of them out. Safe only in the front matter, and only where what stands around
    /// them cannot begin to mean something else.
    pub fn removed(&self, safest: Applicability) -> Fix {
        let one = self.count() == 1;
        let edits = EditSet::in_order(self.marks.iter().map(|mark| Edit::delete(mark.span)));
        let safe = safest == Applicability::Safe
            && self.marks.iter().all(|mark| self.joins(mark.span))
            && self.leaves_entries(&edits);
        Fix {
            title: if one { "Remove the character".into() } else { format!("Remove all {}", self.count()) },
            label: "Remove",
            applicability: if safe { safest } else { Applicability::MaybeIncorrect },
            edits,
        }
    }

    /// Whether they stand in the front matter, and without them it ends where it did, every value keeps some word,
    /// no key becomes one that is there already, and the client goes on to read what it reads.
    pub fn leaves_entries(&self, without: &EditSet) -> bool {
        let entries = self.context.document.entries();
        self.in_front
            && !entries.iter().any(|entry| self.is_all_of(entry.value.span))
            && !self.doubles_key()
            && self.context.keeps_body(without)
            && self.context.keeps_values(without)
    }

    fn within(&self, span: Span) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.span.start() < span.start());
        let to = self.marks.partition_point(|mark| mark.span.start() < span.end());
        &self.marks[from..to.max(from)]
    }

    /// A part of the text without them.
    fn without(&self, span: Span) -> String {
        let mut at = span.start();
        let mut rest = String::new();
        for mark in self.within(span) {
            rest.push_str(self.context.slice(Span::new(at, mark.span.start())));
            at = mark.span.end();
        }
        rest + self.context.slice(Span::new(at, span.end()))
    }

    /// Whether nothing but quotes and blanks is left of a value without them.
    fn is_all_of(&self, value: Span) -> bool {
        let is_word = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'');
        !self.within(value).is_empty() && !self.without(value).contains(is_word)
    }

    /// Whether a key that holds some becomes another one of the file.
    fn doubles_key(&self) -> bool {
        let text = &self.context.document.text;
        let keys = self.context.document.entries().iter().map(|entry| entry.key.value.as_str());
        let mut others: Option<BTreeSet<&str>> = None;
        let mut line = Span::at(0);
        self.marks.iter().any(|mark| {
            if mark.span.start() < line.end() {
                return false;
            }
            let start = text[..mark.span.start()].rfind('\n').map_or(0, |at| at + 1);
            line = Span::new(start, text[start..].find('\n').map_or(text.len(), |at| start + at));
            let Some(colon) = self.context.slice(line).find(':') else { return false };
            let key = Span::new(start, start + colon);
            let others = others.get_or_insert_with(|| keys.clone().collect());
            !self.within(key).is_empty() && others.contains(self.without(key).trim())
        })
    }

    /// Whether only letters, digits, blanks and full stops stand at both sides.
    fn joins(&self, span: Span) -> bool {
        let text = &self.context.document.text;
        let plain = |c: char| is_letter(c) || matches!(c, ' ' | '\n' | '\r' | ',' | '.' | '_');
        text[..span.start()].chars().next_back().is_none_or(plain)
            && text[span.end()..].chars().next().is_none_or(plain)
    }
}

fn name(character: char) -> &'static str {
    match character {
        '\0' => ", a null,",
        '\u{8}' => ", a backspace,",
        '\u{c}' => ", a form feed,",
        '\u{1b}' => ", an escape,",
        '\u{7f}' => ", a delete,",
        '\u{ad}' => ", a soft hyphen,",
        '\u{200b}' => ", a blank of no width,",
        '\u{200c}' => ", a non-joiner,",
        '\u{200d}' => ", a joiner,",
        '\u{200e}' => ", a left-to-right mark,",
        '\u{200f}' => ", a right-to-left mark,",
        '\u{2060}' => ", a word joiner,",
        '\u{feff}' => ", a byte order mark,",
        '\u{fffe}' | '\u{ffff}' => ", which is no character,",
        '\u{202d}' => ", a left-to-right override,",
        '\u{202e}' => ", a right-to-left override,",
        _ => "",
    }
}
