//! Places of words inside values, and words in messages.

use crate::{
    client::{Client, Listed, Reading},
    document::{Document, Kind, Node, Scalar, Style},
    text::Span,
};

/// A tool name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToolWord {
    pub listed: Listed,
    /// The entry in the text: `Bash(git *)`.
    pub span: Span,
    /// Just the name: `Bash`.
    pub name: Span,
    /// Whether `span` is the exact place; else it is that of the whole value, and no edit may use it.
    pub exact: bool,
}

/// The tools listed under a key, split as the client splits them.
pub fn tool_words(document: &Document, client: &dyn Client, key: &str) -> Vec<ToolWord> {
    let Some(entry) = document.entry(key) else {
        return Vec::new();
    };
    match &entry.value.kind {
        Kind::List(items, _) => items.iter().flat_map(|item| in_scalar(document, client, item)).collect(),
        _ => in_scalar(document, client, &entry.value),
    }
}

/// The tools the client takes from a value, all at the place of the value.
pub fn granted_words(reading: &Reading, client: &dyn Client, span: Span) -> Vec<ToolWord> {
    let grants = reading.tools.grants.iter().flat_map(|grant| client.split_tools(&grant.written));
    grants.map(|(_, listed)| ToolWord { listed, span, name: span, exact: false }).collect()
}

fn in_scalar(document: &Document, client: &dyn Client, node: &Node) -> Vec<ToolWord> {
    let Some(scalar) = node.scalar() else {
        return Vec::new();
    };
    let start = verbatim(document, node, scalar);
    let words = client.split_tools(&scalar.text).into_iter();
    words
        .map(|(offset, listed)| {
            let place = |length| match start {
                Some(start) => Span::new(start + offset, start + offset + length),
                None => node.span,
            };
            ToolWord {
                span: place(listed.written.len()),
                name: place(listed.name.len()),
                exact: start.is_some(),
                listed,
            }
        })
        .collect()
}

/// Where the text of a scalar begins in the document, if it stands there letter for letter.
fn verbatim(document: &Document, node: &Node, scalar: &Scalar) -> Option<usize> {
    let quote = usize::from(matches!(scalar.style, Style::SingleQuoted | Style::DoubleQuoted));
    let inside = Span::new(node.span.start() + quote, node.span.end().saturating_sub(quote));
    (document.slice(inside) == scalar.text).then(|| inside.start())
}

const LONGEST_LIST: usize = 12;

/// Words joined as in a sentence: `a`, `b` and `c`.
pub fn list(words: &[String], last: &str) -> String {
    let code: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let code = match code.len() {
        // Nobody reads a longer list.
        length if length > LONGEST_LIST => {
            let mut some = code[..LONGEST_LIST].to_vec();
            some.push(format!("{} more", length - LONGEST_LIST));
            some
        }
        _ => code,
    };
    match code.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., end] => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// How many single letters have to change to turn one word into the other; swaps of neighbours count once.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<_>>()];
    for (i, left) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, right) in b.iter().enumerate() {
            let replaced = rows[i][j] + usize::from(left != right);
            let mut best = replaced.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// A key with case and separators taken out, so that `max-turns`, `max_turns` and `maxTurns` are one.
pub fn bare(key: &str) -> String {
    key.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// A text over lines without the indentation its lines have in common, with blank lines empty, and with LF ends. The first line
/// counts only where it is indented itself.
pub fn outdented(text: &str) -> String {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let (first, below) = text.split_once('\n').unwrap_or((text, ""));
    let counted = below.lines().chain(Some(first).filter(|line| line.starts_with(' ')));
    let least = counted.filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    let cut = |line: &str| match line.trim().is_empty() {
        true => String::new(),
        false => line.get(least.min(indent(line))..).unwrap_or(line).trim_end_matches('\r').to_owned(),
    };
    text.split('\n').map(cut).collect::<Vec<_>>().join("\n")
}

/// A text cut to a length with an ellipsis, for messages.
pub fn short(text: &str, longest: usize) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= longest {
        return one_line;
    }
    let cut: String = one_line.chars().take(longest).collect();
    format!("{}…", cut.trim_end())
}

/// A key as the subject of a sentence.
pub fn titled(key: &str) -> String {
    match key {
        "name" => "Name".into(),
        "description" => "Description".into(),
        _ => format!("`{key}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_near() {
        assert_eq!(distance("modle", "model"), 1);
        assert_eq!(distance("tool", "tools"), 1);
        assert_eq!(distance("color", "tools"), 3);
        assert_eq!(bare("max-turns"), bare("maxTurns"));
    }

    #[test]
    fn common_indentation_goes_and_the_rest_stays() {
        assert_eq!(outdented("a\r\n\r\n  b\r\n    c"), "a\n\nb\n  c");
        assert_eq!(outdented("  a\n   b"), "a\n b");
        assert_eq!(outdented("one line"), "one line");
    }

    #[test]
    fn long_values_are_cut_in_messages() {
        assert_eq!(short("one  two\nthree", 40), "one two three");
        assert_eq!(short("abcdef", 3), "abc…");
    }
}
