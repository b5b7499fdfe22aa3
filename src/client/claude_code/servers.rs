//! MCP servers of an agent's own. A value that is no list is ignored whole (`fields`); of a list, each item that
//! is neither a name nor a map from one name to a server costs itself. Source: the program's schema, version
//! 2.1.328, 2026-11-20; cases `mcp/*`.

use super::{
    super::{Reading, Reason, Why},
    Source,
    hooks::is_list_of_texts,
    text,
};
use crate::document::{Kind, Node};

/// Notes every item that starts no server.
pub fn check(source: &Source<'_>, reading: &mut Reading) {
    let Some(Kind::List(items, _)) = source.get("mcpServers").map(|value| &value.kind) else { return };
    for item in items.iter().filter(|item| !is_item(source, source.resolve(item))) {
        let span = source.exact(item.whole()).filter(|span| !span.is_empty());
        let span = span.or_else(|| source.place("mcpServers")).unwrap_or(source.inner);
        reading.reasons.push(Reason { why: Why::ServerInvalid, span, refuses: false });
    }
}

fn is_item(source: &Source<'_>, item: &Node) -> bool {
    match &item.kind {
        Kind::Map(entries, _) => match entries.as_slice() {
            [server] => is_server(source, source.resolve(&server.value)),
            _ => false,
        },
        _ => text(item).is_some(),
    }
}

fn is_server(source: &Source<'_>, server: &Node) -> bool {
    if !matches!(server.kind, Kind::Map(..)) {
        return false;
    }
    let value = |key: &str| source.entry_of(server, key);
    let texts = |key: &str| value(key).is_none_or(|map| is_map_of_texts(source, map));
    let is_filled = |key: &str| value(key).and_then(text).is_some_and(|text| !text.is_empty());
    match value("type").map(text) {
        None => is_command(source, server),
        Some(Some(kind)) => match kind.as_str() {
            "stdio" => is_command(source, server),
            "http" | "streamable-http" | "sse" | "ws" => is_filled("url") && texts("headers"),
            // Kinds that only the program's own surroundings set.
            "sdk" | "sse-ide" | "ws-ide" | "claudeai-proxy" => true,
            _ => false,
        },
        Some(None) => false,
    }
}

fn is_command(source: &Source<'_>, server: &Node) -> bool {
    let value = |key: &str| source.entry_of(server, key);
    value("command").and_then(text).is_some_and(|command| !command.is_empty())
        && value("args").is_none_or(|args| is_list_of_texts(source, args))
        && value("env").is_none_or(|env| is_map_of_texts(source, env))
}

fn is_map_of_texts(source: &Source<'_>, node: &Node) -> bool {
    let is_text = |node: &Node| text(source.resolve(node)).is_some();
    matches!(&node.kind, Kind::Map(entries, _) if entries.iter().all(|entry| is_text(&entry.value)))
}

#[cfg(test)]
mod tests {
    use crate::{
        client::{Why, default},
        document::Document,
    };

    fn faults(items: &str) -> usize {
        let text = format!("---\nname: a\ndescription: d\nmcpServers: {items}\n---\n");
        let reading = default().read(&Document::parse(text));
        reading.reasons.iter().filter(|reason| reason.why == Why::ServerInvalid).count()
    }

    #[test]
    fn an_item_is_a_name_or_one_server() {
        assert_eq!(faults("[a, {b: {command: x, args: [y]}}, {c: {type: http, url: z}}]"), 0);
        assert_eq!(faults("[5, null, {}, {a: x}, {a: {command: x}, b: {command: x}}]"), 5);
        assert_eq!(faults("[{a: {url: z}}, {a: {type: pigeon, url: z}}, {name: a, command: x}]"), 3);
        assert_eq!(faults("[{a: {command: x, env: {PORT: 80}}}, {a: {command: x, args: [1]}}]"), 2);
    }
}
