//! Every rule is documented, its examples are true, and its fixes do what they say.

use agent_playground::{
    client::{self, Client},
    document::Document,
    lint::{self, Applicability, Diagnostic, rule::Rule, rules},
    text::EditSet,
};

struct Example {
    client: &'static dyn Client,
    bad: String,
    good: String,
}

/// The pairs of fences ```` ```md bad ```` and ```` ```md good ```` in a rule's documentation; the first may
/// name another client than the default: ```` ```md bad for claude-code-plugin ````.
fn examples(rule: &dyn Rule) -> Vec<Example> {
    let docs: Vec<&str> =
        rules::docs(rule.meta().name).lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let block = |start: usize, ticks: &str| {
        let lines: Vec<&str> = docs[start + 1..].iter().take_while(|line| **line != ticks).copied().collect();
        lines.join("\n") + "\n"
    };
    let fences = |kind: &str| -> Vec<(String, String)> {
        let open = format!("md {kind}");
        let starts = docs.iter().enumerate().filter_map(|(at, line)| {
            let (ticks, info) = line.split_at(line.len() - line.trim_start_matches('`').len());
            Some((at, ticks, info.strip_prefix(&open)?))
        });
        starts
            .map(|(at, ticks, rest)| (rest.trim_start_matches(" for ").to_owned(), block(at, ticks)))
            .collect()
    };
    let client = |id: &str| {
        let known = client::by_id(id);
        assert!(id.is_empty() || known.is_some(), "{}: no client is called {id}", rule.meta().name);
        known.unwrap_or_else(client::default)
    };
    let pairs = fences("bad").into_iter().zip(fences("good"));
    pairs.map(|((id, bad), (_, good))| Example { client: client(&id), bad, good }).collect()
}

fn diagnostics(text: &str, client: &dyn Client) -> Vec<Diagnostic> {
    lint::check(&Document::parse(text), client).diagnostics
}

#[test]
fn every_rule_is_documented_under_all_headings() {
    for rule in rules::ALL {
        let meta = rule.meta();
        for heading in ["## Why it matters", "## Fix safety", "## Source"] {
            assert!(rules::docs(meta.name).contains(heading), "{} lacks {heading}", meta.name);
        }
        let told_in_tests =
            ["file-too-large", "lone-carriage-returns", "long-description"].contains(&meta.name);
        assert!(told_in_tests || !examples(*rule).is_empty(), "{} lacks an example", meta.name);
    }
}

#[test]
fn every_name_is_kebab_case_unique_and_that_of_its_file() {
    let mut names: Vec<&str> = rules::ALL.iter().map(|rule| rule.meta().name).collect();
    for name in &names {
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{name}"
        );
        let file = format!("src/lint/rules/{}.rs", name.replace('-', "_"));
        assert!(std::path::Path::new(&file).exists(), "{file} is missing");
    }
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "two rules share a name");
}

#[test]
fn every_bad_example_is_found_by_its_rule_and_no_other() {
    for rule in rules::ALL {
        for example in examples(*rule) {
            let found: Vec<&str> =
                diagnostics(&example.bad, example.client).iter().map(|diagnostic| diagnostic.rule).collect();
            assert_eq!(found, [rule.meta().name], "in\n{}", example.bad);
        }
    }
}

#[test]
fn every_good_example_is_silent_under_all_rules() {
    for rule in rules::ALL {
        for example in examples(*rule) {
            let mut found = diagnostics(&example.good, example.client);
            // A blank that a fix leaves is told until it is filled in.
            let leaves_blank = rule.meta().fix == Some(Applicability::HasPlaceholder);
            found.retain(|diagnostic| !leaves_blank || diagnostic.rule != "placeholder-left");
            assert!(found.is_empty(), "{}: {found:?} in\n{}", rule.meta().name, example.good);
        }
    }
}

#[test]
fn fixing_the_bad_example_gives_the_good_one() {
    for rule in rules::ALL.iter().filter(|rule| rule.meta().fix.is_some()) {
        for example in examples(*rule) {
            let fixed = lint::fix_all(&example.bad, example.client, Applicability::HasPlaceholder);
            assert_eq!(fixed.text, example.good, "{}", rule.meta().name);
            assert!(fixed.converged);
        }
    }
}

#[test]
fn no_rule_offers_a_fix_safer_than_it_declares() {
    for rule in rules::ALL {
        for example in examples(*rule) {
            for diagnostic in diagnostics(&example.bad, example.client) {
                let offered = diagnostic.fix.map(|fix| fix.applicability);
                assert!(offered >= rule.meta().fix, "{}", rule.meta().name);
            }
        }
    }
}

#[test]
fn a_file_no_client_loads_always_gets_an_error() {
    for text in [
        "",
        "x",
        "---\n---\n",
        "---\n- a\n---\n",
        "---\nname: 1\ndescription: 2\n---\n",
        "---\nx",
        "+++\n+++",
    ] {
        let document = Document::parse(text);
        let report = lint::check(&document, client::default());
        assert!(!report.reading.loads(), "{text:?}");
        assert!(report.count(lint::Severity::Error) > 0, "{text:?}: {:?}", report.diagnostics);
    }
}

#[test]
fn every_span_lies_on_character_borders_of_the_text() {
    let text = "---\nname: é\ndescription: Ünder: wäy #é\ntools: Räd, BashOutput\ncolor: grün\n---\né";
    for diagnostic in diagnostics(text, client::default()) {
        assert!(text.get(diagnostic.span.range()).is_some(), "{diagnostic:?}");
        let edits = diagnostic.fix.map_or_else(EditSet::default, |fix| fix.edits);
        assert!(edits.edits().iter().all(|edit| text.get(edit.span.range()).is_some()));
    }
}
