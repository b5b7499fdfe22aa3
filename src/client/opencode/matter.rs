//! `gray-matter` 4.0.3, by which the program finds and reads front matter, with the two traps in it: a word behind
//! the first dashes names another language, and a text that failed once is given back from a cache as if it had no
//! front matter.

use super::{
    super::{
        Reason, Why,
        parser::{Parser, Sort, is_too_large},
        tree::Tree,
    },
    sanitize::sanitized,
};
use crate::{
    document::{Document, fence::bom_len},
    text::Span,
};

/// What came of a file.
pub enum Matter<'a> {
    /// Values, or none where nothing stands between the dashes.
    Read { tree: Option<Tree<'a>>, inner: Span, body: Span, note: Option<Reason> },
    /// No front matter: all is prompt.
    None { body: Span, note: Option<Reason> },
    /// The repair failed as well: the file is skipped, and nothing is said.
    Skipped(Reason),
}

/// Reads a file: as it is, then as the repair has it.
pub fn read(document: &Document) -> Matter<'_> {
    let text = &*document.text;
    let start = bom_len(text);
    let all = Span::new(start, text.len());
    let Some(found) = find(text, start) else { return Matter::None { body: all, note: None } };
    if is_too_large(document, found.inner) {
        return Matter::Skipped(Reason { why: Why::TooLarge, span: Span::at(0), refuses: true });
    }
    if found.is_empty(text) {
        return Matter::Read { tree: None, inner: found.inner, body: found.body, note: None };
    }
    let failed = match (found.is_yaml, Tree::read(document, found.inner, Parser::JsYaml3)) {
        (true, Ok(tree)) => {
            let tree = Some(tree).filter(|tree| tree.sort_of_all() != Sort::Null);
            return Matter::Read { tree, inner: found.inner, body: found.body, note: None };
        }
        (true, Err(error)) => error.at,
        (false, _) => start,
    };
    let fault = |why, refuses| Reason { why, span: Span::at(failed), refuses };
    let lost = Matter::None { body: all, note: Some(fault(Why::FrontMatterInPrompt, false)) };
    let Some((inner, repaired)) = sanitized(&text[start..]) else { return lost };
    let inner = inner.shifted(start);
    if repaired == inner.of(text) || !found.is_yaml {
        return lost;
    }
    match Tree::of_repaired(document, inner, &repaired, Parser::JsYaml3) {
        Ok(tree) => Matter::Read {
            tree: Some(tree),
            inner,
            body: found.body,
            note: Some(fault(Why::Repaired, false)),
        },
        Err(_) => Matter::Skipped(fault(Why::InvalidYaml, true)),
    }
}

struct Found {
    inner: Span,
    body: Span,
    is_yaml: bool,
}

impl Found {
    /// Whether nothing but comments and blanks stands between the dashes.
    fn is_empty(&self, text: &str) -> bool {
        self.inner.of(text).split('\n').all(|line| {
            let line = line.trim();
            line.is_empty() || (line.starts_with('#') && line.len() > 1)
        })
    }
}

/// From three dashes to the next line that begins with three; without one, to the end.
fn find(text: &str, start: usize) -> Option<Found> {
    let rest = text[start..].strip_prefix("---").filter(|rest| !rest.starts_with('-'))?;
    let opened = start + 3;
    // Where no line ends, all but the last character is taken for the language.
    let line = rest.find('\n').map(|at| if rest[..at].ends_with('\r') { at - 1 } else { at });
    let last = rest.chars().next_back().map_or(0, char::len_utf8);
    let language = &rest[..line.unwrap_or(rest.len() - last)];
    let named = language.trim();
    let from = if named.is_empty() { opened } else { opened + language.len() };
    let close = text[from..].find("\n---").map(|at| from + at);
    let body = close.map_or(text.len(), |close| {
        let mut body = close + 4;
        body += usize::from(text[body..].starts_with('\r'));
        body + usize::from(text[body..].starts_with('\n'))
    });
    Some(Found {
        inner: Span::new(from, close.unwrap_or(text.len())),
        body: Span::new(body, text.len()),
        is_yaml: ["", "yaml", "yml"].iter().any(|name| named.eq_ignore_ascii_case(name)),
    })
}
