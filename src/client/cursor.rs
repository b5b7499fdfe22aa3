//! Cursor, `.cursor/agents/*.md`. Not verified against the program, which does not run without its window and an
//! account: fields and defaults are those of its documentation (cursor.com/docs/agent/subagents), 2026-11-20. How it
//! takes broken YAML, and whether it ever refuses a file, is not known; nothing is refused here.

use super::{
    About, Card, Carries, Client, Fate, Field, Form, Listed, ModelNames, Models, Names, Part, Pattern,
    Reading, Tools, UnknownKeys, Why,
    facts::BLANK,
    field::field,
    form,
    parser::{Parser, Sort},
    tree::Tree,
};
use crate::document::{Document, fence::js_space};

/// Cursor.
pub struct Cursor;

pub(super) static CARD: Card = Card {
    id: "cursor",
    name: "Cursor",
    loader: None,
    version: "2026-11",
    files: &[Pattern { folder: ".cursor/agents", ending: ".md" }],
};

static ABOUT: About = About {
    card: &CARD,
    source: "the vendor's documentation",
    verified: false,
    folder: ".cursor/agents",
    yaml: "Not known.",
    unknown_keys: UnknownKeys::Ignored,
    fields: FIELDS,
    carries: &CARRIES,
    models: &Models { aliases: &["inherit", "fast"], families: &[], names: &[], retired: &[] },
    note: Some("Not verified against the program: readings follow its documentation."),
    ..BLANK
};

const CARRIES: Carries = Carries {
    parts: &[
        (Part::Name, "name"),
        (Part::Description, "description"),
        (Part::Model, "model"),
        (Part::ReadOnly, "readonly"),
        (Part::Background, "is_background"),
    ],
    names: Names::Slug,
    models: ModelNames::Of(&["claude", "gpt", "gemini", "grok"]),
    ..Carries::NOTHING
};

const FIELDS: &[Field] = &[
    field(
        "name",
        Form::Text,
        "What the agent is called by; without it, the file's name.",
        "the file's name counts",
    ),
    field(
        "description",
        Form::Text,
        "By this text the parent model decides when to call the agent.",
        "there is none",
    ),
    field("model", Form::Model, "The model it runs on.", "the agent runs on the parent's model"),
    field("readonly", Form::Flag, "Whether it may change nothing.", "it counts as no"),
    field("is_background", Form::Flag, "Whether it runs beside the conversation.", "it counts as no"),
];

impl Client for Cursor {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading { name: Some(stem(&document.name).to_owned()), ..Reading::default() };
        reading.tools = Tools { shown: "All tools".into(), ..Tools::default() };
        reading.prompt_span = document.body;
        document.slice(document.body).trim_matches(js_space).clone_into(&mut reading.prompt);
        if let Some(front) = &document.front {
            reading.front_matter = Some(front.fence.inner);
            match Tree::read(document, front.fence.inner, Parser::NpmYaml) {
                Ok(tree) if tree.sort_of_all() == Sort::Map => values(&tree, &mut reading),
                Ok(tree) => {
                    reading.note(Why::NotAMap, tree.inner);
                }
                Err(error) => {
                    let span = crate::text::Span::at(error.at);
                    reading.note(Why::StrictYaml, span);
                }
            }
        }
        reading.conclude();
        reading
    }

    fn listing(&self, _: &Reading) -> Option<String> {
        None
    }

    /// It has no list of tools.
    fn split_tools(&self, _: &str) -> Vec<(usize, Listed)> {
        Vec::new()
    }

    fn fate(&self, _: &str) -> Option<Fate> {
        None
    }
}

fn values(tree: &Tree<'_>, reading: &mut Reading) {
    reading.keys = tree.keys();
    let own = |key: &str| tree.text_of(key).map(str::to_owned).filter(|text| !text.is_empty());
    reading.name = own("name").or(reading.name.take());
    reading.description = own("description");
    reading.model = own("model");
    let wrong = FIELDS.iter().filter(|field| {
        tree.get(field.key)
            .is_some_and(|node| tree.sort(node) != Sort::Null && !form::takes(tree, field.form, node))
    });
    reading.ignored = wrong.map(|field| field.key).collect();
}

/// The file's name without its ending.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or("");
    match name.strip_suffix(".md").unwrap_or(name) {
        "" => "untitled",
        stem => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_gives_what_its_front_matter_does_not() {
        let read = |text: &str| Cursor.read(&Document::parse(text).named(".cursor/agents/tide.md"));
        assert_eq!(read("Body").name.as_deref(), Some("tide"));
        let reading = read("---\nname: a\nreadonly: \"yes\"\ntools: x\n---\nBody");
        assert_eq!((reading.name.as_deref(), reading.ignored.as_slice()), (Some("a"), &["readonly"][..]));
    }
}
