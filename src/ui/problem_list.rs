use leptos::prelude::*;

use super::{
    bar::narrow_head,
    macros::html,
    parts::{act, button, dynamic, memo, scroll_pane, verdict_mark, when, words},
    problem_row::problem_row,
};
use crate::{
    client::{Verdict, Why},
    state::{Origin, Panel, Session},
    workspace::BLANK,
};

/// The problems in the order of the text.
pub fn problems_panel(session: Session) -> AnyView {
    let keys = memo(move || {
        session.analysis().problems.iter().map(|problem| problem.key.clone()).collect::<Vec<_>>()
    });
    // A row follows its key, so rows are made anew only where problems come or go, not where they move.
    let rows = dynamic(move || {
        let rows = keys.get().into_iter().map(|key| problem_row(session, key));
        rows.collect::<Vec<AnyView>>().into_any()
    });
    let sample = move || session.origin() == Origin::Sample;
    let content = html! {
        {narrow_head(session)}
        {when(sample, move || welcome(session))}
        {when(move || keys.read().is_empty() && session.analysis().report.reading.loads(), move || no_problems(session))}
        <ol class="problems">{rows}</ol>
    }
    .into_any();
    html! {
        {scroll_pane("Problems", content)}
        {when(sample, move || foot(session))}
    }
    .into_any()
}

fn foot(session: Session) -> AnyView {
    html! {
        <div class="pane-foot">
            <p class="soft">"Nothing you type leaves this page."</p>
            <span class="push"></span>
            {button("button", "Open your file", act(move || session.pick()))}
            {button("button", "Start empty", act(move || session.start(&BLANK)))}
        </div>
    }
    .into_any()
}

/// The first visit: what the page is for, shown on the sample's own readings.
fn welcome(session: Session) -> AnyView {
    let client = move || session.client().about().title();
    let reading = move || session.analysis().report.reading.clone();
    let how = words(move || match (reading().reason(Why::Repaired).is_some(), reading().loads()) {
        (true, _) => format!("{}, by a repair of its own", client()),
        (false, true) => client(),
        (false, false) => format!("{}, without a message", client()),
    });
    let strict = move || match session.analysis().document.yaml().is_some() {
        true => Verdict::Loads,
        false => Verdict::Refused,
    };
    html! {
        <div class="section stack">
            <h2 class="title">"Every client reads this file differently"</h2>
            <p>"This sample has the fault behind most broken agent files. Fix it, and every reader gets the same agent."</p>
            <ul class="verdicts">
                <li>{dynamic(move || verdict_mark(reading().verdict))}<span>{how}</span></li>
                <li>{dynamic(move || verdict_mark(strict()))}<span>"Readers of strict YAML, such as Copilot and Gemini"</span></li>
            </ul>
        </div>
    }
    .into_any()
}

fn no_problems(session: Session) -> AnyView {
    html! {
        <div class="empty">
            <h3>{words(move || format!("No problems for {}", session.client().about().title()))}</h3>
            <p>"See what the models get of it, or take the file away."</p>
            <div class="row">
                {button("button", "See the preview", act(move || session.show_panel(Panel::Preview)))}
                {button("button", "Export", act(move || session.show_panel(Panel::Export)))}
            </div>
        </div>
    }
    .into_any()
}
