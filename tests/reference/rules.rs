//! A page of all rules: their own documentation, and the clients for which they speak.

use std::fmt::Write;

use agent_playground::{
    client::{self, Client},
    document::Document,
    lint::{
        self, Applicability,
        rule::{Meta, Rule},
        rules,
    },
};

use crate::cell;

const HEAD: &str = "# Rules

What Agent Playground finds in an agent definition. An **error** makes a client refuse, drop or misread the agent; a **warning** is something a client reads otherwise than it is written; a **hint** could be better. A *safe* fix loses no word and adds none, and is what *Fix all* proposes; the others wait for your decision.

Each rule has its own address: the name behind the `#`. Examples are run as tests: what stands under *Found* is found by this rule and no other, and what stands under *Repaired* is what the fix makes of it.

";

const FOOT: &str = "
<!-- Written by `UPDATE=1 cargo test --test reference` from the documentation in src/lint/rules. -->
";

/// The whole page as Markdown.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("| rule | gravest | fix | what it finds |\n| --- | --- | --- | --- |\n");
    for meta in rules::ALL.iter().map(|rule| rule.meta()) {
        let (severity, fix) = (meta.severity.word().to_lowercase(), fix_of(meta));
        let finds = cell(&first_paragraph(meta));
        let _ = writeln!(page, "| [{0}](#{0}) | {severity} | {fix} | {finds} |", meta.name);
    }
    for rule in rules::ALL {
        page.push_str(&section(*rule));
    }
    page + FOOT
}

fn section(rule: &dyn Rule) -> String {
    let meta = rule.meta();
    let docs = unindented(rules::docs(meta.name));
    let (finds, rest) = docs.split_once("\n## ").unwrap_or((&docs, ""));
    let rest = format!("### {}", rest.trim_end().replace("\n## ", "\n\n### "));
    let facts = format!(
        "**Gravest:** {}. **Fix:** {}. **Checked for:** {}.",
        meta.severity.word().to_lowercase(),
        fix_of(meta),
        speaks_for(rule)
    );
    format!("\n## {}\n\n{}\n\n{facts}\n\n{}\n", meta.name, finds.trim(), captioned(&rest, rule))
}

/// Marks the examples for readers, and says which clients the bad one concerns.
fn captioned(docs: &str, rule: &dyn Rule) -> String {
    let lines: Vec<&str> = docs.lines().collect();
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        let (ticks, info) = line.split_at(line.len() - line.trim_start_matches('`').len());
        let info = if ticks.len() < 3 { "" } else { info };
        match info.strip_prefix("md ") {
            Some("good") => {
                let _ = writeln!(out, "\n{ticks}md Repaired");
            }
            Some(_) => {
                let bad: Vec<&str> =
                    lines[at + 1..].iter().take_while(|line| **line != ticks).copied().collect();
                let found_for = found_for(&(bad.join("\n") + "\n"), rule);
                let _ = writeln!(out, "\nFound for {found_for}:\n\n{ticks}md Found");
            }
            None => {
                let _ = writeln!(out, "{line}");
            }
        }
    }
    out.trim_end().replace("\n\n\n", "\n\n")
}

/// The clients for which a text has the fault.
fn found_for(text: &str, rule: &dyn Rule) -> String {
    let document = Document::parse(text);
    let finds = |client: &&&dyn Client| {
        let diagnostics = lint::check(&document, **client).diagnostics;
        diagnostics.iter().any(|diagnostic| diagnostic.rule == rule.meta().name)
    };
    let found: Vec<String> = client::ALL.iter().filter(finds).map(|client| named(*client)).collect();
    listed(&found)
}

fn speaks_for(rule: &dyn Rule) -> String {
    let named_by = |client: &&&dyn Client| {
        rules::of(client.about()).iter().any(|other| other.meta().name == rule.meta().name)
    };
    let clients: Vec<String> = client::ALL.iter().filter(named_by).map(|client| named(*client)).collect();
    if clients.len() == client::ALL.len() { "every client".into() } else { listed(&clients) }
}

/// Its name, and which of its loaders where it has several.
fn named(client: &dyn Client) -> String {
    let about = client.about();
    about.loader.map_or_else(|| about.name.to_owned(), |loader| format!("{} {loader}s", about.name))
}

fn listed(names: &[String]) -> String {
    match names {
        [] => "no client".into(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

fn fix_of(meta: &Meta) -> &'static str {
    meta.fix.map_or("none", Applicability::word)
}

fn first_paragraph(meta: &Meta) -> String {
    let lines = rules::docs(meta.name).lines().map(str::trim).take_while(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Doc comments begin every line with one blank.
fn unindented(docs: &str) -> String {
    let lines: Vec<&str> = docs.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n")
}
