use std::sync::Arc;

use leptos::{ev::MouseEvent, prelude::*};

use super::{
    diff_view::diff,
    macros::html,
    parts::{act, button, coded, dynamic, flag, icon_of_class, memo, nothing, severity_mark, words},
    seen_view::seen_later,
};
use crate::{
    lint::{Applicability, Fix},
    state::{Origin, Problem, ProblemKey, Session},
    text::changed_lines,
};

/// One problem: its line, and below it, once opened, the facts, the change and what can be done.
pub fn problem_row(session: Session, key: ProblemKey) -> AnyView {
    let id = key.id();
    let key = Arc::new(key);
    // What is shown of it is built anew only where it is another: a button of it that is pressed while the rest of the
    // program arrives stays the same button.
    let found = {
        let key = Arc::clone(&key);
        memo(move || session.problem(&key))
    };
    let open = {
        let key = Arc::clone(&key);
        move || session.is_open(&key)
    };
    let toggle: Box<dyn FnMut(MouseEvent)> = Box::new(move |event: MouseEvent| {
        // The row's state is ours, so that F8 can open it; the browser must not flip it as well.
        event.prevent_default();
        session.toggle(&key);
    });
    let body = {
        let open = open.clone();
        move || found.get().filter(|_| open())
    };
    let body = dynamic(move || match body() {
        Some(problem) => problem_body(session, problem),
        None => nothing(),
    });
    let line = dynamic(move || found.get().map_or_else(nothing, |problem| line(&problem)));
    html! {
        <li>
            <details class="problem" prop:open=flag(open)>
                <summary id=id on:click=toggle>{line}</summary>
                {body}
            </details>
        </li>
    }
    .into_any()
}

fn line(problem: &Problem) -> AnyView {
    let place = format!("{}:{}", problem.place.line, problem.place.column);
    let spoken = format!("line {}, column {}", problem.place.line, problem.place.column);
    let severity = problem.diagnostic.severity;
    html! {
        {severity_mark(severity, severity.word().to_owned())}
        <span class="problem-says">{coded(&problem.diagnostic.title)}</span>
        <span class="place"><span aria-hidden="true">{place}</span><span class="only-read">{spoken}</span></span>
        {icon_of_class("chevron", "icon chevron")}
    }
    .into_any()
}

fn problem_body(session: Session, problem: Problem) -> AnyView {
    let diagnostic = problem.diagnostic.clone();
    let change = diagnostic.fix.as_ref().map(|fix| {
        let text = session.text();
        diff(changed_lines(&text, &fix.edits))
    });
    let seen = diagnostic
        .fix
        .clone()
        .map(|fix| seen_later(move || session.seen_with(&fix.edits.apply(&session.text()))));
    let rule = diagnostic.rule;
    let embed = session.embed();
    let loader = (problem.is_of_loader() && !embed.framed).then(|| {
        let problem = problem.clone();
        button(
            "button button-small",
            "Check as a plugin's agent",
            act(move || session.check_as_plugin(&problem)),
        )
    });
    html! {
        <div class="problem-body">
            <dl class="facts">
                <dt>"What"</dt><dd>{coded(&diagnostic.what)}</dd>
                <dt>"Why"</dt><dd>{coded(&diagnostic.why)}</dd>
                <dt>"What now"</dt><dd>{coded(&diagnostic.now)}</dd>
            </dl>
            {change}
            <div class="row">
                {diagnostic.fix.filter(|_| !embed.readonly).map(|fix| fix_button(session, fix))}
                {loader}
                {embed.editor.then(|| button("button button-small", "Show", act(move || session.reveal(problem.diagnostic.span))))}
                {button("link", rule, act(move || session.show_rule(Some(rule))))}
                <span class="push place">{words(move || session.client().about().name.to_owned())}</span>
            </div>
            {seen}
        </div>
    }
    .into_any()
}

/// The button of a fix. What is not safe says so beside it.
fn fix_button(session: Session, fix: Fix) -> AnyView {
    let safe = fix.applicability == Applicability::Safe;
    // One filled button a view: on the first visit this one, later *Fix all*.
    let filled = safe && session.origin() == Origin::Sample;
    let class = if filled { "button button-small button-primary" } else { "button button-small" };
    let label = fix.label;
    let title = fix.title.replace('`', "");
    let note = (!safe).then(|| html! { <span class="place">{fix.applicability.word()}</span> }.into_any());
    html! {
        <button class=class title=title on:click=act(move || session.apply_fix(&fix))>{label}</button>
        {note}
    }
    .into_any()
}
