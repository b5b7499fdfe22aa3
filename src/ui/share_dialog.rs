use leptos::prelude::*;

use super::{
    macros::html,
    parts::{
        Act, act, aria, button, button_with_icon, counted, dynamic, icon, mark, memo, nothing, number, when,
        words,
    },
};
use crate::{
    share::{LARGEST, PLACES, Place, badge, element, frame, markdown_link, qr},
    state::{Links, Session, Ways},
};

/// The ways to share the file, filled while the dialog is open.
pub fn share_dialog(session: Session) -> AnyView {
    html! {
        <dialog
            class="dialog"
            id="share"
            closedby="any"
            aria-labelledby="share-title"
            on:close=move |_| session.share_toggled()
        >
            <div class="dialog-head">
                <h2 id="share-title">{words(move || format!("Share {}", session.name()))}</h2>
                <span class="push"></span>
                <button class="button button-quiet button-icon" aria-label="Close" autofocus="" on:click=act(move || session.close_share())>
                    {icon("close")}
                </button>
            </div>
            <div class="pane-scroll" tabindex="0" role="group" aria-label="Ways to share, scrollable">
                {when(move || session.is_sharing(), move || content(session))}
            </div>
        </dialog>
    }
}

/// While a secret waits for a decision, there is no link to be copied, scanned or sent.
fn content(session: Session) -> AnyView {
    let asks = memo(move || !session.secrets().is_empty());
    dynamic(move || match asks.get() {
        true => dynamic(move || secret_notice(session)),
        false => html! {
            {when(move || session.other_files() > 0, move || extent(session))}
            {dynamic(move || match session.links() {
                Links::Waiting => html! { <div class="section"><p class="soft">"Making the link…"</p></div> },
                Links::TooLong(ways, bytes) => too_long(session, &ways, bytes),
                Links::Ready(ways) => ways_to_share(session, &ways),
            })}
        },
    })
}

/// Whether the link carries this file or all of them.
fn extent(session: Session) -> AnyView {
    let all = words(move || format!("All {}", counted(session.all_shared(), "file")));
    html! {
        <div class="section">
            <span class="segments" role="group" aria-label="What the link carries">
                <button aria-pressed=aria(move || !session.shares_all()) on:click=act(move || session.share_all(false))>"This file"</button>
                <button aria-pressed=aria(move || session.shares_all()) on:click=act(move || session.share_all(true))>{all}</button>
            </span>
        </div>
    }
}

/// What looks like a secret, before it goes into a link.
fn secret_notice(session: Session) -> AnyView {
    let secrets = session.secrets();
    let Some(first) = secrets.first().cloned() else { return nothing() };
    let line = first.place.line;
    let says = first.diagnostic.title.trim_start_matches("This looks like ").to_owned();
    let what = match secrets.len() {
        1 => format!("Line {line} holds what looks like {says}."),
        count => format!("Line {line} holds what looks like {says}, and there are {} more.", count - 1),
    };
    let replace = match secrets.len() {
        1 => "Replace it with a placeholder",
        _ => "Replace them with placeholders",
    };
    let go = move || {
        session.close_share();
        session.reveal(first.diagnostic.span);
    };
    html! {
        <div class="section notice" role="status">
            {mark("severity is-warning", "warning", "Warning".into())}
            <div class="stack">
                <p><b>{what}</b>" The link carries the whole file, so anyone who has the link has it."</p>
                <div class="row">
                    {button("button button-primary", replace, act(move || session.replace_secrets()))}
                    {button("button", format!("Go to line {line}"), act(go))}
                    {button("button button-quiet", "Share it anyway", act(move || session.share_secrets()))}
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn too_long(session: Session, ways: &Ways, bytes: usize) -> AnyView {
    let says = format!(
        "A link carries up to {} of text; this is {}. Hand the file over, or embed it: that needs no link.",
        size(LARGEST),
        size(bytes)
    );
    html! {
        <div class="section stack">
            <h3>"Too long for a link"</h3>
            <p>{says}</p>
            <div class="row">{hand_over(session, "button button-primary")}</div>
        </div>
        <div class="section stack">
            {row(session, "The problems as Markdown", "share-report", session.report(), "Problems copied.")}
            {row(session, "Embed in a page", "share-embed", element(&ways.page, &ways.name, &session.text()), "Embed code copied.")}
            {docs_link(&ways.page)}
        </div>
    }
}

/// What the link would carry, as a file.
fn hand_over(session: Session, look: &'static str) -> AnyView {
    let act = act(move || match untrack(|| session.shares_all()) {
        true => session.download_all(),
        false => session.download(),
    });
    button_with_icon(look, "export", "Download", act)
}

/// Bytes in words.
fn size(bytes: usize) -> String {
    format!("{} KB", number(bytes.div_ceil(1024)))
}

fn ways_to_share(session: Session, ways: &Ways) -> AnyView {
    let name = ways.name.clone();
    let (page, link) = (ways.page.as_str(), ways.link.as_str());
    let report = format!("{}\n{}\n", session.report(), markdown_link(&name, link));
    let longer = (!ways.is_short).then(|| {
        html! { <p class="soft">"The word list that makes links short did not come, so this one is longer, and opens for the reader's own client. Close and open this to try again."</p> }
    });
    html! {
        <div class="section share-link">
            <div class="stack">
                {link_row(session, ways)}
                {longer}
                {docs_link(page)}
                {places(link)}
                {chat(session, link)}
            </div>
            {code(link)}
        </div>
        <div class="section stack">
            {row(session, "Markdown", "share-markdown", markdown_link(&name, link), "Markdown link copied.")}
            {row(session, "Markdown with the problems", "share-report", report, "Link and problems copied.")}
            {row(session, "Badge for a README", "share-badge", badge(page, link), "Badge copied.")}
            {row(session, "Embed in a page", "share-embed", element(page, &name, &session.text()), "Embed code copied.")}
            {row(session, "As a frame, without scripts", "share-frame", frame(page, &name, &ways.fragment), "Frame copied.")}
            {embed_preview(page, &name, &ways.fragment)}
        </div>
    }
}

fn docs_link(page: &str) -> AnyView {
    html! { <p class="links"><a target="_blank" rel="noopener" href=format!("{page}docs/")>"Embed it in docs: mdBook, MkDocs, Docusaurus, VitePress and others"</a></p> }
}

/// The code to scan; a press makes it as large as the dialog, since a long link is a fine one.
fn code(link: &str) -> Option<AnyView> {
    let code = qr(link)?;
    let area = format!("0 0 {0} {0}", code.side);
    let large = RwSignal::new(false);
    let class = words(move || if large.get() { "qr is-large" } else { "qr" }.to_owned());
    Some(html! {
        <button
            class=class
            aria-label="QR code of the link, larger"
            aria-pressed=aria(move || large.get())
            on:click=act(move || large.update(|large| *large = !*large))
        >
            <svg role="img" aria-label="QR code of the link" viewBox=area><path d=code.path></path></svg>
        </button>
    })
}

/// The link itself, to copy or to hand to the device.
fn link_row(session: Session, ways: &Ways) -> AnyView {
    let title = format!("Link, {}", counted(ways.link.chars().count(), "character"));
    let link = ways.link.clone();
    let copy: Act = {
        let link = link.clone();
        act(move || session.copy_field(link.clone(), "share-url", "Link copied. It carries the whole file."))
    };
    let device = session
        .can_share_with_device()
        .then(|| button_with_icon("button", "share", "Send…", act(move || session.share_with_device())));
    html! {
        <div class="copy-row">
            <h3><label for="share-url">{title}</label></h3>
            <input id="share-url" readonly="" prop:value=link />
            <div class="row">{copy_button("Copy link", copy)}{device}</div>
        </div>
    }
    .into_any()
}

/// A text to be put somewhere, and the button that copies it.
fn row(session: Session, title: &'static str, id: &'static str, text: String, done: &'static str) -> AnyView {
    let shown = text.clone();
    let field = match text.contains('\n') {
        false => html! { <input readonly="" id=id prop:value=shown /> }.into_any(),
        true => {
            html! { <textarea readonly="" rows="2" spellcheck="false" id=id prop:value=shown></textarea> }
                .into_any()
        }
    };
    let copy = act(move || session.copy_field(text.clone(), id, done));
    html! {
        <div class="copy-row">
            <h3><label for=id>{title}</label></h3>
            {field}
            {copy_button("Copy", copy)}
        </div>
    }
    .into_any()
}

fn copy_button(label: &'static str, copy: Act) -> AnyView {
    button_with_icon("button", "copy", label, copy)
}

/// Where a link of this length still goes.
fn places(link: &str) -> AnyView {
    let rows = PLACES.iter().map(|place| place_row(place, link));
    html! {
        <table class="fits">
            <thead class="only-read"><tr><th>"Place"</th><th>"Limit"</th><th>"Fits"</th></tr></thead>
            <tbody>{rows.collect::<Vec<AnyView>>()}</tbody>
        </table>
    }
    .into_any()
}

/// The way on where a message cannot hold the link: no way of writing it makes it shorter there.
fn chat(session: Session, link: &str) -> Option<AnyView> {
    let is_long = PLACES.first().is_some_and(|discord| !discord.fits(link));
    is_long.then(|| html! {
        <p class="soft">"Too long for a message: attach the file. A link behind a word is counted in full."</p>
        <div class="row">{hand_over(session, "button")}</div>
    })
}

fn place_row(place: &Place, link: &str) -> AnyView {
    let fits = match place.fits(link) {
        true => mark("severity is-ok", "ok", "fits".into()),
        false => mark("severity is-none", "losses", place.beyond.into()),
    };
    html! { <tr><td>{place.name}</td><td class="number">{number(place.limit)}</td><td>{fits}</td></tr> }
        .into_any()
}

/// How the embed looks, fetched when it is asked for.
fn embed_preview(page: &str, name: &str, fragment: &str) -> AnyView {
    let address = format!("{page}embed/#{fragment}");
    let title = format!("{name}, embedded");
    html! {
        <details class="embed-preview">
            <summary>{icon("chevron")}"How the embed looks"</summary>
            <iframe loading="lazy" title=title src=address></iframe>
        </details>
    }
    .into_any()
}
