/// A text to begin an agent with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is, in a word or two.
    pub title: &'static str,
    /// The name of the file it becomes.
    pub name: &'static str,
    pub text: &'static str,
}

/// The barest of them.
pub static BLANK: Template =
    Template { title: "Blank", name: "my-agent.md", text: include_str!("templates/blank.md") };

/// The texts offered, the barest first.
pub const TEMPLATES: &[Template] = &[
    BLANK,
    Template { title: "Reviewer", name: "change-reviewer.md", text: include_str!("templates/reviewer.md") },
    Template { title: "Test writer", name: "test-writer.md", text: include_str!("templates/test-writer.md") },
    Template {
        title: "Researcher",
        name: "code-researcher.md",
        text: include_str!("templates/researcher.md"),
    },
    Template { title: "Architect", name: "design-advisor.md", text: include_str!("templates/architect.md") },
    Template { title: "Writer", name: "docs-writer.md", text: include_str!("templates/writer.md") },
    Template { title: "Triage", name: "issue-triager.md", text: include_str!("templates/triage.md") },
];

#[cfg(test)]
mod tests {
    use super::TEMPLATES;
    use crate::{client, document::Document, lint::check};

    #[test]
    fn every_template_but_the_blank_one_is_without_a_problem() {
        for template in &TEMPLATES[1..] {
            let report = check(&Document::parse(template.text).named(template.name), client::default());
            assert!(report.diagnostics.is_empty(), "{}: {:?}", template.name, report.diagnostics);
            let stem = template.name.strip_suffix(".md").unwrap();
            assert_eq!(report.reading.name.as_deref(), Some(stem), "the file is called as the agent is");
        }
    }
}
