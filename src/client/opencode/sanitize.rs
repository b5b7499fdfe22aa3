use crate::{document::fence::js_space, text::Span};

/// The front matter as the program's repair has it, by the pattern `^---\r?\n([\s\S]*?)\r?\n---` of its own: each
/// line `key: value` at column 0 whose value holds a colon becomes a block `key: |-`. Keys with a dash, values that
/// begin with a quote, and lines of a value that goes on are left alone. `None` where there is nothing it looks at.
pub fn sanitized(text: &str) -> Option<(Span, String)> {
    let opened = text.strip_prefix("---")?;
    let newline = if opened.starts_with("\r\n") { 2 } else { usize::from(opened.starts_with('\n')) };
    let start = 3 + Some(newline).filter(|length| *length > 0)?;
    let at = start + text[start..].find("\n---")?;
    let inner = Span::new(start, if text[start..at].ends_with('\r') { at - 1 } else { at });
    let lines: Vec<String> = inner.of(text).split('\n').map(without_return).map(line).collect();
    Some((inner, lines.join("\n")))
}

fn without_return(line: &str) -> &str {
    line.strip_suffix('\r').unwrap_or(line)
}

fn line(line: &str) -> String {
    match value(line) {
        Some((key, value)) => format!("{key}: |-\n  {value}"),
        None => line.to_owned(),
    }
}

/// Key and value of a line that is repaired: `^([a-zA-Z_][a-zA-Z0-9_]*)\s*:\s*(.*)$`.
fn value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim_end_matches(js_space);
    let plain = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    // The pattern's dot matches no line end of any kind.
    let whole = !value.trim_start_matches(js_space).contains(['\r', '\u{2028}', '\u{2029}']);
    let value = value.trim_matches(js_space);
    let repaired = plain
        && whole
        && value.contains(':')
        && !value.starts_with(['"', '\''])
        && !matches!(value, ">" | "|");
    repaired.then_some((key, value))
}

#[cfg(test)]
mod tests {
    use super::sanitized;

    fn repaired(front: &str) -> String {
        sanitized(&format!("---\n{front}\n---\n")).unwrap().1
    }

    #[test]
    fn a_value_with_a_colon_becomes_a_block() {
        assert_eq!(repaired("name: a\nsay :  b: c \nlast: d"), "name: a\nsay: |-\n  b: c\nlast: d");
        assert_eq!(repaired("say: a: b\r\nc: d"), "say: |-\n  a: b\nc: d");
    }

    #[test]
    fn other_lines_are_left_alone() {
        for line in ["a-b: c: d", "a: \"b: c\"", "a: 'b: c'", "# a: b: c", "  a: b: c", "a: >", "words: only"]
        {
            assert_eq!(repaired(line), line);
        }
        assert_eq!(sanitized("---\na: b: c\n"), None);
    }
}
