//! The keys of a role. The first are its own and those that matter for an agent; the others are settings of the
//! program, each tried on it with a value of a wrong type.

use super::super::{
    About, Card, Carries, Container, Field, Form, ListingOrder, ModelNames, Models, Part, Pattern,
    ServerForm, UnknownKeys,
    facts::BLANK,
    field::{field, required},
};

pub static CARD: Card = Card {
    id: "codex",
    name: "Codex",
    loader: None,
    version: "0.169.0",
    files: &[
        Pattern { folder: ".codex/agents", ending: ".toml" },
        // No other client reads agents in TOML.
        Pattern { folder: "", ending: ".toml" },
    ],
};

pub static ABOUT: About = About {
    card: &CARD,
    source: "npm @openai/codex: the program, run on files",
    folder: ".codex/agents",
    container: Container::Toml,
    yaml: "None: a role is written in TOML, and any fault drops it.",
    unknown_keys: UnknownKeys::Refused,
    fields: FIELDS,
    carries: &CARRIES,
    listing_order: ListingOrder::Bytes,
    prompt: "What the role is given as its developer instructions.",
    models: &Models { aliases: &[], families: &["gpt"], names: &[], retired: &[] },
    built_in_agents: &["default", "explorer", "worker"],
    ..BLANK
};

const CARRIES: Carries = Carries {
    parts: &[
        (Part::Name, "name"),
        (Part::Description, "description"),
        (Part::Model, "model"),
        (Part::Effort, "model_reasoning_effort"),
        (Part::Sandbox, "sandbox_mode"),
        (Part::Prompt, "developer_instructions"),
        (Part::Servers, "mcp_servers"),
    ],
    models: ModelNames::Of(&["gpt", "codex", "o1", "o3", "o4"]),
    servers: ServerForm::Headers("http_headers"),
    shortest_prompt: 1,
    ..Carries::NOTHING
};

const DROPPED: &str = "the role is dropped";

const FIELDS: &[Field] = &[
    required(field("name", Form::Text, "What the role is called by.", DROPPED)),
    required(field(
        "description",
        Form::Text,
        "By this text the parent model decides when to call the agent.",
        DROPPED,
    )),
    required(field("developer_instructions", Form::Text, "The prompt.", DROPPED)),
    field("nickname_candidates", Form::Texts, "Names that copies of the agent are given.", DROPPED),
    field("model", Form::Model, "The model it runs on.", DROPPED),
    field("model_reasoning_effort", Form::Text, "How much thought the model spends.", DROPPED),
    field(
        "sandbox_mode",
        Form::Word(&["read-only", "workspace-write", "danger-full-access"]),
        "What its commands may touch.",
        DROPPED,
    ),
    field("approval_policy", Form::Any, "What it must ask for.", DROPPED),
    field("mcp_servers", Form::Map, "MCP servers of its own.", DROPPED),
];

/// The form of a setting of the program, other than those in [`FIELDS`]; `None` where it has none of this name.
pub fn setting(key: &str) -> Option<Form> {
    let has = |names: &str| names.split_ascii_whitespace().any(|name| name == key);
    SETTINGS.iter().find(|(_, names)| has(names)).map(|(form, _)| *form)
}

/// Names of settings by their form.
#[rustfmt::skip]
const SETTINGS: &[(Form, &str)] = &[
    (Form::Map, "agents analytics apps audio auto_review cloud computer_use desktop experimental_thread_store \
        features feedback ghost_snapshot goals history hooks marketplaces mcp_enterprise_managed_auth \
        memories model_providers notice orchestrator otel permissions plugins profiles projects realtime \
        responses_api_metadata sandbox_workspace_write shell_environment_policy skills tool_suggest tools \
        tui windows"),
    (Form::Flag, "allow_login_shell allow_symlinked_codex_home check_for_update_on_startup disable_paste_burst \
        experimental_use_unified_exec_tool hide_agent_reasoning include_apps_instructions \
        include_collaboration_mode_instructions include_environment_context include_environment_context_time \
        include_permissions_instructions show_raw_agent_reasoning suppress_unstable_features_warning"),
    (Form::Word(&["user", "auto_review", "guardian_subagent"]), "approvals_reviewer"),
    (Form::Text, "apps_mcp_product_sku chatgpt_base_url compact_prompt default_permissions \
        experimental_compact_prompt_file experimental_realtime_start_instructions \
        experimental_realtime_webrtc_call_base_url experimental_realtime_ws_backend_prompt \
        experimental_realtime_ws_base_url experimental_realtime_ws_model \
        experimental_realtime_ws_startup_context experimental_thread_store_endpoint \
        forced_chatgpt_workspace_id instructions js_repl_node_path log_dir mcp_oauth_callback_url \
        model_catalog_json model_instructions_file model_provider openai_base_url oss_provider \
        plan_mode_reasoning_effort profile review_model service_tier sqlite_home"),
    (Form::Count(0), "background_terminal_max_timeout mcp_oauth_callback_port mcp_optional_startup_grace_ms \
        model_auto_compact_token_limit model_context_window model_post_turn_compact_threshold_percent \
        project_doc_max_bytes thread_unload_delay_secs tool_output_token_limit"),
    (Form::Word(&["file", "keyring", "auto", "ephemeral"]), "cli_auth_credentials_store"),
    (Form::Word(&["vscode", "vscode-insiders", "windsurf", "cursor", "none"]), "file_opener"),
    (Form::Word(&["chatgpt", "api"]), "forced_login_method"),
    (Form::Texts, "js_repl_node_module_dirs notify project_doc_fallback_filenames project_root_markers"),
    (Form::Word(&["auto", "file", "keyring"]), "mcp_oauth_credentials_store"),
    (Form::Word(&["total", "body_after_prefix"]), "model_auto_compact_token_limit_scope"),
    (Form::Word(&["auto", "concise", "detailed", "none"]), "model_reasoning_summary"),
    (Form::Word(&["low", "medium", "high"]), "model_verbosity"),
    (Form::Word(&["none", "friendly", "pragmatic"]), "personality"),
    (Form::Word(&["disabled", "cached", "indexed", "live"]), "web_search"),
];
