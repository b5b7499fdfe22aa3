use super::super::{
    About, Card, Carries, Fate, Field, Form, ModelNames, Models, Names, Part, Pattern, ServerForm, Tool,
    UnknownKeys,
    facts::BLANK,
    field::{field, required},
};

pub static CARD: Card = Card {
    id: "qwen-code",
    name: "Qwen Code",
    loader: None,
    version: "0.24.4",
    files: &[Pattern { folder: ".qwen/agents", ending: ".md" }],
};

pub static ABOUT: About = About {
    card: &CARD,
    source: "npm @qwen-code/qwen-code: its code, and its loader run on files",
    folder: ".qwen/agents",
    yaml: "npm yaml with the core schema; where that fails, each line is read for itself.",
    unknown_keys: UnknownKeys::Ignored,
    fields: FIELDS,
    carries: &CARRIES,
    tools: TOOLS,
    server_tool: "mcp__server__tool",
    writing_tools: &["Edit", "WriteFile", "Shell"],
    models: &Models { aliases: &["inherit"], families: &["qwen"], names: &[], retired: &[] },
    colors: &["red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan"],
    ..BLANK
};

const CARRIES: Carries = Carries {
    parts: &[
        (Part::Name, "name"),
        (Part::Description, "description"),
        (Part::Tools, "tools"),
        (Part::Denied, "disallowedTools"),
        (Part::Model, "model"),
        (Part::Mode, "permissionMode"),
        (Part::Approval, "approvalMode"),
        (Part::Turns, "maxTurns"),
        (Part::Servers, "mcpServers"),
        (Part::Hooks, "hooks"),
        (Part::Background, "background"),
        (Part::Color, "color"),
    ],
    tools: "Read=ReadFile Grep=Grep Glob=Glob -LS=ListFiles Bash=Shell Edit=Edit -MultiEdit=Edit Write=WriteFile \
        WebFetch=WebFetch WebSearch=WebSearch TodoWrite=TodoList Agent=Agent Skill=Skill \
        AskUserQuestion=AskUserQuestion",
    names: Names::Words,
    models: ModelNames::Of(&["qwen"]),
    servers: ServerForm::Address("httpUrl"),
    shortest_prompt: 10,
    ..Carries::NOTHING
};

pub const APPROVAL: &[&str] = &["plan", "default", "auto-edit", "auto", "yolo", "bubble"];
pub const PERMISSION: &[&str] = &["acceptEdits", "auto", "bypassPermissions", "default", "dontAsk", "plan"];

const REFUSED: &str = "the file is refused";

const FIELDS: &[Field] = &[
    required(field(
        "name",
        Form::Text,
        "What the agent is called by: 2 to 50 letters, digits, dashes, underscores.",
        REFUSED,
    )),
    required(field(
        "description",
        Form::Text,
        "By this text the parent model decides when to call the agent.",
        REFUSED,
    )),
    field("tools", Form::Tools, "The tools it may use; without it, all.", "the agent has all tools"),
    field("disallowedTools", Form::Tools, "Tools it may not use.", "no tool is taken away"),
    field("model", Form::Model, "The model it runs on.", REFUSED),
    field("modelConfig", Form::Map, "An older form of `model`.", "nothing is set"),
    field("color", Form::Color, "Its colour in the terminal.", "it has none"),
    field("approvalMode", Form::Word(APPROVAL), "What it may do without asking.", REFUSED),
    field("permissionMode", Form::Word(PERMISSION), "The same in Claude Code's words.", "nothing is set"),
    field("maxTurns", Form::Count(1), "After how many turns it has to stop.", "there is no limit"),
    field("runConfig", Form::Map, "Limits of time and turns.", REFUSED),
    field("background", Form::Flag, "Whether it runs beside the conversation.", "nothing is set"),
    field("mcpServers", Form::Map, "MCP servers of its own.", "no server is started"),
    field("hooks", Form::Hooks, "Commands run at events while it works.", "no hook is run"),
    field("executor", Form::Map, "A program that runs the agent.", REFUSED),
    field("executionBackend", Form::Word(&["container"]), "Where it runs.", REFUSED),
];

const fn tool(name: &'static str) -> Tool {
    Tool { name, fate: Fate::Granted }
}

const TOOLS: &[Tool] = &[
    tool("ReadFile"),
    tool("WriteFile"),
    tool("Edit"),
    tool("Shell"),
    tool("Grep"),
    tool("Glob"),
    tool("ListFiles"),
    tool("TodoList"),
    tool("WebFetch"),
    tool("WebSearch"),
    tool("Agent"),
    tool("Skill"),
    tool("AskUserQuestion"),
];
