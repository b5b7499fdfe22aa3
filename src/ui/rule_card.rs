use leptos::prelude::*;

use super::{
    macros::html,
    markdown_view::markdown,
    parts::{act, dynamic},
};
use crate::state::{Beside, Session};

/// What a rule finds, why it matters, and how it is repaired: the rule's own documentation.
pub fn rule_card(session: Session, rule: &'static str) -> AnyView {
    session.want_rule_docs();
    html! {
        <div class="panel-head">
            <button class="button button-small" id="rule-back" on:click=act(move || session.show_rule(None))>"Back"</button>
            <h2>{rule}</h2>
            <a class="push" href=session.page_of_rule(rule) target="_blank" rel="noopener">"Its own page"</a>
        </div>
        <div class="pane-scroll" tabindex="0" role="group" aria-label="Rule, scrollable">
            <div class="section">{dynamic(move || match session.docs_of_rule(rule) {
                Beside::Here(docs) => markdown(&docs),
                Beside::Missing => words("What there is to read about this rule did not arrive. Check the connection, go back, and open it again."),
                _ => words("Loading…"),
            })}</div>
        </div>
    }
    .into_any()
}

fn words(words: &'static str) -> AnyView {
    html! { <p class="soft">{words}</p> }.into_any()
}
