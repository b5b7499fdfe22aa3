use leptos::{
    ev::MouseEvent,
    prelude::*,
    reactive::graph::{Observer, Subscriber},
};

use super::macros::html;
pub use crate::text::grouped as number;
use crate::{client::Verdict, lint::Severity, state::Session};

// Small parts are plain functions: a component of its own costs more wasm than most of them.

/// An icon of `src/site/icons.svg`, which stands in the page.
pub fn icon(name: &'static str) -> AnyView {
    icon_of_class(name, "icon")
}

/// An icon with classes of its own.
pub fn icon_of_class(name: &'static str, class: &'static str) -> AnyView {
    html! { <svg aria-hidden="true" class=class><use href=format!("#icon-{name}")></use></svg> }.into_any()
}

/// Icon and word of a severity.
pub fn severity_mark(severity: Severity, words: String) -> AnyView {
    match severity {
        Severity::Error => mark("severity is-error", "error", words),
        Severity::Warning => mark("severity is-warning", "warning", words),
        Severity::Hint => mark("severity is-hint", "hint", words),
    }
}

/// Icon and word of a verdict.
pub fn verdict_mark(verdict: Verdict) -> AnyView {
    match verdict {
        Verdict::Loads => mark("severity is-ok", "ok", "Loads".into()),
        Verdict::LoadsWithLosses => mark("severity is-warning", "losses", "Loads with losses".into()),
        Verdict::Refused => mark("severity is-error", "refused", "Refused".into()),
    }
}

/// An icon and words in one colour.
pub fn mark(class: &'static str, name: &'static str, words: String) -> AnyView {
    html! { <span class=class>{icon(name)}{words}</span> }.into_any()
}

// Leptos gives every closure of a view a type, and code, of its own; the wasm pays for each. These give
// all closures of one kind one type.

// And what is taken away has to be let go of: Leptos leaves the subscriptions of a view or memo that is gone with the
// signals it read, for as long as those live.

/// Lets go of all that the part of the page being built reads, once that part is built anew or taken away.
pub fn let_go() {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || reader.clear_sources(&reader));
    }
}

/// What is worked out anew when what it reads changes, and changes itself only when the outcome differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    work_out: impl Fn() -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        let_go();
        work_out()
    })
}

/// Words that change.
pub fn words(words: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    let words: Box<dyn Fn() -> String + Send + Sync> = Box::new(move || {
        let_go();
        words()
    });
    Signal::derive(words)
}

/// A yes or no that changes.
pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    let flag: Box<dyn Fn() -> bool + Send + Sync> = Box::new(move || {
        let_go();
        flag()
    });
    Signal::derive(flag)
}

/// `true` or `false` as ARIA wants it.
pub fn aria(flag: impl Fn() -> bool + Send + Sync + 'static) -> Signal<String> {
    words(move || flag().to_string())
}

/// A part of the page that changes.
pub fn dynamic(mut view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || {
        let_go();
        view()
    });
    view.into_any()
}

/// A part of the page that is there at times.
pub fn when(
    shown: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let shown = flag(shown);
    let shown = memo(move || shown.get());
    dynamic(move || if shown.get() { view() } else { nothing() })
}

/// A part of the page that is built anew only when the words it is made of differ.
pub fn made_of(
    key: impl Fn() -> String + Send + Sync + 'static,
    view: impl Fn(String) -> AnyView + Send + 'static,
) -> AnyView {
    let key = words(key);
    let key = memo(move || key.get());
    dynamic(move || view(key.get()))
}

pub fn nothing() -> AnyView {
    ().into_any()
}

/// What a press of a button does.
pub type Act = Box<dyn FnMut(MouseEvent)>;

pub fn act(mut act: impl FnMut() + 'static) -> Act {
    Box::new(move |_| act())
}

/// A dialog of words alone: a press outside of it or Escape closes it. It is filled once it is shown.
pub fn dialog(
    session: Session,
    id: &'static str,
    title: &'static str,
    content: fn(Session) -> AnyView,
) -> AnyView {
    let name = format!("{id}-title");
    let content = when(move || session.was_shown(id), move || content(session));
    html! {
        <dialog class="dialog" id=id closedby="any" aria-labelledby=name.clone()>
            <div class="dialog-head">
                <h2 id=name>{title}</h2>
                <span class="push"></span>
                <button class="button button-quiet button-icon" aria-label="Close" autofocus="" on:click=act(move || session.hide(id))>
                    {icon("close")}
                </button>
            </div>
            <div class="pane-scroll" tabindex="0" role="group" aria-label=title>{content}</div>
        </dialog>
    }
    .into_any()
}

/// A menu that opens at the button that names it as its `popovertarget`. Its first row takes the focus, and arrows walk
/// the rows (`browser/keys.rs`).
pub fn menu(id: &'static str, label: &'static str, rows: AnyView) -> AnyView {
    html! { <div class="menu" id=id popover="auto" role="dialog" aria-label=label>{rows}</div> }
}

/// A row of a menu, which closes it.
pub fn menu_row(menu: &'static str, is_first: bool, content: AnyView, act: Act) -> AnyView {
    html! {
        <button class="menu-row" popovertarget=menu popovertargetaction="hide" autofocus=is_first on:click=act>{content}</button>
    }
}

/// A button with words.
pub fn button(look: &'static str, words: impl Into<String>, act: Act) -> AnyView {
    html! { <button class=look on:click=act>{words.into()}</button> }.into_any()
}

/// A button with an icon before its words.
pub fn button_with_icon(look: &'static str, name: &'static str, words: &'static str, act: Act) -> AnyView {
    html! { <button class=look on:click=act>{icon(name)}{words}</button> }.into_any()
}

/// A button that shows an icon alone; its words are read to those who do not see it.
pub fn icon_button(look: &'static str, name: &'static str, words: &'static str, act: Act) -> AnyView {
    html! { <button class=look aria-label=words on:click=act>{icon(name)}</button> }.into_any()
}

/// One of a few buttons of which one is pressed.
pub fn segment(words: &'static str, pressed: Signal<String>, act: Act) -> AnyView {
    html! { <button aria-pressed=pressed on:click=act>{words}</button> }.into_any()
}

/// One of two ways to show something.
pub fn either(
    label: &'static str,
    words: [&'static str; 2],
    second: impl Fn() -> bool + Copy + Send + Sync + 'static,
    choose: impl Fn(bool) + Copy + 'static,
) -> AnyView {
    let segment =
        |at: bool| segment(words[usize::from(at)], aria(move || second() == at), act(move || choose(at)));
    html! { <span class="segments push" role="group" aria-label=label>{segment(false)}{segment(true)}</span> }
        .into_any()
}

/// A part of a panel under a heading; what stands beside the heading, and what below.
pub fn section(title: &'static str, beside: AnyView, below: AnyView) -> AnyView {
    html! {
        <div class="section stack">
            <div class="row section-head"><h2>{title}</h2>{beside}</div>
            {below}
        </div>
    }
    .into_any()
}

/// The part of a panel that scrolls; a keyboard can scroll it too.
pub fn scroll_pane(label: &'static str, content: AnyView) -> AnyView {
    let label = format!("{label}, scrollable");
    html! {
        <div class="pane-scroll" id="panel-scroll" tabindex="0" role="group" aria-label=label>{content}</div>
    }
    .into_any()
}

/// Words in which backticks mark code.
pub fn coded(words: &str) -> Vec<AnyView> {
    let part = |(at, part): (usize, &str)| match at % 2 {
        0 => part.to_owned().into_any(),
        _ => html! { <code>{part.to_owned()}</code> }.into_any(),
    };
    words.split('`').enumerate().map(part).collect()
}

/// `1 error`, `2 errors`
pub fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {word}{plural}", number(count))
}

/// Two letters that stand for a client.
pub fn client_mark(id: &str) -> &'static str {
    match id {
        "claude-code" => "Cl",
        "claude-code-plugin" => "Pl",
        "copilot-cli" => "Co",
        "gemini-cli" => "Ge",
        "qwen-code" => "Qw",
        "opencode" => "Op",
        "cursor" => "Cu",
        "codex" => "Cx",
        "agent-skills" => "Sk",
        _ => "·",
    }
}
