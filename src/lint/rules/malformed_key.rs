use crate::{
    lint::{
        Applicability, Diagnostic, Fix,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// A line that holds a key in a form YAML or the client does not see: no space behind the colon, capitals,
    /// an equals sign, bold letters, a dash in front.
    ///
    /// ## Why it matters
    /// Keys are compared letter by letter, and a colon without a space is a letter like any other. Where that
    /// hides the name, Claude Code takes the file for a note and says nothing.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name:tide-reader
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
    /// Safe: only the key and its colon are written anew. The rule speaks where the client has no name, no
    /// description or no front matter at all.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: `name:x`, `Name:`, `name = x`, `**name**: x`, `- name: x`.
    MalformedKey, "malformed-key", Error, Some(Applicability::Safe)
}

impl Rule for MalformedKey {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        if context.is_misshapen(out) {
            return;
        }
        for (key, place) in odd_keys(context) {
            let written = context.slice(place).trim_end();
            let span = Span::new(place.start(), place.start() + written.len());
            out.push(Diagnostic {
                rule: META.name,
                severity: context.severity_of_loss(),
                span,
                at: span.start(),
                title: match written.strip_suffix(':') == Some(key) {
                    true => format!("No space behind `{key}:`"),
                    false => format!("`{written}` is not how the key `{key}` is written"),
                },
                what: format!("A key stands at the start of its line, just so: `{key}`, a colon, a space."),
                why: format!("{} does not see the key, and says nothing.", context.client_title()),
                now: format!("Write `{key}:` and a space before the value."),
                fix: Some(Fix {
                    title: format!("Write the key `{key}` as a key"),
                    label: "Fix",
                    applicability: Applicability::Safe,
                    edits: EditSet::one(Edit::replace(place, format!("{key}: "))),
                }),
            });
        }
    }
}

/// The lines that hold a known key in an odd form, each with the place from its start to its value; none
/// where the client misses nothing.
pub(super) fn odd_keys(context: &Context<'_>) -> Vec<(&'static str, Span)> {
    let Some(front) = context.document.front.as_ref().filter(|_| context.misses_values()) else {
        return Vec::new();
    };
    let mut found: Vec<(&'static str, Span)> = Vec::new();
    let mut start = front.fence.inner.start();
    for line in context.slice(front.fence.inner).split_inclusive('\n') {
        if let Some((key, length)) = odd_key(context, line)
            && found.iter().all(|(other, _)| *other != key)
        {
            found.push((key, Span::new(start, start + length)));
        }
        start += line.len();
    }
    found
}

/// The key meant by a line, and how many bytes stand before its value.
fn odd_key(context: &Context<'_>, line: &str) -> Option<(&'static str, usize)> {
    const DECORATION: [char; 6] = ['*', '_', '`', '"', '\'', ' '];
    let rest = line.strip_prefix("- ").unwrap_or(line).trim_start_matches(DECORATION);
    let length =
        rest.bytes().take_while(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'-' | b'_')).count();
    let word = rest[..length].trim_end_matches('_');
    let behind = rest[word.len()..].trim_start_matches(DECORATION);
    let value = behind.strip_prefix([':', '=', '\u{ff1a}'])?;
    let value = value.trim_start_matches("**").trim_start_matches([' ', '\t']);
    // Capitals are told from words of a text only in the two keys every agent has.
    let required = ["name", "description"];
    let is_meant = |key: &str| key == word || (required.contains(&key) && key.eq_ignore_ascii_case(word));
    let key = context.client.about().fields.iter().map(|field| field.key).find(|key| is_meant(key))?;
    let place = line.len() - value.len();
    let proper = line.strip_prefix(key).and_then(|rest| rest.strip_prefix(':'));
    let is_proper = proper.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\r', '\n']));
    // Quoted keys and blanks before the colon are YAML.
    let plain = line.starts_with([' ', '"', '\'']) || line[key.len().min(line.len())..].starts_with(" :");
    let exists = context.entry(key).is_some_and(|entry| !entry.value.is_empty());
    (!is_proper && !plain && !exists && !value.trim().is_empty()).then_some((key, place))
}

#[cfg(test)]
mod tests {
    use crate::lint::tried::fixed;

    #[test]
    fn every_odd_form_becomes_a_key() {
        let clean = "---\nname: a\ndescription: Use when b.\n---\nB";
        for (name, description) in [
            ("name:a", "description:Use when b."),
            ("NAME: a", "Description: Use when b."),
            ("name = a", "description = Use when b."),
            ("**name**: a", "**description:** Use when b."),
            ("- name: a", "- description: Use when b."),
            ("name\u{ff1a}a", "description: Use when b."),
        ] {
            assert_eq!(fixed(&format!("---\n{name}\n{description}\n---\nB")), clean);
        }
    }

    #[test]
    fn words_of_a_text_are_no_keys() {
        let text = "---\nname: a\ndescription: Use when b.\nTools: x\nname:y\n---\nB";
        assert_eq!(
            fixed(text),
            "---\nname: a\ndescription: |-\n  Use when b.\n  Tools: x\n  name:y\n---\nB"
                .replace("|-\n  Use when b.\n  Tools: x\n  name:y", "Use when b.\nTools: |-\n  x\n  name:y")
        );
    }
}
