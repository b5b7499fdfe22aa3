use leptos::prelude::*;

use super::{
    macros::html,
    parts::{
        act, aria, button, button_with_icon, client_mark, counted, dynamic, flag, memo, nothing, number,
        scroll_pane, words,
    },
    seen_view::seen_section,
};
use crate::{
    client,
    convert::{Export, Loss},
    lint::Severity,
    state::Session,
};

/// The file to take away for each client, where it belongs, and what the client will not have of it.
pub fn export_panel(session: Session) -> AnyView {
    let order = memo(move || session.clients_in_order());
    let targets = dynamic(move || {
        order.get().into_iter().map(|at| target(session, at)).collect::<Vec<AnyView>>().into_any()
    });
    let shown = memo(move || session.target());
    let content = html! {
        <div class="section stack">
            {dynamic(move || state(session))}
        </div>
        <ul aria-label="Write the file for">{targets}</ul>
        {dynamic(move || session.export_for(shown.get()).map_or_else(nothing, |export| file(session, shown.get(), export)))}
    };
    let packed = memo(move || (0..client::ALL.len()).filter(|at| session.is_packed(*at)).count());
    html! {
        {scroll_pane("Export", content)}
        <div class="pane-foot">
            {button_with_icon("button button-primary", "export", "Download", act(move || session.download_export()))}
            <button class="button" disabled=flag(move || packed.get() == 0) on:click=act(move || session.download_packed())>
                {words(move || match packed.get() {
                    0 => "Download ticked as zip".to_owned(),
                    count => format!("Download {} as zip", counted(count, "file")),
                })}
            </button>
        </div>
    }
}

/// A client with its file's place, and how much it loses; ticked, the file goes into the zip.
fn target(session: Session, at: usize) -> AnyView {
    let about = client::ALL[at].about();
    let mark = client_mark(about.id);
    let id = format!("pack-{}", about.id);
    let path = words(move || session.export_for(at).map(|export| export.path).unwrap_or_default());
    let lost = words(move || match session.export_for(at).map_or(0, |export| export.losses.len()) {
        0 => "nothing lost".into(),
        count => format!("{count} lost or changed"),
    });
    html! {
        <li class="target-row">
            <label class="tick"><input type="checkbox" id=id.clone() aria-label=format!("{} into the zip", about.label()) prop:checked=flag(move || session.is_packed(at)) on:change=move |_| session.flip_packed(at)/></label>
            <button class="target" aria-pressed=aria(move || session.target() == at) on:click=act(move || session.choose_target(at))>
                <span class="client-mark" aria-hidden="true">{mark}</span>
                <span>{about.label()}<small>{path}</small></span>
                <span class="push place">{lost}</span>
            </button>
        </li>
    }
}

fn file(session: Session, at: usize, export: Export) -> AnyView {
    let about = client::ALL[at].about();
    let text = export.text.clone();
    let seen = session.seen_by(at, &export).map(|seen| seen_section(&seen));
    html! {
        {losses(about.name, &export.losses)}
        <div class="section stack">
            <div class="row">
                <h2>"The file for "{about.name}</h2>
                {button_with_icon("button button-small push", "copy", "Copy", act(move || session.copy(text.clone(), "File copied.")))}
            </div>
            <dl class="facts">
                <dt>{format!("In a {}", about.loader.unwrap_or("project"))}</dt><dd><code>{export.path}</code></dd>
                <dt>"Size"</dt><dd>{format!("{} bytes", number(export.text.len()))}</dd>
            </dl>
            <pre class="quote" dir="auto">{keyed(&export.text)}</pre>
        </div>
        {seen}
    }
}

/// The keys of the settings stand out, up to the line that ends them.
fn keyed(text: &str) -> AnyView {
    let mut fences = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let is_fence = line.trim_end() == "---";
        fences += usize::from(is_fence && fences < 2);
        let is_toml = fences == 0 && line.contains(" = ");
        let end = if is_toml { line.find(" = ") } else { line.find(':').filter(|_| fences == 1) };
        let key = end.filter(|end| {
            !is_fence && line[..*end].chars().all(|c| c.is_alphanumeric() || "-_. \"*".contains(c))
        });
        match key {
            Some(end) => html! { <b>{line[..end].to_owned()}</b>{line[end..].to_owned()} },
            None => line.to_owned().into_any(),
        }
    });
    lines.collect::<Vec<AnyView>>().into_any()
}

/// Whether the file is ready, and the way to make it so.
fn state(session: Session) -> AnyView {
    let errors = session.analysis().report.count(Severity::Error);
    let safe = session.analysis().report.safe_fixes();
    match (errors, safe) {
        (0, 0) => html! { <p class="soft">"The file is ready as it is."</p> }.into_any(),
        (0, safe) => html! { <p class="soft">{format!("It loads. {} can still be applied.", fixes(safe))}</p> }.into_any(),
        (errors, 0) => {
            html! { <p class="soft">{format!("{} left; see the problems before you take it away.", counted(errors, "error"))}</p> }
                .into_any()
        }
        (errors, safe) => html! {
            <p class="soft">{format!("{} left. {} can be applied first.", counted(errors, "error"), fixes(safe))}</p>
            <div class="row">{button("button", "Review the fixes", act(move || session.review_fixes()))}</div>
        }
        .into_any(),
    }
}

fn fixes(count: usize) -> String {
    if count == 1 { "1 safe fix".into() } else { format!("{count} safe fixes") }
}

fn losses(name: &str, losses: &[Loss]) -> AnyView {
    if losses.is_empty() {
        return nothing();
    }
    let rows = losses.iter().map(|loss| {
        let value: String = loss.value.chars().take(80).collect();
        let value = (!value.is_empty()).then(|| html! { <code>{value}</code>" " });
        let instead = loss.instead.as_ref().map(|instead| html! { " In its place: "<code>{instead.clone()}</code>"." });
        html! { <div class="loss"><code>{loss.field.clone()}</code><p>{value}{loss.why.clone()}{instead}</p></div> }
    });
    html! {
        <div class="section">
            <h2>{format!("Lost and changed for {name}")}</h2>
            <div>{rows.collect::<Vec<AnyView>>()}</div>
        </div>
    }
}
