use leptos::prelude::*;

use super::{macros::html, parts::dialog};
use crate::{client, state::Session};

/// What the code holds to (`src/lib.rs`), in the words of whoever uses it.
const LAWS: [&str; 7] = [
    "Any text is read. A broken file is explained, never turned away.",
    "The text is the only truth. Form, fixes and repairs are edits of it, and Undo takes each back.",
    "A safe fix changes what it repairs and nothing else. The prompt stays as it is to the byte.",
    "Fixes come to an end, and never break front matter that could be read.",
    "What is said of a client is what the program did, not what we think of YAML.",
    "Nothing leaves the page. A link carries the file behind the #, which no server sees.",
    "No action loses your text.",
];

/// What this is, what it holds to, and what it knows of which client.
pub fn about(session: Session) -> AnyView {
    dialog(session, "about", "About Agent Playground", content)
}

fn content(_: Session) -> AnyView {
    let laws = LAWS.iter().map(|law| html! { <li>{*law}</li> }.into_any());
    let clients = client::ALL.iter().map(|client| {
        let about = client.about();
        let known = format!("{}, {}", about.measured, about.source);
        html! { <div><dt>{about.label()}</dt><dd>{known}</dd></div> }.into_any()
    });
    html! {
        <div class="section stack about">
            <p>"Version "{env!("CARGO_PKG_VERSION")}", under the MIT licence."</p>
            <h3>"What it holds to"</h3>
            <ul>{laws.collect::<Vec<AnyView>>()}</ul>
            <h3>"What it knows of each client"</h3>
            <p class="soft">"The version, the day it was measured, and what it was held against:"</p>
            <dl>{clients.collect::<Vec<AnyView>>()}</dl>
            <p class="row links">
                <a href="docs/clients.html" target="_blank" rel="noopener">"All facts of the clients"</a>
                <a href="docs/rules.html" target="_blank" rel="noopener">"All rules"</a>
                <a href="docs/" target="_blank" rel="noopener">"In your documentation"</a>
            </p>
        </div>
    }
    .into_any()
}
