use super::place::{PlaceKind, place_of};
use crate::{
    client::{About, Client, Fate, Field, Form},
    document::Document,
    text::Span,
};

/// What is known of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub span: Span,
    /// The word.
    pub title: String,
    /// In a few sentences. May hold `code` in backticks.
    pub text: String,
    /// The program it is true of, its version, and when that was read.
    pub source: String,
}

/// What the client's facts say of the word at an offset: a key, a tool, a model, a value, a hook event.
pub fn explain(document: &Document, offset: usize, client: &dyn Client) -> Option<Explanation> {
    let about = client.about();
    let place = place_of(document, offset, about)?;
    let word = document.slice(place.word);
    let text = match place.kind {
        PlaceKind::Key => key(about.field(word)?, about),
        PlaceKind::HookEvent => event(word, about)?,
        PlaceKind::Value(field) => value(word, field, client)?,
    };
    let source = format!("{}, read from the program on {}", about.title(), about.measured);
    Some(Explanation { span: place.word, title: word.to_owned(), text, source })
}

fn key(field: &Field, about: &About) -> String {
    match field.instead {
        Some(instead) => format!("{} {} does not honour it here. {instead}", field.about, about.name),
        None => format!(
            "{} It takes {}; with anything else, {}.",
            field.about,
            field.form.words(),
            field.otherwise
        ),
    }
}

fn event(word: &str, about: &About) -> Option<String> {
    about.hook_events.contains(&word).then(|| "An event that hooks may stand under.".to_owned())
}

fn value(word: &str, field: &Field, client: &dyn Client) -> Option<String> {
    let about = client.about();
    match field.form {
        Form::Tools => tool(word, client),
        Form::Model => model(word, about),
        Form::Word(words) | Form::WordOrNumber(words) => {
            words.contains(&word).then(|| format!("{} One of `{}`.", field.about, words.join("`, `")))
        }
        Form::Color => about
            .colors
            .contains(&word)
            .then(|| format!("{} One of `{}`.", field.about, about.colors.join("`, `"))),
        _ => None,
    }
}

fn tool(word: &str, client: &dyn Client) -> Option<String> {
    Some(match client.fate(word)? {
        Fate::Granted => "A tool that agents get.".into(),
        Fate::Renamed(newer) => format!("Now called `{newer}`; the old name still works."),
        Fate::Removed { since: Some(since) } => {
            format!("A tool of old: removed in {since}. An agent gets nothing for it.")
        }
        Fate::Removed { since: None } => "A tool of old: removed. An agent gets nothing for it.".into(),
        Fate::Retired { since, unless } => {
            format!(
                "Known, and since {since} no longer handed out on current models, unless `{unless}` is set."
            )
        }
        Fate::Withheld => "A tool that is kept from subagents.".into(),
        Fate::Elsewhere => {
            "A tool of some sessions: with a plugin, a server or on a system that brings it.".into()
        }
    })
}

fn model(word: &str, about: &About) -> Option<String> {
    let models = about.models;
    if let Some(retired) = models.retired.iter().find(|retired| retired.names.contains(&word)) {
        let what = match retired.on {
            Some(day) => format!("No longer served since {day}."),
            None => "No longer served; another model is sent in its place.".into(),
        };
        return Some(format!("{what} `{}` follows the newest of its family.", retired.alias));
    }
    if models.aliases.contains(&word.to_ascii_lowercase().as_str()) {
        return Some("A short name for a model.".into());
    }
    models.names.contains(&word).then(|| "The full name of a model.".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client;

    const TEXT: &str = "---\nname: a\ntools: Read, KillShell(x), TodoRead\nmodel: claude-opus-4\ncolor: red\nhooks:\n  Stop:\nmood: x\n---\nRead";

    fn of(word: &str) -> Option<Explanation> {
        explain(&Document::parse(TEXT), TEXT.find(word).unwrap() + 1, client::default())
    }

    #[test]
    fn keys_tools_models_values_and_events_are_explained() {
        for (word, said) in [
            (
                "name",
                "What the agent is called by. It takes a text; with anything else, the agent is dropped.",
            ),
            ("Read", "A tool that agents get."),
            ("KillShell", "Now called `TaskStop`; the old name still works."),
            ("TodoRead", "A tool of old: removed. An agent gets nothing for it."),
            ("claude-opus-4", "No longer served since 2026-06-15. `opus` follows the newest of its family."),
            ("Stop", "An event that hooks may stand under."),
        ] {
            let explanation = of(word).unwrap();
            assert_eq!((explanation.title.as_str(), explanation.text.as_str()), (word, said));
            assert_eq!(explanation.span.of(TEXT), word);
            assert_eq!(explanation.source, "Claude Code 2.1.328, read from the program on 2026-11-20");
        }
        assert!(of("red").unwrap().text.starts_with("Its colour in the terminal. One of `red`"));
    }

    #[test]
    fn words_that_are_not_known_and_words_of_the_prompt_are_not() {
        assert_eq!(of("mood"), None);
        assert_eq!(explain(&Document::parse(TEXT), TEXT.len() - 1, client::default()), None);
    }

    #[test]
    fn a_key_that_is_not_honoured_says_what_to_do_instead() {
        let text = "---\nhooks:\n---\n";
        let plugin = client::by_id("claude-code-plugin").unwrap();
        let said = explain(&Document::parse(text), 5, plugin).unwrap().text;
        assert!(said.contains("does not honour it here. Define the agent"), "{said}");
    }
}
