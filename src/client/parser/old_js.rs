//! What js-yaml 3 alone takes: a tab before a key counts for nothing, and behind a value in quotes or brackets
//! another key may follow on the same line (`yaml/tab-indent-one-key`, `yaml/colon-quoted-start`).

use super::loose::{Loosened, closes};
use crate::text::Span;

/// The front matter with such keys at the start of lines of their own; `None` where there are none.
pub fn untangled(text: &str, within: Span) -> Option<Loosened> {
    let mut out = Loosened::default();
    for line in within.of(text).split_inclusive('\n') {
        let mut rest = untabbed(line, &mut out);
        let indent = rest.len() - rest.trim_start_matches(' ').len();
        while let Some(at) = second_key(rest) {
            out.text.push_str(&rest[..at]);
            for c in std::iter::once('\n').chain(std::iter::repeat_n(' ', indent)) {
                out.added.push(out.text.len());
                out.text.push(c);
            }
            rest = &rest[at..];
        }
        out.text.push_str(rest);
    }
    (!out.added.is_empty() || !out.removed.is_empty()).then_some(out)
}

/// A line without the tabs before its key. The first line, and items of a list, keep theirs.
fn untabbed<'a>(line: &'a str, out: &mut Loosened) -> &'a str {
    let bare = line.trim_start_matches(['\t', ' ']);
    let is_key = line.starts_with('\t') && bare.contains(": ") && !bare.starts_with("- ");
    if !is_key || out.text.is_empty() {
        return line;
    }
    let before = out.removed.last().map_or(0, |(_, bytes)| *bytes);
    out.removed.push((out.text.len(), before + line.len() - bare.len()));
    bare
}

/// Where a second key begins behind a value that is closed.
fn second_key(line: &str) -> Option<usize> {
    let start = line.len() - line.trim_start_matches(' ').len();
    let (key, behind) = line[start..].split_once(": ")?;
    let value = behind.trim_start_matches(' ');
    let at = line.len() - value.len();
    let plain = !key.is_empty() && !key.contains(['"', '\'', '[', '{', '#']) && !key.starts_with("- ");
    let quote = value.chars().next().filter(|c| plain && matches!(c, '"' | '\''))?;
    let end = at + 1 + closes(&value[1..], quote)? + 1;
    let next = end + (line[end..].len() - line[end..].trim_start_matches(' ').len());
    let rest = &line[next..];
    let is_key = rest.split_once(": ").or_else(|| rest.trim_end().strip_suffix(':').map(|key| (key, "")));
    let fits = is_key.is_some_and(|(key, _)| {
        !key.is_empty()
            && !key.starts_with(['#', ',', '-', ']', '}', ':', '@', '`', '%', '&', '*', '!', '|', '>'])
    });
    fits.then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::Parser;
    use crate::text::Span;

    fn keys(text: &str) -> Vec<String> {
        let yaml = Parser::JsYaml3.parse(text, Span::new(0, text.len())).unwrap();
        yaml.top_level().iter().map(|entry| entry.key.span.of(text).to_owned()).collect()
    }

    #[test]
    fn keys_stand_behind_tabs_and_behind_closed_values() {
        assert_eq!(keys("n: x\n\td: y\nt:\n\t\té: f\n"), ["n", "d", "t", "é"]);
        assert_eq!(keys("n: \"é\" jobs: also \"slow\"\nm: h\n"), ["n", "jobs", "m"]);
        for text in ["n: \"Q\", j: x\n", "n: Q j: x\n", "t:\n\t- a\n\t- b\n", "n: \"Q\" j\n"] {
            assert!(Parser::JsYaml3.parse(text, Span::new(0, text.len())).is_err(), "{text:?}");
        }
        assert!(Parser::JsYaml4.parse("n: x\n\td: y\n", Span::new(0, 10)).is_err());
    }
}
