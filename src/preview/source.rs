//! Where a prompt comes from: its place in the file, and what else the file asks for.

use crate::{
    client::{About, Reading},
    document::Document,
};

/// Something a key of the front matter adds to what the agent reads; its text lies elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The entry as written: `memory: project`.
    pub written: String,
    pub about: &'static str,
}

const ASKING: &[(&str, &str)] = &[
    ("skills", "The texts of these skills, loaded with the agent."),
    ("memory", "What the agent noted down in earlier sessions, and how to go on with it."),
];

/// What the front matter asks for, where the client honours it.
pub fn asked(about: &About, document: &Document, reading: &Reading) -> Vec<Asked> {
    let honours = |key: &str| {
        let is_known = about.field(key).is_some_and(|field| field.instead.is_none());
        is_known && reading.keys.iter().any(|read| read == key) && !reading.ignored.contains(&key)
    };
    let mut asked = Vec::new();
    for (key, about) in ASKING {
        if let Some(entry) = document.entry(key).filter(|_| honours(key)) {
            let value = document.slice(entry.value.span).split_whitespace().collect::<Vec<_>>().join(" ");
            asked.push(Asked { written: format!("{key}: {value}"), about });
        }
    }
    asked
}

/// Where the prompt begins in the text; `None` where it does not stand there letter by letter.
pub fn prompt_start(document: &Document, reading: &Reading) -> Option<usize> {
    let at = document.slice(reading.prompt_span).find(&reading.prompt)?;
    Some(reading.prompt_span.start() + at)
}

/// The bytes at the beginning of the prompt that its author wrote as front matter.
pub fn leaked(document: &Document, reading: &Reading) -> usize {
    let Some(start) = prompt_start(document, reading).filter(|_| reading.loads()) else { return 0 };
    let body = document.front.as_ref().map_or(0, |front| front.fence.body.start());
    body.saturating_sub(start).min(reading.prompt.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client;

    fn of<T>(text: &str, ask: impl Fn(&About, &Document, &Reading) -> T) -> T {
        let document = Document::parse(text);
        ask(client::default().about(), &document, &client::default().read(&document))
    }

    #[test]
    fn memory_and_skills_are_asked_for_where_the_client_honours_them() {
        let written = |text: &str| of(text, asked).into_iter().map(|asked| asked.written).collect::<Vec<_>>();
        let text = "---\nname: a\ndescription: b\nmemory: project\nskills:\n  - one\n  - two\n---\nB";
        assert_eq!(written(text), ["skills: - one - two", "memory: project"]);
        assert!(written("---\nname: a\ndescription: b\nmemory: maybe\n---\nB").is_empty());
    }

    #[test]
    fn front_matter_that_ends_too_early_leaks_into_the_prompt() {
        let leak = |text: &str| of(text, |_, document, reading| leaked(document, reading));
        assert_eq!(
            leak("---\nname: a\ndescription: b --- c\nmodel: opus\n---\nB"),
            "c\nmodel: opus\n---\n".len()
        );
        assert_eq!(leak("---\nname: a\ndescription: b\n---\nB"), 0);
    }
}
