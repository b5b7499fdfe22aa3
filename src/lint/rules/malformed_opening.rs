use crate::{
    document::{Document, fence::js_space},
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A first line of two or four dashes, of long dashes, with a comment behind them, or none at all.
    ///
    /// ## Why it matters
    /// The first line has to be three dashes and nothing else. Word processors turn them into one long dash;
    /// a comment behind them is enough to hide the block. Claude Code then finds no agent in the file.
    ///
    /// ## Example
    /// ```md bad
    /// ----
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
    /// Safe: the line becomes three dashes; a comment behind them goes on a line of its own.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: two and four dashes, a long dash and a comment, each tried.
    MalformedOpening, "malformed-opening", Error, Some(Applicability::Safe)
}

impl Rule for MalformedOpening {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(doubled(context));
        let Some(found) = context.hidden().filter(|found| found.code.is_none()) else { return };
        let line = context.slice(found.open);
        let written = line.trim_end_matches(js_space);
        // Where more stands before it, that is told first; blanks are told as text before it.
        if found.before.start() != found.open.start() || written.trim_start_matches(js_space) == "---" {
            return;
        }
        let newline = context.document.newline();
        let comment = written.find('#').map_or("", |at| &written[at..]);
        let opening = match (line.is_empty(), comment) {
            (true, _) => format!("---{newline}"),
            (false, "") => "---".into(),
            (false, comment) => format!("---{newline}{comment}"),
        };
        let span = Span::new(found.open.start(), found.open.start() + written.len());
        out.push(Diagnostic {
            rule: META.name,
            severity: context.severity_of_loss(),
            span,
            at: span.start(),
            title: "The first line is not three dashes".into(),
            what: match written {
                "" => "The file begins with a key; no line of three dashes opens the block.".into(),
                _ => "The line that opens the block has to be three dashes and nothing else.".into(),
            },
            why: context.all_is_lost(),
            now: "Make the first line three dashes.".into(),
            fix: Some(Fix {
                title: "Open the front matter with three dashes".into(),
                label: "Fix",
                applicability: Applicability::Safe,
                edits: EditSet::in_order(
                    [Edit::replace(span, opening), closing(context, found.close)]
                        .into_iter()
                        .filter(|edit| !edit.span.is_empty() || !edit.text.is_empty()),
                ),
            }),
        });
    }
}

/// The line of three dashes written twice, so that the block between them is empty and the keys are prompt.
fn doubled(context: &Context<'_>) -> Option<Diagnostic> {
    let fence = context.document.front.as_ref()?.fence;
    let text = &context.document.text;
    let is_doubled = fence.is_closed(text) && context.slice(fence.inner).trim().is_empty();
    let close = fence.close.filter(|_| is_doubled)?;
    let rest = format!("---\n{}", context.slice(fence.body));
    let keys = Document::parse(rest);
    keys.front.as_ref()?.fence.close?;
    keys.entry("name").and(keys.entry("description"))?;
    let line = text[close.end()..].find('\n').map_or(text.len(), |at| close.end() + at + 1);
    Some(Diagnostic {
        rule: META.name,
        severity: context.severity_of_loss(),
        span: close,
        at: close.start(),
        title: "Three dashes stand there twice".into(),
        what: "The second line of dashes closes the block before it has begun.".into(),
        why: context.all_is_lost(),
        now: "Take one of the two lines away.".into(),
        fix: Some(Fix {
            title: "Take the second line of dashes away".into(),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: EditSet::one(Edit::delete(Span::new(close.start(), line))),
        }),
    })
}

/// Three dashes for a closing line in the odd form of the first; nothing where it is right.
fn closing(context: &Context<'_>, line: Span) -> Edit {
    let written = context.slice(line).trim_end();
    let dashes = Span::new(line.start(), line.start() + written.len());
    match written.starts_with("---") || written.is_empty() {
        true => Edit::delete(Span::at(line.start())),
        false => Edit::replace(dashes, "---"),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    #[test]
    fn dashes_written_twice_are_written_once() {
        let text = "---\n---\nname: a\ndescription: Use when b.\n---\nB";
        assert_eq!(fix_all(text, client::default(), Applicability::Safe).text, text[4..]);
    }

    #[test]
    fn every_odd_opening_becomes_three_dashes() {
        let rest = "name: a\ndescription: Use when b.\n---\nB";
        let odd = [
            "----\n",
            "--\n",
            "\u{2014}\n",
            "\u{2014}\u{2014}\n",
            "-----\n",
            "---\u{85}\n",
            "---\u{200b}\n",
            "",
        ];
        for open in odd {
            let fixed = fix_all(&format!("{open}{rest}"), client::default(), Applicability::Safe).text;
            assert_eq!(fixed, format!("---\n{rest}"), "{open:?}");
        }
        let fixed = fix_all(&format!("--- # mine\n{rest}"), client::default(), Applicability::Safe).text;
        assert_eq!(fixed, format!("---\n# mine\n{rest}"));
    }
}
