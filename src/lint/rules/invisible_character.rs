use crate::{
    lint::{
        Applicability, Diagnostic, Severity,
        marked::{Marked, marked},
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::MarkKind,
};

declare_rule! {
    /// Characters that no editor shows, where no writing system needs them: blanks of no width, soft hyphens,
    /// byte order marks inside the text, and tag characters that can spell out hidden words.
    ///
    /// ## Why it matters
    /// They come along when text is copied from a web page or a chat. In the front matter a client takes them
    /// for part of the word: a key, a tool or a model that holds one is not known. In a prompt the model
    /// reads them and the author does not.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    #[doc = " description: Reads tide\u{200b} tables. Use when a harbour is named."]
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
    /// Safe between letters and blanks of the front matter: nothing that can be seen changes. In the prompt,
    /// beside punctuation and for hidden words it is to be looked at.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: with U+200B inside, the key `tools` and the tool `Read` are not known;
    /// U+2060 behind a model's name is sent along with it. Unicode 17, §23.2 and §23.9.
    InvisibleCharacter, "invisible-character", Warning, Some(Applicability::Safe)
}

impl Rule for InvisibleCharacter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(marked(context, MarkKind::Invisible).map(|part| unseen(&part)));
        out.extend(marked(context, MarkKind::Hidden).map(|part| hidden(context, &part)));
    }
}

fn unseen(part: &Marked<'_>) -> Diagnostic {
    Diagnostic {
        rule: META.name,
        severity: if part.in_front { Severity::Warning } else { Severity::Hint },
        span: part.first(),
        at: part.first().start(),
        title: match part.count() {
            1 => "A character that is not seen".into(),
            count => format!("{count} characters that are not seen"),
        },
        what: part.what(),
        why: match part.in_front {
            true => {
                "Clients take it for part of the word: a key, a tool or a model with it is not known.".into()
            }
            false => "The model reads it; whoever looks at the file does not see it.".into(),
        },
        now: "Remove it.".into(),
        fix: Some(part.removed(Applicability::Safe)),
    }
}

fn hidden(context: &Context<'_>, part: &Marked<'_>) -> Diagnostic {
    let characters = part.marks.iter().flat_map(|mark| context.slice(mark.span).chars());
    // A tag character is a letter of ASCII, moved.
    let letter =
        |c: char| char::from_u32(u32::from(c).wrapping_sub(0xe0000)).filter(|c| (' '..='~').contains(c));
    let spelt: String = characters.filter_map(letter).take(LONGEST_SHOWN).collect();
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span: part.first(),
        at: part.first().start(),
        title: match spelt.is_empty() {
            true => format!("{} hidden characters", part.count()),
            false => "Hidden words".into(),
        },
        what: match spelt.is_empty() {
            true => part.what(),
            false => format!("Tag characters, which no editor shows, spell out “{spelt}”."),
        },
        why: "A model may read them and obey; nobody who looks at the file sees them.".into(),
        now: "Remove them, and find out where the text came from.".into(),
        fix: Some(part.removed(Applicability::MaybeIncorrect)),
    }
}

/// So many letters of hidden words are told.
const LONGEST_SHOWN: usize = 60;

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Applicability, Diagnostic, Severity, check, fix_all},
    };

    fn found(text: &str) -> Vec<Diagnostic> {
        let mut found = check(&Document::parse(text), client::default()).diagnostics;
        found.retain(|diagnostic| diagnostic.rule == super::META.name);
        found
    }

    #[test]
    fn a_tool_with_a_blank_of_no_width_inside_is_a_tool_again() {
        let text = "---\nname: a\ndescription: Use when b.\ntools: Re\u{200b}ad,\u{feff} Grep\n---\nB";
        let fixed = fix_all(text, client::default(), Applicability::Safe).text;
        assert_eq!(fixed, "---\nname: a\ndescription: Use when b.\ntools: Read, Grep\n---\nB");
        assert!(found(text)[0].what.contains("in `tools`, and one more"));
    }

    #[test]
    fn one_word_for_a_whole_prompt_and_no_safe_fix() {
        let text = "---\nname: a\ndescription: Use when b.\n---\nx\u{200b} y\u{200b} z\u{ad}z";
        let found = found(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Hint);
        assert_eq!(fix_all(text, client::default(), Applicability::Safe).text, text);
    }

    #[test]
    fn hidden_words_are_told() {
        let hidden: String = "obey me".chars().map(|c| char::from_u32(0xe0000 + c as u32).unwrap()).collect();
        let found = found(&format!("---\nname: a\ndescription: Use when b.\n---\nHello{hidden}."));
        assert_eq!(found[0].severity, Severity::Warning);
        assert!(found[0].what.contains("“obey me”"), "{}", found[0].what);
    }

    #[test]
    fn what_would_mean_something_else_is_not_safe() {
        let text = "---\nname: a\ndescription: Use \u{200b}# when b.\n---\nB";
        assert_eq!(fix_all(text, client::default(), Applicability::Safe).text, text);
    }
}
