use crate::{
    document::{Entry, fence::key_of},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::list,
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A second front matter at the beginning of the prompt: between dashes, in a code block, or as bare lines.
    ///
    /// ## Why it matters
    /// Only the first block is read. The second is the beginning of the prompt: a key that stands in it alone,
    /// such as `model`, has no effect, and the model reads keys where it should be told its task.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
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
    /// To be looked at: the second block is removed. There is no fix where it has a key that the first has not.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: the second of two blocks is part of the prompt.
    RepeatedFrontMatter, "repeated-front-matter", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for RepeatedFrontMatter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let closed = context.document.front.is_some() && context.is_closed();
        let Some(second) =
            closed.then(|| Block::at(context)).flatten().filter(|block| block.repeats(context))
        else {
            return;
        };
        let known = |key: &&&str| context.client.about().knows(key);
        let keys: Vec<String> = second.keys.iter().filter(known).map(|key| (*key).to_owned()).collect();
        let missing: Vec<String> = keys.iter().filter(|key| context.entry(key).is_none()).cloned().collect();
        out.push(Diagnostic {
            rule: META.name,
            severity: Severity::Warning,
            span: second.first,
            at: second.first.start(),
            title: "A second front matter".into(),
            what: format!("The prompt begins with {} once more.", list(&keys, "and")),
            why: format!(
                "{} reads the first block alone; this one is part of the prompt.",
                context.client_title()
            ),
            now: match missing.is_empty() {
                true => "Keep one of them, and remove the other.".into(),
                false => format!("Move {} into the first block, and remove this one.", list(&missing, "and")),
            },
            fix: missing.is_empty().then(|| Fix {
                title: "Remove the second front matter".into(),
                label: "Remove",
                applicability: Applicability::MaybeIncorrect,
                edits: EditSet::one(Edit::delete(second.whole)),
            }),
        });
    }
}

/// Lines at the beginning of the prompt that look like front matter.
struct Block<'a> {
    first: Span,
    /// With the lines that open and close it.
    whole: Span,
    keys: Vec<&'a str>,
    /// What stands behind `name:`.
    name: Option<&'a str>,
    /// Whether it stands between dashes.
    fenced: bool,
}

/// Longer blocks are no front matter.
const MOST_LINES: usize = 200;

impl<'a> Block<'a> {
    fn at(context: &Context<'a>) -> Option<Self> {
        let body = context.document.body;
        let text = context.slice(body);
        let mut at = body.start();
        let mut lines = text.split_inclusive('\n').map(|line| {
            at += line.len();
            (Span::new(at - line.len(), at), line.trim_end())
        });
        let (first, opening) = lines.by_ref().find(|(_, line)| !line.is_empty())?;
        let closing = match opening {
            "---" => Some("---"),
            "```" | "```yaml" | "```yml" => Some("```"),
            _ => None,
        };
        let mut block = Self { first, whole: first, keys: Vec::new(), name: None, fenced: opening == "---" };
        if closing.is_none() && !block.takes(opening) {
            return None;
        }
        for (span, line) in lines.take(MOST_LINES) {
            let closes = closing == Some(line);
            // The blank line behind bare lines is theirs.
            let ends = closing.is_none() && line.is_empty();
            if closes || ends {
                block.whole = block.whole.to(span);
                return Some(block);
            }
            if !block.takes(line) {
                return closing.is_none().then_some(block);
            }
            block.whole = block.whole.to(span);
        }
        closing.is_none().then_some(block)
    }

    /// Whether the line can stand in front matter; if so, it is taken in.
    fn takes(&mut self, line: &'a str) -> bool {
        let Some(key) = key_of(line) else {
            return line.is_empty() || (line.starts_with([' ', '\t', '-', '#']) && !self.keys.is_empty());
        };
        let value = line[key.len() + 1..].trim().trim_matches(['"', '\'']);
        if key == "name" {
            self.name = Some(value);
        }
        self.keys.push(key.trim_end());
        true
    }

    /// Whether it is front matter: between dashes any known key makes it so; elsewhere it has to be the same
    /// agent's.
    fn repeats(&self, context: &Context<'_>) -> bool {
        let own = context.entry("name").map(|entry: &Entry| entry.value.text().unwrap_or_default());
        let same = self.name.is_some() && self.name == own && self.keys.contains(&"description");
        same || (self.fenced && self.keys.iter().any(|key| context.client.about().knows(key)))
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Applicability, check, fix_all},
    };

    const FRONT: &str = "---\nname: a\ndescription: Use when b.\n---\n";

    fn fixed(body: &str) -> String {
        let text = format!("{FRONT}{body}");
        fix_all(&text, client::default(), Applicability::MaybeIncorrect).text[FRONT.len()..].to_owned()
    }

    #[test]
    fn a_block_of_each_form_is_removed() {
        for block in [
            "\n---\nname: a\n\ndescription: |\n  Use.\n---\n",
            "```yaml\nname: a\ndescription: Use when b.\n```\n",
            "name: \"a\"\ndescription: Use when b.\n\n",
        ] {
            assert_eq!(fixed(&format!("{block}Body\n")).trim_start(), "Body\n", "{block}");
        }
    }

    #[test]
    fn a_key_that_stands_in_the_second_alone_is_not_lost() {
        let text = format!("{FRONT}---\nmodel: haiku\n---\nBody");
        let found = check(&Document::parse(text.as_str()), client::default()).diagnostics;
        assert_eq!(found.len(), 1);
        assert!(found[0].fix.is_none() && found[0].now.starts_with("Move `model`"), "{:?}", found[0]);
    }

    #[test]
    fn rules_other_agents_and_notes_are_let_pass() {
        for body in [
            "---\n\nText\n\n---\nMore",
            "---\nNote: read this\n---\n",
            "---\nname: a\nand never closed",
            "```yaml\nname: another\ndescription: x\n```\n",
            "name: another\ndescription: x\n",
            "Role: reader\n\nText",
        ] {
            let text = format!("{FRONT}{body}");
            let found = check(&Document::parse(text.as_str()), client::default()).diagnostics;
            assert!(found.is_empty(), "{body}: {found:?}");
        }
    }
}
