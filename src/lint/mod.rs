//! Ring 3: what differs between what an author plainly wrote and what a client reads, and what makes the
//! difference go away.

mod broken;
mod conflict;
mod diagnostic;
mod fix;
mod fix_all;
mod keeps;
mod marked;
mod model_fault;
mod refusal;
mod requote;
pub mod rule;
pub mod rules;
mod tool_grammar;
mod tool_list;
#[cfg(test)]
mod tried;
mod words;
mod written;

pub use diagnostic::{Diagnostic, Severity};
pub use fix::{Applicability, Fix};
pub use fix_all::{Applied, FixAll, fix_all, fix_all_where};
pub use tool_list::ToolList;

use crate::text::sort_by;
use crate::{
    client::{Client, Reading},
    document::{Document, LARGEST, outline},
    text::Span,
};
use rule::{Context, Fences, Rule};

/// What is to be said of a document read by a client.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub reading: Reading,
    /// In the order of the text; at one place, the graver first.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a document as a client does and runs every rule over it that speaks for that client.
pub fn check(document: &Document, client: &dyn Client) -> Report {
    check_with(document, client, &Means::ALL)
}

/// What a check needs that a page does without at its start.
#[derive(Clone, Copy)]
pub struct Means {
    /// The rules for clients whose readings are not explained.
    pub of_any_client: &'static [&'static dyn Rule],
    pub unclosed_fence: Fences,
}

impl Means {
    pub const ALL: Self =
        Self { of_any_client: rules::OF_ANY_CLIENT, unclosed_fence: outline::unclosed_fence };

    /// Enough for clients whose readings are explained, but for the code block that is never closed.
    pub const FIRST: Self = Self { of_any_client: rules::OF_ANY_SIZE, unclosed_fence: |_| None };
}

/// The same with the means at hand.
pub fn check_with(document: &Document, client: &dyn Client, means: &Means) -> Report {
    let reading = client.read(document);
    let mut diagnostics = Vec::new();
    let context = Context::new(document, &reading, client, means.unclosed_fence);
    let rules = match document.text.len() > LARGEST {
        true => rules::OF_ANY_SIZE,
        false => rules::of_with(client.about(), means.of_any_client),
    };
    for rule in rules {
        rule.check(&context, &mut diagnostics);
    }
    if let Some(front) = document.front.as_ref().filter(|front| !front.fence.is_firm(&document.text)) {
        for diagnostic in &mut diagnostics {
            doubt(diagnostic, front.fence.inner);
        }
    }
    if !context.conflicts.is_empty() {
        let resolves = |diagnostic: &Diagnostic| diagnostic.rule == "merge-conflict";
        diagnostics.retain(|diagnostic| resolves(diagnostic) || !context.is_contested(diagnostic.at));
    }
    sort_by(&mut diagnostics, |a, b| {
        (a.at, a.severity, a.rule, &a.title).cmp(&(b.at, b.severity, b.rule, &b.title))
    });
    Report { reading, diagnostics }
}

/// Where nothing closes the front matter, or only an indented line, nobody knows how far it goes. Whatever is changed
/// in it may move its end, so that only the fix that closes it can be safe.
fn doubt(diagnostic: &mut Diagnostic, inner: Span) {
    if let Some(fix) = &mut diagnostic.fix
        && !matches!(diagnostic.rule, "unclosed-front-matter" | "malformed-closing")
        && fix.edits.edits().iter().any(|edit| inner.touches(edit.span.start()))
    {
        fix.applicability = fix.applicability.max(Applicability::MaybeIncorrect);
    }
}

impl Report {
    /// How many diagnostics have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// How many diagnostics have a fix that needs no second look.
    pub fn safe_fixes(&self) -> usize {
        let safe = |fix: &Fix| fix.applicability == Applicability::Safe;
        self.diagnostics.iter().filter(|diagnostic| diagnostic.fix.as_ref().is_some_and(safe)).count()
    }
}
