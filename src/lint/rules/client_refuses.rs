use crate::{
    client::{Reason, Why},
    lint::{
        Applicability, Diagnostic, Severity, refusal,
        rule::{Context, Meta, Rule, declare_rule},
    },
};

declare_rule! {
    /// Whatever makes a client refuse the file for which no other rule speaks. Told of every client but Claude Code,
    /// which has rules of its own.
    ///
    /// ## Why it matters
    /// The agent will not exist. Gemini CLI refuses a file for one key it does not know, GitHub Copilot CLI for a
    /// colon in an unquoted text, Codex and Qwen Code for a name they do not like; OpenCode does not even start.
    ///
    /// ## Example
    /// ```md bad for gemini-cli
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// color: blue
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md bad for opencode
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// color: blue
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// color: "#3b82f6"
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md bad for opencode
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// permission:
    ///   "*": deny
    ///   read: allow
    ///   grep: allow
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md bad for gemini-cli
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: [read_file, WebFetch]
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: [read_file, web_fetch]
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: keys that the client does not know are renamed or removed; tools, colours and names are
    /// written as the client has them.
    ///
    /// ## Source
    /// The readings of each client, held against the program: `tests/clients`.
    ClientRefuses, "client-refuses", Error, Some(Applicability::MaybeIncorrect)
}

impl Rule for ClientRefuses {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.client.about().explained {
            return;
        }
        let is_told = |reason: &Reason| out.iter().any(|said| tells_of(reason.why).contains(&said.rule));
        let refusing = context.reading.reasons.iter().filter(|reason| reason.refuses);
        let untold: Vec<&Reason> = refusing.filter(|reason| !is_told(reason)).collect();
        out.extend(untold.into_iter().map(|reason| diagnose(context, reason)));
    }
}

/// The rules that say more of a reason.
fn tells_of(why: Why) -> &'static [&'static str] {
    match why {
        Why::TooLarge => &["file-too-large"],
        Why::NoFrontMatter => &["no-front-matter", "fenced-front-matter", "text-before-front-matter"],
        Why::NameMissing => &["missing-name"],
        Why::DescriptionMissing => &["missing-description"],
        Why::StrictYaml | Why::InvalidYaml => &[
            "merge-conflict",
            "unquoted-colon",
            "leading-mark",
            "unclosed-quote",
            "quote-inside-quotes",
            "invalid-escape",
            "unclosed-bracket",
        ],
        _ => &[],
    }
}

fn diagnose(context: &Context<'_>, reason: &Reason) -> Diagnostic {
    let client = context.client_title();
    let wanted = match reason.why {
        Why::ValueForm => wanted(context, reason),
        _ => None,
    };
    Diagnostic {
        rule: META.name,
        severity: Severity::Error,
        span: reason.span,
        at: reason.span.start(),
        title: format!("{} refuses the file", context.client_name()),
        what: reason.why.sentence().into(),
        why: format!("{client} refuses the file, so the agent will not exist."),
        now: wanted.unwrap_or_else(|| "Write it as the client wants it, or leave it out.".into()),
        fix: refusal::fix(context, reason),
    }
}

/// What the key at a place asks for.
fn wanted(context: &Context<'_>, reason: &Reason) -> Option<String> {
    let at = reason.span.start();
    let holds =
        |entry: &&crate::document::Entry| entry.key.span.touches(at) || entry.value.whole().touches(at);
    let entry = context.document.entries().iter().find(holds)?;
    let field = context.client.about().field(&entry.key.value)?;
    Some(format!("`{}` takes {}.", field.key, field.form.words()))
}

#[cfg(test)]
mod tests {
    use crate::{
        client::{ALL, by_id},
        document::Document,
        lint::{Severity, check},
    };

    #[test]
    fn every_client_says_why_it_refuses_a_file() {
        for text in ["", "x", "---\nname: [a\n---\n", "---\nname: a\ndescription: b: c\ntools: 5\n---\n"] {
            for client in ALL {
                let report = check(&Document::parse(text), *client);
                let told = report.count(Severity::Error) > 0;
                assert!(told || report.reading.loads(), "{text:?}, {}", client.about().id);
            }
        }
    }

    #[test]
    fn a_key_says_what_it_asks_for() {
        let text = "---\nname: a\ndescription: d\nmax_turns: many\n---\n";
        let report = check(&Document::parse(text), by_id("gemini-cli").unwrap());
        assert_eq!(report.diagnostics[0].now, "`max_turns` takes a whole number from 1 up.");
    }
}
