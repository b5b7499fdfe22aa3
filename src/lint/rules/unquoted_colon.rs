use crate::{
    client::Why,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        broken::{Broken, Fault},
        requote::requoted,
        rule::{Context, Meta, Rule, declare_rule},
        words::titled,
    },
    text::{EditSet, Span},
};

declare_rule! {
    /// A value without quotes that holds a colon followed by a space, or ends with a colon.
    ///
    /// ## Why it matters
    /// To YAML such a colon begins a second key, so the front matter does not parse. It is behind 94 of 100
    /// agent files that fail, of 8,260 from public repositories. Claude Code repairs the line, but not in a file with Windows line ends and not
    /// where the colon ends the value; Copilot and Gemini refuse the whole file.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when: a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "Reads tide tables. Use when: a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the same words are put in quotes, or in a `|` block where they are long.
    ///
    /// ## Source
    /// YAML 1.2.2 §7.3.3. Claude Code 2.1.328, Copilot CLI 1.0.102, Gemini CLI 0.61.0, 2026-11-20.
    UnquotedColon, "unquoted-colon", Error, Some(Applicability::Safe)
}

impl Rule for UnquotedColon {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for broken in context.broken(out) {
            if let Fault::Colon(colon) = broken.fault {
                out.push(diagnose(context, broken, colon));
            }
        }
    }
}

fn diagnose(context: &Context<'_>, broken: &Broken<'_>, colon: usize) -> Diagnostic {
    let text = &context.document.text;
    let before = text[broken.span.start()..colon].rsplit(char::is_whitespace).next().unwrap_or("");
    // Of words joined by a written line end, the last.
    let before = before.rsplit("\\n").next().unwrap_or(before);
    let word = Span::new(colon - before.len(), colon + 1);
    let key = broken.entry.key.value.as_str();
    Diagnostic {
        rule: META.name,
        severity: Severity::Error,
        span: word,
        at: colon,
        title: format!("{} is not valid YAML", titled(key)),
        what: match before {
            "" => "A colon here starts a second key, because the value has no quotes around it.".into(),
            _ => format!(
                "The colon after `{before}` starts a second key, because the value has no quotes around it."
            ),
        },
        why: why(context),
        now: "Put the value in quotes, or in a block where it is long. No word of it changes.".into(),
        fix: Some(Fix {
            title: format!("Put `{key}` in quotes"),
            label: "Fix",
            applicability: Applicability::Safe,
            edits: EditSet::one(requoted(context, broken)),
        }),
    }
}

fn why(context: &Context<'_>) -> String {
    let client = context.client_name();
    let others = "Copilot and Gemini refuse the whole file.";
    if context.reading.reason(Why::Repaired).is_some() {
        format!("{others} {client} repairs the line, but not in a file with Windows line ends.")
    } else if context.document.newline() == "\r\n" {
        format!(
            "{others} {client} would repair the line, but not with the Windows line ends of this file. {}",
            context.all_is_lost()
        )
    } else {
        format!("{others} {}", context.all_is_lost())
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{check, tried::fixed},
    };

    #[test]
    fn the_place_is_that_of_the_colon() {
        let text = "---\nname: a\ndescription: Use when: now. Or: later.\n---\nB";
        let report = check(&Document::parse(text), client::default());
        let diagnostic = &report.diagnostics[0];
        assert_eq!((diagnostic.rule, &text[diagnostic.at..=diagnostic.at]), ("unquoted-colon", ":"));
        assert_eq!(diagnostic.span.of(text), "when:");
    }

    #[test]
    fn windows_line_ends_stay() {
        assert_eq!(
            fixed("---\r\nname: a\r\ndescription: Use when: now\r\n---\r\nB\r\n"),
            "---\r\nname: a\r\ndescription: \"Use when: now\"\r\n---\r\nB\r\n"
        );
    }

    #[test]
    fn indented_lines_become_a_block() {
        assert!(
            fixed("---\nname: a\ndescription: Use when: now\n\n  <e>\n    user: x\n  </e>\n---\nB")
                .contains("description: |-\n  Use when: now\n\n  <e>\n    user: x\n  </e>\n---")
        );
    }

    #[test]
    fn blanks_at_the_end_that_the_client_reads_stay() {
        let text = "---\nname: a\ndescription: Use when: now  \n---\nB";
        assert!(fixed(text).contains("\"Use when: now  \"\n"));
    }

    #[test]
    fn a_colon_at_the_end_of_the_value_counts() {
        assert!(
            fixed("---\nname: a\ndescription: Examples:\nmodel: haiku\n---\nB")
                .contains("\"Examples:\"\nmodel")
        );
    }

    #[test]
    fn quotes_and_backslashes_in_the_value_are_kept() {
        let text = "---\nname: a\ndescription: Say: \"it's\" C:\\new\\n\n---\nB";
        let before = client::default().read(&Document::parse(text)).description;
        let after = client::default().read(&Document::parse(fixed(text))).description;
        assert_eq!(before.as_deref(), Some("Say: \"it's\" C:\new\n"));
        assert_eq!(before, after);
    }
}
