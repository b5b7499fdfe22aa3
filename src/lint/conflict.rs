use crate::{
    document::Document,
    text::{Mark, MarkKind, Span},
};

/// Where version control left two texts in place of one: from the first mark to the last. Those shown in a
/// code block are examples, and none.
pub fn conflicts(document: &Document, marks: &[Mark]) -> Vec<Span> {
    let mut code: Option<Mark> = None;
    let mut open: Option<Mark> = None;
    let mut found = Vec::new();
    for mark in marks {
        match mark.kind {
            MarkKind::Fence => code = after_fence(document, code, *mark),
            MarkKind::Conflict if code.is_none() => {
                if document.slice(mark.span).starts_with('<') {
                    open = Some(*mark);
                } else if let Some(first) = open.take() {
                    let whole = first.span.to(mark.span);
                    let parted = document.slice(whole).lines().any(|line| line == "=======");
                    found.extend(parted.then_some(whole));
                }
            }
            _ => {}
        }
    }
    found
}

/// The fence that is open behind this one.
pub fn after_fence(document: &Document, open: Option<Mark>, fence: Mark) -> Option<Mark> {
    let Some(open) = open else { return Some(fence) };
    let same = document.slice(open.span).as_bytes().first() == document.slice(fence.span).as_bytes().first();
    (!same || fence.span.len() < open.span.len()).then_some(open)
}
