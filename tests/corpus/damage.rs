//! What is wrong with the wrapping of a file, told from its bytes alone.

use agent_playground::document::{Document, fence};

use crate::files::File;

/// What makes a file a hard one, beside being dropped.
#[derive(Default)]
pub struct Damage {
    /// The front matter is no strict YAML.
    pub yaml: bool,
    /// The front matter is not found, or not whole, for a reader that takes the file by lines.
    pub wrapping: Vec<&'static str>,
}

impl Damage {
    /// By what the index notes, and by what is there.
    pub fn of(file: &File, document: &Document) -> Self {
        let noted = (!file.noted.envelope.is_empty()).then_some("noted");
        Self {
            yaml: document.syntax_error().is_some() || !file.noted.class.is_empty(),
            wrapping: wrapping(&file.text, document).into_iter().chain(noted).collect(),
        }
    }

    pub fn is_any(&self) -> bool {
        self.yaml || !self.wrapping.is_empty()
    }
}

fn wrapping(text: &str, document: &Document) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut note = |is: bool, what| {
        if is {
            found.push(what);
        }
    };
    note(text.contains('\u{fffd}'), "not UTF-8");
    let start = fence::bom_len(text);
    note(start > 0, "byte order mark");
    let Some(front) = &document.front else {
        note(true, "no front matter");
        return found;
    };
    let fence = front.fence;
    let head = text.get(..fence.body.start()).unwrap_or(text);
    let inner = fence.inner.of(text);
    let line_of = |at: usize| head[head[..at].rfind('\n').map_or(0, |at| at + 1)..].lines().next();
    note(head.contains('\r'), "CR");
    note(fence.open.start() > start, "not at the start");
    note(fence.close.is_none(), "never closed");
    note(fence.close.is_some_and(|close| line_of(close.start()) != Some("---")), "odd closing line");
    note(inner.contains("---"), "dashes inside");
    note(inner.lines().any(|line| indent(line).contains('\t')), "tab in the indentation");
    note(inner.contains(odd), "odd characters");
    note(repeats_key(inner), "a key twice");
    found
}

fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// Characters that look like blanks, or like nothing.
fn odd(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    control
        || matches!(c, '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{feff}' | '\u{3000}')
}

fn repeats_key(inner: &str) -> bool {
    let key = |line: &str| {
        let (key, rest) = line.split_once(':')?;
        let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
        (plain && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']))).then(|| key.to_owned())
    };
    let mut keys: Vec<String> = inner.lines().filter_map(key).collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    keys.len() < all
}
