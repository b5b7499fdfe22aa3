//! The fields of the front matter, and which values the program takes. Source: its embedded schema and
//! loaders, version 2.1.328, 2026-11-20, checked against the cases `fields/*`, `mcp/*` and `plugin/*`.

use super::{
    super::{Field, Form},
    Source, is_null, text,
};
use crate::document::{
    Kind, Node, Scalar,
    scalar::{Meaning, meaning},
};

const fn field(key: &'static str, form: Form, about: &'static str, otherwise: &'static str) -> Field {
    Field { key, form, about, otherwise, instead: None }
}

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
    Form::Flag,
    "Whether the observer also sees what tools return.",
    "the default counts",
);

/// Of agents of a project or a user.
pub static PROJECT: &[Field] = &[
    NAME,
    DESCRIPTION,
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

/// The keys that are written and whose value the program takes no notice of. Name, description, tools, colour
/// and hooks have readings of their own; a value that is absent or null is no value.
pub fn ignored_keys(source: &Source<'_>, fields: &'static [Field]) -> Vec<&'static str> {
    let is_ignored = |field: &&Field| {
        if matches!(field.key, "name" | "description") {
            return false;
        }
        let value = source.get(field.key).filter(|node| !is_null(node));
        value.is_some_and(|node| field.instead.is_some() || !takes(source, field.form, node))
    };
    fields.iter().filter(is_ignored).map(|field| field.key).collect()
}

fn takes(source: &Source<'_>, form: Form, node: &Node) -> bool {
    match form {
        Form::Text | Form::Model => text(node).is_some_and(|text| !text.trim().is_empty()),
        Form::Word(words) => text(node).is_some_and(|word| words.contains(&word.as_str())),
        Form::WordOrNumber(words) => {
            let written = first_of(source, node).to_ascii_lowercase();
            words.contains(&written.as_str()) || leading_number(&written).is_some()
        }
        Form::Count(least) => is_count(source, node, least),
        Form::Flag => node.scalar().is_some_and(is_flag),
        Form::Servers => matches!(node.kind, Kind::List(..)),
        Form::Map => matches!(node.kind, Kind::Map(..) | Kind::List(..)),
        Form::Names => matches!(node.kind, Kind::List(..)) || text(node).is_some(),
        Form::Color | Form::Tools | Form::Hooks => true,
    }
}

/// `True` is true to YAML, `"True"` is a text.
fn is_flag(scalar: &Scalar) -> bool {
    matches!(meaning(scalar), Meaning::Bool(_)) || matches!(scalar.text.as_str(), "true" | "false")
}

/// What JavaScript makes a text of, as far as numbers and words go: of a list, its first item.
fn first_of<'a>(source: &'a Source<'_>, node: &'a Node) -> &'a str {
    match &node.kind {
        Kind::List(items, _) => items.first().map_or("", |item| first_of(source, source.resolve(item))),
        _ => node.text().unwrap_or(""),
    }
}

/// A number has to be whole; of a text the leading digits count (`5 turns` is 5).
fn is_count(source: &Source<'_>, node: &Node, least: u32) -> bool {
    let written = first_of(source, node);
    let is_number = node.scalar().is_some_and(|scalar| meaning(scalar) == Meaning::Number);
    if is_number && written.contains('.') && !written.contains(['e', 'E']) {
        let fraction = written.split('.').nth(1).unwrap_or("");
        if !fraction.bytes().all(|digit| digit == b'0') {
            return false;
        }
    }
    if is_number && written.contains(['e', 'E', 'x', 'o']) {
        // Powers and other bases: rare enough to be believed.
        return !written.starts_with('-');
    }
    leading_number(written).is_some_and(|number| number >= i64::from(least))
}

/// What JavaScript's `parseInt` reads.
fn leading_number(written: &str) -> Option<i64> {
    let written = written.trim();
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, written.strip_prefix('+').unwrap_or(written)),
    };
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    let number: i64 = digits.get(..length.min(15))?.parse().ok()?;
    Some(sign * number)
}

#[cfg(test)]
mod tests {
    use crate::{
        client::{by_id, default},
        document::Document,
    };

    fn ignored(front: &str) -> Vec<&'static str> {
        let text = format!("---\nname: a\ndescription: d\n{front}\n---\n");
        default().read(&Document::parse(text)).ignored
    }

    #[test]
    fn values_the_program_takes_are_not_ignored() {
        for line in [
            "permissionMode: plan",
            "permissionMode: manual",
            "maxTurns: 5",
            "maxTurns: \"5 turns\"",
            "maxTurns: 1e2",
            "maxTurns: [5]",
            "maxTurns:",
            "effort: HIGH",
            "effort: [low]",
            "effort: 50",
            "background: \"true\"",
            "background: True",
            "memory: local",
            "isolation: remote",
            "autoCompactWindow: \"200000\"",
            "mcpServers: []",
            "skills: a b",
            "initialPrompt: Go",
        ] {
            assert!(ignored(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn values_it_takes_no_notice_of_are() {
        for line in [
            "permissionMode: Plan",
            "permissionMode: [plan]",
            "maxTurns: 0",
            "maxTurns: 1.5",
            "maxTurns: many",
            "effort: minimal",
            "background: yes",
            "background: \"True\"",
            "background: 1",
            "memory: Project",
            "memory: true",
            "isolation: container",
            "omitClaudeMd: yes",
            "autoCompactWindow: 5000",
            "mcpServers: github",
            "mcpServers: {a: {}}",
            "experimental: 5m",
            "initialPrompt: \" \"",
            "skills: 5",
            "model: [haiku, sonnet]",
            "model: \"\"",
        ] {
            let key = line.split(':').next().unwrap_or("");
            assert_eq!(ignored(line), [key], "{line}");
        }
    }

    #[test]
    fn name_and_description_are_told_of_elsewhere() {
        assert!(ignored("name: 404").is_empty());
    }

    #[test]
    fn a_plugin_agent_may_not_set_what_guards_the_session() {
        let text = "---\nname: a\ndescription: d\npermissionMode: plan\nhooks: {}\nisolation: remote\n---\n";
        let plugin = by_id("claude-code-plugin").unwrap();
        assert_eq!(plugin.read(&Document::parse(text)).ignored, ["permissionMode", "hooks", "isolation"]);
    }
}
