use crate::{
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
        let newline = context.document.newline();
        let end = front.fence.inner.end();
        // Blank lines, a heading or dots tell where the prompt begins; else it is a guess.
        let behind = &context.document.text[end..];
        let certain = ["\n", "\r\n", "# ", "..."].into_iter().any(|mark| behind.starts_with(mark))
            && ["name", "description"].into_iter().all(|key| context.entry(key).is_some())
            // A list or an example that is announced belongs to the text above.
            && !context.document.text[..end].trim_end().ends_with(':')
            && !behind.trim_start().starts_with('<');
        let on_its_own_line = context.document.text[..end].ends_with('\n');
        let before = if on_its_own_line { "" } else { newline };
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Error,
            span: front.fence.open,
            at: front.fence.open.start(),
            title: "Front matter is never closed".into(),
            what: "No line of three dashes ends the front matter.".into(),
            why: context.all_is_lost(),
            now: "Put a line of three dashes between the front matter and the prompt.".into(),
            fix: Some(Fix {
                title: "Close the front matter".into(),
                label: "Fix",
                applicability: if certain { Applicability::Safe } else { Applicability::MaybeIncorrect },
                edits: EditSet::one(match context.document.text[end..].starts_with("...") {
                    // Dots end a YAML document, and close nothing here.
                    true => Edit::replace(Span::new(end, end + 3), "---"),
                    false => Edit::insert(end, format!("{before}---{newline}")),
                }),
            }),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    #[test]
    fn dots_that_close_nothing_become_dashes() {
        let text = "---\nname: a\ndescription: Use when b.\n...\n\nBody\n";
        let fixed = fix_all(text, client::default(), Applicability::MaybeIncorrect).text;
        assert_eq!(fixed, text.replace("...", "---"));
    }
}
