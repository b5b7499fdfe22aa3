use std::hash::{Hash, Hasher};

use super::{Part, Piece, Placeholder, Section, parts, placeholders, prompt_start, sections};
use crate::{client::Reading, document::Document};

/// The prompt as it is rendered; where there is no agent, as it is written.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    pub parts: Vec<Part>,
    /// For each part a number for each of its blocks, which differs where the block does; not where it only moved.
    pub stamps: Vec<Vec<u64>>,
    pub sections: Vec<Section>,
    pub placeholders: Vec<Placeholder>,
    /// Where the prompt begins in the text; `None` where it does not stand there letter by letter.
    pub start: Option<usize>,
}

/// A place in the rendered prompt, which stays the same while only what stands above it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub part: usize,
    /// Which of the blocks of the part.
    pub block: usize,
    /// Where it begins in the block.
    pub at: usize,
}

impl Rendered {
    pub fn of(document: &Document, reading: &Reading) -> Self {
        let body = document.slice(document.body);
        let (prompt, start) = match reading.loads() {
            true => (reading.prompt.as_str(), prompt_start(document, reading)),
            false => (body.trim(), Some(document.body.end() - body.trim_start().len())),
        };
        let mut rendered = Self { parts: parts(prompt), start, ..Self::default() };
        rendered.sections = sections(prompt, &rendered.parts);
        rendered.placeholders = placeholders(&mut rendered.parts);
        for part in &rendered.parts {
            rendered.stamps.push(part.pieces.iter().map(stamp).collect());
        }
        rendered
    }

    /// Where a place of the prompt stands in the text.
    pub fn offset(&self, spot: Spot) -> Option<usize> {
        let part = self.parts.get(spot.part)?;
        Some(self.start? + part.start + part.pieces.get(spot.block)?.span.start() + spot.at)
    }

    /// The place of the prompt that holds a place of the text, or the last before it.
    pub fn spot(&self, offset: usize) -> Option<Spot> {
        let at = offset.checked_sub(self.start?)?;
        let part = self.parts.partition_point(|part| part.start <= at).checked_sub(1)?;
        let Part { start, pieces } = &self.parts[part];
        let blocks = pieces.iter().enumerate().rev();
        blocks.filter(|(_, block)| block.span.start() <= at - start).find_map(|(nth, block)| {
            let place = last_place(block, at - start)?;
            Some(Spot { part, block: nth, at: place - block.span.start() })
        })
    }
}

/// The last place in a piece that begins before an offset, the innermost of those that hold it.
fn last_place(piece: &Piece, at: usize) -> Option<usize> {
    let before = piece.inside.iter().rev().filter(|piece| piece.span.start() <= at);
    let own = piece.kind.is_place().then_some(piece.span.start());
    before.into_iter().find_map(|piece| last_place(piece, at)).or(own)
}

fn stamp(block: &Piece) -> u64 {
    let mut mix = Mix(0xcbf2_9ce4_8422_2325);
    stamp_from(block.span.start(), block, &mut mix);
    mix.0
}

fn stamp_from(base: usize, Piece { kind, span, text, inside }: &Piece, mix: &mut Mix) {
    (kind, span.start().wrapping_sub(base), span.len(), text, inside.len()).hash(mix);
    for piece in inside {
        stamp_from(base, piece, mix);
    }
}

/// Mixes everything into one number. Two blocks that differ have the same once in very many, and then a page shows the
/// one before until the next key.
struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::default;

    fn rendered(text: &str) -> Rendered {
        let document = Document::parse(text);
        Rendered::of(&document, &default().read(&document))
    }

    #[test]
    fn a_block_is_found_by_its_place_and_the_place_by_its_block() {
        let long = "words and words\n\n".repeat(400);
        let text = format!("---\nname: a\ndescription: b\n---\n\n\n# One\n\n{long}- two\n- three\n");
        let rendered = rendered(&text);
        assert!(rendered.parts.len() > 2);
        let at = text.find("three").unwrap();
        let spot = rendered.spot(at).unwrap();
        assert_eq!(rendered.offset(spot), text.find("- three"));
        assert_eq!(rendered.spot(2), None);
    }

    #[test]
    fn a_block_keeps_its_stamp_while_it_only_moves() {
        let of =
            |first: &str| rendered(&format!("{first}\n\n# Title\n\n- words `and` words\n")).stamps.concat();
        let (one, other) = (of("one"), of("a longer one"));
        assert_ne!(one[0], other[0]);
        assert_eq!(one[1..], other[1..]);
        for (one, other) in [("*o*n", "**o**n"), ("- [ ] a", "- [x] a"), ("*a*", "~a~"), ("1. a", "2. a")] {
            assert_ne!(of(one)[0], of(other)[0], "{one} {other}");
        }
    }

    #[test]
    fn what_is_refused_is_rendered_as_it_is_written() {
        let rendered = rendered("# Title\n\n  words\n");
        assert_eq!(rendered.start, Some(0));
        assert_eq!(rendered.offset(rendered.spot(12).unwrap()), Some(11));
    }
}
