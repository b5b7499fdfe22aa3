use leptos::prelude::*;

use super::{
    macros::html,
    parts::{counted, dynamic, number, words},
};
use crate::{
    state::Session,
    text::{DiffKind, DiffLine, diff_lines},
};

/// The changed lines alone.
pub fn diff(lines: Vec<DiffLine>) -> AnyView {
    html! {
        <div class="diff" role="group" aria-label="Change" tabindex="0">
            {lines.iter().map(|line| row(line, false)).collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}

/// The whole file as *Fix all* would leave it; what stays the same is folded.
pub fn file_diff(session: Session) -> AnyView {
    let lines = move || match session.reviewed_text() {
        Some(after) => diff_lines(&session.text(), &after),
        None => Vec::new(),
    };
    let changed = move || lines().iter().filter(|line| line.kind == DiffKind::Added).count();
    html! {
        <div class="panel-head">
            <h2>"What will change"</h2>
            <span class="push place">{words(move || counted(changed(), "line"))}" changed"</span>
        </div>
        <div class="pane-scroll">
            <div class="diff diff-file" role="group" aria-label="All changes" tabindex="0">
                {dynamic(move || folded(&lines()).into_any())}
            </div>
        </div>
    }
    .into_any()
}

/// Lines that stay are shown around a change; longer runs become one line that says how many.
const AROUND: usize = 3;

fn folded(lines: &[DiffLine]) -> Vec<AnyView> {
    let near = |at: usize| {
        let from = at.saturating_sub(AROUND);
        lines[from..(at + AROUND + 1).min(lines.len())].iter().any(|line| line.kind != DiffKind::Same)
    };
    let mut out = Vec::new();
    let mut hidden = 0;
    for (at, line) in lines.iter().enumerate() {
        if near(at) {
            out.extend(fold(&mut hidden));
            out.push(row(line, true));
        } else {
            hidden += 1;
        }
    }
    out.extend(fold(&mut hidden));
    out
}

fn fold(hidden: &mut usize) -> Option<AnyView> {
    let count = std::mem::take(hidden);
    let line = if count == 1 { "line" } else { "lines" };
    (count > 0).then(|| {
        html! { <p class="diff-fold">{format!("{} {line}, the same to the byte", number(count))}</p> }
            .into_any()
    })
}

fn row(line: &DiffLine, numbered: bool) -> AnyView {
    let (class, sign, spoken) = match line.kind {
        DiffKind::Same => ("diff-same", " ", ""),
        DiffKind::Removed => ("diff-old", "\u{2212}", "removed: "),
        DiffKind::Added => ("diff-new", "+", "added: "),
    };
    let kind = line.kind;
    let pieces = line.pieces.iter().map(|piece| {
        let text = piece.text.clone();
        match (piece.changed, kind) {
            (true, DiffKind::Removed) => html! { <del>{text}</del> }.into_any(),
            (true, DiffKind::Added) => html! { <ins>{text}</ins> }.into_any(),
            _ => text.into_any(),
        }
    });
    let number =
        numbered.then(|| html! { <span class="code-number">{line.number.to_string()}</span> }.into_any());
    html! {
        <div class=class data-sign=sign>{number}<span><span class="only-read">{spoken}</span>{pieces.collect::<Vec<AnyView>>()}</span></div>
    }
    .into_any()
}
