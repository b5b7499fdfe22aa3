use std::hash::{Hash, Hasher};

use super::{Part, Piece, Placeholder, Section, parts, placeholders, prompt_start, sections};
use crate::{client::Reading, document::Document};

/// The prompt as it is rendered; where there is no agent, as it is written.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    pub parts: Vec<Part>,
    /// A number for each part that differs where its pieces do.
    pub stamps: Vec<u64>,
    pub sections: Vec<Section>,
    pub placeholders: Vec<Placeholder>,
    /// Where the prompt begins in the text; `None` where it does not stand there letter by letter.
    pub start: Option<usize>,
}

/// A block of the rendered prompt: its part, and where it begins in there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub part: usize,
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
            let mut mix = Mix(0xcbf2_9ce4_8422_2325);
            part.pieces.hash(&mut mix);
            rendered.stamps.push(mix.0);
        }
        rendered
    }

    /// Where a block stands in the text.
    pub fn offset(&self, spot: Spot) -> Option<usize> {
        Some(self.start? + self.parts.get(spot.part)?.start + spot.at)
    }

    /// The block that holds a place of the text, or the last before it.
    pub fn spot(&self, offset: usize) -> Option<Spot> {
        let at = offset.checked_sub(self.start?)?;
        let part = self.parts.partition_point(|part| part.start <= at).checked_sub(1)?;
        let Part { start, pieces } = &self.parts[part];
        last_place(pieces, at - start).map(|at| Spot { part, at })
    }
}

/// The last place that begins before an offset, the innermost of those that hold it.
fn last_place(pieces: &[Piece], at: usize) -> Option<usize> {
    pieces.iter().rev().filter(|piece| piece.span.start() <= at).find_map(|piece| {
        let own = piece.kind.is_place().then_some(piece.span.start());
        last_place(&piece.inside, at).or(own)
    })
}

/// Mixes everything into one number. Two parts that differ have the same once in very many, and then a page shows the
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
    fn a_part_keeps_its_stamp_while_its_pieces_stay_the_same() {
        let of = |first: &str| rendered(&format!("{first}\n\n{}", "words and words\n\n".repeat(400))).stamps;
        let (one, two) = (of("one"), of("two"));
        assert_ne!(one[0], two[0]);
        assert_eq!(one[1..], two[1..]);
        assert_ne!(of("*o*n")[0], of("**o**n")[0]);
        assert_ne!(of("- [ ] a")[0], of("- [x] a")[0]);
        assert_ne!(of("*a*")[0], of("~a~")[0]);
        assert_ne!(of("1. a")[0], of("2. a")[0]);
    }

    #[test]
    fn what_is_refused_is_rendered_as_it_is_written() {
        let rendered = rendered("# Title\n\n  words\n");
        assert_eq!(rendered.start, Some(0));
        assert_eq!(rendered.offset(rendered.spot(12).unwrap()), Some(11));
    }
}
