//! Agents that a prompt names: `@agent-name`, and a name in backticks before the word agent.

/// The names, in order, each once. Only names with a dash count: a plain word is too often something else.
pub fn mentions(prompt: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let called = prompt.match_indices("@agent-").map(|(at, mark)| name_at(&prompt[at + mark.len()..]));
    let quoted = prompt.match_indices('`').filter_map(|(at, _)| {
        let name = name_at(&prompt[at + 1..]);
        let behind = prompt[at + 1 + name.len()..].strip_prefix('`')?;
        let is_agent = [" agent", " subagent", " sub-agent"].iter().any(|word| behind.starts_with(word));
        (is_agent && name.contains('-')).then_some(name)
    });
    for name in called.chain(quoted).filter(|name| !name.is_empty()) {
        if !found.iter().any(|other| other == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// The name that a text begins with; empty where it begins with none.
fn name_at(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_'));
    text[..end.unwrap_or(text.len())].trim_end_matches(['-', '_'])
}

#[cfg(test)]
mod tests {
    use super::mentions;

    #[test]
    fn names_are_found_where_they_are_meant_as_agents() {
        let prompt = "Ask @agent-tide-reader. Then the `kite-judge` agent, not `read-only` mode, `Explore` agent or `a`.";
        assert_eq!(mentions(prompt), ["tide-reader", "kite-judge"]);
        assert!(mentions("@agent- ` `x").is_empty());
    }
}
