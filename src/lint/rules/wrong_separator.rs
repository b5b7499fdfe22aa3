use crate::{
    document::{Kind, Node, Style},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        tool_grammar::{self, Fault},
        words::short,
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// Tool names parted by something else than commas or blanks: semicolons, bars, tabs, line ends, the
    /// commas of other scripts, slashes, “and”.
    ///
    /// ## Why it matters
    /// Claude Code splits at commas and blanks and nowhere else. What stands beside another mark becomes part of
    /// the name, and the tool is lost without a word.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read; Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// tools: Read, Grep
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe where every name is that of a tool: commas take the place of the marks. Else, or where a word such
    /// as “and” goes, to be looked at.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: ten separators, the tools sent for a spawned agent.
    WrongSeparator, "wrong-separator", Error, Some(Applicability::Safe)
}

impl Rule for WrongSeparator {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for (key, list) in [("tools", &context.tools), ("disallowedTools", &context.denied)] {
            let faulty =
                |at: &usize| tool_grammar::fault(context.client, list, *at) == Some(Fault::Separator);
            let Some(at) = (0..list.words.len()).find(faulty) else { continue };
            let Some(entry) = context.entry(key) else { continue };
            let word = &list.words[at];
            let (severity, why) = match key {
                "tools" => context.without_tool(),
                _ => (Severity::Warning, "No tool is taken away for it.".into()),
            };
            out.push(Diagnostic {
                rule: META.name,
                severity,
                span: word.span,
                at: word.span.start(),
                title: format!("Names in `{key}` are parted by commas or blanks only"),
                what: format!(
                    "{} takes “{}” for the name of a tool.",
                    context.client_title(),
                    short(&word.listed.written, 40)
                ),
                why,
                now: "Put commas between the names.".into(),
                fix: fix(context, &entry.value),
            });
        }
    }
}

/// Commas in place of the marks, in every text of the value.
fn fix(context: &Context<'_>, value: &Node) -> Option<Fix> {
    if !context.is_closed() {
        return None;
    }
    let texts = match &value.kind {
        Kind::List(items, _) => items.as_slice(),
        _ => std::slice::from_ref(value),
    };
    let mut safe = true;
    let mut edits = Vec::new();
    for node in texts {
        let Some(scalar) = node.scalar().filter(|scalar| scalar.style != Style::Rescued) else { continue };
        let names = tool_grammar::names(context.client, &scalar.text)?;
        let words = context.client.split_tools(&scalar.text).into_iter().map(|(_, listed)| listed.written);
        if words.eq(names.iter().cloned()) {
            continue;
        }
        let before = |name: &String| name.split('(').next().unwrap_or(name).to_owned();
        safe &= names.iter().all(|name| tool_grammar::is_known(context.client, &before(name)));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        safe &= letters(&scalar.text) == names.iter().map(|name| letters(name)).sum::<usize>();
        edits.push(Edit::replace(node.span, tool_grammar::commas(&names)));
    }
    Some(Fix {
        title: "Put commas between the names".into(),
        label: "Put commas",
        applicability: if safe { Applicability::Safe } else { Applicability::MaybeIncorrect },
        edits: EditSet::in_order(edits),
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    fn fixed(tools: &str, level: Applicability) -> String {
        let text = format!("---\nname: a\ndescription: d\ntools: {tools}\n---\nB");
        let fixed = fix_all(&text, client::default(), level).text;
        fixed.split("tools: ").nth(1).and_then(|rest| rest.split("\n---").next()).unwrap().to_owned()
    }

    #[test]
    fn every_mark_becomes_a_comma() {
        for tools in [
            "Read; Grep",
            "Read | Grep",
            "Read/Grep",
            "Read，Grep",
            "Read、Grep",
            "\"Read\\tGrep\"",
            "|\n  Read\n  Grep",
            "|\n  - Read\n  - Grep",
        ] {
            assert_eq!(fixed(tools, Applicability::Safe), "Read, Grep", "{tools}");
        }
        assert_eq!(fixed("[Read;Grep, Glob]", Applicability::Safe), "[Read, Grep, Glob]");
        assert_eq!(fixed("Bash(a; b) ; Read", Applicability::Safe), "\"Bash(a; b), Read\"");
    }

    #[test]
    fn a_word_that_goes_is_to_be_looked_at() {
        assert_eq!(fixed("Read and Grep", Applicability::Safe), "Read and Grep");
        assert_eq!(fixed("Read and Grep", Applicability::MaybeIncorrect), "Read, Grep");
    }
}
