use std::collections::BTreeMap;

use super::{Summary, alike::alike};
use crate::text::{grouped, sort_by_key};
use crate::{client::Client, lint::Severity};

/// Something that only shows when agents stand side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub title: String,
    pub why: String,
    pub now: String,
    /// The files concerned, by their place in the list given.
    pub files: Vec<usize>,
}

/// All there is to say of the agents together, gravest first.
pub fn findings(client: &dyn Client, files: &[Summary]) -> Vec<Finding> {
    let mut found = same_names(client, files);
    found.extend(over_budget(client, files));
    found.extend(unknown_mentions(client, files));
    found.extend(say_the_same(client, files));
    sort_by_key(&mut found, |finding| finding.severity);
    found
}

fn same_names(client: &dyn Client, files: &[Summary]) -> Vec<Finding> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, name) in files.iter().enumerate().filter_map(|(at, file)| Some((at, file.agent.as_deref()?))) {
        names.entry(name).or_default().push(at);
    }
    let twice = names.into_iter().filter(|(_, files)| files.len() > 1);
    let finding = |(name, files): (&str, Vec<usize>)| Finding {
        severity: Severity::Error,
        title: format!("{} files are called `{name}`", files.len()),
        why: format!("{} keeps one of them, and says nothing of the others.", client.about().title()),
        now: "Give each agent a name of its own.".into(),
        files,
    };
    twice.map(finding).collect()
}

fn over_budget(client: &dyn Client, files: &[Summary]) -> Option<Finding> {
    let budget = client.about().listing_budget?;
    // A refused file costs nothing before it loads.
    let loads = |file: &&Summary| file.agent.is_some();
    let sum: usize = files.iter().filter(loads).map(|file| file.tokens).sum();
    if sum <= budget {
        return None;
    }
    let mut longest: Vec<usize> = (0..files.len()).collect();
    sort_by_key(&mut longest, |at| std::cmp::Reverse(files[*at].tokens));
    longest.truncate(3);
    Some(Finding {
        severity: Severity::Warning,
        title: format!(
            "The descriptions take about {} tokens; {} is the budget",
            grouped(sum),
            grouped(budget)
        ),
        why: format!(
            "{} sends them all to the parent model with every call, and warns above that.",
            client.about().title()
        ),
        now: "Shorten the longest: say when the agent is wanted, and leave the how to its prompt.".into(),
        files: longest,
    })
}

fn unknown_mentions(client: &dyn Client, files: &[Summary]) -> Vec<Finding> {
    let is_there = |name: &str| {
        client.about().built_in_agents.contains(&name)
            || files.iter().any(|file| file.agent.as_deref().is_some_and(|agent| agent == name))
    };
    let mut missing: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        for name in file.mentions.iter().filter(|name| !is_there(name)) {
            missing.entry(name).or_default().push(at);
        }
    }
    let finding = |(name, files): (&str, Vec<usize>)| Finding {
        severity: Severity::Hint,
        title: format!("`{name}` is named, and is no agent here"),
        why: "A prompt sends work to it. If it is not elsewhere, nobody does that work.".into(),
        now: "Add the agent, or name one that exists.".into(),
        files,
    };
    missing.into_iter().map(finding).collect()
}

fn say_the_same(client: &dyn Client, files: &[Summary]) -> Vec<Finding> {
    let descriptions: Vec<&str> = files.iter().map(|file| file.description.as_str()).collect();
    let name = |at: usize| files[at].agent.clone().unwrap_or_else(|| "a refused file".into());
    let finding = |(one, other): (usize, usize)| Finding {
        severity: Severity::Hint,
        title: format!("`{}` and `{}` say nearly the same", name(one), name(other)),
        why: format!("The parent model of {} chooses by the description alone.", client.about().name),
        now: "Say in each what the other is not for.".into(),
        files: vec![one, other],
    };
    alike(&descriptions).into_iter().map(finding).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{client::default, document::Document, lint::check};

    fn summary(name: &str, description: &str, prompt: &str) -> Summary {
        let text = format!("---\nname: {name}\ndescription: {description}\n---\n{prompt}");
        let document = Document::parse(text);
        Summary::new(default(), &document, &check(&document, default()))
    }

    #[test]
    fn agents_side_by_side_show_what_none_shows_alone() {
        let tide = "Reads tide tables for a harbour and gives the next two low tides. Use when asked.";
        let files = [
            summary("a-b", tide, "Ask the `c-d` agent."),
            summary("a-b", "Judges kites.", "Ask @agent-a-b."),
            summary("e", tide, ""),
        ];
        let titles: Vec<String> = findings(default(), &files).into_iter().map(|found| found.title).collect();
        assert_eq!(
            titles,
            [
                "2 files are called `a-b`",
                "`c-d` is named, and is no agent here",
                "`a-b` and `e` say nearly the same"
            ]
        );
    }

    #[test]
    fn the_budget_is_that_of_all_together() {
        let long = format!("Use when asked. {}", "word ".repeat(7_000));
        let files = [summary("a", &long, ""), summary("b", &long, "")];
        assert!(findings(default(), &files[..1]).is_empty());
        let found = findings(default(), &files);
        assert!(found.iter().any(|found| found.title.ends_with("15,000 is the budget")), "{found:?}");
    }
}
