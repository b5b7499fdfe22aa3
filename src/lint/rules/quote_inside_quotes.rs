use crate::lint::{
    Applicability, Diagnostic,
    broken::Fault,
    requote::requote,
    rule::{Context, Meta, Rule, declare_rule},
};

declare_rule! {
    /// A value in quotes with the same quotes, or an apostrophe, inside; or with words behind the quote that
    /// closes it.
    ///
    /// ## Why it matters
    /// To YAML the value ends at the second quote, and the words behind it make no sense. Claude Code reads none
    /// of the front matter, so the agent will not exist; nothing is said.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: 'Reads the harbour's tide tables. Use when one is named.'
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: "Reads the harbour's tide tables. Use when one is named."
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// Safe: the words are put in quotes that hold them, or in a `|` block where they are long. Quotes that do
    /// not enclose the whole value stay, as part of it.
    ///
    /// ## Source
    /// YAML 1.2.2 §7.3. Claude Code 2.1.328, 2026-11-20: `'it's'`, `"say "hi" now"`, `"a" b`.
    QuoteInsideQuotes, "quote-inside-quotes", Error, Some(Applicability::Safe)
}

impl Rule for QuoteInsideQuotes {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let faults = [Fault::QuoteInside, Fault::TextBehindQuote];
        for broken in context.broken(out).iter().filter(|broken| faults.contains(&broken.fault)) {
            let what = match broken.fault {
                Fault::QuoteInside => "A quote inside the value ends it too early.",
                _ => "Words stand behind the quote that ends the value.",
            };
            let now = "Put all of it in quotes that hold it. No word changes.";
            out.push(requote(context, META.name, broken, now, what.into()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::tried::fixed_front as fixed;

    #[test]
    fn quotes_inside_and_words_behind_are_kept() {
        assert_eq!(fixed("description: \"say \"hi\" now\""), "description: 'say \"hi\" now'");
        assert_eq!(fixed("description: \"Use\" when b"), "description: '\"Use\" when b'");
        assert_eq!(
            fixed("description: \"Use:\n\n<e>\nuser: \"hi\"\n</e>\"\nmodel: haiku"),
            "description: |-\n  Use:\n\n  <e>\n  user: \"hi\"\n  </e>\nmodel: haiku"
        );
    }
}
