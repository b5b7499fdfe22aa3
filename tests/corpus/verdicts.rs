//! What the real clients did with a file.

use std::{borrow::Cow, collections::HashMap, io, io::Read, path::Path};

use agent_playground::client::Reading;
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{archive, files::hex};

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
    /// The key that says whether the agent exists.
    pub loads: &'static str,
    /// The fields recorded.
    pub texts: &'static [(Field, &'static str)],
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
}

const CLAUDE_CODE: &[(Field, &str)] = &[
    (Field::Name, "name"),
    (Field::Description, "description"),
    (Field::Model, "model"),
    (Field::Tools, "tools_shown"),
];

pub const SOURCES: &[Source] = &[
    Source {
        client: "claude-code",
        format: "claude",
        in_corpus: "/claude",
        in_cases: "/claude/project",
        loads: "loads",
        texts: CLAUDE_CODE,
        stands_for: None,
    },
    Source {
        client: "claude-code-plugin",
        format: "claude",
        in_corpus: "",
        in_cases: "/claude/plugin",
        loads: "loads",
        texts: CLAUDE_CODE,
        stands_for: Some(("my-plugin", "dock")),
    },
];

impl Field {
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Model => "model",
            Self::Tools => "tools",
        }
    }

    fn of(self, reading: &Reading) -> Option<&str> {
        match self {
            Self::Name => reading.name.as_deref(),
            Self::Description => reading.description.as_deref(),
            Self::Model => reading.model.as_deref(),
            Self::Tools => Some(&reading.tools.shown),
        }
    }
}

impl Source {
    /// A field of our reading, as it would have been recorded.
    pub fn read<'a>(&self, field: Field, reading: &'a Reading) -> Option<Cow<'a, str>> {
        let text = field.of(reading)?;
        Some(match self.stands_for {
            Some((ours, theirs)) if matches!(field, Field::Name | Field::Description) => {
                text.replace(ours, theirs).into()
            }
            _ => text.into(),
        })
    }
}

/// The records by sha256, and what could not be read, with the number of its line.
#[derive(Default)]
pub struct Verdicts {
    pub records: HashMap<String, Value>,
    pub unread: Vec<String>,
}

pub fn read(path: &Path) -> io::Result<Verdicts> {
    let mut verdicts = Verdicts::default();
    let mut bytes = Vec::new();
    archive::open(path)?.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let record = json(line).and_then(|record| {
            let sha256 = record["sha256"].as_str().ok_or("it has no sha256")?.to_lowercase();
            let known = |source: &Source| recorded(&record, source.in_corpus, source).transpose();
            SOURCES.iter().filter_map(known).collect::<Result<Vec<_>, _>>()?;
            Ok((sha256, record))
        });
        match record {
            Ok((sha256, record)) => drop(verdicts.records.insert(sha256, record)),
            Err(error) => verdicts.unread.push(format!("line {}: {error}", number + 1)),
        }
    }
    Ok(verdicts)
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
    pub texts: Vec<(Field, Text)>,
}

/// A value as it was recorded.
pub enum Text {
    None,
    Exact(String),
    /// A long text, by its length in characters and its hash.
    Digest(u64, String),
}

/// The verdict that stands at a place of a record; none where the client was not run.
pub fn recorded(record: &Value, pointer: &str, source: &Source) -> Result<Option<Recorded>, String> {
    let verdict = record.pointer(pointer).filter(|verdict| !pointer.is_empty() && !verdict.is_null());
    let Some(verdict) = verdict else { return Ok(None) };
    let Some(loads) = verdict[source.loads].as_bool() else {
        return Err(format!("{pointer}/{} is neither true nor false", source.loads));
    };
    let read = |(field, key): &(Field, &str)| match Text::of(&verdict[*key]) {
        Some(text) => Ok((*field, text)),
        None => Err(format!("{pointer}/{key} is no text")),
    };
    let texts = if loads { source.texts.iter().map(read).collect::<Result<_, _>>()? } else { Vec::new() };
    Ok(Some(Recorded { loads, texts }))
}

impl Text {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(Self::None),
            Value::String(text) => Some(Self::Exact(text.clone())),
            long => Some(Self::Digest(long["length"].as_u64()?, long["sha256"].as_str()?.to_lowercase())),
        }
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
