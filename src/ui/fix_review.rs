use leptos::prelude::*;

use super::{
    diff_view::file_diff,
    macros::html,
    parts::{act, button, coded, dynamic, flag, memo, nothing, scroll_pane, when, words},
    seen_view::seen_section,
};
use crate::state::{Choice, Session};

/// *Fix all* before it is applied: what is safe, what is left to decide, each with a tick.
pub fn fix_review(session: Session) -> AnyView {
    let safe = memo(move || session.review().map(|review| review.safe).unwrap_or_default());
    let others = memo(move || session.review().map(|review| review.others).unwrap_or_default());
    let ticked = move || session.review().map_or(0, |review| review.ticked());
    let title = words(move || match safe.read().len() {
        _ if session.review().is_some_and(|review| review.instead.is_some()) => "One change".to_owned(),
        0 => "No safe fix".to_owned(),
        1 => "One safe fix".to_owned(),
        count => format!("{count} safe fixes"),
    });
    let apply = words(move || match ticked() {
        _ if session.review().is_some_and(|review| review.instead.is_some()) => "Apply".to_owned(),
        1 => "Apply 1 fix".to_owned(),
        count => format!("Apply {count} fixes"),
    });
    let content = html! {
        <div class="narrow-only">{file_diff(session)}</div>
        <div class="section">
            <h2 class="title">{title}</h2>
            <p class="soft">"Only the lines shown change, in one step that Undo takes back."</p>
        </div>
        {choices(session, safe)}
        {when(move || !others.read().is_empty(), || html! { <div class="section"><h3>"Left for you to decide"</h3></div> }.into_any())}
        {choices(session, others)}
        {dynamic(move || session.reviewed_text().map_or_else(nothing, |after| seen_section(&session.seen_with(&after))))}
    }
    .into_any();
    html! {
        {scroll_pane("Fix all", content)}
        <div class="pane-foot">
            <button
                class="button button-primary"
                id="review-apply"
                disabled=flag(move || ticked() == 0)
                on:click=act(move || session.apply_review())
            >
                {apply}
            </button>
            {button("button", "Cancel", act(move || session.cancel_review()))}
            <span class="push place wide-only">"Ctrl Enter applies, Esc cancels"</span>
        </div>
    }
    .into_any()
}

fn choices(session: Session, choices: Memo<Vec<Choice>>) -> AnyView {
    let rows = dynamic(move || {
        let rows = choices.get().into_iter().map(|choice| choice_row(session, choice));
        rows.collect::<Vec<AnyView>>().into_any()
    });
    html! { <ol>{rows}</ol> }.into_any()
}

fn choice_row(session: Session, choice: Choice) -> AnyView {
    let id =
        format!("choice-{}", choice.title.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
    let ticked = {
        let choice = choice.clone();
        move || session.review().is_some_and(|review| review.is_ticked(&choice))
    };
    let place = choice.place.map_or_else(String::new, |place| format!("{}:{}", place.line, place.column));
    let title = coded(&choice.title);
    let rule = choice.rule;
    html! {
        <li class="choice">
            <input type="checkbox" id=id.clone() prop:checked=flag(ticked) on:change=move |_| session.flip_choice(&choice)/>
            <label class="choice-text" for=id>{title}<small>{rule}</small></label>
            <span class="place">{place}</span>
        </li>
    }
    .into_any()
}
