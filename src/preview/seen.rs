use super::Preview;
use crate::text::{DiffKind, DiffLine, diff_lines};

/// What the models see of an agent before and after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whether there was an agent, and whether there is one.
    pub before: bool,
    pub after: bool,
    /// What differs; empty where they see the same, to the byte.
    pub changes: Vec<SeenChange>,
}

/// What they see otherwise: its name, and the lines that differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenChange {
    pub what: &'static str,
    pub lines: Vec<DiffLine>,
}

/// What of the Listing and the prompt is another than before.
pub fn seen(before: &Preview, after: &Preview) -> Seen {
    let pairs =
        [("Listing", &before.listing, &after.listing), ("System prompt", &before.prompt, &after.prompt)];
    let mut changes = Vec::new();
    for (what, before, after) in pairs {
        let mut lines = diff_lines(before.as_deref().unwrap_or(""), after.as_deref().unwrap_or(""));
        lines.retain(|line| line.kind != DiffKind::Same);
        if !lines.is_empty() {
            changes.push(SeenChange { what, lines });
        }
    }
    Seen { before: before.prompt.is_some(), after: after.prompt.is_some(), changes }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{client, document::Document, preview::preview};

    fn between(before: &str, after: &str) -> Vec<String> {
        let of = |text: &str| preview(client::default(), &client::default().read(&Document::parse(text)));
        let seen = seen(&of(before), &of(after));
        let mut told = vec![format!("{} {}", seen.before, seen.after)];
        for change in &seen.changes {
            for line in &change.lines {
                let words: String = line.pieces.iter().map(|piece| piece.text.as_str()).collect();
                told.push(format!("{} {:?} {words}", change.what, line.kind));
            }
        }
        told
    }

    #[test]
    fn what_the_models_see_otherwise_is_told_by_its_lines() {
        let old = "---\nname: a\ndescription: b\ntools: read\n---\nOne\nTwo\n";
        let new = "---\nname: a\ndescription: b\ntools: Read\n---\nOne\nThree\n";
        assert_eq!(
            between(old, new),
            [
                "true true",
                "Listing Removed - a: b (Tools: read)",
                "Listing Added - a: b (Tools: Read)",
                "System prompt Removed Two",
                "System prompt Added Three"
            ]
        );
        assert_eq!(between(old, &old.replace("b\n", "\"b\"\n")), ["true true"]);
    }

    #[test]
    fn an_agent_that_comes_to_life_is_seen_for_the_first_time() {
        let told = between("---\nname: a\n---\nOne", "---\nname: a\ndescription: b\n---\nOne");
        assert_eq!(
            told,
            ["false true", "Listing Added - a: b (Tools: All tools)", "System prompt Added One"]
        );
    }
}
