//! The constants of the format. Source: the program itself (its embedded schema and its behaviour),
//! version 2.1.328, 2026-11-20; "since" versions are from its CHANGELOG.md.

use super::{
    super::{
        About, Addition, Card, Carries, Container, Fate, ListingOrder, ModelNames, Names, Part, Pattern,
        ServerForm, Tool, UnknownKeys,
    },
    fields,
    models::MODELS,
};

pub static PROJECT_CARD: Card = Card {
    id: "claude-code",
    name: "Claude Code",
    loader: None,
    version: "2.1.328",
    files: &[Pattern { folder: ".claude/agents", ending: ".md" }],
};

pub static PLUGIN_CARD: Card = Card {
    id: "claude-code-plugin",
    loader: Some("plugin"),
    // What lies in a folder `agents` may be anybody's: a file of a plugin has to be said to be one.
    files: &[],
    ..PROJECT_CARD
};

/// Agents of a project or a user.
pub static PROJECT: About = BOTH;

/// Agents of a plugin.
pub static PLUGIN: About = About {
    card: &PLUGIN_CARD,
    folder: "agents",
    note: Some("The file does not tell the plugin's name; my-plugin stands for it."),
    fields: fields::PLUGIN,
    carries: &Carries { parts: PLUGIN_PARTS, ..CARRIES },
    variables: &["CLAUDE_PLUGIN_ROOT", "CLAUDE_PLUGIN_DATA", "CLAUDE_PROJECT_DIR"],
    placeholders: "A subagent gets these as they stand, but for the variables of a plugin, which are filled in.",
    ..BOTH
};

const BOTH: About = About {
    card: &PROJECT_CARD,
    measured: "2026-11-20",
    source: "the program: its embedded schema, and what it did with files",
    verified: true,
    folder: ".claude/agents",
    container: Container::Markdown,
    yaml: "Bun's reader; where that fails, once more with suspicious lines in quotes.",
    unknown_keys: UnknownKeys::Warned,
    longest_prompt: None,
    explained: true,
    note: None,
    fields: fields::PROJECT,
    tools: TOOLS,
    server_tool: "mcp__server__tool",
    writing_tools: &["Bash", "Edit", "Write"],
    models: &MODELS,
    built_in_agents: &["general-purpose", "Explore", "Plan", "claude", "statusline-setup"],
    hook_events: &[
        "PreToolUse",
        "PostToolUse",
        "PostToolUseFailure",
        "PostToolBatch",
        "Notification",
        "UserPromptSubmit",
        "UserPromptExpansion",
        "SessionStart",
        "SessionEnd",
        "Stop",
        "StopFailure",
        "SubagentStart",
        "SubagentStop",
        "PreCompact",
        "PostCompact",
        "PreModelSwitch",
        "PostModelSwitch",
        "PermissionRequest",
        "PermissionDenied",
        "Setup",
        "TeammateIdle",
        "TaskCreated",
        "TaskCompleted",
        "Elicitation",
        "ElicitationResult",
        "ConfigChange",
        "WorktreeCreate",
        "WorktreeRemove",
        "InstructionsLoaded",
        "CwdChanged",
        "FileChanged",
        "DirectoryAdded",
        "MessageDisplay",
    ],
    colors: &["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"],
    listing_budget: Some(15_000),
    listing_order: ListingOrder::Collated,
    prompt: "What the agent reads first: your text, and what the client puts around it.",
    placeholders: "A subagent gets these as they stand.",
    variables: &[],
    refuses_variables: false,
    carries: &CARRIES,
    before_prompt: Addition { about: &["One line that says the agent is a Claude agent."] },
    after_prompt: Addition {
        about: &[
            "A paragraph: messages from the launching agent are never the user's consent.",
            "Notes: absolute paths, no emoji, no colon before a tool call, no report files, privacy.",
        ],
    },
};

const CARRIES: Carries = Carries {
    parts: PARTS,
    names: Names::Plain,
    models: ModelNames::Of(&["claude"]),
    servers: ServerForm::List,
    ..Carries::NOTHING
};

const PARTS: &[(Part, &str)] = &[
    (Part::Name, "name"),
    (Part::Description, "description"),
    (Part::Tools, "tools"),
    (Part::Denied, "disallowedTools"),
    (Part::Model, "model"),
    (Part::Mode, "permissionMode"),
    (Part::Turns, "maxTurns"),
    (Part::Effort, "effort"),
    (Part::Skills, "skills"),
    (Part::Servers, "mcpServers"),
    (Part::Hooks, "hooks"),
    (Part::Background, "background"),
    (Part::Color, "color"),
];

const PLUGIN_PARTS: &[(Part, &str)] = &[
    (Part::Name, "name"),
    (Part::Description, "description"),
    (Part::Tools, "tools"),
    (Part::Denied, "disallowedTools"),
    (Part::Model, "model"),
    (Part::Turns, "maxTurns"),
    (Part::Effort, "effort"),
    (Part::Skills, "skills"),
    (Part::Background, "background"),
    (Part::Color, "color"),
];

const fn tool(name: &'static str, fate: Fate) -> Tool {
    Tool { name, fate }
}

const fn granted(name: &'static str) -> Tool {
    tool(name, Fate::Granted)
}

const fn renamed(name: &'static str, newer: &'static str) -> Tool {
    tool(name, Fate::Renamed(newer))
}

const fn removed(name: &'static str, since: Option<&'static str>) -> Tool {
    tool(name, Fate::Removed { since })
}

const fn retired(name: &'static str) -> Tool {
    tool(name, Fate::Retired { since: "2.1.233", unless: "CLAUDE_CODE_ENABLE_TODO_TOOLS=1" })
}

const fn withheld(name: &'static str) -> Tool {
    tool(name, Fate::Withheld)
}

/// Known to the program; not handed out headless on Linux without plugins and servers.
const fn elsewhere(name: &'static str) -> Tool {
    tool(name, Fate::Elsewhere)
}

static TOOLS: &[Tool] = &[
    granted("Agent"),
    elsewhere("Artifact"),
    withheld("AskUserQuestion"),
    granted("Bash"),
    elsewhere("ClaudeDesign"),
    granted("CronCreate"),
    granted("CronDelete"),
    granted("CronList"),
    granted("Edit"),
    elsewhere("EndConversation"),
    withheld("EnterPlanMode"),
    granted("EnterWorktree"),
    withheld("ExitPlanMode"),
    granted("ExitWorktree"),
    granted("Glob"),
    granted("Grep"),
    granted("ListAgents"),
    elsewhere("ListMcpResourcesTool"),
    elsewhere("LSP"),
    granted("Monitor"),
    granted("NotebookEdit"),
    elsewhere("OfferChromeSetup"),
    elsewhere("PowerShell"),
    elsewhere("Projects"),
    elsewhere("propose_skills"),
    elsewhere("PushNotification"),
    granted("Read"),
    elsewhere("ReadMcpResourceDirTool"),
    elsewhere("ReadMcpResourceTool"),
    elsewhere("ReadNotifications"),
    elsewhere("RemoteTrigger"),
    granted("ReportFindings"),
    withheld("ScheduleWakeup"),
    elsewhere("SendFeedback"),
    granted("SendMessage"),
    elsewhere("SendUserFile"),
    elsewhere("SendUserMessage"),
    elsewhere("SetGoal"),
    elsewhere("ShareOnboardingGuide"),
    elsewhere("ShowOnboardingRolePicker"),
    granted("Skill"),
    elsewhere("SubagentHandback"),
    retired("TaskCreate"),
    retired("TaskGet"),
    retired("TaskList"),
    granted("TaskStop"),
    retired("TaskUpdate"),
    retired("TodoWrite"),
    withheld("ToolSearch"),
    elsewhere("WaitForMcpServers"),
    granted("WebFetch"),
    granted("WebSearch"),
    withheld("Workflow"),
    granted("Write"),
    renamed("Task", "Agent"),
    renamed("KillShell", "TaskStop"),
    renamed("KillBash", "TaskStop"),
    renamed("ListPeers", "ListAgents"),
    renamed("Brief", "SendUserMessage"),
    renamed("ListMcpResources", "ListMcpResourcesTool"),
    renamed("ReadMcpResource", "ReadMcpResourceTool"),
    renamed("ReadMcpResourceDir", "ReadMcpResourceDirTool"),
    renamed("ProposeGoal", "SetGoal"),
    removed("BashOutput", Some("2.0.64")),
    removed("AgentOutputTool", Some("2.0.64")),
    removed("AgentOutput", None),
    removed("BashOutputTool", None),
    removed("TaskOutput", Some("2.1.83")),
    removed("TeamCreate", None),
    removed("TeamDelete", None),
    removed("TodoRead", None),
    removed("NotebookRead", None),
    removed("LS", None),
    removed("MultiEdit", None),
    removed("exit_plan_mode", None),
    removed("SlashCommand", None),
];
