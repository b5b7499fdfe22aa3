//! What the tools of other programs are called, and which tools of Claude Code do the same. Sources, all of
//! 2026-11-20: the vendors' documentation (VS Code: Copilot cheat sheet; GitHub: custom agents configuration),
//! the source of Gemini CLI 0.61.0, Qwen Code 0.24.4 and OpenCode 1.18.33; for Cursor, Codex, Factory and Kiro
//! documentation only.

use std::borrow::Cow;

/// A program's name for a tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToolName {
    /// Whose it is, as a reader knows the program.
    pub whose: &'static str,
    pub name: &'static str,
    /// The tools of Claude Code that do the same; none where it has no such tool.
    pub means: &'static [&'static str],
}

/// A name that belongs to another program, and what Claude Code calls the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    pub whose: &'static str,
    pub means: Vec<Cow<'static, str>>,
}

/// Whose name this is; `None` for a name no other program is known to have.
pub fn foreign(name: &str) -> Option<Foreign> {
    let own = |name: &str| ALL.iter().find(|tool| tool.name == name);
    let in_set = || name.split_once('/').filter(|(set, _)| SETS.contains(set)).map(|(_, tool)| tool);
    if let Some(tool) = own(name).or_else(|| own(in_set()?)) {
        let means = tool.means.iter().map(|name| Cow::Borrowed(*name)).collect();
        return Some(Foreign { whose: tool.whose, means });
    }
    let of_extension =
        name.split_once('/').is_some_and(|(publisher, _)| publisher.contains('.') && is_word(publisher));
    if in_set().is_some() || of_extension {
        return Some(Foreign { whose: VS_CODE, means: Vec::new() });
    }
    let (whose, server, tool) = of_server(name)?;
    Some(Foreign { whose, means: vec![Cow::Owned(format!("mcp__{server}__{tool}"))] })
}

/// A tool of an MCP server: `server/tool` in VS Code, `mcp_server_tool` in Gemini CLI.
fn of_server(name: &str) -> Option<(&'static str, &str, &str)> {
    let is_word = |word: &str| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    };
    if let Some((server, tool)) = name.split_once('/') {
        return (is_word(server) && (tool == "*" || is_word(tool))).then_some((VS_CODE, server, tool));
    }
    let (server, tool) = name.strip_prefix("mcp_")?.split_once('_')?;
    let plain = is_word(server) && (tool == "*" || is_word(tool)) && !tool.contains('_');
    plain.then_some((GEMINI, server, tool))
}

fn is_word(word: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    !word.is_empty() && word.bytes().all(is_letter)
}

const VS_CODE: &str = "VS Code or Copilot";
const GEMINI: &str = "Gemini CLI";
const QWEN: &str = "Qwen Code";
const OPEN_CODE: &str = "OpenCode";
const CURSOR: &str = "Cursor";
const CODEX: &str = "Codex";
const FACTORY: &str = "Factory";
const KIRO: &str = "Kiro";

/// The sets that VS Code sorts its tools into: `search/codebase`. The last three are former ones.
const SETS: [&str; 12] = [
    "agent",
    "browser",
    "edit",
    "execute",
    "read",
    "search",
    "todo",
    "vscode",
    "web",
    "runCommands",
    "runTasks",
    "runNotebooks",
];

const fn tool(whose: &'static str, name: &'static str, means: &'static [&'static str]) -> ToolName {
    ToolName { whose, name, means }
}

/// Of several names that mean the same, a program's usual one comes first. Names that differ from Claude
/// Code's own in capitals only are left out.
pub static ALL: &[ToolName] = &[
    tool(VS_CODE, "runSubagent", &["Agent"]),
    tool(VS_CODE, "custom-agent", &["Agent"]),
    tool(VS_CODE, "execute", &["Bash"]),
    tool(VS_CODE, "shell", &["Bash"]),
    tool(VS_CODE, "runInTerminal", &["Bash"]),
    tool(VS_CODE, "runCommands", &["Bash"]),
    tool(VS_CODE, "runTasks", &["Bash"]),
    tool(VS_CODE, "runTask", &["Bash"]),
    tool(VS_CODE, "createAndRunTask", &["Bash"]),
    tool(VS_CODE, "runTests", &["Bash"]),
    tool(VS_CODE, "getTerminalOutput", &[]),
    tool(VS_CODE, "getTaskOutput", &[]),
    tool(VS_CODE, "terminalLastCommand", &[]),
    tool(VS_CODE, "terminalSelection", &[]),
    tool(VS_CODE, "testFailure", &[]),
    tool(VS_CODE, "editFiles", &["Edit", "Write"]),
    tool(VS_CODE, "createFile", &["Write"]),
    tool(VS_CODE, "createDirectory", &["Write"]),
    tool(VS_CODE, "editNotebook", &["NotebookEdit"]),
    tool(VS_CODE, "createJupyterNotebook", &["NotebookEdit"]),
    tool(VS_CODE, "runNotebooks", &[]),
    tool(VS_CODE, "runNotebookCell", &[]),
    tool(VS_CODE, "runCell", &[]),
    tool(VS_CODE, "getNotebookSummary", &["Read"]),
    tool(VS_CODE, "readNotebookCellOutput", &["Read"]),
    tool(VS_CODE, "readCellOutput", &["Read"]),
    tool(VS_CODE, "readFile", &["Read"]),
    tool(VS_CODE, "problems", &[]),
    tool(VS_CODE, "search", &["Grep", "Glob"]),
    tool(VS_CODE, "codebase", &["Grep", "Glob"]),
    tool(VS_CODE, "textSearch", &["Grep"]),
    tool(VS_CODE, "usages", &["Grep"]),
    tool(VS_CODE, "fileSearch", &["Glob"]),
    tool(VS_CODE, "findTestFiles", &["Glob"]),
    tool(VS_CODE, "listDirectory", &["Glob"]),
    tool(VS_CODE, "searchResults", &[]),
    tool(VS_CODE, "changes", &[]),
    tool(VS_CODE, "web", &["WebFetch", "WebSearch"]),
    tool(VS_CODE, "fetch", &["WebFetch"]),
    tool(VS_CODE, "githubRepo", &[]),
    tool(VS_CODE, "githubTextSearch", &[]),
    tool(VS_CODE, "openSimpleBrowser", &[]),
    tool(VS_CODE, "todo", &["TodoWrite"]),
    tool(VS_CODE, "todos", &["TodoWrite"]),
    tool(VS_CODE, "askQuestions", &["AskUserQuestion"]),
    tool(VS_CODE, "vscode", &[]),
    tool(VS_CODE, "vscodeAPI", &[]),
    tool(VS_CODE, "VSCodeAPI", &[]),
    tool(VS_CODE, "extensions", &[]),
    tool(VS_CODE, "installExtension", &[]),
    tool(VS_CODE, "runCommand", &[]),
    tool(VS_CODE, "new", &[]),
    tool(VS_CODE, "newWorkspace", &[]),
    tool(VS_CODE, "getProjectSetupInfo", &[]),
    tool(VS_CODE, "think", &[]),
    tool(VS_CODE, "browser", &[]),
    tool(VS_CODE, "activePullRequest", &[]),
    tool(VS_CODE, "copilotCodingAgent", &[]),
    tool(VS_CODE, "configurePythonEnvironment", &[]),
    tool(VS_CODE, "getPythonEnvironmentInfo", &[]),
    tool(VS_CODE, "getPythonExecutableCommand", &[]),
    tool(VS_CODE, "installPythonPackage", &[]),
    tool(GEMINI, "read_file", &["Read"]),
    tool(GEMINI, "read_many_files", &["Read"]),
    tool(GEMINI, "write_file", &["Write"]),
    tool(GEMINI, "replace", &["Edit"]),
    tool(GEMINI, "run_shell_command", &["Bash"]),
    tool(GEMINI, "grep_search", &["Grep"]),
    tool(GEMINI, "search_file_content", &["Grep"]),
    tool(GEMINI, "list_directory", &["Glob"]),
    tool(GEMINI, "web_fetch", &["WebFetch"]),
    tool(GEMINI, "google_web_search", &["WebSearch"]),
    tool(GEMINI, "write_todos", &["TodoWrite"]),
    tool(GEMINI, "activate_skill", &["Skill"]),
    tool(GEMINI, "ask_user", &["AskUserQuestion"]),
    tool(GEMINI, "invoke_agent", &["Agent"]),
    tool(GEMINI, "enter_plan_mode", &["EnterPlanMode"]),
    tool(GEMINI, "read_mcp_resource", &["ReadMcpResourceTool"]),
    tool(GEMINI, "list_mcp_resources", &["ListMcpResourcesTool"]),
    tool(GEMINI, "get_internal_docs", &[]),
    tool(GEMINI, "complete_task", &[]),
    tool(GEMINI, "update_topic", &[]),
    tool(QWEN, "ReadFile", &["Read"]),
    tool(QWEN, "WriteFile", &["Write"]),
    tool(QWEN, "ListFiles", &["Glob"]),
    tool(QWEN, "Shell", &["Bash"]),
    tool(QWEN, "TodoList", &["TodoWrite"]),
    tool(QWEN, "todo_write", &["TodoWrite"]),
    tool(QWEN, "web_search", &["WebSearch"]),
    tool(QWEN, "ask_user_question", &["AskUserQuestion"]),
    tool(OPEN_CODE, "list", &["Glob"]),
    tool(OPEN_CODE, "patch", &["Edit"]),
    tool(OPEN_CODE, "question", &["AskUserQuestion"]),
    tool(CODEX, "apply_patch", &["Edit"]),
    tool(CODEX, "update_plan", &["TodoWrite"]),
    tool(CODEX, "view_image", &["Read"]),
    tool(CURSOR, "codebase_search", &["Grep"]),
    tool(CURSOR, "file_search", &["Glob"]),
    tool(CURSOR, "list_dir", &["Glob"]),
    tool(CURSOR, "edit_file", &["Edit"]),
    tool(CURSOR, "search_replace", &["Edit"]),
    tool(CURSOR, "run_terminal_cmd", &["Bash"]),
    tool(CURSOR, "delete_file", &[]),
    tool(FACTORY, "Create", &["Write"]),
    tool(FACTORY, "Execute", &["Bash"]),
    tool(FACTORY, "ApplyPatch", &["Edit"]),
    tool(FACTORY, "FetchUrl", &["WebFetch"]),
    tool(KIRO, "fs_read", &["Read"]),
    tool(KIRO, "fs_write", &["Write"]),
    tool(KIRO, "execute_bash", &["Bash"]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{Fate, default};

    fn means(name: &str) -> Option<Vec<String>> {
        foreign(name).map(|foreign| foreign.means.into_iter().map(Cow::into_owned).collect())
    }

    #[test]
    fn names_are_known_with_their_set_and_without() {
        assert_eq!(means("editFiles"), Some(vec!["Edit".into(), "Write".into()]));
        assert_eq!(means("edit/editFiles"), means("editFiles"));
        assert_eq!(means("vscode/whatever"), Some(Vec::new()));
        assert_eq!(means("ms-python.python/anything"), Some(Vec::new()));
    }

    #[test]
    fn tools_of_servers_are_written_differently_everywhere() {
        assert_eq!(means("github/*"), Some(vec!["mcp__github__*".into()]));
        assert_eq!(means("mcp_github_search"), Some(vec!["mcp__github__search".into()]));
        assert_eq!(means("mcp_github_get_issue"), None);
        assert_eq!(means("mcp__github__search"), None);
    }

    #[test]
    fn every_tool_is_named_once_and_means_tools_that_exist() {
        for (at, tool) in ALL.iter().enumerate() {
            assert!(ALL[..at].iter().all(|other| other.name != tool.name), "{}", tool.name);
            for meant in tool.means {
                let fate = default().fate(meant);
                assert!(!matches!(fate, None | Some(Fate::Removed { .. })), "{meant}");
            }
        }
    }
}
