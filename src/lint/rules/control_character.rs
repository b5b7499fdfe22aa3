use crate::{
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        marked::{Marked, marked},
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, MarkKind, Span},
};

declare_rule! {
    /// Control characters other than tabs and line ends.
    ///
    /// ## Why it matters
    /// They are what is left of an emoji or a letter that lost half of its bytes, or of text copied from a
    /// terminal. No editor shows them. In front matter YAML does not allow them, and strict clients refuse
    /// the whole file.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// ---
    #[doc = " Give the next \u{4}two low tides."]
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
    /// Safe in front matter that is no YAML for it. In the prompt it is to be looked at: perhaps something else
    /// stood there.
    ///
    /// ## Source
    /// YAML 1.2.2 §5.1. Claude Code 2.1.328, 2026-11-20, takes all but the null, and hands them on. In 4 of
    /// 2,780 real files, each time the rest of an emoji.
    ControlCharacter, "control-character", Error, Some(Applicability::Safe)
}

impl Rule for ControlCharacter {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        out.extend(marked(context, MarkKind::Control).map(|part| diagnose(context, &part)));
    }
}

fn diagnose(context: &Context<'_>, part: &Marked<'_>) -> Diagnostic {
    let breaks = part.in_front && context.is_broken_inside();
    Diagnostic {
        rule: META.name,
        severity: match part.in_front {
            true if breaks => context.severity_of_loss(),
            true => Severity::Warning,
            false => Severity::Hint,
        },
        span: part.first(),
        at: part.first().start(),
        title: match part.count() {
            1 => "A control character".into(),
            count => format!("{count} control characters"),
        },
        what: part.what(),
        why: match part.in_front {
            true if breaks && !context.reading.loads() => context.all_is_lost(),
            true => "YAML does not allow it: strict clients refuse the whole file.".into(),
            false => "It is what is left of an emoji, a letter or the colours of a terminal; the model reads the rest.".into(),
        },
        now: "Write what is meant, or remove it.".into(),
        fix: Some(with_colours(context, part, breaks)),
    }
}

/// The removal; an escape takes along what belongs to it, such as `[1m`. Where the front matter is no YAML for
/// it, nothing can come to mean something else but dashes.
fn with_colours(context: &Context<'_>, part: &Marked<'_>, breaks: bool) -> Fix {
    let text = &context.document.text;
    let mut fix = part.removed(Applicability::Safe);
    let spans = part.marks.iter().map(|mark| {
        let colour = context.slice(mark.span).ends_with('\u{1b}');
        let behind = if colour { sequence(&text[mark.span.end()..]) } else { 0 };
        Span::new(mark.span.start(), mark.span.end() + behind)
    });
    let dashes = |span: &Span| text[..span.start()].ends_with('-') || text[span.end()..].starts_with('-');
    fix.edits = EditSet::in_order(spans.clone().map(Edit::delete));
    if breaks && part.leaves_entries(&fix.edits) && !spans.clone().any(|span| dashes(&span)) {
        fix.applicability = Applicability::Safe;
    }
    fix
}

/// Length of what makes a colour of an escape: a bracket, numbers, a letter.
fn sequence(behind: &str) -> usize {
    let Some(rest) = behind.strip_prefix('[') else { return 0 };
    let numbers = rest.bytes().take(16).take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
    let letter = rest.as_bytes().get(numbers).is_some_and(u8::is_ascii_alphabetic);
    if letter { numbers + 2 } else { 0 }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        document::Document,
        lint::{Applicability, check, fix_all},
    };

    #[test]
    fn the_front_matter_is_yaml_again_without_it() {
        let text = "---\nname: a\ndescription: Use\u{7} when b.\n---\nB\u{4}";
        let fixed = fix_all(text, client::default(), Applicability::Safe).text;
        assert_eq!(fixed, "---\nname: a\ndescription: Use when b.\n---\nB\u{4}");
        let rules: Vec<_> =
            check(&Document::parse(text), client::default()).diagnostics.iter().map(|d| d.rule).collect();
        assert_eq!(rules, ["control-character", "control-character"]);
    }

    #[test]
    fn what_would_empty_a_value_or_hide_another_is_not_safe() {
        let plugin = client::by_id("claude-code-plugin").unwrap();
        for front in ["name: '\u{fffe}'", "name: \u{1}", "name: a\nna\u{1}me: b"] {
            let text = format!("---\n{front}\ndescription: Use when b.\n---\nB");
            assert_eq!(fix_all(&text, plugin, Applicability::Safe).text, text);
        }
        let text = "---\nna\u{1}me: a\ndescription: Use when b.\n---\nB";
        assert_eq!(fix_all(text, plugin, Applicability::Safe).text, text.replace('\u{1}', ""));
    }

    #[test]
    fn the_colours_of_a_terminal_go_with_their_escape() {
        let text = "---\nname: a\ndescription: Use when b.\n---\n\u{1b}[1;31mRed\u{1b}[0m";
        let fixed = fix_all(text, client::default(), Applicability::MaybeIncorrect).text;
        assert!(fixed.ends_with("---\nRed"), "{fixed}");
    }
}
