use leptos::prelude::*;

use super::{
    macros::html,
    parts::{Act, act, aria, icon, menu_row, segment},
};
use crate::state::{Session, Theme};

/// Everything that is not wanted all the time: what the popover of the bar holds.
pub fn more_menu(session: Session) -> AnyView {
    html! {
            <p class="menu-title">"File"</p>
            {menu_row("more", true, html! { {icon("file")}"Open files" }, act(move || session.pick()))}
            {row("files", "Open a folder", act(move || session.pick_folder()))}
            {row("plus", "New agent", act(move || session.begin_new()))}
            {row("export", "Save", act(move || session.save()))}
            {row("edit", "Rename", act(move || session.begin_renaming()))}
            {row("copy", "Duplicate", act(move || session.duplicate()))}
            {row("undo", "Older versions", act(move || session.show_versions()))}
            {row("close", "Delete", act(move || session.delete()))}
            {row("share", "Share", act(move || session.share()))}
            {row("list", "Tidy the front matter", act(move || session.review_tidying()))}
            {row("undo", "Undo", act(move || session.undo()))}
            <p class="menu-title" id="theme-title">"Theme"</p>
            {theme_picker(session)}
            <p class="menu-title" id="editor-title">"Editor"</p>
            {editor_picker(session)}
            <p class="menu-title" id="tab-title">"Tab key"</p>
            {tab_picker(session)}
            <p class="menu-title">"This browser"</p>
            {row("close", "Forget everything…", act(move || session.ask_to_forget()))}
            <p class="menu-title">"Help"</p>
            {row("search", "Commands", act(move || session.open_palette()))}
            {row("key", "Keys", act(move || session.show_keys()))}
            {row("mark", "About", act(move || session.show_about()))}
            <p class="menu-note">"Nothing you type leaves this page."</p>
    }
    .into_any()
}

fn row(picture: &'static str, words: &'static str, run: Act) -> AnyView {
    menu_row("more", false, html! { {icon(picture)}{words} }, run)
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
