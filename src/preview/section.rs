use super::{markdown::Part, piece::Kind, size::Size};
use crate::text::Span;

/// A heading of a prompt and what stands below it, up to the next heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// 1 to 6; nought for what stands above the first heading.
    pub level: u8,
    /// Its words, without marks.
    pub title: String,
    /// Its place in the prompt, heading included.
    pub span: Span,
    pub size: Size,
}

/// The sections of a rendered text, in order. A heading inside a list or a quote begins none.
pub fn sections(markdown: &str, parts: &[Part]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for part in parts {
        for piece in &part.pieces {
            let Kind::Heading(level) = piece.kind else { continue };
            let start = part.start + piece.span.start();
            if sections.is_empty() && !markdown[..start].trim().is_empty() {
                sections.push(Section::new(0, String::new(), 0));
            }
            end(&mut sections, start);
            sections.push(Section::new(level, piece.words(), start));
        }
    }
    end(&mut sections, markdown.len());
    for section in &mut sections {
        section.size = Size::of(section.span.of(markdown));
    }
    sections
}

fn end(sections: &mut [Section], at: usize) {
    if let Some(last) = sections.last_mut() {
        last.span = Span::new(last.span.start(), at);
    }
}

impl Section {
    fn new(level: u8, title: String, start: usize) -> Self {
        Self { level, title, span: Span::at(start), size: Size::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::parts;

    #[test]
    fn a_section_goes_from_its_heading_to_the_next() {
        let text = "Above\n\n# One `two`\n\n```\n# not this\n```\n\nThree\n-----\nend";
        let sections = sections(text, &parts(text));
        let told: Vec<_> =
            sections.iter().map(|s| (s.level, s.title.as_str(), s.span.of(text).len())).collect();
        assert_eq!(told, [(0, "", 7), (1, "One two", 33), (2, "Three", 15)]);
        assert_eq!(sections.iter().map(|s| s.size.characters).sum::<usize>(), text.len());
    }

    #[test]
    fn a_text_without_headings_has_no_sections() {
        assert!(sections("a\n\n- # b", &parts("a\n\n- # b")).is_empty());
    }
}
