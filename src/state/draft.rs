use std::sync::Arc;

/// A file as it is kept in the browser. A copy costs next to nothing: the text is shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: usize,
    /// Where it lies, with its folders: `.claude/agents/a.md`, or a name alone.
    pub path: String,
    pub text: Arc<str>,
    /// Whether the user deleted it: it is kept for a while, to be had back.
    pub deleted: bool,
}

/// First line of a record. The crash screen (`src/site/boot.js`) reads records too: it takes what stands
/// behind the third line end for the text, so that must stay.
const HEAD: &str = "agent-playground 2";

/// The record before: without the line that says whether the file was deleted.
const HEAD_1: &str = "agent-playground 1";

impl Draft {
    pub fn new(id: usize, path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { id, path: path.into(), text: text.into(), deleted: false }
    }

    /// The record as text: its version, the path, whether it was deleted, and the text as it is.
    pub fn to_record(&self) -> String {
        let deleted = if self.deleted { "deleted" } else { "" };
        format!("{HEAD}\n{}\n{deleted}\n{}", self.path.replace('\n', " "), self.text)
    }

    /// Reads a record of this version or the one before; `None` for anything else.
    pub fn from_record(id: usize, record: &str) -> Option<Self> {
        let (head, rest) = record.split_once('\n')?;
        let (path, rest) = rest.split_once('\n')?;
        let (deleted, text) = match head {
            HEAD => rest.split_once('\n')?,
            HEAD_1 => ("", rest),
            _ => return None,
        };
        Some(Self { deleted: deleted == "deleted", ..Self::new(id, path, text) })
    }

    /// The name alone.
    pub fn name(&self) -> &str {
        name_of(&self.path)
    }

    /// The folders it lies in, without the slash at their end; empty where there are none.
    pub fn folder(&self) -> &str {
        folder_of(&self.path)
    }
}

/// What stands behind the last slash of a path.
pub fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// What stands before the last slash of a path.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

pub const SAMPLE_NAME: &str = "api-reviewer.md";

/// The file of the first visit: the commonest real fault, in our own words.
pub const SAMPLE: &str = "---
name: api-reviewer
description: Use this agent when an HTTP API changes, before the change is merged. Examples: a new endpoint, a renamed field, a different status code.
---

You review changes to HTTP APIs. You look for what will break a
client that nobody in this repository can see.

## Before you read the code

1. Find the contract: an OpenAPI file, a schema, or the handler.
2. List the callers you can find, then assume as many again.

## What to check

- **Names.** A renamed field is a removed field and a new one.
- **Status codes.** Clients branch on them.
- **Paging.** A smaller default loses rows without an error.
- **Errors.** One shape for all, with a code to look up.

## How to report

Start with what breaks a caller. For each change give the file, the
line, who will notice, and the smallest repair. If nothing breaks,
say so in one sentence and stop.
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_back_and_a_foreign_one_does_not() {
        let draft = Draft::new(3, ".claude/agents/a.md", "---\r\n\n\u{e9}");
        assert_eq!(Draft::from_record(3, &draft.to_record()), Some(draft.clone()));
        let deleted = Draft { deleted: true, ..draft };
        assert_eq!(Draft::from_record(3, &deleted.to_record()), Some(deleted));
        for record in ["", "{}", "agent-playground 3\na\n\nb", "agent-playground 2\na\nb", "\u{0}"] {
            assert_eq!(Draft::from_record(1, record), None, "{record:?}");
        }
    }

    #[test]
    fn a_record_of_the_version_before_is_read() {
        let record = "agent-playground 1\na.md\n---\nname: a";
        assert_eq!(Draft::from_record(7, record), Some(Draft::new(7, "a.md", "---\nname: a")));
    }

    #[test]
    fn a_path_has_a_folder_and_a_name() {
        let parts = |path| (Draft::new(1, path, "").folder().to_owned(), name_of(path).to_owned());
        assert_eq!(parts(".claude/agents/a.md"), (".claude/agents".into(), "a.md".into()));
        assert_eq!(parts("a.md"), (String::new(), "a.md".into()));
    }
}
