use crate::lint::{
    Applicability, Diagnostic,
    broken::Fault,
    requote::requote,
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// A value that begins with a quote which nothing closes.
    ///
    /// ## Why it matters
    /// A YAML reader then takes all that follows for part of the text and fails. Claude Code reads none of the
    /// front matter, so the agent will not exist; nothing is said.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: "Reads tide tables. Use when a harbour is named.
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "Reads tide tables. Use when a harbour is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the words are put in quotes that close. An apostrophe that begins a word stays.
    ///
    /// ## Source
    /// YAML 1.2.2 §7.3. Claude Code 2.1.328, 2026-11-20.
    UnclosedQuote, "unclosed-quote", Error, Some(Applicability::Safe)
}

impl Rule for UnclosedQuote {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for broken in context.broken(out).iter().filter(|broken| broken.fault == Fault::UnclosedQuote) {
            out.push(requote(
                context,
                META.name,
                broken,
                "Close the quote. No word changes.",
                "A quote begins the value, and none ends it.".into(),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tried::fixed_front as fixed;

    #[test]
    fn the_words_get_quotes_that_close() {
        assert_eq!(
            fixed("description: 'Use when b\nmodel: haiku"),
            "description: \"'Use when b\"\nmodel: haiku"
        );
        assert_eq!(fixed("description: 'tis used"), "description: \"'tis used\"");
    }
}
