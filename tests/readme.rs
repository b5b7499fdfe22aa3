//! The README's rule table is the rules' own documentation. `UPDATE=1 cargo test --test readme` rewrites it.

use std::{fmt::Write, fs};

use agent_playground::lint::{Applicability, rule::Meta, rules};

const OPEN: &str = "<!-- rules: written by `UPDATE=1 cargo test --test readme` -->\n";
const CLOSE: &str = "<!-- /rules -->";

fn table() -> String {
    let mut table = String::from("| rule | gravest | fix | what it finds |\n| --- | --- | --- | --- |\n");
    for meta in rules::ALL.iter().map(|rule| rule.meta()) {
        let fix = match meta.fix {
            Some(Applicability::Safe) => "safe",
            Some(Applicability::MaybeIncorrect) => "to be looked at",
            Some(Applicability::HasPlaceholder) => "to be filled in",
            None => "none",
        };
        let severity = meta.severity.word().to_lowercase();
        let _ = writeln!(table, "| `{}` | {severity} | {fix} | {} |", meta.name, first_paragraph(meta));
    }
    table
}

fn first_paragraph(meta: &Meta) -> String {
    let lines = meta.docs.lines().map(str::trim).take_while(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

#[test]
fn the_table_of_rules_is_up_to_date() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once(OPEN).expect("README.md has the mark that opens the table");
    let (found, after) = rest.split_once(CLOSE).expect("README.md has the mark that closes the table");
    let wanted = table();
    if found == wanted {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write("README.md", format!("{before}{OPEN}{wanted}{CLOSE}{after}")).unwrap();
    } else {
        panic!("the table of rules in README.md is stale; UPDATE=1 cargo test --test readme writes it anew");
    }
}
