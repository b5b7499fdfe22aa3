use super::super::{
    About, Card, Carries, Fate, Field, Form, ListingOrder, ModelNames, Models, Part, Pattern, Tool,
    UnknownKeys, facts::BLANK, field::field,
};

pub static CARD: Card = Card {
    id: "opencode",
    name: "OpenCode",
    loader: None,
    version: "1.18.33",
    files: &[
        Pattern { folder: ".opencode/agent", ending: ".md" },
        Pattern { folder: ".opencode/agents", ending: ".md" },
        Pattern { folder: "opencode/agent", ending: ".md" },
        Pattern { folder: "opencode/agents", ending: ".md" },
    ],
};

pub static ABOUT: About = About {
    card: &CARD,
    source: "npm opencode-ai: the code in its binary, and the program run on files",
    folder: ".opencode/agent",
    yaml: "gray-matter with js-yaml 3; where that fails, once more with lines that hold a colon made blocks.",
    unknown_keys: UnknownKeys::PassedOn,
    fields: FIELDS,
    tools: TOOLS,
    server_tool: "server_tool",
    writing_tools: &["edit", "write", "bash"],
    models: &Models { aliases: &[], families: &[], names: &[], retired: &[] },
    built_in_agents: &["build", "plan", "general", "explore"],
    colors: COLORS,
    listing_order: ListingOrder::Collated,
    carries: &CARRIES,
    ..BLANK
};

const CARRIES: Carries = Carries {
    parts: &[
        (Part::Name, "name"),
        (Part::Description, "description"),
        (Part::Role, "mode"),
        (Part::Model, "model"),
        (Part::Temperature, "temperature"),
        (Part::Turns, "steps"),
        (Part::Turns, "maxSteps"),
        (Part::Color, "color"),
        (Part::Permission, "permission"),
        (Part::Switches, "tools"),
    ],
    tools: "Read=read Grep=grep Glob=glob -LS=list Bash=bash -BashOutput=bash -TaskStop=bash Edit=edit Write=edit \
        Write=write Edit=patch -MultiEdit=edit -NotebookEdit=edit WebFetch=webfetch WebSearch=websearch \
        TodoWrite=todowrite Agent=task Skill=skill AskUserQuestion=question LSP=lsp",
    models: ModelNames::WithProvider,
    ..Carries::NOTHING
};

pub const COLORS: &[&str] = &["primary", "secondary", "accent", "success", "warning", "error", "info"];

/// One bad agent stops the program.
const FATAL: &str = "OpenCode does not start";

pub const FIELDS: &[Field] = &[
    field("description", Form::Text, "By this text the parent model decides when to call the agent.", FATAL),
    field("mode", Form::Word(&["subagent", "primary", "all"]), "Who may start it.", FATAL),
    field("model", Form::Model, "The model it runs on: provider/model.", FATAL),
    field("variant", Form::Text, "A variant of the model.", FATAL),
    field("temperature", Form::Number, "How freely the model chooses its words.", FATAL),
    field("top_p", Form::Number, "From how many words the model chooses.", FATAL),
    field("prompt", Form::Any, "Overwritten by what stands below the front matter.", FATAL),
    field("permission", Form::Permissions, "What it may do, must ask for, or may not do.", FATAL),
    field("tools", Form::Switches, "Tools switched on or off; an older form of `permission`.", FATAL),
    field("color", Form::Color, "Its colour: `#` and six digits, or a name of the theme.", FATAL),
    field("steps", Form::Count(1), "After how many steps it has to answer.", FATAL),
    field("maxSteps", Form::Count(1), "An older name of `steps`.", FATAL),
    field("hidden", Form::Flag, "Whether it is left out of the menu.", FATAL),
    field("disable", Form::Flag, "Whether it is switched off.", FATAL),
    field("options", Form::Map, "Handed to whoever serves the model.", FATAL),
    field("name", Form::Any, "The name it is called by; without it, the file's.", "the value is made a text"),
];

const fn tool(name: &'static str) -> Tool {
    Tool { name, fate: Fate::Granted }
}

const TOOLS: &[Tool] = &[
    tool("read"),
    tool("edit"),
    Tool { name: "write", fate: Fate::Renamed("edit") },
    Tool { name: "patch", fate: Fate::Renamed("edit") },
    tool("glob"),
    tool("grep"),
    tool("list"),
    tool("bash"),
    tool("task"),
    tool("todowrite"),
    tool("question"),
    tool("webfetch"),
    tool("websearch"),
    tool("lsp"),
    tool("skill"),
    tool("external_directory"),
    tool("doom_loop"),
];
