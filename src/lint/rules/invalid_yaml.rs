use super::unquoted_colon::{quote, titled};
use crate::{
    client::Why,
    document::{Entry, Style},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{EditSet, Span},
};

declare_rule! {
    /// Front matter that is no YAML for another reason than a colon or an unindented line: a stray quote,
    /// a tab, a word that begins with a mark YAML keeps for itself.
    ///
    /// ## Why it matters
    /// A strict reader stops there and reads nothing. Claude Code tries one repair; where that fails the
    /// agent will not exist.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: *Reads* tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "*Reads* tide tables. Use when a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe where the value stands on one line and the client reads just these words, or would: they are
    /// put in quotes. Values with quotes of their own are to be looked at. Elsewhere there is no fix.
    ///
    /// ## Source
    /// YAML 1.2.2. Claude Code 2.1.328, 2026-11-20.
    InvalidYaml, "invalid-yaml", Error, Some(Applicability::Safe)
}

impl Rule for InvalidYaml {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        // The rules for colons and unindented lines say more where they speak.
        let named = ["unquoted-colon", "continuation-at-column-0", "unclosed-front-matter"];
        if out.iter().any(|diagnostic| named.contains(&diagnostic.rule)) {
            return;
        }
        let Some(error) = context.document.syntax_error() else { return };
        let entry = entry_at(context, error.at);
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: Span::at(error.at),
            at: error.at,
            title: match entry {
                Some(entry) => format!("{} is not valid YAML", titled(&entry.key.value)),
                None => "The front matter is not valid YAML".into(),
            },
            what: format!("A YAML reader stops here: {}.", error.message.trim_end_matches('.')),
            why: why(context),
            now: match entry {
                Some(_) => "Put the value in quotes, or take the mark out.".into(),
                None => "Write each line as a key, a colon, a blank and a value.".into(),
            },
            fix: entry.and_then(|entry| fix(context, entry)),
        });
    }
}

fn why(context: &Context<'_>) -> String {
    let client = context.client_title();
    match context.reading.reason(Why::Repaired) {
        Some(_) => format!("{client} repairs the line; stricter clients refuse the whole file."),
        None => context.all_is_lost(),
    }
}

/// The broken entry the error lies in; else the first broken one.
fn entry_at<'a>(context: &Context<'a>, at: usize) -> Option<&'a Entry> {
    let broken =
        || context.document.entries().iter().filter(|entry| entry.value.style() == Some(Style::Rescued));
    broken().find(|entry| context.lines_of(entry).touches(at)).or_else(|| broken().next())
}

fn fix(context: &Context<'_>, entry: &Entry) -> Option<Fix> {
    let written = context.slice(entry.value.span);
    if written.is_empty() || written.contains('\n') {
        return None;
    }
    let has_marks = written.starts_with(['"', '\'', '[', '{', '-', '?']);
    let key = entry.key.value.as_str();
    Some(Fix {
        title: format!("Put `{key}` in quotes"),
        label: "Put in quotes",
        applicability: if has_marks { Applicability::MaybeIncorrect } else { Applicability::Safe },
        edits: EditSet::one(quote(context, entry)),
    })
}
