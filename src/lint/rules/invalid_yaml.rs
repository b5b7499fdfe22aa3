use crate::{
    client::{Form, Reason, Why},
    document::{Entry, Style, holds_entry, yaml},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        requote::as_text,
        rule::{Context, Meta, Rule, declare_rule},
        words::titled,
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Front matter that is no YAML for a reason no other rule names: a block whose lines are indented
    /// unevenly, a list among the words of a text.
    ///
    /// ## Why it matters
    /// A strict reader stops there and reads nothing. Claude Code tries one repair; where that fails the
    /// agent will not exist.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: |
    ///     Reads tide tables.
    ///   Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: |-
    ///   Reads tide tables.
    ///   Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe where the value is a text: its words are written anew, in quotes or in a `|` block. Of lists and
    /// maps that other programs read there is no fix.
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
        // Where a rule that names one cause speaks, it says more.
        let says_more = |said: &Diagnostic| {
            NAMED.contains(&said.rule) && said.severity != Severity::Hint && !context.is_harmless(said)
        };
        if !context.broken(&[]).is_empty() || out.iter().any(says_more) {
            return;
        }
        let refused =
            [Why::InvalidYaml, Why::NotAMap].into_iter().find_map(|why| context.reading.reason(why));
        let told = out.iter().any(|said| said.severity == Severity::Error);
        if let Some(reason) = refused.filter(|_| context.document.syntax_error().is_none() && !told) {
            out.push(unlike_yaml(context, reason));
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
                None => "Write each line as a key, a colon, a space and a value.".into(),
            },
            fix: entry.and_then(|entry| fix(context, entry)),
        });
    }
}

/// Front matter that is YAML, and that the client takes for none: dots or dashes that part it, a tab where the
/// client wants a space.
fn unlike_yaml(context: &Context<'_>, reason: &Reason) -> Diagnostic {
    let inner = context.document.front.as_ref().map_or(reason.span, |front| front.fence.inner);
    let dots = context.slice(inner).find("\n...").map(|at| inner.start() + at + 1);
    let (place, what, now) = match dots.filter(|_| reason.why == Why::NotAMap) {
        Some(at) => (
            Span::new(at, at + 3),
            "Three dots end a YAML document, and what stands below them is another one.",
            "Close the front matter with three dashes; dots close nothing.",
        ),
        None => (
            Span::at(reason.span.start()),
            "Other readers take this for YAML; this client does not.",
            "Write plain keys, each at the start of its line, and blanks for tabs.",
        ),
    };
    Diagnostic {
        rule: META.name,
        severity: context.severity_of_loss(),
        span: place,
        at: place.start(),
        title: "The client reads no keys here".into(),
        what: what.into(),
        why: context.all_is_lost(),
        now: now.into(),
        fix: None,
    }
}

/// Rules that each tell one reason why front matter is no YAML.
const NAMED: &[&str] = &[
    "unclosed-front-matter",
    "dashes-inside-front-matter",
    "tab-indentation",
    "odd-blank",
    "malformed-key",
    "indented-key",
    "continuation-at-column-0",
    "unclosed-bracket",
    "merge-conflict",
    "control-character",
];

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

/// The value written anew as a text, where a text is what the key wants, or nobody reads it.
fn fix(context: &Context<'_>, entry: &Entry) -> Option<Fix> {
    let written = context.slice(entry.value.span);
    let field = context.client.about().field(&entry.key.value);
    let is_text = field.is_none_or(|field| matches!(field.form, Form::Text));
    if written.is_empty() || !is_text || !context.is_closed() || holds_entry(written) {
        return None;
    }
    let key = entry.key.value.as_str();
    let anew = as_text(context, entry);
    is_mended(context, entry, &anew).then(|| Fix {
        title: format!("Write `{key}` anew"),
        label: "Fix",
        // Where the client repairs the file for itself, it reads the lines below the first as keys of their own.
        applicability: match context.reading.reason(Why::Repaired).is_some() && written.contains('\n') {
            true => Applicability::MaybeIncorrect,
            false => Applicability::Safe,
        },
        edits: EditSet::one(anew),
    })
}

/// Whether an entry is YAML once its value is written anew. Where the fault is in the key, no value mends it.
fn is_mended(context: &Context<'_>, entry: &Entry, anew: &Edit) -> bool {
    let before = Span::new(context.lines_of(entry).start(), anew.span.start());
    let alone = format!("{}{}\n", context.slice(before), anew.text);
    yaml::parse(&alone, Span::new(0, alone.len())).is_ok_and(|yaml| yaml.top_level().len() == 1)
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    #[test]
    fn what_nobody_reads_becomes_a_text() {
        let text = "---\nname: a\ndescription: Use when b.\nnotes:\n  - a\n b\n   c: d\n---\nB";
        let fixed = fix_all(text, client::default(), Applicability::Safe).text;
        assert_eq!(fixed, text.replace("notes:\n  - a\n b\n   c: d", "notes: |-\n  - a\n  b\n    c: d"));
    }

    #[test]
    fn words_behind_the_mark_of_a_block_stay() {
        let text = "---\nname: a\ndescription: > Use when b: c\n   d\n  e\n---\nB";
        let fixed = fix_all(text, client::default(), Applicability::Safe).text;
        assert!(fixed.contains("> Use when b: c"), "{fixed}");
    }

    #[test]
    fn a_value_is_written_anew_only_where_that_mends_it() {
        for text in ["---\n\u{fffe}: r\n---\n", "---\nname:\ndescription:\nd:\r.\n---\n"] {
            let fixed = fix_all(text, client::default(), Applicability::MaybeIncorrect);
            assert!(fixed.converged && fixed.applied.len() <= 1, "{}", fixed.text);
        }
    }
}
