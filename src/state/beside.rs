//! Texts that lie beside the page, and are fetched when they are first wanted.

use std::sync::Arc;

use leptos::prelude::*;

use super::Session;

/// What is made of such a text.
#[derive(Clone, Default)]
pub enum Beside<T> {
    #[default]
    NotAsked,
    Asked,
    Here(Arc<T>),
    /// It did not come, or was another. After a failure the next wish may find the network back.
    Missing,
}

/// The documentation of the rules, from the folder of the page.
const RULES: &str = "docs/rules.md";

impl Session {
    /// What is to be read of a rule, once its page is here: Markdown.
    pub fn docs_of_rule(self, rule: &str) -> Beside<String> {
        match &*self.rule_docs.read() {
            Beside::Here(page) => {
                section(page, rule).map_or(Beside::Missing, |docs| Beside::Here(Arc::new(docs)))
            }
            other => other.clone(),
        }
    }

    /// Fetches what there is to read of the rules.
    pub fn want_rule_docs(self) {
        fetch(self, self.rule_docs, RULES, |page| page.contains("\n## ").then_some(page));
    }
}

/// Fetches what is not here and not on its way; `read` makes something of it, or nothing where it is another text.
pub(super) fn fetch<T: Send + Sync + 'static>(
    session: Session,
    place: RwSignal<Beside<T>>,
    path: &str,
    read: fn(String) -> Option<T>,
) {
    if matches!(*place.read_untracked(), Beside::NotAsked | Beside::Missing) {
        place.set(Beside::Asked);
        let came = move |text: Option<String>| {
            let made = text.and_then(read);
            place.set(made.map_or(Beside::Missing, |made| Beside::Here(Arc::new(made))));
            session.dictionary_may_have_come();
        };
        session.ports.beside(path, Box::new(came));
    }
}

/// The section of a rule, its headings one level up; `None` where the page has none.
fn section(page: &str, rule: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("\n## {rule}\n"))?;
    let mut section = String::new();
    let mut open = None; // the ticks of the code block that a line stands in
    for line in rest.lines() {
        let (ticks, info) = line.split_at(line.len() - line.trim_start_matches('`').len());
        match open {
            Some(opened) if line == opened => open = None,
            None if line.starts_with("## ") => break,
            None if ticks.len() >= 3 => open = Some(ticks),
            _ => {}
        }
        let caption = if info == "md Repaired" { "Repaired:\n\n" } else { "" };
        let line = match info {
            "md Found" | "md Repaired" => &line[..ticks.len() + 2],
            _ if open.is_none() && line.starts_with("### ") => &line[1..],
            _ => line,
        };
        section.extend([caption, line, "\n"]);
    }
    Some(section)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::rules;

    #[test]
    fn each_rule_has_its_section_on_the_page() {
        let page = include_str!("../site/docs/rules.md");
        for rule in rules::ALL {
            let name = rule.meta().name;
            let section = section(page, name).unwrap_or_default();
            let first = rules::docs(name).lines().next().unwrap_or_default().trim();
            assert!(section.trim_start().starts_with(first), "{name}: {section}");
            assert!(section.contains("\n## Why it matters\n"), "{name}");
            assert!(!section.contains("\n### ") && !section.contains("md Found"), "{name}");
            let examples = |word: &str| rules::docs(name).matches(word).count();
            assert_eq!(section.matches("\nRepaired:\n\n```").count(), examples("md good"), "{name}");
            assert!(section.contains("\n## Source\n"), "{name}");
        }
        assert_eq!(section(page, "no-such-rule"), None);
    }
}
