use crate::{
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{grouped, utf16_len},
};

declare_rule! {
    /// A description so long that twenty like it use up what the client allows for all of them together.
    ///
    /// ## Why it matters
    /// The parent model is given the descriptions of all agents, in every conversation. Claude Code
    /// estimates four characters a token; over 15,000 tokens in all it shows a notice at the start. A single
    /// long one is read in full.
    ///
    /// ## Example
    /// A description of 3,200 characters gets this hint; one of 2,800 does not.
    ///
    /// ## Fix safety
    /// None: what can be left out is for the author to say.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20. Of 2,704 real descriptions, half are under 200 characters, and 28 in
    /// 1,000 are longer than 3,000.
    LongDescription, "long-description", Hint, None
}

/// So many descriptions of this length fill the client's budget.
const SHARE: usize = 20;

/// Characters a token, by the client's own estimate.
const CHARACTERS: usize = 4;

impl Rule for LongDescription {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(budget) = context.client.about().listing_budget else { return };
        // Cheap first: a text has no more characters than bytes.
        let Some((entry, told)) = context.description().filter(|(_, told)| told.len() > budget / SHARE)
        else {
            return;
        };
        let characters = utf16_len(told);
        let tokens = characters / CHARACTERS;
        if tokens <= budget / SHARE {
            return;
        }
        let span = entry.value.whole();
        let client = context.client_title();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span,
            at: span.start(),
            title: format!("The description is {} characters long", grouped(characters)),
            what: format!("{client} counts it as about {tokens} tokens."),
            why: format!(
                "The parent model reads it in every conversation. All descriptions together may take {} tokens before {client} complains; {} like this one take that many.",
                grouped(budget),
                budget / tokens + 1
            ),
            now: "Keep what tells when to call the agent; how it works belongs into the prompt.".into(),
            fix: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn said(length: usize) -> Vec<String> {
        let description = "Use when a word is wanted. ".repeat(length / 27 + 1);
        let text = format!("---\nname: a\ndescription: {}\n---\nB", &description[..length]);
        let found = check(&Document::parse(text), client::default()).diagnostics;
        found.into_iter().map(|d| format!("{} {} {}", d.rule, d.title, d.why)).collect()
    }

    #[test]
    fn a_twentieth_of_the_budget_is_let_pass_and_more_is_not() {
        assert!(said(3000).is_empty());
        let said = said(3100);
        assert!(said[0].starts_with("long-description The description is 3,100 characters long"), "{said:?}");
        assert!(
            said[0].contains("15,000 tokens") && said[0].ends_with("; 20 like this one take that many."),
            "{said:?}"
        );
    }
}
