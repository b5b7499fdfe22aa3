use crate::{
    client::Why,
    document::fence,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A file whose very first characters are not a line of three dashes.
    ///
    /// ## Why it matters
    /// Without front matter there is no name and no description. Claude Code takes the file for a note that
    /// lies beside the agents, and says nothing. A single blank line before the dashes is enough.
    ///
    /// ## Example
    /// ```md bad
    ///
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
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
    ///
    /// ## Fix safety
    /// Safe where only blanks stand before the dashes: they are removed. Where there is no front matter at
    /// all, a block with placeholders is put in front.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the pattern `^---\s*\n`, checked with 16 openings.
    NoFrontMatter, "no-front-matter", Error, Some(Applicability::Safe)
}

impl Rule for NoFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.reading.reason(Why::NoFrontMatter).is_none() {
            return;
        }
        let start = fence::bom_len(&context.document.text);
        let opening = context.document.front.as_ref().map(|front| front.fence.open);
        let (title, what, now, fix, span) = match opening {
            Some(open) if open.start() > start => (
                "Blanks before the first three dashes",
                "The dashes must be the first characters of the file; blanks or blank lines stand before them.",
                "Remove what stands before the dashes.",
                Some(remove(Span::new(start, open.start()))),
                open,
            ),
            _ if is_hidden(&context.document.text) => (
                "Front matter is not at the very start",
                "The first line has to be three dashes and nothing else; here it is not, and the block follows.",
                "Make three dashes the very first line of the file.",
                None,
                Span::at(start),
            ),
            _ => (
                "No front matter",
                "The file does not begin with a line of three dashes.",
                "Put a block with a name and a description at the top of the file.",
                Some(block(start, context.document.newline())),
                Span::at(start),
            ),
        };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span,
            at: span.start(),
            title: title.into(),
            what: what.into(),
            why: context.all_is_lost(),
            now: now.into(),
            fix,
        });
    }
}

/// Whether a block of front matter stands further down: a line of dashes, and a name soon after.
fn is_hidden(text: &str) -> bool {
    let is_dashes =
        |line: &&str| line.trim_matches(|c: char| c == '\u{200b}' || c.is_whitespace()).starts_with("---");
    let mut lines = text.lines().take(30).skip_while(|line| !is_dashes(line));
    lines.next().is_some() && lines.take(6).any(|line| line.starts_with("name:"))
}

fn remove(span: Span) -> Fix {
    Fix {
        title: "Remove what stands before the front matter".into(),
        label: "Fix",
        applicability: Applicability::Safe,
        edits: EditSet::one(Edit::delete(span)),
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
