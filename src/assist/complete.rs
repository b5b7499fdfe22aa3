use super::place::{Place, PlaceKind, place_of};
use crate::{
    client::{About, Client, Fate, Field, Form},
    document::{Document, fence},
    text::Span,
};

/// What may stand at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestions {
    /// What a suggestion takes the place of.
    pub span: Span,
    /// The likeliest first.
    pub list: Vec<Suggestion>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub label: &'static str,
    /// What is put in.
    pub insert: String,
    /// A few words beside the label.
    pub detail: String,
    /// What it is for. May hold `code` in backticks.
    pub about: String,
}

/// What may stand at an offset, by the facts of the client; `None` where there is nothing to suggest.
pub fn complete(document: &Document, offset: usize, client: &dyn Client) -> Option<Suggestions> {
    let about = client.about();
    let place = place_of(document, offset, about)?;
    let list = match place.kind {
        PlaceKind::Key => keys(document, place.word, about),
        PlaceKind::HookEvent => events(document, place.word, about),
        PlaceKind::Value(field) => values(document, &place, field, client),
    };
    (!list.is_empty()).then_some(Suggestions { span: place.word, list })
}

fn keys(document: &Document, word: Span, about: &About) -> Vec<Suggestion> {
    let inner = document.front.as_ref().map_or("", |front| document.slice(front.fence.inner));
    let here = document.slice(word);
    let taken: Vec<&str> = inner.lines().filter_map(fence::key_of).filter(|key| *key != here).collect();
    let is_open = |field: &&Field| field.instead.is_none() && !taken.contains(&field.key);
    let has_colon = document.text[word.end()..].starts_with(':');
    let open = about.fields.iter().filter(is_open).map(|field| Suggestion {
        label: field.key,
        insert: if has_colon { field.key.to_owned() } else { format!("{}: ", field.key) },
        detail: field.form.words().replace('`', ""),
        about: field.about.to_owned(),
    });
    open.collect()
}

fn events(document: &Document, word: Span, about: &About) -> Vec<Suggestion> {
    let has_colon = document.text[word.end()..].starts_with(':');
    let insert = |event: &str| if has_colon { event.to_owned() } else { format!("{event}:") };
    let events = about.hook_events.iter();
    events.map(|event| Suggestion { insert: insert(event), ..plain(event, "") }).collect()
}

fn values(document: &Document, place: &Place, field: &Field, client: &dyn Client) -> Vec<Suggestion> {
    let about = client.about();
    let mut list = match field.form {
        Form::Word(words) | Form::WordOrNumber(words) => words.iter().map(|word| plain(word, "")).collect(),
        Form::Flag | Form::Yes => vec![plain("true", ""), plain("false", "")],
        Form::Color => about.colors.iter().map(|color| plain(color, "")).collect(),
        Form::Model => models(about),
        Form::Tools => tools(document, place, field, client),
        _ => Vec::new(),
    };
    // A blank belongs behind the colon, the dash and the comma.
    if document.text[..place.word.start()].ends_with([':', '-']) {
        for suggestion in &mut list {
            suggestion.insert.insert(0, ' ');
        }
    }
    list
}

fn models(about: &About) -> Vec<Suggestion> {
    let models = about.models;
    let is_served = |name: &&&str| !models.retired.iter().any(|retired| retired.names.contains(*name));
    let aliases = models.aliases.iter().map(|name| plain(name, "alias"));
    aliases.chain(models.names.iter().filter(is_served).map(|name| plain(name, "full name"))).collect()
}

/// The tools that are not listed yet: those every agent gets before those of some sessions.
fn tools(document: &Document, place: &Place, field: &Field, client: &dyn Client) -> Vec<Suggestion> {
    let about = client.about();
    let entry = document.entry(field.key).map_or("", |entry| document.slice(entry.value.span));
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let listed: Vec<&str> = entry.split(|c| !is_word(c)).collect();
    let here = document.slice(place.word);
    let is_open = |name: &str| name == here || !listed.contains(&name);
    let of = |wanted: Fate, detail: &'static str| {
        let tools = about.tools.iter().filter(move |tool| tool.fate == wanted && is_open(tool.name));
        tools.map(move |tool| plain(tool.name, detail))
    };
    of(Fate::Granted, "").chain(of(Fate::Elsewhere, "not in every session")).collect()
}

fn plain(label: &'static str, detail: &str) -> Suggestion {
    Suggestion { label, insert: label.to_owned(), detail: detail.to_owned(), about: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client;

    /// The labels suggested at the bar in a text, and the text with the first of them put in.
    fn at(marked: &str) -> (Vec<&'static str>, String) {
        let offset = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        match complete(&Document::parse(&*text), offset, client::default()) {
            None => (Vec::new(), text),
            Some(Suggestions { span, list }) => {
                let labels = list.iter().map(|suggestion| suggestion.label).collect();
                let mut after = text.clone();
                after.replace_range(span.range(), &list[0].insert);
                (labels, after)
            }
        }
    }

    fn first(front: &str) -> String {
        at(&format!("---\n{front}\n---\nB")).1.replace("---\n", "").replace("\nB", "").trim_end().to_owned()
    }

    #[test]
    fn keys_not_yet_there_are_suggested_in_the_clients_order() {
        let (labels, _) = at("---\nname: a\n|\n---\nB");
        assert_eq!(labels[..3], ["description", "tools", "disallowedTools"]);
        assert_eq!(first("name: a\ndesc|"), "name: a\ndescription:");
        assert_eq!(first("name: a\nmo|del: opus"), "name: a\ndescription: opus");
    }

    #[test]
    fn a_key_being_renamed_stays_among_its_choices() {
        assert!(at("---\nna|me: a\n---\nB").0.contains(&"name"));
    }

    #[test]
    fn values_are_suggested_in_and_outside_of_quotes_and_lists() {
        for (before, after) in [
            ("color: |", "color: red"),
            ("color:|", "color: red"),
            ("color: \"bl|\"", "color: \"red\""),
            ("memory: 'us|'", "memory: 'user'"),
            ("model: |", "model: sonnet"),
            ("background: t|", "background: true"),
            ("tools: Read, |", "tools: Read, Agent"),
            ("tools: [Read, \"Gr|\"]", "tools: [Read, \"Agent\"]"),
            ("tools:\n  - Read\n  - |", "tools:\n  - Read\n  - Agent"),
            ("tools:\n- |", "tools:\n- Agent"),
            ("tools:\n  -|", "tools:\n  - Agent"),
            ("tools: [\n  Read,\n  |\n]", "tools: [\n  Read,\n  Agent\n]"),
        ] {
            assert_eq!(first(before), after, "{before}");
        }
    }

    #[test]
    fn tools_already_listed_are_not_suggested_again() {
        let (labels, _) = at("---\ntools: Agent, Bash, |\n---\nB");
        assert!(!labels.contains(&"Bash") && labels.contains(&"Read") && labels.contains(&"LSP"));
        assert!(!labels.contains(&"KillShell"), "a name of old");
    }

    #[test]
    fn events_are_suggested_under_hooks_and_nowhere_deeper() {
        assert_eq!(first("hooks:\n  |"), "hooks:\n  PreToolUse:");
        assert_eq!(at("---\nhooks:\n  Stop:\n    - ma|\n---\nB").0, [""; 0]);
    }

    #[test]
    fn nothing_is_suggested_where_nothing_is_known() {
        for front in
            ["# co|", "color: red # t|", "description: |", "tools: Bash(git |", "mood: |", "skills: |"]
        {
            assert_eq!(at(&format!("---\n{front}\n---\nB")).0, [""; 0], "{front}");
        }
        assert_eq!(at("---\nname: a\n---\ncolor: |").0, [""; 0]);
        assert_eq!(at("color: |").0, [""; 0]);
    }

    #[test]
    fn windows_line_ends_are_no_part_of_a_word() {
        assert_eq!(at("---\r\ncolor: r|\r\n---\r\nB").1, "---\r\ncolor: red\r\n---\r\nB");
    }
}
