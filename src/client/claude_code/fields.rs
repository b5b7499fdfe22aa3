//! The fields of the front matter. Source: the program's embedded schema, version 2.1.328, 2026-11-20.

use super::super::{
    Field, Form,
    field::{field, required},
};

/// As the program itself advises in its debug log.
const MOVE: &str = "Define the agent in .claude/agents to use it.";

/// The same field where the client does not honour it.
const fn ignored(field: Field) -> Field {
    Field { instead: Some(MOVE), ..field }
}

const NAME: Field = field("name", Form::Text, "What the agent is called by.", "the agent is dropped");
const DESCRIPTION: Field = field(
    "description",
    Form::Text,
    "By this text the parent model decides when to call the agent.",
    "the agent is dropped",
);
const TOOLS: Field =
    field("tools", Form::Tools, "The tools it may use; without it, all.", "the agent gets no tools");
const DISALLOWED_TOOLS: Field =
    field("disallowedTools", Form::Tools, "Tools it may not use.", "no tool is taken away");
const MODEL: Field =
    field("model", Form::Model, "The model it runs on.", "the agent runs on the parent's model");
const PERMISSION_MODE: Field = field(
    "permissionMode",
    Form::Word(&["acceptEdits", "auto", "bypassPermissions", "default", "dontAsk", "plan", "manual"]),
    "What it may do without asking.",
    "the parent's mode counts",
);
const MAX_TURNS: Field =
    field("maxTurns", Form::Count(1), "After how many turns it has to stop.", "there is no limit");
const EFFORT: Field = field(
    "effort",
    Form::WordOrNumber(&["low", "medium", "high", "xhigh", "max"]),
    "How much thought the model spends.",
    "the session's effort counts",
);
const SKILLS: Field =
    field("skills", Form::Names, "Skills whose text it is given at the start.", "no skill is loaded");
const MCP_SERVERS: Field =
    field("mcpServers", Form::Servers, "MCP servers of its own.", "no server is started");
const HOOKS: Field =
    field("hooks", Form::Hooks, "Commands run at events while it works.", "the agent is dropped");
const MEMORY: Field = field(
    "memory",
    Form::Word(&["user", "project", "local"]),
    "Where it keeps notes between runs. Adds Write, Edit and Read to its tools.",
    "the agent keeps no notes",
);
const BACKGROUND: Field =
    field("background", Form::Flag, "Whether it runs beside the conversation.", "the default counts");
const ISOLATION: Field = field(
    "isolation",
    Form::Word(&["worktree", "remote"]),
    "Where it works: in a git worktree of its own, or elsewhere.",
    "the agent works in the project itself",
);
const COLOR: Field = field("color", Form::Color, "Its colour in the terminal.", "a colour is chosen for it");
const INITIAL_PROMPT: Field = field(
    "initialPrompt",
    Form::Text,
    "The first message, where the whole session runs as this agent (`--agent`).",
    "there is none",
);
const OMIT_CLAUDE_MD: Field =
    field("omitClaudeMd", Form::Flag, "Leaves the project's CLAUDE.md out.", "CLAUDE.md stays in");
const AUTO_COMPACT_WINDOW: Field = field(
    "autoCompactWindow",
    Form::Count(100_000),
    "At how many tokens its conversation is condensed.",
    "the session's window counts",
);
const EXPERIMENTAL: Field =
    field("experimental", Form::Map, "Settings that may change with any version.", "nothing is set");
const OBSERVER: Field = field("observer", Form::Text, "An agent that watches this one.", "nobody watches it");
const OBSERVER_MESSAGE: Field =
    field("observerMessage", Form::Text, "What the observer is told.", "it is told nothing more");
const OBSERVE_SUBAGENTS: Field = field(
    "observeSubagents",
    Form::Flag,
    "Whether the observer also sees the agents it starts.",
    "the default counts",
);
const OBSERVE_TOOL_RESULTS: Field = field(
    "observeToolResults",
    Form::Yes,
    "Whether the observer also sees what tools return.",
    "it counts as no",
);

/// Of agents of a project or a user.
pub static PROJECT: &[Field] = &[
    required(NAME),
    required(DESCRIPTION),
    TOOLS,
    DISALLOWED_TOOLS,
    MODEL,
    PERMISSION_MODE,
    MAX_TURNS,
    EFFORT,
    SKILLS,
    MCP_SERVERS,
    HOOKS,
    MEMORY,
    BACKGROUND,
    ISOLATION,
    COLOR,
    INITIAL_PROMPT,
    OMIT_CLAUDE_MD,
    AUTO_COMPACT_WINDOW,
    EXPERIMENTAL,
    OBSERVER,
    OBSERVER_MESSAGE,
    OBSERVE_SUBAGENTS,
    OBSERVE_TOOL_RESULTS,
];

/// Of agents of a plugin.
pub static PLUGIN: &[Field] = &[
    Field { otherwise: "the agent is named after its file", ..NAME },
    Field { otherwise: "a placeholder stands in its place", ..DESCRIPTION },
    TOOLS,
    DISALLOWED_TOOLS,
    MODEL,
    ignored(PERMISSION_MODE),
    MAX_TURNS,
    EFFORT,
    SKILLS,
    ignored(MCP_SERVERS),
    ignored(HOOKS),
    MEMORY,
    BACKGROUND,
    Field { form: Form::Word(&["worktree"]), ..ISOLATION },
    COLOR,
    ignored(INITIAL_PROMPT),
    OMIT_CLAUDE_MD,
    AUTO_COMPACT_WINDOW,
    EXPERIMENTAL,
    ignored(OBSERVER),
    ignored(OBSERVER_MESSAGE),
    ignored(OBSERVE_SUBAGENTS),
    OBSERVE_TOOL_RESULTS,
    field(
        "when_to_use",
        Form::Text,
        "Stands in for a missing description.",
        "a placeholder stands in its place",
    ),
    field(
        "when-to-use",
        Form::Text,
        "Stands in for a missing description.",
        "a placeholder stands in its place",
    ),
];
