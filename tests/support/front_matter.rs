//! Claude Code's own pattern for front matter, as it was read from the program: what the prompt is held against.

/// `^---\s*\n([\s\S]*?)---\s*\n?` and what is left of the file, trimmed.
pub fn body(text: &str) -> Option<String> {
    let is_blank = |c: char| (c.is_whitespace() && c != '\u{85}') || c == '\u{feff}';
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).strip_prefix("---")?;
    let inner = text.trim_start_matches(is_blank);
    let blanks = &text[..text.len() - inner.len()];
    let inner = &text[blanks.rfind('\n')? + 1..];
    let body = &inner[inner.find("---")? + 3..];
    Some(body.trim_matches(is_blank).to_owned())
}
