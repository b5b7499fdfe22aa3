/// A file as it is kept in the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: usize,
    pub name: String,
    pub text: String,
}

/// First line of a record. The crash screen (`src/site/boot.js`) reads records too: it takes what stands
/// behind the second line end for the text, so that must stay.
const HEAD: &str = "agent-playground 1";

impl Draft {
    pub fn new(id: usize, name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { id, name: name.into(), text: text.into() }
    }

    /// The record as text: its version, the name, and the text as it is.
    pub fn to_record(&self) -> String {
        format!("{HEAD}\n{}\n{}", self.name.replace('\n', " "), self.text)
    }

    /// Reads a record; `None` for anything that is none, or is of a version not known.
    pub fn from_record(id: usize, record: &str) -> Option<Self> {
        let (head, rest) = record.split_once('\n')?;
        let (name, text) = rest.split_once('\n')?;
        (head == HEAD).then(|| Self::new(id, name, text))
    }
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
        let draft = Draft::new(3, "a.md", "---\r\n\n\u{e9}");
        assert_eq!(Draft::from_record(3, &draft.to_record()), Some(draft));
        for record in ["", "{}", "agent-playground 2\na\nb", "agent-playground 1\na", "\u{0}"] {
            assert_eq!(Draft::from_record(1, record), None);
        }
    }
}
