//! What goes on the clipboard beside the bare link.

/// A link as Markdown: the file's name leads to it.
pub fn markdown_link(name: &str, link: &str) -> String {
    format!("[{}]({link})", bracketed(name.strip_suffix(".md").unwrap_or(name)))
}

/// A badge for a README: the picture lies beside the page, `page` being the page's own address.
pub fn badge(page: &str, link: &str) -> String {
    format!("[![Open in Agent Playground]({page}badge.svg)]({link})")
}

/// The element for a page of documentation: the text is its content, readable without scripts.
pub fn element(page: &str, name: &str, text: &str) -> String {
    format!(
        "<script src=\"{page}embed.js\" async></script>\n<agent-playground name=\"{}\">\n<pre><code>{}</code></pre>\n</agent-playground>",
        escaped(name),
        escaped(text)
    )
}

/// The frame alone, for pages that take no scripts.
pub fn frame(page: &str, name: &str, fragment: &str) -> String {
    format!(
        "<iframe src=\"{page}embed/#{fragment}\" title=\"{} in Agent Playground\" width=\"100%\" height=\"480\" loading=\"lazy\" allow=\"clipboard-write\" sandbox=\"allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox\"></iframe>",
        escaped(name)
    )
}

/// Text as the content of an element or of an attribute in double quotes. A blank line would end the element for
/// readers of Markdown, so it is written as a line break of its own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut last = ' ';
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' if last == '\n' => out.push_str("&#10;"),
            '\r' => {}
            other => out.push(other),
        }
        if character != '\r' {
            last = character;
        }
    }
    out
}

/// Text between the brackets of a Markdown link.
fn bracketed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '[' | ']' | '\\' | '`' | '*' | '_' | '<') {
            out.push('\\');
        }
        out.push(if character.is_control() { ' ' } else { character });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_texts_are_written_so_that_they_stay_text() {
        assert_eq!(markdown_link("a_[b].md", "https://x/#1"), "[a\\_\\[b\\]](https://x/#1)");
        let code = element("https://x/", "a\"b.md", "---\nname: <b>\n\n\nB & c");
        assert!(code.contains("name=\"a&quot;b.md\""));
        assert!(code.contains("name: &lt;b&gt;\n&#10;&#10;B &amp; c</code>"), "{code}");
    }
}
