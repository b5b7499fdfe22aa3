use crate::{
    client::{Field, Form},
    document::Entry,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        rules::curly_quotes,
        words::{bare, is_slip, short},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// A value that the client does not take for this key: another word, another case, a number where a word is
    /// wanted, a yes where `true` is.
    ///
    /// ## Why it matters
    /// Claude Code compares such words letter by letter and ignores every other value. At most its debug log
    /// says so; the agent runs as if the key were not there.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// permissionMode: accept-edits
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// permissionMode: acceptEdits
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: the word meant is written where case, dashes or one letter differ, and `true` or `false`
    /// for yes and no. It takes effect only then.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: its schema, and the cases `fields/*`.
    InvalidValue, "invalid-value", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for InvalidValue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        for key in &context.reading.ignored {
            let field = context.client.about().field(key).filter(|field| is_told_here(field));
            let entry = context.entry(key).filter(|entry| !curly_quotes::tells_of(context, entry));
            if let (Some(field), Some(entry)) = (field, entry) {
                out.push(diagnose(context, field, entry));
            }
        }
    }
}

/// Servers, hooks and colours have rules of their own, and so have keys that are not honoured at all.
fn is_told_here(field: &Field) -> bool {
    field.instead.is_none() && !matches!(field.form, Form::Servers | Form::Hooks | Form::Color)
}

fn diagnose(context: &Context<'_>, field: &Field, entry: &Entry) -> Diagnostic {
    let key = field.key;
    let value = entry.value.whole();
    let span = if value.is_empty() { entry.key.span } else { value };
    let meant = entry.value.text().and_then(|written| meant(field.form, written));
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span,
        at: span.start(),
        title: match entry.value.text() {
            Some(written) if !written.trim().is_empty() => {
                format!("“{}” is not a value of `{key}`", short(written, 32))
            }
            Some(_) => format!("`{key}` is empty"),
            None => format!("`{key}` has a value of another kind"),
        },
        what: format!("{} takes {} here.", context.client_title(), field.form.words()),
        why: format!("It ignores any other value without a message: {}.", field.otherwise),
        now: match meant {
            Some(word) => format!("Write `{word}` if that is meant."),
            None => "Write such a value, or remove the key.".into(),
        },
        fix: meant.map(|word| Fix {
            title: format!("Write `{key}: {word}`"),
            label: "Fix",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(Edit::replace(entry.value.span, word)),
        }),
    }
}

/// The word that is plainly meant.
fn meant(form: Form, written: &str) -> Option<&'static str> {
    match form {
        Form::Word(words) | Form::WordOrNumber(words) => {
            let letters = bare(written);
            let same = |word: &&&str| letters.eq_ignore_ascii_case(word);
            let near = |word: &&&str| word.len() > 3 && is_slip(word, &letters);
            words.iter().find(same).or_else(|| words.iter().find(near)).copied()
        }
        Form::Flag | Form::Yes => match bare(written).as_str() {
            "true" | "yes" | "on" | "1" => Some("true"),
            "false" | "no" | "off" | "0" => Some("false"),
            _ => None,
        },
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    fn fixed(line: &str) -> String {
        let text = format!("---\nname: a\ndescription: Use when d.\n{line}\n---\nB");
        let fixed = fix_all(&text, client::default(), Applicability::MaybeIncorrect).text;
        fixed.lines().nth(3).unwrap_or("").to_owned()
    }

    #[test]
    fn the_word_meant_is_written() {
        for (before, after) in [
            ("permissionMode: Plan", "permissionMode: plan"),
            ("permissionMode: bypass_permissions", "permissionMode: bypassPermissions"),
            ("memory: \"Project\"", "memory: project"),
            ("isolation: worktrees", "isolation: worktree"),
            ("effort: x-high", "effort: xhigh"),
            ("background: yes", "background: true"),
            ("omitClaudeMd: \"Off\"", "omitClaudeMd: false"),
        ] {
            assert_eq!(fixed(before), after);
        }
    }

    #[test]
    fn nothing_is_guessed() {
        for line in ["permissionMode: yolo", "memory: true", "effort: minimal", "maxTurns: many", "skills: 5"]
        {
            assert_eq!(fixed(line), line);
        }
    }
}
