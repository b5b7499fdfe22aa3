use super::super::{
    About, Addition, Card, Carries, Container, Field, Form, ModelNames, Models, Names, Part, Pattern,
    ServerForm, UnknownKeys,
    facts::BLANK,
    field::{field, required},
};

pub static CARD: Card = Card {
    id: "gemini-cli",
    name: "Gemini CLI",
    loader: None,
    version: "0.61.0",
    files: &[Pattern { folder: ".gemini/agents", ending: ".md" }],
};

pub static ABOUT: About = About {
    card: &CARD,
    source: "npm @google/gemini-cli-core: its code, and its loader run on files",
    folder: ".gemini/agents",
    container: Container::Markdown,
    yaml: "js-yaml 4.1.1, strict: any fault refuses the file.",
    unknown_keys: UnknownKeys::Refused,
    fields: FIELDS,
    tools: super::tools::TOOLS,
    server_tool: "mcp_server_tool",
    writing_tools: &["write_file", "replace", "run_shell_command"],
    models: &Models { aliases: &["inherit"], families: &["gemini"], names: &[], retired: &[] },
    after_prompt: Addition {
        about: &[
            "The skills it may use, and what GEMINI.md says, where there are any.",
            "The folder it works in, with what lies there.",
            "Rules: it cannot ask the user, uses absolute paths, and hands over its result by a tool.",
        ],
    },
    variables: &["query", "today", "activeModel", "cliVersion"],
    refuses_variables: true,
    placeholders: "`${query}`, `${today}`, `${activeModel}` and `${cliVersion}` are filled in. Any other name in `${…}`, in code too, makes each call fail. The rest stays as it stands.",
    carries: &CARRIES,
    ..BLANK
};

const CARRIES: Carries = Carries {
    parts: &[
        (Part::Name, "name"),
        (Part::Description, "description"),
        (Part::Tools, "tools"),
        (Part::Servers, "mcp_servers"),
        (Part::Model, "model"),
        (Part::Temperature, "temperature"),
        (Part::Turns, "max_turns"),
    ],
    tools: "Read=read_file Grep=grep_search Glob=glob -LS=list_directory Bash=run_shell_command \
        -BashOutput=run_shell_command -TaskStop=run_shell_command Edit=replace -MultiEdit=replace Write=write_file \
        WebFetch=web_fetch WebSearch=google_web_search TodoWrite=write_todos Skill=activate_skill \
        AskUserQuestion=ask_user",
    names: Names::Slug,
    models: ModelNames::Of(&["gemini"]),
    servers: ServerForm::Address("http_url"),
    ..Carries::NOTHING
};

pub const FIELDS: &[Field] = &[
    required(field(
        "name",
        Form::Text,
        "What the agent is called by: small letters, digits, dashes, underscores.",
        "the file is refused",
    )),
    required(field(
        "description",
        Form::Text,
        "By this text the parent model decides when to call the agent.",
        "the file is refused",
    )),
    field("kind", Form::Word(&["local"]), "Whether it runs here or elsewhere.", "the file is refused"),
    field("display_name", Form::Text, "The name shown to people.", "the file is refused"),
    field(
        "tools",
        Form::Texts,
        "The tools it may use; without it, those of the parent.",
        "the file is refused",
    ),
    field("mcp_servers", Form::Map, "MCP servers of its own.", "the file is refused"),
    field("model", Form::Model, "The model it runs on.", "the file is refused"),
    field("temperature", Form::Number, "How freely the model chooses its words.", "the file is refused"),
    field("max_turns", Form::Count(1), "After how many turns it has to stop.", "the file is refused"),
    field("timeout_mins", Form::Count(1), "After how many minutes it has to stop.", "the file is refused"),
];
