use crate::lint::{
    Diagnostic, Severity,
    rule::{Context, Meta, Rule, declare_rule},
    words::short,
};

declare_rule! {
    /// A short description that says what the agent is, and with no word when to call it.
    ///
    /// ## Why it matters
    /// By the description alone the parent model decides whether this agent is the one to call. "A Python expert"
    /// fits every question about Python and none in particular. No wording makes sure of a call: Claude Code
    /// itself tells its model not to start an agent when in doubt. Saying when is what an author can do.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: An expert in tide tables.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: An expert in tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// None: only the author knows when the agent is wanted.
    ///
    /// ## Source
    /// github.com/anthropics/claude-code/issues/82456 and 33616; the text of the Agent tool in Claude Code
    /// 2.1.328. Only English descriptions of at most 160 characters that name a role are looked at.
    NoTrigger, "no-trigger", Hint, None
}

impl Rule for NoTrigger {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some((entry, told)) = context.description().filter(|(_, told)| is_role_alone(told)) else {
            return;
        };
        let span = entry.value.whole();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span,
            at: span.start(),
            title: "The description does not say when to call the agent".into(),
            what: format!("“{}” says what the agent is.", short(told, 60)),
            why: "By this text alone the parent model decides whether to call it.".into(),
            now: "Add when it is wanted, such as “Use when …”. That makes a call likelier; nothing makes it certain.".into(),
            fix: None,
        });
    }
}

/// Longer texts say enough to decide by.
const LONGEST: usize = 160;

/// Whether a text is short, plainly English, names a role, and has no word that tells an occasion.
fn is_role_alone(text: &str) -> bool {
    let typographic = |c: char| matches!(c, '\u{2010}'..='\u{2026}' | '\u{2192}');
    if text.len() > LONGEST || !text.chars().all(|c| c.is_ascii() || typographic(c)) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let words = || lower.split(|c: char| !c.is_ascii_alphanumeric());
    words().any(is_role) && !words().any(is_occasion)
}

/// Words for what somebody is.
fn is_role(word: &str) -> bool {
    matches!(
        word,
        "expert"
            | "specialist"
            | "agent"
            | "assistant"
            | "engineer"
            | "developer"
            | "architect"
            | "reviewer"
            | "analyst"
            | "coordinator"
            | "consultant"
            | "writer"
            | "tester"
            | "advisor"
            | "strategist"
            | "auditor"
            | "orchestrator"
            | "researcher"
            | "professional"
            | "guru"
            | "planner"
            | "scientist"
            | "administrator"
            | "programmer"
            | "coder"
    )
}

/// Words that tell an occasion, or a use.
fn is_occasion(word: &str) -> bool {
    let begins = [
        "use", "using", "invo", "trigger", "call", "ask", "need", "want", "requir", "request", "proactiv",
        "help", "delegat", "support", "handle", "task", "run",
    ];
    let whole = matches!(
        word,
        "when"
            | "whenever"
            | "where"
            | "if"
            | "after"
            | "before"
            | "once"
            | "during"
            | "while"
            | "until"
            | "upon"
            | "unless"
            | "for"
            | "to"
            | "automatically"
            | "must"
            | "should"
            | "every"
            | "each"
            | "any"
            | "assist"
            | "assists"
            | "assisting"
    );
    whole || begins.iter().any(|stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::is_role_alone;

    #[test]
    fn a_role_alone_says_no_occasion() {
        for text in
            ["A Python expert.", "Senior Rust developer \u{2014} traits, lifetimes, macros", "Code reviewer"]
        {
            assert!(is_role_alone(text), "{text}");
        }
    }

    #[test]
    fn an_occasion_a_use_another_language_or_a_long_text_is_let_pass() {
        let long = format!("An expert in {}", "tables, ".repeat(30));
        let texts = [
            "A Python expert. Use when a script fails.",
            "Reviewer for pull requests",
            "Expert that is called after each merge",
            "Experte f\u{fc}r Python",
            "Reads tide tables.",
            "",
            &long,
        ];
        for text in texts {
            assert!(!is_role_alone(text), "{text}");
        }
    }
}
