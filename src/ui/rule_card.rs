use leptos::prelude::*;

use super::{macros::html, markdown_view::markdown, parts::act};
use crate::{lint::rules, state::Session};

/// What a rule finds, why it matters, and how it is repaired: the rule's own documentation.
pub fn rule_card(session: Session, rule: &'static str) -> AnyView {
    let docs = unindented(rules::docs(rule));
    html! {
        <div class="panel-head">
            <button class="button button-small" id="rule-back" on:click=act(move || session.show_rule(None))>"Back"</button>
            <h2>{rule}</h2>
            <a class="push" href=session.page_of_rule(rule) target="_blank" rel="noopener">"Its own page"</a>
        </div>
        <div class="pane-scroll" tabindex="0" role="group" aria-label="Rule, scrollable">
            <div class="section">{markdown(&docs)}</div>
        </div>
    }
    .into_any()
}

/// Doc comments begin every line with one blank, and mark their examples for the tests; readers want words.
fn unindented(docs: &str) -> String {
    let lines: Vec<&str> = docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").replace("```md bad", "Found:\n\n```md").replace("```md good", "Repaired:\n\n```md")
}
