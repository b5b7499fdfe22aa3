use crate::{
    document::fence::is_meant_to_close,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// Front matter that begins with three dashes and never ends.
    ///
    /// ## Why it matters
    /// Claude Code looks for the closing dashes; without them the file has no front matter, so no name, so
    /// there is no agent. Nothing is said.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    ///
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    ///
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe where a blank line, a heading or three dots tell where the prompt begins, and name and description
    /// stand above. Else to be looked at: the dashes are put before the first line that can be no YAML.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: `...` does not close, nor does the end of the file.
    UnclosedFrontMatter, "unclosed-front-matter", Error, Some(Applicability::Safe)
}

impl Rule for UnclosedFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let Some(front) = context.document.front.as_ref() else { return };
        if front.fence.close.is_some() {
            return;
        }
        let behind = &context.document.text[front.fence.inner.end()..];
        let meant = behind.lines().next().filter(|line| is_meant_to_close(line));
        let is_text = context.document.entries().is_empty() && !behind.trim().is_empty();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: front.fence.open,
            at: front.fence.open.start(),
            title: if is_text { "No front matter" } else { "Front matter is never closed" }.into(),
            what: match meant {
                Some(line) => format!("The line `{}` does not close it; three dashes do.", line.trim()),
                None if is_text => "The dashes at the top are followed by text, not by keys.".into(),
                None => "No line of three dashes ends the front matter.".into(),
            },
            why: context.all_is_lost(),
            now: match is_text {
                true => {
                    "Put a name and a description below the dashes, and a line of three dashes below them."
                }
                false => "Put a line of three dashes between the front matter and the prompt.",
            }
            .into(),
            fix: (!is_text).then(|| fix(context, front.fence.inner.end(), meant)),
        });
    }
}

fn fix(context: &Context<'_>, end: usize, meant: Option<&str>) -> Fix {
    let (before, behind) = context.document.text.split_at(end);
    // Blank lines, a heading or dots tell where the prompt begins; else it is a guess.
    let certain = (["\n", "\r\n", "# "].into_iter().any(|mark| behind.starts_with(mark)) || meant.is_some())
        && ["name", "description"].into_iter().all(|key| context.entry(key).is_some())
        // Where the client closes it, what it reads now counts; at dashes inside it goes on to, whatever follows.
        && context.reading.front_matter.is_none()
        && context.document.front.as_ref().is_some_and(|front| !context.slice(front.fence.inner).contains("---"))
        // A list or an example that is announced belongs to the text above.
        && !before.trim_end().ends_with(':')
        && !behind.trim_start().starts_with('<');
    let newline = context.document.newline();
    let line_end = if before.ends_with('\n') { "" } else { newline };
    Fix {
        title: "Close the front matter".into(),
        label: "Fix",
        applicability: if certain { Applicability::Safe } else { Applicability::MaybeIncorrect },
        edits: EditSet::one(match meant {
            Some(line) => Edit::replace(Span::new(end, end + line.trim_end().len()), "---"),
            None => Edit::insert(end, format!("{line_end}---{newline}")),
        }),
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    #[test]
    fn dots_and_long_dashes_that_close_nothing_become_dashes() {
        for close in ["...", "\u{2014}-", "\u{2014}"] {
            let text = format!("---\nname: a\ndescription: Use when b.\n{close}\n\nBody\n");
            let fixed = fix_all(&text, client::default(), Applicability::Safe).text;
            assert_eq!(fixed, text.replace(close, "---"));
        }
    }

    #[test]
    fn nothing_inside_is_safe_to_change_before_it_is_closed() {
        for text in [
            "---\n\u{feff}\n\n\u{feff}",
            "---\nname: ''\ndescription:---\n\na",
            "---\nname:\ndescription: a\n\n:---",
        ] {
            for client in client::ALL {
                assert_eq!(fix_all(text, *client, Applicability::Safe).text, text);
            }
        }
    }
}
