use leptos::prelude::*;

use super::{
    macros::html,
    overview::{FIRST_ROWS, Row},
    parts::{
        act, button, button_with_icon, counted, dynamic, either, icon_of_class, mark, memo, nothing, number,
        when,
    },
};
use crate::{
    client::{About, ListingOrder, Verdict},
    state::Session,
    workspace::Listing,
};

/// How wide the picture of the budget is, in units of its own, and the gap between two bars.
pub const WIDE: usize = 100_000;
const GAP: usize = 150;

/// More bars than this are too thin to be told apart.
const MOST_BARS: usize = 100;

/// All that the parent model is told of the agents: what it takes, and word for word.
pub fn whole_listing(session: Session, rows: Memo<Vec<Row>>) -> AnyView {
    let opened = RwSignal::new(false);
    // It is put together once somebody wants to see it.
    let listing = memo(move || match opened.get() && !session.has_unread() {
        true => session.whole_listing(),
        false => Listing::default(),
    });
    let has_listing = move || rows.read().iter().any(|row| row.1.listing.is_some());
    html! {
        <section class="stack" aria-labelledby="budget-title">
            {dynamic(move || budget(session, &rows.read()))}
            {when(has_listing, move || html! {
                <details class="change" on:toggle=move |_| opened.set(true)>
                    <summary>{icon_of_class("chevron", "icon chevron")}"The whole Listing, entry by entry"</summary>
                    {when(move || opened.get(), move || entries(session, listing))}
                </details>
            })}
        </section>
    }
}

/// How much of what the parent model reads at every call the agents take up.
fn budget(session: Session, rows: &[Row]) -> AnyView {
    let about = session.client().about();
    let refused = |row: &&Row| row.1.verdict == Verdict::Refused;
    let sum = |rows: &mut dyn Iterator<Item = &Row>| rows.map(|row| row.1.tokens).sum::<usize>();
    let used = sum(&mut rows.iter().filter(|row| !refused(row)));
    let later = sum(&mut rows.iter().filter(refused));
    let Some(limit) = about.listing_budget else {
        return no_budget(about, rows, used);
    };
    let all = number(used + later);
    let spoken = format!("{} of {} tokens used; {all} once all load", number(used), number(limit));
    let once =
        if later == 0 { String::new() } else { format!(" Once the refused ones load, all take {all}.") };
    let says = format!(
        "{} reads these names and descriptions in every conversation, and counts a quarter of their characters.{once}",
        about.title()
    );
    html! {
        <div class="row"><h3 id="budget-title">"Listing budget"</h3><span class="push"><b>{number(used)}</b>{format!(" of {} tokens", number(limit))}</span></div>
        {picture(rows, limit, used, later, spoken)}
        {over_budget(about, used)}
        <p class="soft">{says}</p>
    }
}

/// What becomes of agents that take more than the budget; nothing as long as they do not.
pub fn over_budget(about: &About, used: usize) -> AnyView {
    let Some(limit) = about.listing_budget.filter(|limit| used > *limit) else { return nothing() };
    html! {
        <p>{mark("severity is-warning", "warning", format!("{} over", counted(used - limit, "token")))}{format!(
            " No agent is cut or left out: every description still goes to the parent model whole. {} says at its start that they are over the limit.",
            about.name
        )}</p>
    }
}

fn no_budget(about: &About, rows: &[Row], used: usize) -> AnyView {
    let says = match rows.iter().any(|row| row.1.listing.is_some()) {
        true => format!("About {}. No limit of {} is known.", counted(used, "token"), about.title()),
        false => not_known(about),
    };
    html! { <h3 id="budget-title">"Listing"</h3><p class="soft">{says}</p> }
}

/// Said where no Listing was recorded.
pub fn not_known(about: &About) -> String {
    format!("How {} tells a model of its agents is not known: it was not recorded.", about.title())
}

/// What each agent takes, beside the whole; what is over the budget is underlined.
fn picture(rows: &[Row], limit: usize, used: usize, later: usize, spoken: String) -> AnyView {
    // In hundred-thousandths of the whole, which the picture is wide.
    let whole = limit.max(used + later).max(1);
    let mut before = 0;
    let mut bars: Vec<AnyView> = Vec::new();
    let mut bar = |tokens: usize, class: &'static str| {
        let from = before * WIDE / whole;
        before += tokens;
        let to = (before * WIDE / whole).saturating_sub(GAP).max(from + GAP);
        bars.push(html! { <path class=class d=format!("M{from} 0H{to}V12H{from}z")></path> });
    };
    if rows.len() > MOST_BARS {
        bar(used, "budget-used");
        bar(later, "budget-later");
    } else {
        let of =
            |refused: bool| rows.iter().filter(move |row| (row.1.verdict == Verdict::Refused) == refused);
        of(false).for_each(|row| bar(row.1.tokens, "budget-used"));
        of(true).for_each(|row| bar(row.1.tokens, "budget-later"));
    }
    if whole > limit {
        let at = limit * WIDE / whole;
        bars.push(html! { <path class="budget-over" d=format!("M{at} 0V12H100000V8H{at}z")></path> });
    }
    html! {
        <svg class="budget" viewBox="0 0 100000 12" preserveAspectRatio="none" role="img" aria-label=spoken>
            <path class="budget-room" d="M0 0H100000V12H0z"></path>{bars}
        </svg>
    }
}

/// The entries as bars in the client's order, or as they are sent.
fn entries(session: Session, listing: Memo<Listing>) -> AnyView {
    let as_sent = RwSignal::new(false);
    let words = move || {
        let entries = &listing.read().entries;
        entries.iter().map(|entry| entry.words.as_str()).collect::<Vec<_>>().join("\n")
    };
    let content = dynamic(move || match as_sent.get() {
        true => html! { <pre class="quote" id="whole-listing" dir="auto">{words()}</pre> },
        false => chart(session, listing),
    });
    html! {
        <div class="stack">
        <p class="soft">{dynamic(move || order(session.client().about()).into_any())}</p>
        <div class="row">
            {either("Show the Listing", ["Sizes", "As sent"], move || as_sent.get(), move |sent| as_sent.set(sent))}
            {button_with_icon("button button-small", "copy", "Copy", act(move || session.copy(untrack(words), "Listing copied.")))}
        </div>
        {content}
        </div>
    }
}

fn order(about: &About) -> String {
    match (about.listing_order, about.built_in_agents) {
        (ListingOrder::Unknown, _) => {
            format!("In what order {} lists them is not known; here they stand by name.", about.name)
        }
        (_, []) => format!("In the order of {}.", about.title()),
        (_, own) => format!(
            "In the order of {}. Its own agents, {}, stand in the same list and are not counted.",
            about.title(),
            own.join(", ")
        ),
    }
}

fn chart(session: Session, listing: Memo<Listing>) -> AnyView {
    let whole = RwSignal::new(false);
    let body = dynamic(move || {
        let listing = listing.read();
        let most = listing.entries.iter().map(|entry| entry.tokens).max().unwrap_or(1).max(1);
        let shown = if whole.get() { listing.entries.len() } else { FIRST_ROWS };
        let mut rows = Vec::new();
        for entry in listing.entries.iter().take(shown) {
            let (id, bar) = (entry.file, format!("M0 0H{}V8H0z", entry.tokens * WIDE / most));
            rows.push(html! {
                <tr>
                    <td>{button("link", entry.name.as_str(), act(move || session.take_from_shelf(id)))}</td>
                    <td class="number">{number(entry.tokens)}</td>
                    <td><svg class="budget" viewBox="0 0 100000 8" preserveAspectRatio="none" aria-hidden="true"><path class="budget-used" d=bar></path></svg></td>
                </tr>
            });
        }
        rows.into_any()
    });
    let all = move || listing.read().entries.len();
    html! {
        <table class="overview entries">
            <thead><tr>
                <th scope="col">"Entry"</th><th scope="col" class="number">"Tokens"</th>
                <th scope="col"><span class="only-read">"Share of the largest"</span></th>
            </tr></thead>
            <tbody>{body}</tbody>
            <tfoot>{dynamic(move || html! {
                <tr><th scope="row">{counted(all(), "entry").replace("entrys", "entries")}</th><td class="number">{number(listing.read().tokens)}</td><td></td></tr>
            })}</tfoot>
        </table>
        {when(
            move || !whole.get() && all() > FIRST_ROWS,
            move || button("button", format!("Show all {}", number(untrack(all))), act(move || whole.set(true))),
        )}
    }
}
