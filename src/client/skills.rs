//! Agent Skills, `<name>/SKILL.md`, as their reference validator takes them. Clients are milder: most take any keys
//! and repair the YAML. Source: `skills-ref` 0.1.1 of `PyPI` (its code, and its command `agentskills validate` run on
//! the cases), 2026-11-20.

use super::{
    About, Card, Carries, Client, Fate, Field, Form, Grant, Granted, Listed, Names, Part, Pattern, Reading,
    Reason, Tools, UnknownKeys, Why,
    facts::BLANK,
    field::{field, required},
    parser::{Parser, Sort, is_too_large},
    tree::Tree,
};
use crate::{
    document::{Document, Node},
    text::Span,
};

/// Agent Skills.
pub struct Skills;

pub(super) static CARD: Card = Card {
    id: "agent-skills",
    name: "Agent Skills",
    loader: None,
    version: "skills-ref 0.1.1",
    files: &[Pattern { folder: "", ending: "SKILL.md" }],
};

static ABOUT: About = About {
    card: &CARD,
    source: "PyPI skills-ref: its code, and the command run on files",
    folder: ".claude/skills",
    yaml: "strictyaml: no flow style, no anchors, no tags, and every value a text.",
    unknown_keys: UnknownKeys::Refused,
    fields: FIELDS,
    carries: &CARRIES,
    prompt: "What a model reads once it takes up the skill; each client hands it over in its own way.",
    note: Some("This is the reference validator; clients take more."),
    ..BLANK
};

const CARRIES: Carries = Carries {
    parts: &[(Part::Name, "name"), (Part::Description, "description"), (Part::Unasked, "allowed-tools")],
    names: Names::Dashed,
    longest_description: LONGEST_DESCRIPTION,
    ..Carries::NOTHING
};

const REFUSED: &str = "the skill is not valid";

const FIELDS: &[Field] = &[
    required(field("name", Form::Text, "The name of the skill's folder.", REFUSED)),
    required(field(
        "description",
        Form::Text,
        "By this text a model decides when to read the skill.",
        REFUSED,
    )),
    field("license", Form::Text, "What may be done with it.", REFUSED),
    field("compatibility", Form::Text, "What it needs.", REFUSED),
    field("metadata", Form::Any, "Whatever else is to be said.", REFUSED),
    field("allowed-tools", Form::Any, "Tools it may use without asking, with blanks between them.", REFUSED),
];

/// Limits, in characters.
const LONGEST_NAME: usize = 64;
const LONGEST_DESCRIPTION: usize = 1_024;
const LONGEST_COMPATIBILITY: usize = 500;

impl Client for Skills {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn read(&self, document: &Document) -> Reading {
        let mut reading = Reading::default();
        match fences(&document.text) {
            Ok((inner, body)) => values(document, inner, body, &mut reading),
            Err(reason) => reading.reasons.push(reason),
        }
        reading.conclude();
        reading
    }

    /// Each client tells of skills in its own way.
    fn listing(&self, _: &Reading) -> Option<String> {
        None
    }

    fn split_tools(&self, value: &str) -> Vec<(usize, Listed)> {
        let mut at = 0;
        let mut found = Vec::new();
        for part in value.split(char::is_whitespace) {
            if !part.is_empty() {
                found.push((at, Listed { written: part.to_owned(), name: part.to_owned() }));
            }
            at += part.len();
            at += value[at..].chars().next().map_or(0, char::len_utf8);
        }
        found
    }

    /// Tools are those of whoever reads the skill.
    fn fate(&self, _: &str) -> Option<Fate> {
        Some(Fate::Granted)
    }
}

/// Between the dashes a file begins with and the next three, wherever they stand.
fn fences(text: &str) -> Result<(Span, Span), Reason> {
    let line = text.find('\n').unwrap_or(text.len());
    let refuse = |why| Err(Reason { why, span: Span::new(0, line), refuses: true });
    let Some(rest) = text.strip_prefix("---") else { return refuse(Why::NoFrontMatter) };
    let Some(close) = rest.find("---").map(|at| at + 3) else { return refuse(Why::Unclosed) };
    // Blanks behind the first dashes say nothing.
    let start = text[3..close].find('\n').filter(|end| text[3..3 + end].trim().is_empty());
    let inner = Span::new(start.map_or(3, |end| end + 4), close);
    Ok((inner, Span::new(close + 3, text.len())))
}

fn values(document: &Document, inner: Span, body: Span, reading: &mut Reading) {
    reading.front_matter = Some(inner);
    if is_too_large(document, inner) {
        return reading.refuse(Why::TooLarge, Span::at(0));
    }
    reading.prompt_span = body;
    // Python reads every line end as one.
    let normal = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    normal(body.of(&document.text)).trim().clone_into(&mut reading.prompt);
    let source = inner.of(&document.text);
    let lone = source.contains('\r') && source.replace("\r\n", "").contains('\r');
    let read = match lone {
        true => Tree::of_repaired(document, inner, &normal(source), Parser::StrictYaml),
        false => Tree::read(document, inner, Parser::StrictYaml),
    };
    let tree = match read {
        Ok(tree) => tree,
        Err(error) => {
            let span = if lone { inner } else { Span::at(error.at) };
            return reading.refuse(Why::StrictYaml, span);
        }
    };
    if tree.sort_of_all() != Sort::Map {
        return reading.refuse(Why::NotAMap, inner);
    }
    reading.keys = tree.keys();
    tree.unknown_keys(&ABOUT).into_iter().for_each(|span| reading.refuse(Why::KeyUnknown, span));
    name(&tree, document, reading);
    description(&tree, reading);
    let long = |text: &str| text.chars().count() > LONGEST_COMPATIBILITY;
    if tree.get("compatibility").is_some_and(|node| text(&tree, node).is_none_or(long)) {
        reading.refuse(Why::ValueForm, tree.place("compatibility"));
    }
    reading.tools = tools(&tree);
}

/// Every word is a text, the absent one too.
fn text<'n>(tree: &'n Tree<'_>, node: &'n Node) -> Option<&'n str> {
    tree.resolve(node).text()
}

fn name(tree: &Tree<'_>, document: &Document, reading: &mut Reading) {
    let Some(node) = tree.get("name") else {
        let span = tree.inner;
        return reading.refuse(Why::NameMissing, span);
    };
    let Some(name) = text(tree, node).map(str::trim).filter(|name| !name.is_empty()) else {
        return reading.refuse(Why::NameMissing, tree.place("name"));
    };
    // The validator composes letters and accents first (NFKC), which hardly ever makes a difference.
    let fits = name.chars().all(|c| c == '-' || (c.is_alphanumeric() && !c.is_uppercase()))
        && !name.starts_with('-')
        && !name.ends_with('-')
        && !name.contains("--");
    let mut parts = document.name.rsplit(['/', '\\']);
    let folder = parts.next().filter(|file| *file == "SKILL.md").and_then(|_| parts.next());
    let whys = [
        (name.chars().count() > LONGEST_NAME, Why::NameLength),
        (!fits, Why::NameForm),
        (folder.is_some_and(|folder| folder != name), Why::NameNotFolder),
    ];
    for (_, why) in whys.into_iter().filter(|(wrong, _)| *wrong) {
        reading.refuse(why, tree.place("name"));
    }
    reading.name = Some(name.to_owned());
}

fn description(tree: &Tree<'_>, reading: &mut Reading) {
    let Some(node) = tree.get("description") else {
        let span = tree.inner;
        return reading.refuse(Why::DescriptionMissing, span);
    };
    let Some(written) = text(tree, node).filter(|text| !text.trim().is_empty()) else {
        return reading.refuse(Why::DescriptionMissing, tree.place("description"));
    };
    if written.chars().count() > LONGEST_DESCRIPTION {
        reading.refuse(Why::DescriptionTooLong, tree.place("description"));
    }
    reading.description = Some(written.trim().to_owned());
}

fn tools(tree: &Tree<'_>) -> Tools {
    let names: Vec<String> = match tree.get("allowed-tools") {
        None => return Tools { shown: "All tools".into(), ..Tools::default() },
        Some(node) if tree.sort(node) == Sort::List => {
            tree.items(node).filter_map(Node::text).map(str::to_owned).collect()
        }
        Some(node) => {
            let text = text(tree, node).unwrap_or("");
            Skills.split_tools(text).into_iter().map(|(_, tool)| tool.written).collect()
        }
    };
    let grant = |name: &String| Grant { written: name.clone(), gets: Some(name.clone()) };
    // What is listed needs no asking; nothing is taken away.
    Tools { shown: names.join(" "), grants: names.iter().map(grant).collect(), granted: Granted::Default }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whys(front: &str) -> Vec<Why> {
        let document = Document::parse(format!("---\n{front}\n---\nBody")).named("tides/SKILL.md");
        Skills.read(&document).reasons.iter().map(|reason| reason.why).collect()
    }

    #[test]
    fn a_skill_has_six_keys_and_the_name_of_its_folder() {
        assert_eq!(whys("name: tides\ndescription: d\nallowed-tools: Read Grep\nmetadata:\n  a: b"), []);
        assert_eq!(whys("name: tides\ndescription: d\nmodel: x"), [Why::KeyUnknown]);
        assert_eq!(whys("name: Tides\ndescription: d"), [Why::NameForm, Why::NameNotFolder]);
        assert_eq!(whys("name: tides\ndescription:"), [Why::DescriptionMissing]);
        assert_eq!(whys("name: tides\ndescription: [d]"), [Why::StrictYaml]);
    }

    #[test]
    fn tools_are_parted_by_blanks() {
        let parts = Skills.split_tools("Read  Bash(git:*)\u{a0}x");
        assert_eq!(parts.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [0, 6, 19]);
    }
}
