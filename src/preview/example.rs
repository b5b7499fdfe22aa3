//! The examples of a description: dialogues between `<example>` tags, as people write them by hand.

use crate::document::{Document, Kind, Style};

/// A dialogue that shows when an agent is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    pub turns: Vec<Turn>,
    /// What is wrong with it, a sentence each.
    pub faults: Vec<&'static str>,
    /// As written, tags and all.
    pub raw: String,
}

/// What one says in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub speaker: Speaker,
    pub words: String,
}

/// Whose words they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Nobody's: words before the first label.
    None,
    Context,
    User,
    Assistant,
    Commentary,
}

impl Speaker {
    pub fn word(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Context => "Context",
            Self::User => "User",
            Self::Assistant => "Assistant",
            Self::Commentary => "Commentary",
        }
    }
}

/// Words before a colon, and names of tags.
const LABELS: &[(&str, Speaker)] = &[
    ("context", Speaker::Context),
    ("user", Speaker::User),
    ("user_request", Speaker::User),
    ("assistant", Speaker::Assistant),
    ("commentary", Speaker::Commentary),
];

const OPEN: &str = "<example>";
const CLOSE: &str = "</example>";

/// The examples in a description. A backslash and an n count as a line end, as their author meant them.
pub fn examples(description: &str) -> Vec<Example> {
    let text = description.replace("\\n", "\n");
    let mut found = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = next(rest, OPEN) {
        stray(&rest[..at], &mut found);
        let inside = &rest[at + OPEN.len()..];
        let until = next(inside, OPEN).unwrap_or(inside.len());
        let (inside, after, closed) = match inside[..until].find(CLOSE) {
            Some(end) => (&inside[..end], &inside[end + CLOSE.len()..], true),
            None => (&inside[..until], &inside[until..], false),
        };
        let raw = rest[at..rest.len() - after.len()].to_owned();
        let mut example = Example { raw, ..dialogue(inside) };
        if !closed {
            example.faults.insert(0, "`</example>` is missing.");
        }
        found.push(example);
        rest = after;
    }
    stray(rest, &mut found);
    found
}

/// The examples under the key `examples`, which some write and few clients read.
pub fn listed_examples(document: &Document) -> Vec<Example> {
    let Some(entry) = document.entry("examples") else { return Vec::new() };
    let written = |text: &str| match text.contains(OPEN) || text.contains(CLOSE) {
        true => examples(text),
        false => vec![Example { raw: text.to_owned(), ..dialogue(text) }],
    };
    let Kind::List(items, _) = &entry.value.kind else {
        let text = entry.value.text().unwrap_or_default();
        return match entry.value.style() {
            _ if text.is_empty() => Vec::new(),
            Some(Style::Rescued) => written(&text.replace("''", "'")),
            _ => written(text),
        };
    };
    let mut found = Vec::new();
    for item in items {
        found.extend(written(item.text().unwrap_or_else(|| document.slice(item.span))));
    }
    found
}

/// Where a tag stands that is not spoken of in backticks.
fn next(text: &str, tag: &str) -> Option<usize> {
    text.match_indices(tag).map(|(at, _)| at).find(|at| !text[..*at].ends_with('`'))
}

/// A closing tag where nothing is open.
fn stray(between: &str, found: &mut Vec<Example>) {
    if next(between, CLOSE).is_some() {
        let faults = vec!["`</example>` closes nothing."];
        found.push(Example { faults, raw: between.trim().to_owned(), ..Example::default() });
    }
}

fn dialogue(text: &str) -> Example {
    let mut turns = Vec::new();
    let mut faults = Vec::new();
    let (mut speaker, mut from) = (Speaker::None, 0);
    let marks = marks(text);
    for mark in &marks {
        say(speaker, &text[from..mark.start], &mut turns);
        (speaker, from) = (mark.speaker, mark.end);
    }
    say(speaker, &text[from..], &mut turns);
    let count = |tag: &str| text.matches(tag).count();
    if count("<commentary>") > count("</commentary>") {
        faults.push("`</commentary>` is missing.");
    }
    let has = |speaker| turns.iter().any(|turn: &Turn| turn.speaker == speaker);
    if turns.is_empty() {
        faults.push("Nothing stands in it.");
    } else if !has(Speaker::User) {
        faults.push("Nobody asks: no line begins with `user:`.");
    } else if !has(Speaker::Assistant) && !has(Speaker::Commentary) {
        faults.push("Nobody answers: no line begins with `assistant:`.");
    }
    Example { turns, faults, raw: String::new() }
}

fn say(speaker: Speaker, words: &str, turns: &mut Vec<Turn>) {
    let words = words.trim();
    let quoted =
        [('"', '"'), ('\'', '\''), ('\u{201c}', '\u{201d}')].into_iter().find_map(|(open, close)| {
            words.strip_prefix(open)?.strip_suffix(close).filter(|bare| !bare.contains(open))
        });
    let words = quoted.unwrap_or(words);
    if !words.is_empty() {
        turns.push(Turn { speaker, words: words.to_owned() });
    }
}

/// A label, and whose words follow it.
struct Mark {
    start: usize,
    end: usize,
    speaker: Speaker,
}

fn marks(text: &str) -> Vec<Mark> {
    let places = text.match_indices([':', '<']);
    places.filter_map(|(at, sign)| if sign == ":" { label(text, at) } else { tag(text, at) }).collect()
}

/// A word before a colon that begins a line, or a sentence in quotes.
fn label(text: &str, colon: usize) -> Option<Mark> {
    let before = text[..colon].trim_end_matches('*');
    let word = before.len() - before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let (_, speaker) = LABELS.iter().find(|(name, _)| before[word..].eq_ignore_ascii_case(name))?;
    let start = before[..word].trim_end_matches('*').len();
    let line = text[..start].trim_end_matches([' ', '\t', '-', '>']);
    let begins = line.is_empty() || line.ends_with(['\n', '"', '\'', '.', '!', '?', '>', '\u{201d}']);
    let rest = text[colon + 1..].trim_start_matches('*');
    let quotes = rest.trim_start().starts_with(['"', '\'', '\u{201c}']);
    (begins || quotes).then(|| Mark { start, end: text.len() - rest.len(), speaker: *speaker })
}

/// A tag that says who speaks; a closing one ends what was said.
fn tag(text: &str, at: usize) -> Option<Mark> {
    let rest = &text[at + 1..];
    let (name, closes) = match rest.strip_prefix('/') {
        Some(name) => (name, true),
        None => (rest, false),
    };
    let is_tag =
        |(label, _): &&(&str, Speaker)| name.strip_prefix(label).is_some_and(|rest| rest.starts_with('>'));
    let (label, speaker) = LABELS.iter().find(is_tag)?;
    let end = text.len() - name.len() + label.len() + 1;
    Some(Mark { start: at, end, speaker: if closes { Speaker::None } else { *speaker } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(description: &str) -> Vec<String> {
        let line = |example: Example| {
            let turns = example.turns.iter().map(|turn| format!("{:?} {}", turn.speaker, turn.words));
            turns
                .chain(example.faults.iter().map(|fault| format!("! {fault}")))
                .collect::<Vec<_>>()
                .join(" | ")
        };
        examples(description).into_iter().map(line).collect()
    }

    #[test]
    fn an_example_is_read_in_lines_in_one_line_and_with_literal_line_ends() {
        let lines = "Use it.\n<example>\nContext: A harbour is named.\nuser: \"Low tide?\"\n\
                     assistant: \"I ask the `tide` agent: now.\"\n<commentary>\nIt knows.\n</commentary>\n</example>";
        let wanted = "Context A harbour is named. | User Low tide? | Assistant I ask the `tide` agent: now. \
                      | Commentary It knows.";
        assert_eq!(told(lines), [wanted]);
        assert_eq!(told(&lines.replace('\n', "\\n")), [wanted]);
        assert_eq!(told(&lines.replace('\n', " ")), [wanted]);
    }

    #[test]
    fn what_is_malformed_is_said() {
        assert_eq!(
            told("<example>user: 'a' assistant: 'b' <example>assistant: 'c'</example></example>"),
            [
                "User a | Assistant b | ! `</example>` is missing.",
                "Assistant c | ! Nobody asks: no line begins with `user:`.",
                "! `</example>` closes nothing."
            ]
        );
        assert_eq!(told("<example></example>"), ["! Nothing stands in it."]);
        assert_eq!(
            told("<example>user: a <commentary>b</example>"),
            ["User a | Commentary b | ! `</commentary>` is missing."]
        );
        assert!(told("Write `<example>` tags").is_empty());
    }

    #[test]
    fn words_with_a_colon_in_the_middle_of_a_line_are_no_label() {
        assert_eq!(
            told("<example>user: tell the user: wait\nassistant: ok</example>"),
            ["User tell the user: wait | Assistant ok"]
        );
        assert_eq!(
            told("<example><user_request>a</user_request> <commentary>b</commentary></example>"),
            ["User a | Commentary b"]
        );
    }

    #[test]
    fn a_text_of_nothing_but_marks_is_read_once() {
        let told = examples(&("<example>".to_owned() + &"<".repeat(50_000) + &"user:".repeat(10_000)));
        assert_eq!(told.len(), 1);
        assert_eq!(examples(&"<example>".repeat(50_000)).len(), 50_000);
        assert_eq!(examples(&"</example>".repeat(50_000)).len(), 1);
    }

    #[test]
    fn a_list_of_examples_is_read_though_its_yaml_fails() {
        let text = "---\nname: a\nexamples:\n- '<example>\nContext: it''s late\n  user: \"Go\"\n  assistant: \"I go\"\n</example>'\n\
                    - '<example>\nuser: \"Stop\"\n</example>'\n---\nB";
        let found = listed_examples(&Document::parse(text));
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].turns[0].words, "it's late");
        assert_eq!(found[1].faults, ["Nobody answers: no line begins with `assistant:`."]);
        let plain = "---\nexamples:\n  - \"user: a\\nassistant: b\"\n---\n";
        assert_eq!(listed_examples(&Document::parse(plain))[0].turns.len(), 2);
    }
}
