use crate::{
    client::Why,
    document::fence,
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A file without front matter.
    ///
    /// ## Why it matters
    /// Without front matter there is no name and no description. Claude Code takes the file for a note that
    /// lies beside the agents, and says nothing; of a plugin it makes an agent named after the file.
    ///
    /// ## Example
    /// ```md bad
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: my-agent
    /// description: Use this agent when …
    /// ---
    ///
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Leaves blanks: a block with placeholders is put in front.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the pattern `^---\s*\n`, checked with 16 openings.
    NoFrontMatter, "no-front-matter", Error, Some(Applicability::HasPlaceholder)
}

impl Rule for NoFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.reading.reason(Why::NoFrontMatter).is_none() || context.hidden().is_some() {
            return;
        }
        // Line numbers, quote marks, JSON or TOML: a second name above them would help nobody.
        let head = context.document.text.lines().take(40);
        let further_down = head.into_iter().any(|line| {
            let line = line.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
            let rest = line.strip_prefix("name").map(|rest| rest.trim_start_matches(['"', '*', ' ']));
            rest.is_some_and(|rest| rest.starts_with([':', '=']))
        });
        let start = fence::bom_len(&context.document.text);
        out.push(Diagnostic {
            rule: META.name,
            severity: context.severity_of_loss(),
            span: Span::at(start),
            at: start,
            title: "No front matter".into(),
            what: match (further_down, other_form(&context.document.text[start..])) {
                (_, Some(form)) => form.into(),
                (true, _) => "What looks like a block with a name stands there, but not between lines of dashes.".into(),
                (false, _) => "The file does not begin with a line of three dashes.".into(),
            },
            why: context.all_is_lost(),
            now: match further_down {
                true => "Write its keys as lines `key: value` between two lines of three dashes, and the prompt below.".into(),
                false => "Put a block with a name and a description at the top of the file.".into(),
            },
            fix: (!further_down).then(|| block(start, context.document.newline())),
        });
    }
}

/// Another format of settings that the file begins with, as a sentence.
fn other_form(text: &str) -> Option<&'static str> {
    let first = text.lines().find(|line| !line.trim().is_empty())?.trim();
    let key = || first.split_once('=').map(|(key, _)| key.trim());
    let is_key =
        |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if first.starts_with('{') {
        Some("The file is JSON, which this client does not read as an agent's file.")
    } else if first == "+++" || key().is_some_and(is_key) {
        Some("The file begins with TOML, as agents of Codex are written; this client reads YAML.")
    } else {
        None
    }
}

fn block(at: usize, newline: &str) -> Fix {
    let lines = ["---", "name: my-agent", "description: Use this agent when …", "---", "", ""];
    Fix {
        title: "Put front matter with placeholders at the top".into(),
        label: "Insert",
        applicability: Applicability::HasPlaceholder,
        edits: EditSet::one(Edit::insert(at, lines.join(newline))),
    }
}
