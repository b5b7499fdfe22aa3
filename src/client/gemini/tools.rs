use super::super::{Fate, Grant, Granted, Tool, Tools};

const fn tool(name: &'static str) -> Tool {
    Tool { name, fate: Fate::Granted }
}

pub const TOOLS: &[Tool] = &[
    tool("glob"),
    tool("write_todos"),
    tool("write_file"),
    tool("google_web_search"),
    tool("web_fetch"),
    tool("replace"),
    tool("run_shell_command"),
    tool("grep_search"),
    tool("read_many_files"),
    tool("read_file"),
    tool("list_directory"),
    tool("activate_skill"),
    tool("ask_user"),
    tool("tracker_create_task"),
    tool("tracker_update_task"),
    tool("tracker_get_task"),
    tool("tracker_list_tasks"),
    tool("tracker_add_dependency"),
    tool("tracker_visualize"),
    tool("get_internal_docs"),
    tool("enter_plan_mode"),
    tool("exit_plan_mode"),
    tool("update_topic"),
    tool("complete_task"),
    tool("invoke_agent"),
    tool("read_mcp_resource"),
    tool("list_mcp_resources"),
    Tool { name: "search_file_content", fate: Fate::Renamed("grep_search") },
];

/// What becomes of a name; `None` for one that refuses the file.
pub fn fate(name: &str) -> Option<Fate> {
    let own = TOOLS.iter().find(|tool| tool.name == name).map(|tool| tool.fate);
    own.or_else(|| {
        (name == "*" || name.starts_with("discovered_tool_") || is_of_server(name)).then_some(Fate::Granted)
    })
}

/// `mcp_*`, `mcp_server_*` or `mcp_server_tool`.
fn is_of_server(name: &str) -> bool {
    let Some(rest) = name.strip_prefix("mcp_") else { return false };
    let is_slug = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':' | b'-'))
    };
    if rest == "*" {
        return true;
    }
    match rest.split_once('_') {
        Some((server, tool)) => {
            is_slug(server) && (tool == "*" || (is_slug(tool) && !tool.bytes().all(|byte| byte == b'_')))
        }
        None => false,
    }
}

/// What a list gives.
pub fn given(names: &[&str]) -> Tools {
    let current = |name: &str| match fate(name) {
        Some(Fate::Renamed(newer)) => Some(newer.to_owned()),
        Some(_) => Some(name.to_owned()),
        None => None,
    };
    let grants: Vec<Grant> =
        names.iter().map(|name| Grant { written: (*name).to_owned(), gets: current(name) }).collect();
    let granted = if names.contains(&"*") {
        Granted::Default
    } else if names.is_empty() {
        Granted::None
    } else {
        Granted::These(grants.iter().filter_map(|grant| grant.gets.clone()).collect())
    };
    Tools { shown: names.join(", "), granted, grants }
}

#[cfg(test)]
mod tests {
    use super::fate;

    #[test]
    fn tools_of_servers_have_one_underscore_between_their_parts() {
        for name in ["glob", "*", "mcp_*", "mcp_gh_*", "mcp_gh_get_issue", "discovered_tool_x"] {
            assert!(fate(name).is_some(), "{name}");
        }
        for name in ["Read", "mcp__gh__x", "mcp_gh", "mcp_gh__", "mcp_g h_x", "mcp_"] {
            assert!(fate(name).is_none(), "{name}");
        }
    }
}
