//! The rings hold: a ring names only the rings to its left, and only `browser` knows the browser.

use std::{fs, path::Path};

/// Each ring with the rings it may name. `main.rs` and `lib.rs` only wire.
const RINGS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("document", &["text"]),
    ("client", &["text", "document"]),
    ("lint", &["text", "document", "client"]),
    ("assist", &["text", "document", "client"]),
    ("convert", &["text", "document", "client"]),
    ("preview", &["text", "document", "client"]),
    ("share", &["text", "document", "client"]),
    ("form", &["text", "document", "client", "lint"]),
    ("archive", &[]),
    ("workspace", &["text", "document", "client", "lint", "preview", "share", "archive"]),
    (
        "state",
        &[
            "text",
            "document",
            "client",
            "lint",
            "assist",
            "convert",
            "preview",
            "share",
            "archive",
            "form",
            "workspace",
        ],
    ),
    (
        "ui",
        &[
            "text",
            "document",
            "client",
            "lint",
            "assist",
            "convert",
            "preview",
            "share",
            "archive",
            "form",
            "workspace",
            "state",
        ],
    ),
    (
        "browser",
        &[
            "text",
            "document",
            "client",
            "lint",
            "assist",
            "convert",
            "preview",
            "share",
            "archive",
            "form",
            "workspace",
            "state",
        ],
    ),
];

/// Crates that a ring's files must not name, and who may.
const CRATES: &[(&str, &[&str])] = &[
    ("leptos", &["state", "ui", "browser"]),
    ("gloo", &["browser"]),
    ("web_sys", &["browser"]),
    ("js_sys", &["browser"]),
    ("wasm_bindgen", &["browser"]),
    ("granit_parser", &["document"]),
    ("toml_parser", &["document"]),
    ("pulldown_cmark", &["document", "preview"]),
];

fn sources(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap_or_default();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            found.push((path.display().to_string(), code.join("\n")));
        }
    }
    found
}

/// Whether code names a ring: `crate::ring`, or `ring::` in a `use crate::{…}` group.
fn names_ring(code: &str, ring: &str) -> bool {
    if code.contains(&format!("crate::{ring}")) || code.contains(&format!("agent_playground::{ring}")) {
        return true;
    }
    let groups = code.split("use crate::{").skip(1).map(|rest| rest.split(";\n").next().unwrap_or(rest));
    groups.flat_map(str::lines).any(|line| line.trim().starts_with(&format!("{ring}::")))
}

fn names_crate(code: &str, name: &str) -> bool {
    let marks = [format!("{name}::"), format!("use {name};")];
    marks.iter().any(|mark| {
        code.match_indices(mark.as_str())
            .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    })
}

#[test]
fn a_ring_names_only_the_rings_to_its_left() {
    let mut broken = Vec::new();
    for (ring, allowed) in RINGS {
        for (file, code) in sources(&Path::new("src").join(ring)) {
            for (other, _) in RINGS.iter().filter(|(other, _)| other != ring && !allowed.contains(other)) {
                if names_ring(&code, other) {
                    broken.push(format!("{file} names {other}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn crates_stay_behind_the_file_or_ring_that_wraps_them() {
    let mut broken = Vec::new();
    for (ring, _) in RINGS {
        for (file, code) in sources(&Path::new("src").join(ring)) {
            for (name, allowed) in CRATES {
                if names_crate(&code, name) && !allowed.contains(ring) {
                    broken.push(format!("{file} names {name}"));
                }
            }
            if names_crate(&code, "granit_parser") && !file.ends_with("document/yaml.rs") {
                broken.push(format!("{file} names the YAML parser, which only document/yaml.rs may"));
            }
            if names_crate(&code, "toml_parser") && !file.contains("document/tables/") {
                broken.push(format!("{file} names the TOML lexer, which only document/tables may"));
            }
        }
    }
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_folder_of_the_source_is_a_ring() {
    let known = |name: &str| name == "site" || RINGS.iter().any(|(ring, _)| *ring == name);
    for entry in fs::read_dir("src").unwrap().flatten().filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name().into_string().unwrap();
        assert!(known(&name), "src/{name} is no ring");
    }
}

#[test]
fn components_use_the_projects_own_view_macro() {
    // The bare macro sets inner HTML for static parts, which Trusted Types forbids.
    for (file, code) in sources(Path::new("src/ui")) {
        let own = file.ends_with("ui/macros.rs");
        let bare = code
            .match_indices("view!")
            .any(|(at, _)| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'));
        assert!(own || !bare, "{file} uses view! instead of the project's html!");
        assert!(!code.contains("inner_html"), "{file} sets inner HTML");
    }
}
