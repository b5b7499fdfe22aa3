//! The pages of reference say what the code says. `UPDATE=1 cargo test --test reference` writes them anew.

mod clients;
mod links;
mod rules;

use std::fs;

/// What has to be said of a file that is not as it should be. With `UPDATE` it is written, and nothing is said.
fn stale(path: &str, wanted: &str) -> Option<String> {
    if fs::read_to_string(path).is_ok_and(|found| found == wanted) {
        return None;
    }
    match std::env::var_os("UPDATE") {
        Some(_) => fs::write(path, wanted).err().map(|error| format!("{path}: {error}")),
        None => Some(format!("{path} is stale; `UPDATE=1 cargo test --test reference` writes it anew")),
    }
}

#[test]
fn the_page_of_rules_is_up_to_date() {
    assert_eq!(stale("src/site/docs/rules.md", &rules::page()), None);
}

#[test]
fn the_page_of_clients_is_up_to_date() {
    assert_eq!(stale("src/site/docs/clients.md", &clients::page()), None);
}

#[test]
fn the_clients_of_the_readme_are_up_to_date() {
    const OPEN: &str = "<!-- clients: written by `UPDATE=1 cargo test --test reference` -->\n";
    const CLOSE: &str = "<!-- /clients -->";
    let readme = fs::read_to_string("README.md").unwrap();
    let (before, rest) = readme.split_once(OPEN).expect("README.md has the mark that opens the table");
    let (_, after) = rest.split_once(CLOSE).expect("README.md has the mark that closes the table");
    let wanted = format!("{before}{OPEN}{}{CLOSE}{after}", clients::table("src/site/docs/"));
    assert_eq!(stale("README.md", &wanted), None);
}

#[test]
fn every_link_of_the_pages_in_the_repository_leads_somewhere() {
    if std::env::var_os("UPDATE").is_some() {
        // The pages are being written.
        return;
    }
    let broken = links::broken().unwrap();
    assert!(broken.is_empty(), "{broken:#?}");
}

/// Words inside of a table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|")
}
