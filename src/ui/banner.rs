use leptos::prelude::*;

use super::{
    later::later,
    macros::html,
    parts::{act, button, counted, dynamic, nothing},
};
use crate::{
    state::{Banner, Draft, Held, Offer, Refused, Session, View, name_of},
    text::grouped,
};

/// A line across the page. Those that want a decision come after the start.
pub fn banner_line(session: Session) -> AnyView {
    dynamic(move || match session.banner() {
        Some(Banner::Opening) => {
            html! { <div class="banner" role="status"><p>"Opening the shared file…"</p></div> }
        }
        // Whoever follows a link sees it with the page.
        Some(Banner::Shared(own)) => shared(session, own),
        Some(Banner::Trouble { what, why, now }) => trouble(session, &what, &why, &now),
        Some(_) => later(session, View::Banner),
        None => nothing(),
    })
}

/// A line across the page that wants a decision.
pub fn decision(session: Session) -> AnyView {
    match session.banner() {
        Some(Banner::Offer(what)) => offer(session, what),
        Some(Banner::NotSaved(why)) => not_saved(session, &why),
        Some(Banner::Forget) => forget(session),
        Some(Banner::Update) => update(session),
        Some(Banner::Held(what)) => held(session, what),
        Some(Banner::Refused { files, more, rest }) => refused(session, &files, more, rest),
        Some(Banner::Elsewhere(theirs)) => elsewhere(session, theirs),
        _ => nothing(),
    }
}

fn shared(session: Session, own: Option<String>) -> AnyView {
    let words = match &own {
        Some(own) => format!("Your own {own} is untouched. A copy can be changed."),
        None => "It is shown, not kept; a copy can be changed.".to_owned(),
    };
    let opened = match session.shared_files() {
        0 | 1 => "You opened a shared file.".to_owned(),
        count => format!("You opened {count} shared files; the first is shown, and a copy keeps them all."),
    };
    let back = own.map_or_else(|| "Leave it".to_owned(), |own| format!("Back to {own}"));
    html! {
        <div class="banner" role="status">
            <p><b>{opened}</b>" "{words}</p>
            <span class="row">
                {button("button button-small button-primary", "Keep a copy", act(move || session.keep_copy()))}
                {button("button button-small", back, act(move || session.leave_shared()))}
            </span>
        </div>
    }
    .into_any()
}

/// A text that holds files.
fn offer(session: Session, offer: Offer) -> AnyView {
    let names: Vec<&str> = offer.pieces.files.iter().take(3).map(|piece| piece.name.as_str()).collect();
    let more = offer.pieces.files.len().saturating_sub(names.len());
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    let (what, take) = match offer.pieces.files.len() {
        1 => ("This text holds a file in a code fence:".to_owned(), "Open what is in the fence".to_owned()),
        count => (format!("This text holds {count} files:"), format!("Open as {count} files")),
    };
    let left = match offer.pieces.left {
        0 => String::new(),
        left => format!(" {} around them would stay behind.", counted(left, "line")),
    };
    let words = format!("{}{more}.{left}", names.join(", "));
    html! {
        <div class="banner" role="status">
            <p><b>{what}</b>" "{words}</p>
            <span class="row">
                {button("button button-small button-primary", take, act(move || session.accept_offer(&offer)))}
                {button("button button-small", "Leave it as one file", act(move || session.dismiss_banner()))}
            </span>
        </div>
    }
}

fn not_saved(session: Session, why: &str) -> AnyView {
    let all = (session.files().len() > 1)
        .then(|| button("button button-small", "Download all", act(move || session.download_all())));
    html! {
        <div class="banner" role="alert">
            <p><b>"What you write is not kept."</b>{format!(" The reason: {why}. The page works all the same; download your work before you close it.")}</p>
            <span class="row">
                {button("button button-small button-primary", "Download", act(move || session.download()))}
                {all}
                {button("button button-small", "Close", act(move || session.dismiss_banner()))}
            </span>
        </div>
    }
}

fn forget(session: Session) -> AnyView {
    html! {
        <div class="banner" role="alert">
            <p><b>"Forget everything?"</b>" Your files, the deleted ones, their older versions and your choices are removed from this browser. Nothing brings them back. The program itself stays, so that it opens without a network."</p>
            <span class="row">
                {button("button button-small", "Download all first", act(move || session.download_all()))}
                {button("button button-small", "Forget everything", act(move || session.forget_everything()))}
                <button class="button button-small button-primary" id="forget-cancel" on:click=act(move || session.dismiss_banner())>"Keep them"</button>
            </span>
        </div>
    }
}

/// A newer version of the page.
fn update(session: Session) -> AnyView {
    html! {
        <div class="banner" role="status">
            <p><b>"A new version of Agent Playground is here."</b>" Reload to use it; your files stay as they are, with what you have just typed."</p>
            <span class="row">
                {button("button button-small button-primary", "Reload", act(move || session.reload()))}
                {button("button button-small", "Later", act(move || session.update_later()))}
            </span>
        </div>
    }
}

/// A text at which the page stopped before.
fn held(session: Session, held: Held) -> AnyView {
    let (what, out) = match &held {
        Held::File(id, name) => (name.clone(), Some(*id)),
        Held::Link(_) => ("this link".to_owned(), None),
    };
    let out =
        out.map(|id| button("button button-small", "Download it", act(move || session.download_held(id))));
    html! {
        <div class="banner" role="alert">
            <p><b>{format!("The page stopped while it read {what}.")}</b>" It was not read again, so that it cannot stop the page once more. Nothing of it is lost."</p>
            <span class="row">
                {out}
                {button("button button-small", "Open it all the same", act(move || session.open_held(&held)))}
            </span>
        </div>
    }
}

/// Several files that were not opened: one is named, and all are listed with the reasons.
fn refused(session: Session, files: &[Refused], more: usize, rest: &'static str) -> AnyView {
    let name = files.first().map_or("", |file| name_of(&file.path));
    let others = grouped(files.len().saturating_sub(1) + more);
    let shown = &files[..files.len().min(MOST_LISTED)];
    let rows = shown.iter().map(|file| {
        let words = format!(" {} {}", file.why, file.now);
        html! { <li><b>{file.path.clone()}</b>{words}</li> }.into_any()
    });
    let unlisted = files.len() - shown.len() + more;
    let unlisted =
        (unlisted > 0).then(|| html! { <li>{format!("And {} more.", grouped(unlisted))}</li> }.into_any());
    html! {
        <div class="banner" role="alert">
            <div>
                <p><b>{format!("{name} and {others} more were not opened.")}</b>" "{rest}</p>
                <details><summary>"Which, and why"</summary><ul>{rows.collect::<Vec<AnyView>>()}{unlisted}</ul></details>
            </div>
            {button("button button-small", "Close", act(move || session.dismiss_banner()))}
        </div>
    }
}

/// So many names are read by nobody.
const MOST_LISTED: usize = 100;

/// The file at hand was changed in another page.
fn elsewhere(session: Session, theirs: Draft) -> AnyView {
    let name = theirs.name().to_owned();
    let other = theirs.clone();
    html! {
        <div class="banner" role="alert">
            <p><b>{format!("{name} was changed in another page.")}</b>" Here it is as it was, and nothing is overwritten."</p>
            <span class="row">
                {button("button button-small button-primary", "Take that version", act(move || session.take_elsewhere(&theirs)))}
                {button("button button-small", "Keep both", act(move || session.keep_both(&other)))}
            </span>
        </div>
    }
}

fn trouble(session: Session, what: &str, why: &str, now: &str) -> AnyView {
    html! {
        <div class="banner" role="alert">
            <p><b>{what.to_owned()}</b>" "{why.to_owned()}" "{now.to_owned()}</p>
            {button("button button-small", "Close", act(move || session.dismiss_banner()))}
        </div>
    }
    .into_any()
}
