use super::super::{
    About, Card, Carries, Fate, Field, Form, ModelNames, Models, Part, Pattern, ServerForm, Tool,
    UnknownKeys,
    facts::BLANK,
    field::{field, required},
};

pub static CARD: Card = Card {
    id: "copilot-cli",
    name: "GitHub Copilot CLI",
    loader: None,
    version: "1.0.102",
    files: &[
        Pattern { folder: ".github/agents", ending: ".agent.md" },
        Pattern { folder: ".github/agents", ending: ".md" },
        Pattern { folder: "", ending: ".agent.md" },
    ],
};

pub static ABOUT: About = About {
    card: &CARD,
    source: "the program, run on files; GitHub's documentation for names of tools and the longest prompt",
    folder: ".github/agents",
    yaml: "libyaml behind serde_yaml, strict: any fault refuses the file.",
    unknown_keys: UnknownKeys::Warned,
    longest_prompt: Some(30_000),
    fields: FIELDS,
    tools: TOOLS,
    server_tool: "server/tool",
    writing_tools: &["edit", "execute"],
    models: &Models { aliases: &[], families: &["claude", "gpt", "gemini"], names: &[], retired: &[] },
    built_in_agents: &["general-purpose"],
    hook_events: super::hooks::EVENTS,
    carries: &CARRIES,
    ..BLANK
};

const CARRIES: Carries = Carries {
    parts: &[
        (Part::Name, "name"),
        (Part::Description, "description"),
        (Part::Tools, "tools"),
        (Part::Model, "model"),
        (Part::Skills, "skills"),
        (Part::Servers, "mcp-servers"),
    ],
    tools: "Read=read -NotebookRead=read Grep=search Glob=search -LS=search Bash=execute -BashOutput=execute \
        -TaskStop=execute Edit=edit Write=edit -MultiEdit=edit -NotebookEdit=edit WebFetch=web WebSearch=web \
        TodoWrite=todo Agent=agent Bash=shell Bash=powershell Agent=custom-agent",
    models: ModelNames::Dotted,
    servers: ServerForm::WithTools,
    ..Carries::NOTHING
};

const REFUSED: &str = "the file is refused";

pub const FIELDS: &[Field] = &[
    field("name", Form::Text, "The name shown; without it, the file's.", REFUSED),
    required(field(
        "description",
        Form::Text,
        "By this text the parent model decides when to call the agent.",
        REFUSED,
    )),
    field("tools", Form::Tools, "The tools it may use; without it, all.", REFUSED),
    field("model", Form::Any, "The model it runs on, or several in order.", REFUSED),
    field("infer", Form::Flag, "Whether the model may call it by itself; an older key.", REFUSED),
    field("disable-model-invocation", Form::Flag, "Whether only people may call it.", REFUSED),
    field("user-invocable", Form::Flag, "Whether people may choose it.", REFUSED),
    field("mcp-servers", Form::Map, "MCP servers of its own.", REFUSED),
    field(
        "include-custom-instructions",
        Form::Flag,
        "Whether the project's instructions are added.",
        REFUSED,
    ),
    field("skills", Form::Texts, "Skills whose text it is given at the start.", REFUSED),
    field("hooks", Form::Hooks, "Commands run at events while it works.", REFUSED),
    field("github", Form::Map, "Settings of the agent on GitHub.", REFUSED),
];

const fn tool(name: &'static str) -> Tool {
    Tool { name, fate: Fate::Granted }
}

pub const TOOLS: &[Tool] = &[
    tool("execute"),
    tool("shell"),
    tool("Bash"),
    tool("powershell"),
    tool("read"),
    tool("NotebookRead"),
    tool("edit"),
    tool("MultiEdit"),
    tool("Write"),
    tool("NotebookEdit"),
    tool("search"),
    tool("Grep"),
    tool("Glob"),
    tool("agent"),
    tool("custom-agent"),
    tool("Task"),
    tool("web"),
    tool("WebSearch"),
    tool("WebFetch"),
    tool("todo"),
    tool("TodoWrite"),
];
