//! What is tried, and on which texts.

use std::{
    cell::RefCell,
    panic::{self, AssertUnwindSafe},
};

use arbtest::{
    arbitrary::{Result, Unstructured},
    arbtest,
};

use crate::{generate, invariants, invariants::Verdict};

/// Something that has to hold, and the texts it is tried on.
pub struct Target {
    pub name: &'static str,
    text: fn(&mut Unstructured<'_>) -> Result<String>,
    check: fn(&str) -> Verdict,
    /// How often it is tried in `cargo test`.
    pub runs: u32,
}

pub const ALL: &[Target] = &[
    Target { name: "parse", text: generate::text, check: invariants::parsing, runs: 4000 },
    Target { name: "read", text: generate::text, check: invariants::readings, runs: 3000 },
    Target { name: "lint", text: generate::text, check: invariants::diagnostics, runs: 2000 },
    Target { name: "fix", text: generate::text, check: invariants::fixes_converge, runs: 500 },
    Target { name: "safe-fix", text: generate::text, check: safe_fixes, runs: 700 },
    Target { name: "quote", text: generate::words, check: invariants::quoting, runs: 2000 },
    Target { name: "share", text: generate::words, check: invariants::links, runs: 60 },
    Target { name: "fragment", text: generate::words, check: invariants::fragments, runs: 60 },
    Target { name: "preview", text: generate::words, check: previews, runs: 2000 },
    Target { name: "export", text: generate::text, check: invariants::exports, runs: 2000 },
    Target { name: "edit", text: generate::text, check: edits, runs: 1000 },
    Target { name: "archive", text: generate::archive, check: invariants::archives, runs: 2000 },
    Target { name: "incoming", text: generate::brought, check: invariants::incoming_texts, runs: 2000 },
    Target { name: "find", text: generate::words, check: invariants::finding, runs: 1000 },
];

/// The target of this name.
pub fn by_name(name: &str) -> Option<&'static Target> {
    ALL.iter().find(|target| target.name == name)
}

fn safe_fixes(text: &str) -> Verdict {
    invariants::safe_fixes_leave_the_body(text)?;
    invariants::safe_fixes_keep_the_words(text)?;
    invariants::safe_fixes_keep_the_reading(text)
}

fn previews(text: &str) -> Verdict {
    invariants::previews(text)?;
    invariants::headings(text)
}

/// The first part of the text becomes the second one.
fn edits(text: &str) -> Verdict {
    let middle = text.char_indices().map(|(at, _)| at).nth(text.chars().count() / 2).unwrap_or(0);
    let (before, after) = text.split_at(middle);
    invariants::edits(before, after)?;
    invariants::edits(text, &format!("{after}{before}"))
}

impl Target {
    /// The text that belongs to a seed.
    pub fn text(&self, seed: u64) -> String {
        let mut text = String::new();
        arbtest(|u| {
            text = (self.text)(u)?;
            Ok(())
        })
        .seed(seed)
        .run();
        text
    }

    /// Whether it holds for a text; a panic is a failure like any other.
    pub fn holds(&self, text: &str) -> Verdict {
        panic::catch_unwind(AssertUnwindSafe(|| (self.check)(text)))
            .unwrap_or_else(|_| Err(PANIC.with_borrow(String::clone)))
    }
}

thread_local! {
    /// The words of the last panic of this thread.
    static PANIC: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps the words of panics instead of printing them: while a text is made smaller there are hundreds.
pub fn keep_panics_quiet() {
    panic::set_hook(Box::new(|info| PANIC.set(info.to_string())));
}
