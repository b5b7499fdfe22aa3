use crate::lint::{
    Applicability, Diagnostic,
    broken::Fault,
    requote::requote,
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// A value without quotes that begins with a character YAML keeps for itself: `*`, `&`, `@`, a backtick,
    /// `%`, `>`, `|`, a bracket, or a dash or question mark and a space.
    ///
    /// ## Why it matters
    /// Such a character begins an alias, a list, a block. Claude Code's own repair puts some of these values in
    /// quotes and gives up on others (`- text`, `? text`, any in a file with Windows line ends); stricter clients
    /// refuse the file.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: *Reads* tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "*Reads* tide tables. Use when a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the same words are put in quotes, or in a `|` block where they are long.
    ///
    /// ## Source
    /// YAML 1.2.2 §5.3. Claude Code 2.1.328, 2026-11-20: each of these characters tried.
    LeadingMark, "leading-mark", Error, Some(Applicability::Safe)
}

impl Rule for LeadingMark {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for broken in context.broken(out).iter().filter(|broken| broken.fault == Fault::Mark) {
            let first = context.slice(broken.span).chars().next().unwrap_or(' ');
            out.push(requote(
                context,
                META.name,
                broken,
                "Put the value in quotes. No word of it changes.",
                format!("A `{first}` at the beginning of a value has a meaning of its own in YAML."),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tried::fixed_front as fixed;

    #[test]
    fn each_mark_is_kept_in_quotes() {
        for value in ["*bold* x", "@you x", "%x", "> x", "| x", "- x", "? x", "[WIP] x", "{x} y", "{{x}} y"] {
            assert_eq!(fixed(&format!("description: {value}")), format!("description: \"{value}\""));
        }
    }

    #[test]
    fn items_of_a_list_are_put_in_quotes_one_by_one() {
        assert_eq!(
            fixed("description: d\ntopics:\n  - *bold*\n  - plain\n  - at: @you"),
            "description: d\ntopics:\n  - \"*bold*\"\n  - plain\n  - at: \"@you\""
        );
    }
}
