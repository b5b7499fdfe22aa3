//! Agents that run elsewhere: they have a card in place of a prompt.

use super::{
    super::{Form, Reading, Tools, Why, form, parser::Sort, tree::Tree},
    missing, name,
};
use crate::{
    document::{Node, yaml},
    text::Span,
};

const CARDS: [&str; 2] = ["agent_card_url", "agent_card_json"];

/// Whether front matter is meant for a remote agent. The loader tries all kinds; only one of them can fit.
pub fn is_meant(tree: &Tree<'_>, root: &Node) -> bool {
    let has = |key: &str| tree.member(root, key).is_some();
    match tree.member(root, "kind").and_then(|kind| tree.text(kind)) {
        Some("local") => false,
        Some("remote") => true,
        _ => CARDS.into_iter().any(has),
    }
}

/// A list of remote agents; the first one's name and description count for the file.
pub fn list(tree: &Tree<'_>, list: &Node, reading: &mut Reading) {
    for item in tree.items(list).collect::<Vec<_>>().into_iter().rev() {
        agent(tree, item, reading);
    }
    reading.keys.clear();
}

/// One remote agent.
pub fn agent(tree: &Tree<'_>, map: &Node, reading: &mut Reading) {
    let fault = |why, reading: &mut Reading| {
        let span = Some(map.whole()).filter(|span| !span.is_empty()).unwrap_or(tree.inner);
        reading.refuse(why, span);
    };
    if tree.sort(map) != Sort::Map {
        return fault(Why::NotAMap, reading);
    }
    reading.tools = Tools { shown: "All tools".into(), ..Tools::default() };
    name(tree, Some(map), reading);
    let get = |key: &str| tree.member(map, key);
    let forms = [
        ("kind", Form::Word(&["remote"])),
        ("description", Form::Text),
        ("display_name", Form::Text),
        ("auth", Form::Map),
    ];
    for (key, wanted) in forms {
        if get(key).is_some_and(|node| !form::takes(tree, wanted, node)) {
            fault(Why::ValueForm, reading);
        }
    }
    reading.description = get("description").and_then(|node| tree.text(node)).map(str::to_owned);
    let cards = CARDS.map(|key| get(key).map(|node| tree.text(node).unwrap_or("")));
    match cards {
        [None, None] => missing(tree, Why::DescriptionMissing, reading),
        [Some(url), None] if is_url(url) => {}
        [None, Some(json)] if is_json(json) => {}
        _ => fault(Why::ValueForm, reading),
    }
    let known =
        |key: &str| CARDS.contains(&key) || key == "name" || forms.iter().any(|(known, _)| *known == key);
    if tree.members(map).into_iter().any(|(key, _)| !known(key)) {
        fault(Why::KeyUnknown, reading);
    }
}

fn is_url(text: &str) -> bool {
    let is_scheme = |scheme: &str| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
    };
    let host = |rest: &str| rest.trim_start_matches('/').chars().next().is_some_and(|c| c != ' ');
    text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && host(rest))
}

/// Near enough: JSON is YAML that begins with a bracket, a quote, a digit or one of three words.
fn is_json(text: &str) -> bool {
    let text = text.trim();
    let begins = text.starts_with(['{', '[', '"', '-']) || text.starts_with(|c: char| c.is_ascii_digit());
    (begins || matches!(text, "true" | "false" | "null"))
        && yaml::parse(text, Span::new(0, text.len())).is_ok()
}
