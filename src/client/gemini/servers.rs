//! The servers under `mcp_servers`: known keys have their forms, unknown ones are dropped.

use super::super::{Form, Reading, Why, form, parser::Sort, tree::Tree};
use crate::document::Node;

const FORMS: &[(&str, Form)] = &[
    ("command", Form::Text),
    ("args", Form::Texts),
    ("env", Form::Map),
    ("cwd", Form::Text),
    ("url", Form::Text),
    ("http_url", Form::Text),
    ("headers", Form::Map),
    ("tcp", Form::Text),
    ("type", Form::Word(&["sse", "http"])),
    ("timeout", Form::Number),
    ("trust", Form::Flag),
    ("description", Form::Text),
    ("include_tools", Form::Texts),
    ("exclude_tools", Form::Texts),
];

/// Notes every server of a wrong form.
pub fn check(tree: &Tree<'_>, reading: &mut Reading) {
    let Some(servers) = tree.get("mcp_servers").filter(|servers| tree.sort(servers) == Sort::Map) else {
        return;
    };
    for (_, server) in tree.members(servers) {
        if !is_server(tree, server) {
            let span = tree.place_in("mcp_servers", server);
            reading.refuse(Why::ValueForm, span);
        }
    }
}

fn is_server(tree: &Tree<'_>, server: &Node) -> bool {
    let fits = |(key, form): &(&str, Form)| {
        tree.member(server, key).is_none_or(|node| form::takes(tree, *form, node))
    };
    let texts = |key: &str| tree.member(server, key).is_none_or(|map| is_map_of_texts(tree, map));
    tree.sort(server) == Sort::Map
        && FORMS.iter().all(fits)
        && texts("env")
        && texts("headers")
        && tree.member(server, "auth").is_none_or(|auth| is_auth(tree, auth))
}

fn is_auth(tree: &Tree<'_>, auth: &Node) -> bool {
    let kind = tree.member(auth, "type").and_then(|kind| tree.text(kind));
    matches!(kind, Some("google-credentials" | "oauth"))
}

/// Whether a map holds texts alone.
pub fn is_map_of_texts(tree: &Tree<'_>, map: &Node) -> bool {
    tree.sort(map) == Sort::Map
        && tree.members(map).into_iter().all(|(_, value)| tree.sort(value) == Sort::Text)
}
