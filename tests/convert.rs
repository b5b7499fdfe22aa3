//! A definition of one client as a file for another: what is carried, what is lost, and that the other loads it.

use agent_playground::{
    client::{self, ALL, Client, Reading, by_id},
    convert::{Export, convert},
    document::Document,
};

fn client(id: &str) -> &'static dyn Client {
    by_id(id).unwrap_or_else(client::default)
}

fn converted(text: &str, from: &str, to: &str) -> Export {
    let document = Document::parse(text).named("file.md");
    let from = client(from);
    convert(&document, &from.read(&document), from, client(to))
}

fn read(export: &Export, to: &str) -> Reading {
    client(to).read(&Document::parse(export.text.as_str()).named(&export.path))
}

/// The losses, each as `field: value -> instead`.
fn lost(export: &Export) -> Vec<String> {
    let one = |loss: &agent_playground::convert::Loss| {
        format!("{}: {} -> {}", loss.field, loss.value, loss.instead.as_deref().unwrap_or("nothing"))
    };
    export.losses.iter().map(one).collect()
}

const FULL: &str = "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
tools: Read, Grep, Bash(git *), mcp__harbour__now
model: sonnet
color: blue
maxTurns: 8
effort: max
background: true
permissionMode: plan
skills: [tides]
mcpServers:
  - harbour:
      command: tides
      args: [--now]
      env: {KEY: x}
mood: calm
---
Give the next two low tides.

Never guess.
";

#[test]
fn a_file_of_claude_code_as_one_of_each_other() {
    for (to, path, expected) in [
        (
            "opencode",
            ".opencode/agent/tide-reader.md",
            "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
mode: subagent
model: anthropic/claude-sonnet-5-5
steps: 8
color: \"#3b82f6\"
permission:
  \"*\": deny
  read: allow
  grep: allow
  bash:
    \"git *\": allow
  harbour_now: allow
  edit: deny
---
",
        ),
        (
            "copilot-cli",
            ".github/agents/tide-reader.agent.md",
            "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
tools:
  - read
  - search
  - execute
  - harbour/now
model: claude-sonnet-4.6
skills:
  - tides
mcp-servers:
  harbour:
    type: local
    command: tides
    args:
      - \"--now\"
    env:
      KEY: x
    tools:
      - \"*\"
---
",
        ),
        (
            "gemini-cli",
            ".gemini/agents/tide-reader.md",
            "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
tools:
  - read_file
  - grep_search
  - run_shell_command
  - mcp_harbour_now
mcp_servers:
  harbour:
    command: tides
    args:
      - \"--now\"
    env:
      KEY: x
max_turns: 8
---
",
        ),
        (
            "qwen-code",
            ".qwen/agents/tide-reader.md",
            "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
tools:
  - ReadFile
  - Grep
  - Shell
  - mcp__harbour__now
permissionMode: plan
maxTurns: 8
mcpServers:
  harbour:
    command: tides
    args:
      - \"--now\"
    env:
      KEY: x
background: true
color: blue
---
",
        ),
        (
            "cursor",
            ".cursor/agents/tide-reader.md",
            "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
readonly: true
is_background: true
---
",
        ),
        (
            "agent-skills",
            ".claude/skills/tide-reader/SKILL.md",
            "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
allowed-tools: \"Read Grep Bash(git:*) mcp__harbour__now\"
---
",
        ),
    ] {
        let export = converted(FULL, "claude-code", to);
        assert_eq!(export.path, path);
        assert_eq!(
            export.text,
            format!("{expected}\nGive the next two low tides.\n\nNever guess.\n"),
            "{to}"
        );
        assert!(read(&export, to).loads(), "{to}");
        let mood = export.losses.iter().find(|loss| loss.field == "mood").unwrap();
        assert_eq!((mood.value.as_str(), &mood.instead), ("calm", &None));
    }
}

#[test]
fn a_role_of_codex_is_written_in_toml() {
    let export = converted(FULL, "claude-code", "codex");
    assert_eq!(export.path, ".codex/agents/tide-reader.toml");
    assert_eq!(
        export.text,
        "name = \"tide-reader\"
description = \"Reads tide tables: use when a harbour is named.\"
model_reasoning_effort = \"xhigh\"
sandbox_mode = \"read-only\"
developer_instructions = '''
Give the next two low tides.

Never guess.
'''

[mcp_servers.harbour]
command = \"tides\"
args = [\"--now\"]

[mcp_servers.harbour.env]
KEY = \"x\"
"
    );
    assert_eq!(
        lost(&export),
        [
            "model: sonnet -> nothing",
            "color: blue -> nothing",
            "maxTurns: 8 -> nothing",
            "effort: max -> xhigh",
            "background: true -> nothing",
            "permissionMode: plan -> nothing may be changed",
            "skills: [tides] -> nothing",
            "mood: calm -> nothing",
            "Read, Grep, Bash(git *), mcp__harbour__now:  -> sandbox_mode: read-only",
        ]
    );
    let back = convert_codex(&export.text, "claude-code");
    assert_eq!(
        back.text,
        "---
name: tide-reader
description: \"Reads tide tables: use when a harbour is named.\"
disallowedTools: Edit, Write, NotebookEdit
effort: xhigh
mcpServers:
  - harbour:
      command: tides
      args:
        - \"--now\"
      env:
        KEY: x
---

Give the next two low tides.

Never guess.
"
    );
}

fn convert_codex(text: &str, to: &str) -> Export {
    let document = Document::parse(text).named("file.toml");
    convert(&document, &client("codex").read(&document), client("codex"), client(to))
}

#[test]
fn permissions_become_lists_of_tools() {
    let front = |more: &str| format!("---\ndescription: d\nmode: subagent\n{more}\n---\nRead the tables.\n");
    let tools = |more: &str, to: &str| {
        let export = converted(&front(more), "opencode", to);
        let lines = export.text.lines().filter(|line| line.contains("ools: ") || line.starts_with("  - "));
        lines.map(str::trim).collect::<Vec<_>>().join(" ")
    };
    for (more, expected) in [
        ("permission: {\"*\": deny, read: allow, bash: {\"git *\": allow}}", "tools: Read, Bash(git *)"),
        ("permission: {edit: deny}", "disallowedTools: Edit, Write"),
        ("permission: {gh_find: deny}", "disallowedTools: mcp__gh__find"),
        ("tools: {write: false, bash: true}", "disallowedTools: Write"),
        ("tools: {\"*\": false, read: true}", "tools: Read"),
        ("permission: allow", ""),
    ] {
        assert_eq!(tools(more, "claude-code"), expected, "{more}");
    }
    assert_eq!(
        tools("permission: {edit: deny, bash: deny}", "copilot-cli"),
        "- read - search - web - todo - agent"
    );
    let asks = converted(&front("permission: {bash: ask}"), "opencode", "claude-code");
    assert_eq!(lost(&asks), ["bash: ask -> nothing"]);
}

#[test]
fn a_loss_says_what_is_written_in_its_place() {
    let text = "---\nname: a\ndescription: Use when b.\ntools: Bash, Edit\npermissionMode: plan\n---\nB\n";
    let export = converted(text, "claude-code", "opencode");
    assert!(export.text.contains("bash: allow") && export.text.contains("edit: deny"), "{}", export.text);
    assert!(lost(&export).contains(&"permissionMode: plan -> edit: deny".to_owned()), "{:?}", lost(&export));
}

#[test]
fn the_five_seeds_become_files_of_every_client() {
    let Ok(folder) = std::fs::read_dir("../shared/seeds") else {
        return println!("skipped: no shared data");
    };
    for file in folder.flatten() {
        let text = std::fs::read_to_string(file.path()).unwrap_or_default();
        let document = Document::parse(text.as_str()).named("file.md");
        for to in ALL {
            let export = convert(&document, &client::default().read(&document), client::default(), *to);
            let reading = read(&export, to.about().id);
            let written = document.entry("description").and_then(|entry| entry.value.text());
            let told = export.losses.iter().any(|loss| loss.field == "description");
            let words = |text: Option<&str>| text.map(|text| text.trim().replace("\\n", "\n"));
            assert!(reading.loads(), "{:?} for {}: {:?}", file.path(), to.about().id, reading.reasons);
            assert!(told || words(reading.description.as_deref()) == words(written), "{:?}", file.path());
            assert_eq!(reading.prompt, document.slice(document.body).trim(), "{:?}", file.path());
        }
    }
}

#[test]
fn nothing_is_said_of_what_stays_the_same() {
    let plain =
        "---\nname: tide-reader\ndescription: Reads tide tables.\n---\nGive the next two low tides.\n";
    for from in ALL.iter().filter(|client| client.about().id != "codex") {
        for to in ALL {
            let export = converted(plain, from.about().id, to.about().id);
            assert_eq!(export.losses, [], "{} to {}", from.about().id, to.about().id);
        }
    }
}

#[test]
fn what_a_client_needs_is_filled_in_and_said() {
    let export = converted("# Tides\nRead.", "opencode", "qwen-code");
    assert!(read(&export, "qwen-code").loads(), "{}", export.text);
    assert_eq!(lost(&export), ["description:  -> Tides"]);
    let export =
        converted("---\nname: A\ndescription: Reads tide tables.\n---\nRead.", "claude-code", "qwen-code");
    assert!(read(&export, "qwen-code").loads(), "{}", export.text);
    assert_eq!(lost(&export), ["name: A -> A-agent", "prompt:  -> Reads tide tables."]);
    let long = format!("---\nname: a\ndescription: {}\n---\nRead.", "word ".repeat(300));
    let export = converted(&long, "claude-code", "agent-skills");
    let reading = read(&export, "agent-skills");
    assert!(reading.loads() && reading.description.unwrap().ends_with("word"), "{}", export.text);
}

/// Definitions of many shapes.
fn any_file(unstructured: &mut arbtest::arbitrary::Unstructured<'_>) -> arbtest::arbitrary::Result<String> {
    const TEXTS: &[&str] = &[
        "Reads tide tables",
        "a: b",
        "\"quoted\"",
        "it's",
        "--- x ---",
        "yes",
        "5",
        "2026-11-20",
        "- a",
        "# no",
        "C:\\new\\x",
        "|\n  one\n\n   two\n  'three'\n  ---",
        ">\n  one\n  two",
        "\"\\u00e9\\n\\t\\x01\"",
        "'''",
        "\"\"\"",
        "潮汐",
        "a, b",
        "{x}",
        "null",
        "~",
        "e5",
    ];
    const KEYS: &[&str] = &[
        "tools: Read, Bash(git *), mcp__a__b",
        "tools: [read, edit]",
        "tools: {bash: false}",
        "model: opus",
        "model: openai/gpt-5",
        "color: red",
        "color: \"#123456\"",
        "maxTurns: 5",
        "mood: x",
        "mcpServers: [a, {b: {command: c}}]",
        "permission: {edit: deny}",
        "tools: []",
        "disallowedTools: Bash, Edit",
        "readonly: true",
        "hooks: {}",
        "allowed-tools: Read Grep",
        "steps: 3",
        "tools:",
        "permissionMode: plan",
    ];
    const BODIES: &[&str] = &[
        "Give the tides.",
        "'''\nx\n'''\ny \"\"\" z",
        "---\nname: b\n---\n",
        "a\r\nb\r\nmore lines",
        "\u{1}\u{85}\u{2028}controls and more",
    ];
    let name = unstructured.choose(TEXTS)?;
    let description = unstructured.choose(TEXTS)?;
    let mut more = String::new();
    for _ in 0..unstructured.int_in_range(0..=3)? {
        more.push_str(unstructured.choose(KEYS)?);
        more.push('\n');
    }
    let body = unstructured.choose(BODIES)?;
    Ok(format!("---\nname: {name}\ndescription: {description}\n{more}---\n{body}\n"))
}

#[test]
fn whatever_is_converted_loads_with_the_same_description_and_prompt() {
    arbtest::arbtest(|unstructured| {
        let text = any_file(unstructured)?;
        let document = Document::parse(text.as_str()).named("file.md");
        for from in ALL {
            let reading = from.read(&document);
            for to in ALL.iter().filter(|to| to.about().name != from.about().name) {
                let export = convert(&document, &reading, *from, *to);
                let result = read(&export, to.about().id);
                let both = format!(
                    "{} to {}\n{text}\n{export:#?}\n{:?}",
                    from.about().id,
                    to.about().id,
                    result.reasons
                );
                assert!(result.loads(), "{both}");
                if reading.loads()
                    && !reading.is_blind()
                    && reading.description.as_ref().is_some_and(|text| !text.trim().is_empty())
                {
                    let words =
                        |text: &Option<String>| text.as_ref().map(|text| text.trim().replace("\r\n", "\n"));
                    let told = export.losses.iter().any(|loss| loss.field == "description");
                    assert!(told || words(&result.description) == words(&reading.description), "{both}");
                }
            }
        }
        Ok(())
    })
    .budget_ms(4_000);
}

#[test]
fn a_definition_comes_back_from_every_client() {
    let text =
        "---\nname: tide-reader\ndescription: Reads tide tables.\n---\n\nGive the next two low tides.\n";
    for other in ALL.iter().filter(|other| other.about().name != "Claude Code") {
        let there = converted(text, "claude-code", other.about().id);
        let document = Document::parse(there.text.as_str()).named(&there.path);
        let back = convert(&document, &other.read(&document), *other, client::default());
        assert_eq!((back.text.as_str(), back.path.as_str()), (text, ".claude/agents/tide-reader.md"));
    }
}
