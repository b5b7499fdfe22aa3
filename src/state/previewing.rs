use std::sync::{Arc, MutexGuard, PoisonError};

use leptos::prelude::*;

use super::{Draft, Panel, Session};
use crate::{
    client::{self, Client, Verdict},
    convert::Export,
    document::Document,
    preview::{self, Preview, Rendered, Seen, Spot, Weight},
    text::{self, Span},
};

/// What the preview shows of the file, and what the user does with it.
impl Session {
    pub fn rendered(self) -> Arc<Rendered> {
        self.analysis().rendered()
    }

    /// The same, asked once.
    pub fn rendered_now(self) -> Arc<Rendered> {
        self.analysis_now().rendered()
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

    /// The values given, as one text that differs where they do.
    pub fn all_given(self) -> String {
        let given = self.given.read();
        given.iter().map(|(written, value)| format!("{written}\n{value}\n")).collect()
    }

    /// Whether a part of the rendered prompt is to be built, as a signal: a first screenful always is. Parts are asked
    /// for in order.
    pub fn new_part(self) -> RwSignal<bool> {
        let mut parts = self.parts();
        let seen = RwSignal::new(parts.len() < FIRST);
        parts.push(seen);
        seen
    }

    /// Other parts stand there from now on.
    pub fn forget_parts(self) {
        self.parts().clear();
    }

    /// A part of the rendered prompt comes into view.
    pub fn part_seen(self, part: usize) {
        let seen = self.parts().get(part).copied();
        if let Some(seen) = seen.filter(|seen| !seen.get_untracked()) {
            seen.set(true);
        }
    }

    /// Everything comes into view at once, on paper.
    pub fn all_seen(self) {
        let count = self.parts().len();
        (0..count).for_each(|part| self.part_seen(part));
    }

    fn parts(self) -> MutexGuard<'static, Vec<RwSignal<bool>>> {
        self.0.parts_seen.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// What the models will see otherwise once the file holds another text.
    pub fn seen_with(self, after: &str) -> Seen {
        let after = seen_of(self.client(), after, &self.file.read().path);
        preview::seen(&self.analysis().preview, &after)
    }

    /// The same of another file.
    pub fn seen_in(self, draft: &Draft, after: &str) -> Seen {
        let client = self.client();
        preview::seen(&seen_of(client, &draft.text, &draft.path), &seen_of(client, after, &draft.path))
    }

    /// What the models of another client, by its place, will see otherwise than those of the one that is checked for.
    /// A Listing that is not known is not compared.
    pub fn seen_by(self, at: usize, export: &Export) -> Option<Seen> {
        let client = *client::ALL.get(at).filter(|client| client.about().id != self.client().about().id)?;
        let after = seen_of(client, &export.text, &export.path);
        let mut before = self.analysis().preview.clone();
        before.listing = before.listing.filter(|_| after.listing.is_some());
        Some(preview::seen(&before, &after))
    }

    pub fn copy_report(self) {
        self.copy(untrack(|| self.preview_report()), "Report copied.");
    }

    /// Problems, clients and sizes as Markdown.
    fn preview_report(self) -> String {
        let analysis = self.analysis();
        let client = |client: &&dyn Client| {
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

fn seen_of(client: &dyn Client, text: &str, path: &str) -> Preview {
    preview::preview(client, &client.read(&Document::parse(text).named(path)))
}
