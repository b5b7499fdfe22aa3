//! MCP servers: the same few facts under each client's keys.

use super::Data;
use crate::client::ServerForm;

/// A server without the keys of any client: `command`, `args`, `env` and `cwd` for a program; `url`, `headers` and
/// `sse` for an address. What else was written is named.
pub struct Server {
    pub known: Vec<(&'static str, Data)>,
    pub others: Vec<String>,
}

/// The servers of a value, each with its name. Of a list that holds bare names, those are the second part.
pub fn read(value: &Data) -> (Vec<(String, Server)>, Vec<String>) {
    let maps = match value {
        Data::List(items) => items.as_slice(),
        value => std::slice::from_ref(value),
    };
    let members = maps.iter().flat_map(Data::members);
    let bare = maps.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect();
    (members.map(|(name, server)| (name.clone(), of(server))).collect(), bare)
}

fn of(server: &Data) -> Server {
    let mut found = Server { known: Vec::new(), others: Vec::new() };
    for (key, value) in server.members() {
        let sse = Data::Word("true".into());
        match (key.as_str(), value.as_str()) {
            ("command", _) => found.known.push(("command", value.clone())),
            ("args", _) => found.known.push(("args", value.clone())),
            ("env", _) => found.known.push(("env", value.clone())),
            ("cwd", _) => found.known.push(("cwd", value.clone())),
            ("url" | "http_url" | "httpUrl", _) => found.known.push(("url", value.clone())),
            ("headers" | "http_headers", _) => found.known.push(("headers", value.clone())),
            ("type" | "transport", Some("sse")) => found.known.push(("sse", sse)),
            ("type" | "transport", Some("http" | "streamable-http" | "local" | "stdio")) => {}
            ("tools", _) if value.items() == [Data::text("*")] => {}
            _ => found.others.push(key.clone()),
        }
    }
    found
}

/// A server under a client's keys; `None` where the client cannot speak to it.
pub fn written(server: &Server, form: ServerForm) -> Option<Data> {
    let get = |key: &str| server.known.iter().find(|(own, _)| *own == key).map(|(_, value)| value.clone());
    let sse = get("sse").is_some();
    let word = |text: &str| Some(Data::text(text));
    let members: Vec<(&str, Option<Data>)> = match (form, get("command"), get("url")) {
        (ServerForm::WithTools, Some(command), _) => vec![
            ("type", word("local")),
            ("command", Some(command)),
            ("args", get("args").or(Some(Data::List(Vec::new())))),
            ("env", get("env")),
            ("tools", Some(Data::List(vec![Data::text("*")]))),
        ],
        (ServerForm::WithTools | ServerForm::List, None, Some(url)) => vec![
            ("type", word(if sse { "sse" } else { "http" })),
            ("url", Some(url)),
            ("headers", get("headers")),
            ("tools", Some(Data::List(vec![Data::text("*")])).filter(|_| form == ServerForm::WithTools)),
        ],
        (ServerForm::Address(http), None, Some(url)) => {
            vec![(if sse { "url" } else { http }, Some(url)), ("headers", get("headers"))]
        }
        (ServerForm::Headers(headers), None, Some(url)) if !sse => {
            vec![("url", Some(url)), (headers, get("headers"))]
        }
        (ServerForm::List | ServerForm::Address(_) | ServerForm::Headers(_), Some(command), _) => vec![
            ("command", Some(command)),
            ("args", get("args")),
            ("env", get("env")),
            ("cwd", get("cwd").filter(|_| form != ServerForm::List)),
        ],
        _ => return None,
    };
    let kept = members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Some(Data::Map(kept.collect()))
}
