use crate::{
    lint::{
        Diagnostic, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Mark, MarkKind, Span},
};

declare_rule! {
    /// A code block of the prompt that is opened and never closed.
    ///
    /// ## Why it matters
    /// By the rules of Markdown all that follows is code. Mostly a block that shows a file with code in it is
    /// closed too early by the fence inside, and the last fence opens a new one.
    ///
    /// ## Example
    /// `````md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Answer in this form:
    ///
    /// ```text
    /// Low tide: 04:12
    ///
    /// Always name the harbour.
    /// `````
    /// `````md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    /// Answer in this form:
    ///
    /// ```text
    /// Low tide: 04:12
    /// ```
    ///
    /// Always name the harbour.
    /// `````
    ///
    /// ## Fix safety
    /// None: where the block should end is for the author to say.
    ///
    /// ## Source
    /// CommonMark 0.31.2 §4.5. In 7 of 1,000 real files.
    UnclosedCodeFence, "unclosed-code-fence", Hint, None
}

impl Rule for UnclosedCodeFence {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        // Cheap first: fences taken as they come. Few are left for which all of Markdown has to be read.
        if context.document.front.is_none() || !seems_open(context) {
            return;
        }
        let Some(block) = (context.unclosed_fence)(context.document) else { return };
        let fence = context.slice(block).lines().next().unwrap_or_default().trim_end();
        let lines = context.slice(block).trim_end().lines().count() - 1;
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Hint,
            span: Span::new(block.start(), block.start() + fence.len()),
            at: block.start(),
            title: "A code block is not closed".into(),
            what: match lines {
                0 => "This fence is the last line, so it opens a block instead of closing one.".into(),
                1 => "One line follows this fence, and no fence closes it.".into(),
                _ => format!("{lines} lines follow this fence, and no fence closes them."),
            },
            why: "By the rules of Markdown all of it is code, and none of it an instruction.".into(),
            now: "Close the block. A block with fences inside needs more backticks than they have.".into(),
            fix: None,
        });
    }
}

fn seems_open(context: &Context<'_>) -> bool {
    let body = context.document.body.start();
    let fences =
        context.marks.iter().filter(|mark| mark.kind == MarkKind::Fence && mark.span.start() >= body);
    let mut open: Option<&Mark> = None;
    for fence in fences {
        let rest = &context.document.text[fence.span.end()..];
        let info = rest.lines().next().unwrap_or_default().trim();
        let begins = |mark: &Mark| context.slice(mark.span).chars().next();
        match open {
            None if info.contains('`') => {}
            None => open = Some(fence),
            Some(first) => {
                let closes =
                    info.is_empty() && begins(first) == begins(fence) && fence.span.len() >= first.span.len();
                open = open.filter(|_| !closes);
            }
        }
    }
    open.is_some()
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn told(body: &str) -> Vec<String> {
        let text = format!("---\nname: a\ndescription: Use when b.\n---\n{body}");
        check(&Document::parse(text), client::default()).diagnostics.into_iter().map(|d| d.what).collect()
    }

    #[test]
    fn a_block_closed_too_early_leaves_its_last_fence_open() {
        let told = told("```markdown\n# Form\n```bash\nls\n```\nMore\n```\n");
        assert_eq!(told, ["This fence is the last line, so it opens a block instead of closing one."]);
    }

    #[test]
    fn blocks_in_lists_quotes_and_longer_fences_are_let_pass() {
        for body in [
            "````md\n```\ncode\n````\n",
            "- a\n  ```\n  code\n  ```\n- b\n",
            "> ```\n> code\n> ```\n",
            "~~~\n```\n~~~\n",
            "- a\n\n  ```\n  ends with its item\n\nText\n",
            "```\ncode\n```\n",
        ] {
            assert!(told(body).is_empty(), "{body}");
        }
    }
}
