use crate::{
    client::Why,
    document::{Entry, Kind, Layout, Style},
    lint::{
        Applicability, Diagnostic, Fix, Severity,
        rule::{Context, Meta, Rule, declare_rule},
    },
    text::{Edit, EditSet, Span},
};

declare_rule! {
    /// MCP servers that are not a list, or an item that is neither a server's name nor one server.
    ///
    /// ## Why it matters
    /// In settings files servers are a map; in an agent they are a list. Claude Code ignores a map or a text without
    /// a word, and drops each item it cannot use. The agent runs without those servers, and without their tools.
    ///
    /// ## Example
    /// ```md bad
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// mcpServers:
    ///   harbour:
    ///     command: npx
    ///     args: [harbour-server]
    /// ---
    /// Give the next two low tides.
    /// ```
    /// ```md good
    /// ---
    /// name: tide-reader
    /// description: Reads tide tables. Use when a harbour is named.
    /// mcpServers:
    ///   - harbour:
    ///       command: npx
    ///       args: [harbour-server]
    /// ---
    /// Give the next two low tides.
    /// ```
    ///
    /// ## Fix safety
    /// To be looked at: each server of a map, and a name on its own, becomes an item of a list. The servers start
    /// only then.
    ///
    /// ## Source
    /// Claude Code 2.1.328, 2026-11-20: its schema, and the cases `mcp/*`.
    InvalidMcpServers, "invalid-mcp-servers", Warning, Some(Applicability::MaybeIncorrect)
}

impl Rule for InvalidMcpServers {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn check(&self, context: &Context<'_>, out: &mut Vec<Diagnostic>) {
        let honoured =
            context.client.about().field("mcpServers").is_some_and(|field| field.instead.is_none());
        if honoured
            && context.reading.ignored.contains(&"mcpServers")
            && let Some(entry) = context.entry("mcpServers")
        {
            out.push(Diagnostic {
                title: "`mcpServers` is not a list".into(),
                what: match entry.value.kind {
                    Kind::Map(..) => "Here stands a map, as in settings files; an agent has a list.",
                    _ => "Here stands a single value; an agent has a list.",
                }
                .into(),
                why: format!(
                    "{} ignores it without a message: no server is started.",
                    context.client_title()
                ),
                now: "Write a dash before each server.".into(),
                fix: as_list(context, entry),
                ..place(entry.value.whole())
            });
        }
        for reason in context.reading.reasons.iter().filter(|reason| reason.why == Why::ServerInvalid) {
            out.push(Diagnostic {
                title: "This item starts no server".into(),
                what: "An item is the name of a server, or one name with its settings below: a `command`, with `args` and `env` as texts; or a `type` and a `url`.".into(),
                why: format!("{} drops the item; only its debug log says so.", context.client_title()),
                now: "Write one server an item, with what it needs.".into(),
                ..place(reason.span)
            });
        }
    }
}

fn place(span: Span) -> Diagnostic {
    Diagnostic {
        rule: META.name,
        severity: Severity::Warning,
        span,
        at: span.start(),
        title: String::new(),
        what: String::new(),
        why: String::new(),
        now: String::new(),
        fix: None,
    }
}

fn as_list(context: &Context<'_>, entry: &Entry) -> Option<Fix> {
    let text = &context.document.text;
    let value = entry.value.span;
    let edits = match &entry.value.kind {
        _ if !context.is_closed() || entry.value.whole() != value => return None,
        Kind::Map(servers, Layout::Block) => blocks(text, servers, value)?,
        Kind::Map(servers, Layout::Flow) => braces(servers, value)?,
        Kind::Scalar(scalar) if is_name(&scalar.text) && scalar.style != Style::Rescued => {
            vec![Edit::insert(value.start(), "["), Edit::insert(value.end(), "]")]
        }
        _ => return None,
    };
    Some(Fix {
        title: "Write the servers as a list".into(),
        label: "Write a list",
        applicability: Applicability::MaybeIncorrect,
        edits: EditSet::new(edits).ok()?,
    })
}

/// Whether a text is a server's name, or several with commas between them.
fn is_name(text: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ',' | ' ');
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(is_letter)
}

/// Each server gets a dash, and its lines two blanks more. A server without settings is one by its name.
fn blocks(text: &str, servers: &[Entry], value: Span) -> Option<Vec<Edit>> {
    let mut edits = Vec::new();
    let mut at = value.start();
    for (index, server) in servers.iter().enumerate() {
        let key = server.key.span;
        edits.push(Edit::insert(key.start(), "- "));
        if server.value.is_empty() {
            let colon = Span::new(key.end(), key.end() + 1);
            if colon.of(text) != ":" {
                return None;
            }
            edits.push(Edit::delete(colon));
        }
        let end = servers.get(index + 1).map_or(value.end(), |next| next.key.span.start());
        let line_start = |at: usize| text[..at].rfind('\n').map_or(0, |at| at + 1);
        if !text[line_start(key.start())..key.start()].trim().is_empty() {
            return None;
        }
        at = text[at.max(key.end())..end].find('\n').map_or(end, |found| at.max(key.end()) + found + 1);
        let last = if end == value.end() { end } else { line_start(end) };
        for line in text.get(at..last)?.split_inclusive('\n') {
            if !line.trim().is_empty() {
                edits.push(Edit::insert(at, "  "));
            }
            at += line.len();
        }
    }
    Some(edits)
}

/// `{a: …, b: …}` as `[{a: …}, {b: …}]`.
fn braces(servers: &[Entry], value: Span) -> Option<Vec<Edit>> {
    let mut edits = vec![Edit::insert(value.start(), "[")];
    for pair in servers.windows(2) {
        let between = Span::new(pair[0].value.whole().end(), pair[1].key.span.start());
        edits.push(Edit::replace(between, "}, {"));
    }
    edits.push(Edit::insert(value.end(), "]"));
    let whole = servers.iter().all(|server| matches!(server.value.kind, Kind::Map(..)));
    (whole && !servers.is_empty()).then_some(edits)
}

#[cfg(test)]
mod tests {
    use crate::{
        client,
        lint::{Applicability, fix_all},
    };

    fn fixed(value: &str) -> String {
        let text =
            format!("---\nname: a\ndescription: Use when b.\nmcpServers: {value}\nmodel: haiku\n---\nB");
        let fixed = fix_all(&text, client::default(), Applicability::MaybeIncorrect).text;
        fixed.split("mcpServers: ").nth(1).and_then(|rest| rest.split("\nmodel").next()).unwrap().to_owned()
    }

    #[test]
    fn a_map_becomes_a_list() {
        assert_eq!(
            fixed(
                "\n  a:\n    command: x\n\n    # why\n    args:\n      - |\n        y\n  b:\n  c: {command: z}"
            ),
            "\n  - a:\n      command: x\n\n      # why\n      args:\n        - |\n          y\n  - b\n  - c: {command: z}"
        );
        assert_eq!(fixed("{a: {command: x}, b: {command: y}}"), "[{a: {command: x}}, {b: {command: y}}]");
    }

    #[test]
    fn a_name_becomes_a_list_of_one() {
        assert_eq!(fixed("github"), "[github]");
        assert_eq!(fixed("\"git-hub\""), "[\"git-hub\"]");
        assert_eq!(fixed("github, slack"), "[github, slack]");
        assert_eq!(fixed("5"), "5");
    }
}
