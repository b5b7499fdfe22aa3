//! A page of all clients: the facts by which the page reads as they do.

use std::fmt::Write;

use agent_playground::{
    client::{self, About, Container, Fate, Field, ListingOrder, UnknownKeys},
    text::grouped,
};

use crate::{cell, links::slug};

const HEAD: &str = "# Clients

What is known of each program that loads agent definitions. Readings, rules, previews and conversions go by these facts and by nothing else; a fact without a source is none.

";

const FOOT: &str = "
<!-- Written by `UPDATE=1 cargo test --test reference` from the facts in src/client. -->
";

/// The whole page as Markdown.
pub fn page() -> String {
    let sections = client::ALL.iter().map(|client| section(client.about()));
    format!("{HEAD}{}{}{FOOT}", table(""), sections.collect::<String>())
}

/// A line for each client, with a link to its section.
pub fn table(to: &str) -> String {
    let page = if to.is_empty() { String::new() } else { format!("{to}clients.md") };
    let mut out = String::from("| client | version | measured | its files | held against |\n");
    out.push_str("| --- | --- | --- | --- | --- |\n");
    for client in client::ALL {
        let about = client.about();
        let name = name(about);
        let link = format!("[{name}]({page}#{})", slug(&name));
        let (files, source) = (cell(&files(about)), cell(about.source));
        let _ = writeln!(out, "| {link} | {} | {} | {files} | {source} |", about.version, about.measured);
    }
    out
}

/// Its name, and which of its loaders where it has several.
fn name(about: &About) -> String {
    about.loader.map_or_else(|| about.name.to_owned(), |loader| format!("{}, {loader}", about.name))
}

fn files(about: &About) -> String {
    match about.files.first() {
        Some(pattern) if pattern.folder.is_empty() => format!("`{}`", pattern.ending),
        Some(pattern) if pattern.ending.starts_with('.') => {
            format!("`{}/*{}`", pattern.folder, pattern.ending)
        }
        Some(pattern) => format!("`{}/{}`", pattern.folder, pattern.ending),
        None => format!("`{}/*.md`", about.folder),
    }
}

fn section(about: &About) -> String {
    let mut out = format!("\n## {}\n\n", name(about));
    let _ = writeln!(out, "Version {}, measured on {}.\n", about.version, about.measured);
    for (name, words) in facts(about) {
        let _ = writeln!(out, "- **{name}:** {words}");
    }
    fields(about, &mut out);
    tools(about, &mut out);
    out
}

fn facts(about: &About) -> Vec<(&'static str, String)> {
    let checked =
        if about.verified { "readings are held against it" } else { "nothing else: it was not run" };
    let mut facts = vec![
        ("Source", format!("{}; {checked}.", about.source)),
        ("Files", format!("{}, {}.", files(about), container(about.container))),
        ("YAML", about.yaml.to_owned()),
        ("Unknown keys", unknown_keys(about.unknown_keys).to_owned()),
    ];
    let mut add = |name, words: Option<String>| facts.extend(words.map(|words| (name, words)));
    add("Note", about.note.map(str::to_owned));
    add("Longest prompt", about.longest_prompt.map(|most| format!("{} characters.", grouped(most))));
    add(
        "All descriptions together",
        about.listing_budget.map(|most| format!("{} tokens; above, it complains.", grouped(most))),
    );
    add("Order of the listing", Some(order(about.listing_order).to_owned()));
    add("Its text", Some(about.prompt.to_owned()));
    add("Placeholders", Some(about.placeholders.to_owned()));
    add("Models", models(about));
    add("Colours", coded(about.colors));
    add("Agents of its own", coded(about.built_in_agents));
    add("Hooks", coded(about.hook_events));
    add("Variables it fills in", coded(about.variables));
    add("Put before the prompt", described(about.before_prompt.about));
    add("Put behind the prompt", described(about.after_prompt.about));
    facts
}

fn container(container: Container) -> &'static str {
    match container {
        Container::Markdown => "Markdown with YAML front matter",
        Container::Toml => "TOML",
    }
}

fn unknown_keys(unknown: UnknownKeys) -> &'static str {
    match unknown {
        UnknownKeys::Ignored => "passed over, without a word.",
        UnknownKeys::Warned => "passed over, with a line in a log.",
        UnknownKeys::Refused => "the file is refused.",
        UnknownKeys::PassedOn => "passed on to whoever serves the model.",
    }
}

fn order(order: ListingOrder) -> &'static str {
    match order {
        ListingOrder::Collated => "by name, as people sort names.",
        ListingOrder::Bytes => "by name, byte by byte.",
        ListingOrder::Unknown => "not known, or as the files come.",
    }
}

fn models(about: &About) -> Option<String> {
    let models = about.models;
    let known: Vec<&str> = models.aliases.iter().chain(models.names).copied().collect();
    let family = (!models.families.is_empty()).then(|| format!("names of {}", models.families.join(", ")));
    let words: Vec<String> = coded(&known).into_iter().chain(family).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

fn coded(words: &[&str]) -> Option<String> {
    (!words.is_empty()).then(|| format!("`{}`", words.join("`, `")))
}

fn described(sentences: &[&str]) -> Option<String> {
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

fn fields(about: &About, out: &mut String) {
    out.push_str(
        "\n### Fields\n\n| key | may be | what it is for | otherwise |\n| --- | --- | --- | --- |\n",
    );
    for field in about.fields {
        let key = if field.required { format!("**`{}`**", field.key) } else { format!("`{}`", field.key) };
        let (form, what) = (cell(&field.form.words()), cell(field.about));
        let _ = writeln!(out, "| {key} | {form} | {what} | {} |", cell(&otherwise(field)));
    }
    if about.fields.iter().any(|field| field.required) {
        out.push_str("\nIn bold, what it loads no agent without.\n");
    }
}

fn otherwise(field: &Field) -> String {
    match field.instead {
        Some(instead) => format!("not honoured. {instead}"),
        None => field.otherwise.to_owned(),
    }
}

fn tools(about: &About, out: &mut String) {
    if about.tools.is_empty() {
        return;
    }
    let granted = about.tools.iter().filter(|tool| tool.fate == Fate::Granted);
    let granted: Vec<&str> = granted.map(|tool| tool.name).collect();
    let others = about.tools.iter().filter(|tool| tool.fate != Fate::Granted);
    let others: Vec<String> =
        others.map(|tool| format!("`{}` ({})", tool.name, Fate::words(Some(tool.fate)))).collect();
    let _ = write!(out, "\n### Tools\n\nHanded out: {}.\n", coded(&granted).unwrap_or_else(|| "none".into()));
    if !others.is_empty() {
        let _ = write!(out, "\nKnown and not handed out under that name: {}.\n", others.join(", "));
    }
}
