use super::malformed_key::odd_keys;
use crate::text::sort;
use crate::{
    client::{UnknownKeys, Why},
    document::Entry,
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
        words::{bare, is_slip, list, short},
    },
    text::{Edit, EditSet},
};

declare_rule! {
    /// Keys of the front matter that the client does not know.
    ///
    /// ## Why it matters
    /// Claude Code ignores them; only its debug log says so. Such keys are common and mostly harmless, so
    /// one hint names them all, less those that plainly are notes, such as `version` or `author`. A key that looks
    /// like a known one has a message of its own: its value is lost. OpenCode hands every key it does not know to
    /// whoever serves the model.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// modle: haiku
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// model: haiku
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md bad for opencode
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// permissions:
    ///   edit: deny
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// description: Reads tide tables. Use when a harbour is named.
    /// permission:
    ///   edit: deny
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: a near miss is renamed; other keys are left to the author.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20, its schema; unknown keys stand in 24 of 100 agent files from
    /// public repositories.
    UnknownKey, "unknown-key", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for UnknownKey {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let about = context.client.about();
        if about.unknown_keys == UnknownKeys::Refused {
            return;
        }
        let reasons = context.reading.reasons.iter().filter(|reason| reason.why == Why::HookOutside);
        let mut hooks: Vec<usize> = reasons.map(|reason| reason.span.start()).collect();
        sort(&mut hooks);
        let is_hook = |entry: &Entry| {
            let whole = entry.key.span.to(entry.value.whole());
            let first = hooks.partition_point(|at| *at < whole.start());
            hooks.get(first).is_some_and(|at| whole.touches(*at))
        };
        let odd = odd_keys(context);
        let unknown = |entry: &&Entry| {
            let key = entry.key.value.as_str();
            if key.is_empty() {
                return false;
            }
            // The rule for such keys says more.
            if odd.iter().any(|(_, place)| place.touches(entry.key.span.start())) {
                return false;
            }
            !about.knows(key) && key != "<<" && !NOTES.contains(&key) && !is_hook(entry)
        };
        let mut looked_at = 0;
        let (near, far): (Vec<&Entry>, Vec<&Entry>) =
            context.document.entries().iter().filter(unknown).partition(|entry| {
                looked_at += 1;
                looked_at <= MOST_LOOKED_AT && meant(context, entry).is_some()
            });
        for entry in near {
            if let Some(field) = meant(context, entry) {
                out.push(near_miss(context, entry, field));
            }
        }
        out.extend(one_hint(context, &far));
    }
}

/// Of more unknown keys than this, the rest are not compared with every known one.
const MOST_LOOKED_AT: usize = 60;

/// Keys that say something of the file and that nobody takes for a setting.
const NOTES: [&str; 24] = [
    "author",
    "authors",
    "category",
    "changelog",
    "comment",
    "created",
    "date",
    "displayName",
    "display_name",
    "emoji",
    "homepage",
    "icon",
    "keywords",
    "licence",
    "license",
    "metadata",
    "note",
    "notes",
    "source",
    "tags",
    "title",
    "updated",
    "version",
    "vibe",
];

/// Keys whose loss gives the agent more than its author meant.
const RESTRICTIONS: [&str; 10] = [
    "tools",
    "disallowedtools",
    "permission",
    "permissions",
    "readonly",
    "sandbox",
    "deny",
    "forbiddentools",
    "excludetools",
    "denytools",
];

/// Keys that mean a known one in other programs.
const SYNONYMS: [(&str, &str); 8] = [
    ("allowedtools", "tools"),
    ("reasoningeffort", "effort"),
    ("modelreasoningeffort", "effort"),
    ("maxsteps", "maxTurns"),
    ("isbackground", "background"),
    ("whentouse", "description"),
    ("mcp", "mcpServers"),
    ("mcpserver", "mcpServers"),
];

/// The field a key is meant for, where the file does not have that field as well.
fn meant(context: &Context<'_>, entry: &Entry) -> Option<&'static str> {
    let key = bare(&entry.key.value);
    let synonym = SYNONYMS.iter().find(|(other, _)| *other == key).map(|(_, name)| *name);
    let near = |field: &&str| {
        key.eq_ignore_ascii_case(field)
            || synonym == Some(*field)
            || (key.len() > 3 && key != "mode" && is_slip(field, &key))
    };
    let mut honoured = context.client.about().fields.iter().filter(|field| field.instead.is_none());
    let field = honoured.find(|field| near(&field.key))?.key;
    context.entry(field).is_none().then_some(field)
}

fn near_miss(context: &Context<'_>, entry: &Entry, field: &str) -> Diagnostic {
    let key = entry.key.value.as_str();
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span: entry.key.span,
        at: entry.key.span.start(),
        title: format!("`{key}` is not a key; `{field}` is"),
        what: format!("{} does not know `{key}`.", context.client_title()),
        why: match context.client.about().unknown_keys {
            UnknownKeys::PassedOn => "Its value goes to whoever serves the model, and does nothing here.",
            _ => "Its value is ignored without a message.",
        }
        .into(),
        now: format!("Write `{field}` if that is meant."),
        fix: Some(Fix {
            title: format!("Rename `{key}` to `{field}`"),
            label: "Rename",
            applicability: Applicability::MaybeIncorrect,
            edits: EditSet::one(Edit::replace(entry.key.span, field)),
        }),
    }
}

fn one_hint(context: &Context<'_>, entries: &[&Entry]) -> Option<Diagnostic> {
    let first = entries.first()?;
    let mut keys: Vec<String> = entries.iter().map(|entry| entry.key.value.clone()).collect();
    keys.dedup();
    let one = keys.len() == 1;
    let passed_on = context.client.about().unknown_keys == UnknownKeys::PassedOn;
    Some(Diagnostic {
        rule: META.name,
        severity: if passed_on { Severity::Warning } else { Severity::Hint },
        span: first.key.span,
        at: first.key.span.start(),
        title: match one {
            true if passed_on => format!("`{}` goes to whoever serves the model", short(&keys[0], 40)),
            true => format!("`{}` is not read", short(&keys[0], 40)),
            false if passed_on => format!("{} keys go to whoever serves the model", keys.len()),
            false => format!("{} keys are not read", keys.len()),
        },
        what: format!("{} does not know {}.", context.client_title(), list(&keys, "or")),
        why: match keys.iter().any(|key| RESTRICTIONS.contains(&bare(key).to_ascii_lowercase().as_str())) {
            _ if passed_on => "It adds them to every request, where a provider may refuse them.",
            true => "The agent neither sees nor obeys them: what they forbid stays allowed.",
            false => "The agent neither sees nor obeys them.",
        }
        .into(),
        now: match one {
            true => "Leave it as a note, or move it into the prompt if the agent should know it.".into(),
            false => "Leave them as notes, or move into the prompt what the agent should know.".into(),
        },
        fix: None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{client, document::Document, lint::check};

    fn titles(front: &str) -> Vec<String> {
        let text = format!("---\nname: a\ndescription: Use when b.\n{front}\n---\nB");
        check(&Document::parse(text), client::default()).diagnostics.into_iter().map(|d| d.title).collect()
    }

    #[test]
    fn unknown_keys_are_one_hint() {
        assert_eq!(titles("priority: x\ntriggers: [y]\nversion: 1"), ["2 keys are not read"]);
    }

    #[test]
    fn keys_of_other_clients_are_near_misses() {
        assert_eq!(titles("allowed-tools: Read"), ["`allowed-tools` is not a key; `tools` is"]);
        assert_eq!(titles("max-turns: 5"), ["`max-turns` is not a key; `maxTurns` is"]);
    }

    #[test]
    fn mode_is_another_clients_key_and_no_slip() {
        assert_eq!(titles("mode: subagent"), ["`mode` is not read"]);
    }
}
