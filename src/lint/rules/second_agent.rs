use crate::{
    document::fence::key_of,
    lint::{
        Diagnostic, Severity,
        conflict::after_fence,
        rule::{Context, Meta, Rule, declare_rule},
        words::short,
    },
    text::{Mark, MarkKind, Span},
};

declare_rule! {
    /// A second agent in the same file: front matter with a name and a description further down in the prompt.
    ///
    /// ## Why it matters
    /// A file is one agent. The second one never exists; its front matter and its prompt are part of the first
    /// one's prompt.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    ///
    /// ---
    /// name: kite-judge
    /// description: Judges kites. Use when the wind is up.
    /// ---
    /// Judge the tail first.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// There is none: the second agent belongs in a file of its own.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: all that follows the first block is the prompt.
    SecondAgent, "second-agent", Warning, None
}

impl Rule for SecondAgent {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(second) = context.is_closed().then(|| second(context)).flatten() else { return };
        let name = short(second.name, 40);
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: second.place,
            at: second.place.start(),
            title: format!("A second agent, `{name}`, stands in the prompt"),
            what: format!("{} reads one agent from a file, the first.", context.client_title()),
            why: format!(
                "`{name}` will not exist; its front matter and its prompt belong to the first agent's prompt."
            ),
            now: "Move it into a file of its own.".into(),
            fix: None,
        });
    }
}

struct Second<'a> {
    place: Span,
    name: &'a str,
}

/// The first block of dashes with a name of its own and a description, behind some prompt and outside of code.
fn second<'a>(context: &Context<'a>) -> Option<Second<'a>> {
    let mut at = context.document.body.start();
    let mut code: Option<Mark> = None;
    let mut has_prompt = false;
    let mut block: Option<(Span, Option<&str>, bool)> = None;
    let mut fences = context.marks.iter().filter(|mark| mark.kind == MarkKind::Fence).peekable();
    for line in context.slice(context.document.body).split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        while let Some(fence) = fences.next_if(|mark| mark.span.start() < at) {
            code = after_fence(context.document, code, *fence);
        }
        let line = line.trim_end();
        match &mut block {
            _ if code.is_some() => block = None,
            Some((place, Some(name), true)) if line == "---" => return Some(Second { place: *place, name }),
            None if line == "---" && has_prompt => block = Some((span, None, false)),
            None => {}
            Some((_, name, described)) => match key_of(line).map(|key| (key, line[key.len() + 1..].trim())) {
                Some(("name", value)) if !value.is_empty() => *name = Some(value.trim_matches(['"', '\''])),
                Some(("description", value)) if !value.is_empty() => *described = true,
                Some(_) => {}
                // Further lines of a value.
                None if line.starts_with([' ', '\t', '-']) && line != "---" => {}
                None if line == "---" => block = Some((span, None, false)),
                None => block = None,
            },
        }
        has_prompt |= !line.is_empty();
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    #[test]
    fn examples_in_code_and_rules_between_paragraphs_are_let_pass() {
        let front = "---\nname: a\ndescription: Use when b.\n---\nText\n\n";
        let agent = "---\nname: c\ndescription: Use when d.\n---\n";
        let count = |body: &str| {
            let text = format!("{front}{body}");
            let found = check(&Document::parse(text), client::default()).diagnostics;
            found.iter().filter(|found| found.rule == super::META.name).count()
        };
        assert_eq!(count(agent), 1);
        assert_eq!(count(&format!("---\n\nMore\n\n{agent}Text\n")), 1);
        assert_eq!(count(&format!("```md\n{agent}```\n")), 0);
        assert_eq!(count("---\n\nname: c\n\nText\n\n---\n"), 0);
        assert_eq!(count("---\nname: c\n---\n"), 0);
    }
}
