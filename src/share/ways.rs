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
    // embed.js takes a line break that stands first for one of the page's own.
    let first = if text.starts_with('\n') { "&#10;" } else { "" };
    format!(
        "<script src=\"{page}embed.js\" async></script>\n<agent-playground name=\"{}\">\n<pre><code>{first}{}</code></pre>\n</agent-playground>",
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

/// Text as the content of an element or of an attribute in double quotes, so that it comes back byte for byte. A
/// line of nothing but blanks would end the element for readers of Markdown, and readers of HTML drop carriage
/// returns: both are written as references.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.split_inclusive('\n') {
        let is_blank = line.chars().all(|character| character.is_ascii_whitespace());
        for character in line.chars() {
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                _ if is_blank || character == '\r' => {
                    out.push_str("&#");
                    out.push_str(&u32::from(character).to_string());
                    out.push(';');
                }
                _ => out.push(character),
            }
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
    use proptest::prelude::*;

    use super::*;

    /// What embed.js reads of the element, after the browser did.
    fn read_back(code: &str) -> String {
        let (_, content) = code.split_once("<pre><code>").unwrap();
        let (content, _) = content.split_once("</code></pre>").unwrap();
        // Browsers and Markdown alike take each of these for a line break.
        let mut text = content.replace("\r\n", "\n").replace('\r', "\n");
        for (reference, character) in [
            ("&#9;", "\t"),
            ("&#10;", "\n"),
            ("&#12;", "\x0c"),
            ("&#13;", "\r"),
            ("&#32;", " "),
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&quot;", "\""),
            ("&amp;", "&"),
        ] {
            text = text.replace(reference, character);
        }
        text.strip_prefix('\n').map(str::to_owned).unwrap_or(text)
    }

    proptest! {
        #[test]
        fn a_text_comes_back_from_its_element_byte_for_byte(text in "([ \t\r\n\x0c]{0,4}|[a-c&;#<>\"019é]{0,3}){0,12}") {
            let code = element("https://x/", "a.md", &text);
            prop_assert_eq!(read_back(&code), text);
            prop_assert!(code.split('\n').all(|line| !line.trim().is_empty()), "a blank line ends it: {}", code);
        }
    }

    #[test]
    fn names_and_texts_are_written_so_that_they_stay_text() {
        assert_eq!(markdown_link("a_[b].md", "https://x/#1"), "[a\\_\\[b\\]](https://x/#1)");
        let code = element("https://x/", "a\"b.md", "---\nname: <b>\n\n\nB & c");
        assert!(code.contains("name=\"a&quot;b.md\""));
        assert!(code.contains("name: &lt;b&gt;\n&#10;&#10;B &amp; c</code>"), "{code}");
    }
}
