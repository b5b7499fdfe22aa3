use leptos::prelude::*;

use super::{
    bar::narrow_head,
    everywhere::everywhere,
    listing_view::{WIDE, whole_listing},
    macros::html,
    parts::{
        act, button, button_with_icon, counted, dynamic, let_go, memo, number, severity_mark, verdict_mark,
        when, words,
    },
    rail::count_marks,
    search_view::search_view,
};
use crate::text::sort_by_key;
use crate::{
    client::Verdict,
    state::{Listed, Session},
    workspace::{Finding, Summary},
};

/// A file with what is known of it.
pub type Row = (Listed, std::sync::Arc<Summary>);

/// So many rows are built at first; more on demand.
pub const FIRST_ROWS: usize = 100;

/// So many findings come before the table; more on demand.
const FIRST_FINDINGS: usize = 8;

/// All files at once: what loads, what it costs, what only shows when they stand side by side.
pub fn overview(session: Session) -> AnyView {
    let gathers = memo(move || session.changes().is_some());
    dynamic(move || if gathers.get() { everywhere(session) } else { page(session) })
}

fn page(session: Session) -> AnyView {
    let has_files = memo(move || session.has_files());
    dynamic(move || if has_files.get() { full_page(session) } else { empty_page(session) })
}

fn empty_page(session: Session) -> AnyView {
    html! {
        <div class="pane-scroll" id="panel-scroll">
            <div class="overview-page">
                <div>
                    <h2 class="title">"No agent yet"</h2>
                    <p class="soft">"Paste one, drop a file anywhere, or begin with one that works."</p>
                </div>
                <div class="row">
                    <button class="button button-primary" popovertarget="new-agent">"New agent"</button>
                    {button("button", "Open files", act(move || session.pick()))}
                    {button("button", "Open a folder", act(move || session.pick_folder()))}
                </div>
                {deleted(session)}
            </div>
        </div>
    }
}

fn full_page(session: Session) -> AnyView {
    // What is found out file by file is shown once all is: a page that is rebuilt with each is no use to anybody.
    let is_read = memo(move || !session.has_unread());
    let rows = Memo::new(move |before| {
        let_go();
        match (is_read.get(), before) {
            (false, Some(before)) => Vec::clone(before),
            (false, None) => Vec::new(),
            (true, _) => rows(session),
        }
    });
    html! {
        <div class="pane-scroll" id="panel-scroll" tabindex="0" role="group" aria-label="All agents, scrollable">
            {narrow_head(session)}
            <div class="overview-page">
                <div>
                    <h2 class="title">{words(move || heading(session, &rows.read()))}</h2>
                    <p class="soft">{words(move || below(session, &rows.read()))}</p>
                </div>
                <div class="row">
                    <button class="button button-primary" id="fix-everywhere" on:click=act(move || session.review_everywhere())>"Fix all in all files"</button>
                    {button_with_icon("button", "export", "Download all", act(move || session.download_all()))}
                    <button class="button" popovertarget="convert-all">"Convert all"</button>
                    {button("button", "Open files", act(move || session.pick()))}
                    {button("button", "Open a folder", act(move || session.pick_folder()))}
                </div>
                {whole_listing(session, rows)}
                {search_view(session)}
                {findings(session)}
                {table(session, rows)}
                {deleted(session)}
            </div>
        </div>
    }
}

/// What costs most comes first.
fn rows(session: Session) -> Vec<Row> {
    let files = session.files().into_iter();
    let mut rows: Vec<Row> =
        files.filter_map(|file| Some((file.clone(), session.summary_of(&file)?))).collect();
    sort_by_key(&mut rows, |(_, summary)| std::cmp::Reverse(summary.tokens));
    rows
}

fn refused(rows: &[Row]) -> usize {
    rows.iter().filter(|(_, summary)| summary.verdict == Verdict::Refused).count()
}

fn heading(session: Session, rows: &[Row]) -> String {
    let (all, loads) = (session.files().len(), rows.len() - refused(rows));
    match (all, loads) {
        (0, _) => "No agent yet".into(),
        (all, _) if session.has_unread() => counted(all, "agent"),
        (1, 1) => "1 agent, and it loads".into(),
        (all, loads) if all == loads => format!("{all} agents, all of them load"),
        (all, 1) => format!("{}, 1 of them loads", counted(all, "agent")),
        (all, loads) => format!("{}, {loads} of them load", counted(all, "agent")),
    }
}

fn below(session: Session, rows: &[Row]) -> String {
    if session.has_unread() {
        return "They are being read.".into();
    }
    let client = session.client().about().title();
    match refused(rows) {
        0 => format!("{client} refuses none of them."),
        1 => format!("{client} refuses one, and says nothing about it."),
        count => format!("{client} refuses {count}, and says nothing about them."),
    }
}

fn findings(session: Session) -> AnyView {
    let found = memo(move || if session.has_unread() { Vec::new() } else { session.findings() });
    when(
        move || !found.read().is_empty(),
        move || {
            let whole = RwSignal::new(false);
            let rows = dynamic(move || {
                let found = found.read();
                let shown = if whole.get() { found.len() } else { FIRST_FINDINGS };
                found
                    .iter()
                    .take(shown)
                    .map(|finding| finding_row(session, finding))
                    .collect::<Vec<AnyView>>()
                    .into_any()
            });
            let more = when(
                move || !whole.get() && found.read().len() > FIRST_FINDINGS,
                move || {
                    let words = format!("Show all {}", found.read_untracked().len());
                    html! { <div class="row">{button("button", words, act(move || whole.set(true)))}</div> }
                },
            );
            html! { <section class="stack" aria-labelledby="findings-title"><h3 id="findings-title">"Side by side"</h3><ul class="stack">{rows}</ul>{more}</section> }
        },
    )
}

fn finding_row(session: Session, finding: &Finding) -> AnyView {
    let files = session.files();
    let links = finding.files.iter().filter_map(|id| files.iter().find(|file| file.id == *id)).map(|file| {
        let id = file.id;
        button("button button-small", file.name(), act(move || session.take_from_shelf(id)))
    });
    html! {
        <li class="finding">
            <p class="row">{severity_mark(finding.severity, finding.severity.word().to_owned())}<b>{super::parts::coded(&finding.title)}</b></p>
            <p class="soft">{super::parts::coded(&finding.why)}" "{super::parts::coded(&finding.now)}</p>
            <div class="row">{links.collect::<Vec<AnyView>>()}</div>
        </li>
    }
}

fn table(session: Session, rows: Memo<Vec<Row>>) -> AnyView {
    let whole = RwSignal::new(false);
    let body = dynamic(move || {
        let rows = rows.read();
        let most = rows.first().map_or(1, |row| row.1.tokens.max(1));
        let shown = if whole.get() { rows.len() } else { FIRST_ROWS };
        rows.iter().take(shown).map(|row| table_row(session, row, most)).collect::<Vec<AnyView>>().into_any()
    });
    html! {
        <div class="overview-scroll" tabindex="0" role="group" aria-label="Agents">
            <table class="overview">
                <thead><tr>
                    <th scope="col">"Agent"</th><th scope="col" class="wide-only">"Problems"</th>
                    <th scope="col">{words(move || session.client().about().name.to_owned())}</th><th scope="col" class="number">"Tokens"</th>
                    <th scope="col" class="wide-only"><span class="only-read">"Share of the largest"</span></th>
                </tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        {when(
            move || !whole.get() && rows.read().len() > FIRST_ROWS,
            move || button("button", format!("Show all {}", rows.read_untracked().len()), act(move || whole.set(true))),
        )}
    }
}

fn table_row(session: Session, (file, summary): &Row, most: usize) -> AnyView {
    let id = file.id;
    let name = summary.agent.clone().unwrap_or_else(|| file.name().to_owned());
    let bar = format!("M0 0H{}V8H0z", summary.tokens * WIDE / most);
    let class = if summary.verdict == Verdict::Refused { "budget-later" } else { "budget-used" };
    let counts = match summary.counts {
        [0, 0, 0] => html! { <span class="place">"none"</span> },
        counts => count_marks(counts),
    };
    html! {
        <tr>
            <td><button class="link" title=file.path.clone() on:click=act(move || session.take_from_shelf(id))>{name}</button></td>
            <td class="wide-only"><span class="counts">{counts}</span></td>
            <td>{verdict_mark(summary.verdict)}</td>
            <td class="number">{number(summary.tokens)}</td>
            <td class="wide-only"><svg class="budget" viewBox="0 0 100000 8" preserveAspectRatio="none" aria-hidden="true"><path class=class d=bar></path></svg></td>
        </tr>
    }
}

/// Deleted files that can still be had back.
fn deleted(session: Session) -> AnyView {
    let files = memo(move || session.deleted_files());
    when(
        move || !files.read().is_empty(),
        move || {
            let rows = dynamic(move || {
                let files = files.read();
                let rows = files.iter().take(FIRST_ROWS).map(|draft| {
                    let id = draft.id;
                    html! { <li class="row"><span>{draft.path.clone()}</span>{button("button button-small push", "Take back", act(move || session.undelete(id)))}</li> }
                });
                rows.collect::<Vec<AnyView>>().into_any()
            });
            html! { <section class="stack" aria-labelledby="deleted-title"><h3 id="deleted-title">"Deleted"</h3><ul class="stack">{rows}</ul></section> }
        },
    )
}
