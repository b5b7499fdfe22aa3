use leptos::prelude::*;

use super::{
    macros::html,
    parts::{Act, act, aria, icon, segment},
};
use crate::state::{Session, Theme};

/// Everything that is not wanted all the time: what the popover of the bar holds.
pub fn more_menu(session: Session) -> AnyView {
    html! {
            <p class="menu-title">"File"</p>
            {row("file", "Open files".to_owned(), act(move || session.pick()))}
            {row("files", "Open a folder".to_owned(), act(move || session.pick_folder()))}
            <button class="menu-row" popovertarget="new-agent">{icon("plus")}"New agent"</button>
            {row("export", "Save".to_owned(), act(move || session.save()))}
            {row("edit", "Rename".to_owned(), act(move || session.begin_renaming()))}
            {row("copy", "Duplicate".to_owned(), act(move || session.duplicate()))}
            {row("undo", "Older versions".to_owned(), act(move || session.show_versions()))}
            {row("close", "Delete".to_owned(), act(move || session.delete()))}
            {row("share", "Share".to_owned(), act(move || session.share()))}
            {row("list", "Tidy the front matter".to_owned(), act(move || session.review_tidying()))}
            {row("undo", "Undo".to_owned(), act(move || session.undo()))}
            <p class="menu-title" id="theme-title">"Theme"</p>
            {theme_picker(session)}
            <p class="menu-title" id="editor-title">"Editor"</p>
            {editor_picker(session)}
            <p class="menu-title" id="tab-title">"Tab key"</p>
            {tab_picker(session)}
            <p class="menu-title">"This browser"</p>
            {row("close", "Forget everything…".to_owned(), act(move || session.ask_to_forget()))}
            <p class="menu-title">"Help"</p>
            {row("search", "Commands".to_owned(), act(move || session.open_palette()))}
            {row("key", "Keys".to_owned(), act(move || session.show_keys()))}
            {row("mark", "About".to_owned(), act(move || session.show_about()))}
            <p class="menu-note">"Nothing you type leaves this page."</p>
    }
    .into_any()
}

fn row(picture: &'static str, words: String, run: Act) -> AnyView {
    html! {
        <button class="menu-row" popovertarget="more" popovertargetaction="hide" on:click=run>
            {icon(picture)}{words}
        </button>
    }
    .into_any()
}

fn theme_picker(session: Session) -> AnyView {
    let buttons = Theme::ALL.map(|theme| {
        let word = match theme {
            Theme::System => "System",
            Theme::Light => "Light",
            Theme::Dark => "Dark",
        };
        let pressed = aria(move || session.theme() == theme);
        segment(word, pressed, act(move || session.choose_theme(theme)))
    });
    html! {
        <div class="menu-theme"><span class="segments" role="group" aria-labelledby="theme-title">{buttons.into_iter().collect::<Vec<AnyView>>()}</span></div>
    }
    .into_any()
}

fn editor_picker(session: Session) -> AnyView {
    let button = |word, plain| {
        segment(
            word,
            aria(move || session.editor().plain == plain),
            act(move || session.choose_editor(plain)),
        )
    };
    html! {
        <div class="menu-theme"><span class="segments" role="group" aria-labelledby="editor-title">{button("Code", false)}{button("Plain text", true)}</span></div>
    }
    .into_any()
}

/// A text field always lets the Tab key go.
fn tab_picker(session: Session) -> AnyView {
    let button = |word, indents| {
        segment(word, aria(move || session.editor().tab == indents), act(move || session.choose_tab(indents)))
    };
    html! {
        <div class="menu-theme"><span class="segments" role="group" aria-labelledby="tab-title">{button("Leaves the editor", false)}{button("Indents", true)}</span></div>
    }
    .into_any()
}
