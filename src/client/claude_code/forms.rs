//! Which values of a field the program takes, as JavaScript has them. Source: its embedded loaders, version
//! 2.1.328, 2026-11-20, checked against the cases `fields/*`, `mcp/*` and `plugin/*`.

use super::{
    super::{Field, Form},
    Source, is_null, text,
};
use crate::document::{
    Kind, Node, Scalar,
    scalar::{Meaning, meaning},
};

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
        Form::Yes => node.scalar().is_some_and(is_yes_or_no),
        Form::Servers => matches!(node.kind, Kind::List(..)),
        Form::Map => matches!(node.kind, Kind::Map(..) | Kind::List(..)),
        Form::Names => matches!(node.kind, Kind::List(..)) || text(node).is_some(),
        // The first three have readings of their own; the others are forms of other clients.
        Form::Color
        | Form::Tools
        | Form::Hooks
        | Form::Number
        | Form::Texts
        | Form::Switches
        | Form::Permissions
        | Form::Any => true,
    }
}

/// `True` is true to YAML, `"True"` is a text.
fn is_flag(scalar: &Scalar) -> bool {
    matches!(meaning(scalar), Meaning::Bool(_)) || matches!(scalar.text.as_str(), "true" | "false")
}

/// A word or digit for yes or no, in any case.
fn is_yes_or_no(scalar: &Scalar) -> bool {
    const WORDS: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "1", "0"];
    WORDS.iter().any(|word| scalar.text.trim().eq_ignore_ascii_case(word))
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
            "observeToolResults: yes",
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
