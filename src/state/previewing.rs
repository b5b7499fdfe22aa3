use std::sync::Arc;

use leptos::prelude::*;

use super::{Analysis, Panel, Session};
use crate::{
    client::{self, Verdict},
    document::Document,
    preview::{self, Given, Part, Piece, Placeholder, Section, Weight},
    text::{self, DiffKind, DiffLine, Span, diff_lines},
};

/// The prompt as it is rendered; where there is no agent, as it is written.
#[derive(Clone, Debug, Default)]
pub struct Rendered {
    /// The pieces of each part, and where it begins in the prompt.
    pub parts: Vec<Vec<Piece>>,
    pub starts: Vec<usize>,
    /// A number for each part that changes when its pieces do.
    pub stamps: Vec<usize>,
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

/// What a model will see otherwise: its name, and the lines that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub what: &'static str,
    pub lines: Vec<DiffLine>,
}

/// All else follows from these.
impl PartialEq for Rendered {
    fn eq(&self, other: &Self) -> bool {
        self.stamps == other.stamps && self.starts == other.starts && self.start == other.start
    }
}

impl Rendered {
    /// What became of the prompt; `before` knows which parts stayed the same.
    pub fn of(analysis: &Analysis, given: &[Given], before: Option<&Self>) -> Self {
        let document = &analysis.document;
        let reading = &analysis.report.reading;
        let body = document.slice(document.body);
        let (prompt, start) = match &analysis.preview.prompt {
            Some(prompt) => (prompt.as_str(), preview::prompt_start(document, reading)),
            None => (body.trim(), Some(document.body.end() - body.trim_start().len())),
        };
        let mut parts = preview::parts(prompt);
        let sections = preview::sections(prompt, &parts);
        let placeholders = preview::fill(&mut parts, given);
        let (starts, parts) = parts.into_iter().map(|Part { start, pieces }| (start, pieces)).unzip();
        let mut rendered = Self { parts, starts, sections, placeholders, start, stamps: Vec::new() };
        rendered.stamp(before.unwrap_or(&Self::default()));
        rendered
    }

    fn stamp(&mut self, before: &Self) {
        let mut last = before.stamps.iter().copied().max().unwrap_or(0);
        for (at, pieces) in self.parts.iter().enumerate() {
            let same = before.parts.get(at) == Some(pieces);
            last += usize::from(!same);
            self.stamps.push(if same { before.stamps[at] } else { last });
        }
    }

    /// Where a block stands in the text.
    pub fn offset(&self, spot: Spot) -> Option<usize> {
        Some(self.start? + self.starts.get(spot.part)? + spot.at)
    }

    /// The block that holds a place of the text, or the last before it.
    pub fn spot(&self, offset: usize) -> Option<Spot> {
        let at = offset.checked_sub(self.start?)?;
        let part = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
        let at = at - self.starts[part];
        last_place(&self.parts[part], at).map(|at| Spot { part, at })
    }
}

/// The last place that begins before an offset, the innermost of those that hold it.
fn last_place(pieces: &[Piece], at: usize) -> Option<usize> {
    pieces.iter().rev().filter(|piece| piece.span.start() <= at).find_map(|piece| {
        let own = piece.kind.is_place().then_some(piece.span.start());
        last_place(&piece.inside, at).or(own)
    })
}

/// What the preview shows of the file, and what the user does with it.
impl Session {
    pub fn rendered(self) -> Arc<Rendered> {
        self.rendered.get()
    }

    /// The same, asked once.
    pub fn rendered_now(self) -> Arc<Rendered> {
        self.rendered.get_untracked()
    }

    /// Shows a value in the place of a placeholder. It is never written to the file.
    pub fn give(self, written: &str, value: String) {
        self.given.update(|given| {
            given.retain(|(other, _)| other != written);
            given.push((written.to_owned(), value));
        });
    }

    pub fn given(self, written: &str) -> String {
        let given = self.given.read_untracked();
        given.iter().find(|(other, _)| other == written).map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// Whether a part of the rendered prompt is to be built: a first screenful always is.
    pub fn is_seen(self, part: usize) -> bool {
        part < FIRST || self.seen.read().contains(&part)
    }

    /// A part of the rendered prompt comes into view.
    pub fn part_seen(self, part: usize) {
        if !untrack(|| self.is_seen(part)) {
            self.seen.update(|seen| seen.push(part));
        }
    }

    /// Other parts stand there now.
    pub fn forget_seen(self) {
        self.seen.update_untracked(Vec::clear);
    }

    /// Everything comes into view at once, on paper.
    pub fn all_seen(self) {
        self.seen.set((0..self.rendered_now().parts.len()).collect());
    }

    pub fn print(self) {
        self.ports.print();
    }

    /// Goes to a section of the prompt in the editor.
    pub fn reveal_section(self, nth: usize) {
        let rendered = self.rendered_now();
        if let (Some(start), Some(section)) = (rendered.start, rendered.sections.get(nth)) {
            self.reveal(Span::at(start + section.span.start()));
        }
    }

    /// Goes to a block of the rendered prompt in the editor, where both are seen: elsewhere it would take away what
    /// is read.
    pub fn reveal_spot(self, spot: Spot) {
        if let Some(offset) = self.rendered_now().offset(spot).filter(|_| !self.narrow.get_untracked()) {
            self.reveal(Span::at(offset));
        }
    }

    /// Whether the prompt stands beside the editor, rendered.
    pub fn shows_rendered(self) -> bool {
        self.panel() == Panel::Preview && !self.shows_as_sent()
    }

    /// The block that the cursor is in.
    pub fn spot_of_cursor(self) -> Option<Spot> {
        self.rendered().spot(self.cursor.get())
    }

    /// The block at a place of what the editor shows.
    pub fn spot_of_shown(self, at: usize) -> Option<Spot> {
        let offset = *text::offsets_from_shown(&self.text_now(), &[at]).first()?;
        self.rendered_now().spot(offset)
    }

    /// Where a block stands in what the editor shows.
    pub fn shown_of_spot(self, spot: Spot) -> Option<usize> {
        let offset = self.rendered_now().offset(spot)?;
        text::shown_offsets(&self.text_now(), &[offset]).first().copied()
    }

    /// What the models will see otherwise once the review is applied; nothing where they see the same.
    pub fn changes_seen(self) -> Vec<Change> {
        let Some(after) = self.reviewed_text() else { return Vec::new() };
        let before = self.analysis();
        let client = self.client();
        let after = preview::preview(client, &client.read(&Document::parse(after).named(&self.name())));
        let change = |what, before: &Option<String>, after: &Option<String>| {
            let text = |of: &Option<String>| of.clone().unwrap_or_default();
            let mut lines = diff_lines(&text(before), &text(after));
            lines.retain(|line| line.kind != DiffKind::Same);
            (!lines.is_empty()).then_some(Change { what, lines })
        };
        let listing = change("Listing", &before.preview.listing, &after.listing);
        let prompt = change("System prompt", &before.preview.prompt, &after.prompt);
        listing.into_iter().chain(prompt).collect()
    }

    /// Problems, clients and sizes as Markdown.
    pub fn preview_report(self) -> String {
        let analysis = self.analysis();
        let client = |client: &&dyn client::Client| {
            let verdict = match client.read(&analysis.document).verdict {
                Verdict::Loads => "loads",
                Verdict::LoadsWithLosses => "loads with losses",
                Verdict::Refused => "refused",
            };
            format!("| {} | {verdict} |\n", client.about().label())
        };
        let weight = |weight: &Weight| {
            let Weight { what, size, words, share } = weight;
            format!("| {what} | {} | {words} | {} | {share} % |\n", size.characters, size.tokens)
        };
        let clients: String = client::ALL.iter().map(client).collect();
        let weights: String = preview::weights(&analysis.report.reading).iter().map(weight).collect();
        format!(
            "{}\n| client | verdict |\n| --- | --- |\n{clients}\n| part | characters | words | tokens | share |\n\
             | --- | --- | --- | --- | --- |\n{weights}",
            self.report()
        )
    }
}

/// Parts that are built at once.
const FIRST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::default;

    fn rendered(body: &str, before: Option<&Rendered>) -> (Rendered, String) {
        let text = format!("---\nname: a\ndescription: b\n---\n{body}");
        (Rendered::of(&Analysis::new(text.as_str().into(), "a.md", default()), &[], before), text)
    }

    #[test]
    fn a_block_is_found_by_its_place_and_the_place_by_its_block() {
        let long = "words and words\n\n".repeat(400);
        let (rendered, text) = rendered(&format!("\n\n# One\n\n{long}- two\n- three\n"), None);
        assert!(rendered.parts.len() > 2);
        let at = text.find("three").unwrap();
        let spot = rendered.spot(at).unwrap();
        assert_eq!(rendered.offset(spot), text.find("- three"));
        assert_eq!(rendered.spot(2), None);
    }

    #[test]
    fn a_part_keeps_its_stamp_while_its_pieces_stay_the_same() {
        let long = |first: &str| format!("{first}\n\n{}", "words and words\n\n".repeat(400));
        let (before, _) = rendered(&long("one"), None);
        let (after, _) = rendered(&long("two"), Some(&before));
        assert_ne!(before.stamps[0], after.stamps[0]);
        assert_eq!(before.stamps[1..], after.stamps[1..]);
    }

    #[test]
    fn what_is_refused_is_rendered_as_it_is_written() {
        let text = "# Title\n\n  words\n";
        let rendered = Rendered::of(&Analysis::new(text.into(), "a.md", default()), &[], None);
        assert_eq!(rendered.start, Some(0));
        assert_eq!(rendered.offset(rendered.spot(12).unwrap()), Some(11));
    }
}
