//! What the real clients did with a file, and the same of our readings, side by side.

use std::borrow::Cow;

use agent_playground::client::Reading;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Where the verdicts of one of our clients stand, and how its fields are called there. Measuring another
/// client is one more entry in [`SOURCES`].
pub struct Source {
    /// Its id in `client::ALL`.
    pub client: &'static str,
    /// The folder of the files written for it.
    pub format: &'static str,
    /// JSON pointer in a record of the corpus; empty where no corpus was run through it.
    pub in_corpus: &'static str,
    /// JSON pointer in a record of the cases.
    pub in_cases: &'static str,
    /// Whether the agent exists; `None` where that is not recorded.
    pub loads: fn(&Value) -> Option<bool>,
    /// Whether something written is not read.
    pub loses: fn(&Value) -> bool,
    /// The fields recorded, each with the places at which it may stand.
    pub texts: &'static [(Field, &'static [&'static str])],
    /// A word of our reading that the file does not tell, and what it was when the client was recorded.
    pub stands_for: Option<(&'static str, &'static str)>,
}

/// A value that a Reading and a record both have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Name,
    Description,
    Model,
    Tools,
    Color,
    /// Its length in characters.
    Prompt,
}

const CLAUDE_CODE: &[(Field, &[&str])] = &[
    (Field::Name, &["/name"]),
    (Field::Description, &["/description"]),
    (Field::Model, &["/model"]),
    (Field::Tools, &["/tools_shown"]),
];

fn claude_code(client: &'static str, in_corpus: &'static str, in_cases: &'static str) -> Source {
    Source {
        client,
        format: "claude",
        in_corpus,
        in_cases,
        loads: |verdict| verdict["loads"].as_bool(),
        loses: |_| false,
        texts: CLAUDE_CODE,
        stands_for: None,
    }
}

/// Every client that was recorded.
pub fn sources() -> Vec<Source> {
    vec![
        claude_code("claude-code", "/claude", "/claude/project"),
        Source {
            stands_for: Some(("my-plugin", "dock")),
            ..claude_code("claude-code-plugin", "", "/claude/plugin")
        },
        Source {
            client: "gemini-cli",
            format: "gemini",
            in_corpus: "/gemini",
            in_cases: "/gemini",
            loads: |verdict| verdict["accepted"].as_bool(),
            loses: |_| false,
            texts: &[
                (Field::Name, &["/name", "/agents/0/name"]),
                (Field::Description, &["/description", "/agents/0/description"]),
                (Field::Model, &["/model", "/agents/0/model"]),
                (Field::Tools, &["/tools", "/agents/0/tools"]),
                (Field::Prompt, &["/prompt_length", "/agents/0/prompt_length"]),
            ],
            stands_for: None,
        },
        Source {
            client: "copilot-cli",
            format: "copilot",
            in_corpus: "/copilot",
            in_cases: "/copilot",
            loads: |verdict| Some(verdict["accepted"].as_bool()? && verdict["listed"].as_bool()?),
            loses: |verdict| verdict["log"].as_array().is_some_and(|log| !log.is_empty()),
            texts: &[(Field::Name, &["/display_name"])],
            stands_for: None,
        },
        Source {
            client: "qwen-code",
            format: "qwen",
            in_corpus: "/qwen",
            in_cases: "/qwen",
            loads: |verdict| verdict["accepted"].as_bool(),
            loses: |_| false,
            texts: &[
                (Field::Name, &["/name"]),
                (Field::Description, &["/description"]),
                (Field::Model, &["/model"]),
                (Field::Tools, &["/tools"]),
                (Field::Color, &["/other/color"]),
                (Field::Prompt, &["/prompt_length"]),
            ],
            stands_for: None,
        },
        Source {
            client: "opencode",
            format: "opencode",
            in_corpus: "/opencode",
            in_cases: "/opencode",
            loads: |verdict| verdict["loads"].as_bool(),
            loses: |verdict| {
                let leaks = verdict["options"].as_object().is_some_and(|options| !options.is_empty());
                let whole = ["prompt_has_front_matter", "prompt_is_whole_file"];
                leaks || whole.iter().any(|key| verdict[*key].as_bool() == Some(true))
            },
            texts: &[
                (Field::Name, &["/key", "/id"]),
                (Field::Description, &["/description"]),
                (Field::Model, &["/model"]),
                (Field::Tools, &["/tools"]),
                (Field::Prompt, &["/prompt_length"]),
            ],
            stands_for: None,
        },
        Source {
            client: "codex",
            format: "codex",
            in_corpus: "",
            in_cases: "/codex",
            loads: |verdict| verdict["loads"].as_bool(),
            loses: |_| false,
            texts: &[(Field::Name, &["/role"]), (Field::Description, &["/listing"])],
            stands_for: None,
        },
        Source {
            client: "agent-skills",
            format: "skills",
            in_corpus: "",
            in_cases: "/skills",
            loads: |verdict| verdict["agentskills"]["rc"].as_i64().map(|rc| rc == 0),
            loses: |_| false,
            // The validator prints no values; of skills it accepts, the clients' loaders have these.
            texts: &[
                (Field::Name, &["/copilot/name", "/opencode/name"]),
                (Field::Description, &["/copilot/description", "/opencode/description"]),
            ],
            stands_for: None,
        },
    ]
}

impl Field {
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Model => "model",
            Self::Tools => "tools",
            Self::Color => "color",
            Self::Prompt => "prompt",
        }
    }
}

impl Source {
    /// A field of our reading, as it would have been recorded.
    pub fn read<'a>(&self, field: Field, reading: &'a Reading) -> Option<Cow<'a, str>> {
        let all = |tools: &&str| *tools != "All tools" || self.format == "claude";
        // OpenCode prints no empty description.
        let printed = |text: &&str| !text.is_empty() || self.client != "opencode";
        let text = match field {
            Field::Name => reading.name.as_deref()?,
            Field::Description => reading.description.as_deref().filter(printed)?,
            Field::Model => reading.model.as_deref()?,
            Field::Color => reading.color.as_deref()?,
            // The record has them in the order of the alphabet.
            Field::Tools if self.client == "opencode" => {
                let shown = Some(reading.tools.shown.as_str()).filter(all)?;
                let mut names: Vec<&str> = shown.split(", ").collect();
                names.sort_unstable();
                return Some(names.join(", ").into());
            }
            Field::Tools => Some(reading.tools.shown.as_str()).filter(all)?,
            // OpenCode was asked from Python, the others count as JavaScript does.
            Field::Prompt => {
                let prompt = &reading.prompt;
                let utf16 = self.client != "opencode";
                let count = if utf16 { prompt.encode_utf16().count() } else { prompt.chars().count() };
                return Some(count.to_string().into());
            }
        };
        Some(match self.stands_for {
            Some((ours, theirs)) if matches!(field, Field::Name | Field::Description) => {
                text.replace(ours, theirs).into()
            }
            _ => text.into(),
        })
    }
}

/// One line of verdicts. A case nests 300 levels deep.
pub fn json(line: &str) -> Result<Value, String> {
    let mut reader = serde_json::Deserializer::from_str(line);
    reader.disable_recursion_limit();
    let value = Value::deserialize(&mut reader).map_err(|error| error.to_string())?;
    if value.is_object() { Ok(value) } else { Err("it is no JSON object".into()) }
}

/// What a client did with a file.
pub struct Recorded {
    pub loads: bool,
    /// Whether it refused the file, or lost something of it.
    pub is_hard: bool,
    pub texts: Vec<(Field, Text)>,
}

/// A value as it was recorded.
pub enum Text {
    None,
    Exact(String),
    /// A long text, by its length in characters and its hash.
    Digest(u64, String),
}

/// The verdict that stands at a place of a record; none where the client was not run. `stem` is the name of the
/// file without its ending, after which an agent without a name is called.
pub fn recorded(
    record: &Value,
    pointer: &str,
    source: &Source,
    stem: &str,
) -> Result<Option<Recorded>, String> {
    let verdict = record.pointer(pointer).filter(|verdict| !pointer.is_empty() && !verdict.is_null());
    let Some(verdict) = verdict else { return Ok(None) };
    let Some(loads) = (source.loads)(verdict) else {
        return Err(format!("{pointer} does not say whether the file loads"));
    };
    let file = record["sha256"].as_str().unwrap_or("FILE");
    let read = |(field, places): &(Field, &[&str])| {
        let value = places.iter().find_map(|place| verdict.pointer(place)).unwrap_or(&Value::Null);
        match Text::of(value) {
            Some(Text::Exact(name)) if *field == Field::Name && (name == "FILE" || name == file) => {
                Ok((*field, Text::Exact(stem.to_owned())))
            }
            // What the listing says of the model stands behind the description.
            Some(Text::Exact(text)) if *field == Field::Description && source.client == "codex" => {
                let said = text.split("\n- This role's").next().unwrap_or_default();
                Ok((*field, Text::Exact(said.to_owned())))
            }
            Some(text) => Ok((*field, text)),
            None => Err(format!("{pointer}: {} is no text", field.word())),
        }
    };
    let mut texts: Vec<(Field, Text)> =
        if loads { source.texts.iter().map(read).collect::<Result<_, _>>()? } else { Vec::new() };
    // An agent that runs elsewhere has no prompt to measure.
    texts.retain(|(field, text)| *field != Field::Prompt || !matches!(text, Text::None));
    Ok(Some(Recorded { loads, is_hard: !loads || (source.loses)(verdict), texts }))
}

impl Text {
    fn of(value: &Value) -> Option<Self> {
        let word = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(match value {
            Value::Null => Self::None,
            Value::Array(items) => Self::Exact(items.iter().map(word).collect::<Vec<_>>().join(", ")),
            Value::Object(long) if long.contains_key("sha256") => {
                Self::Digest(long["length"].as_u64()?, long["sha256"].as_str()?.to_lowercase())
            }
            Value::Object(names) => {
                let mut names: Vec<&str> = names.keys().map(String::as_str).collect();
                names.sort_unstable();
                Self::Exact(names.join(", "))
            }
            value => Self::Exact(word(value)),
        })
    }

    pub fn is(&self, read: Option<&str>) -> bool {
        match (self, read) {
            (Self::None, None) => true,
            (Self::Exact(text), Some(read)) => text == read,
            (Self::Digest(length, sha256), Some(read)) => {
                read.chars().count() as u64 == *length && hex(&Sha256::digest(read)) == *sha256
            }
            _ => false,
        }
    }

    pub fn shown(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Exact(text) => Some(text.clone()),
            Self::Digest(length, sha256) => Some(format!("{length} characters, sha256 {sha256}")),
        }
    }
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
