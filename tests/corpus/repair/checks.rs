//! What a repaired file has to be.

use agent_playground::{client::Client, document::Document};

use super::{
    Repair,
    broken::Broken,
    foreign::{Answer, NPM_YAML, PYYAML, Values},
    standing::by_lines,
    words,
};
use crate::{guard, print};

/// The names of the checks, in the order of [`Checked`].
pub const CHECKS: [&str; 6] = ["npm-yaml", "pyyaml", "loads", "same", "words", "body"];

/// What came of each check; nothing where it could not be made.
pub type Checked = [Option<Result<(), String>>; 6];

/// The answers of the foreign parsers to some texts.
pub struct Foreign {
    npm: Result<Vec<Answer>, String>,
    pyyaml: Result<Vec<Answer>, String>,
}

impl Foreign {
    pub fn parse(texts: &[&str], fast: bool) -> Self {
        std::thread::scope(|scope| {
            let npm = scope.spawn(|| NPM_YAML.parse(texts, fast));
            let pyyaml = PYYAML.parse(texts, fast);
            Self { npm: npm.join().unwrap_or_else(|_| Err("it could not be asked".into())), pyyaml }
        })
    }

    /// What those that could be asked say of one text.
    pub fn answers(&self, at: usize) -> Vec<(&'static str, &Answer)> {
        let all = [(NPM_YAML.name, &self.npm), (PYYAML.name, &self.pyyaml)];
        all.into_iter().filter_map(|(name, answers)| Some((name, answers.as_ref().ok()?.get(at)?))).collect()
    }

    /// Says which parsers are missing.
    pub fn print_absent(&self) {
        for (parser, answers) in [(&NPM_YAML, &self.npm), (&PYYAML, &self.pyyaml)] {
            if let Err(error) = answers {
                print::figure(&format!("repair-{}", parser.name), "-", format!("skipped: {error}"));
            }
        }
    }
}

/// A repaired text, taken apart as a reader by lines does.
#[derive(Clone, Copy)]
struct Repaired<'a> {
    inner: &'a str,
    body: &'a str,
}

impl<'a> Repaired<'a> {
    fn of(text: &'a str) -> Option<Self> {
        by_lines(text).map(|(inner, body)| Self { inner: &text[inner], body: &text[body] })
    }
}

/// Checks repaired files.
pub fn all(repairs: &[Repair<'_>], client: &dyn Client) -> Vec<Checked> {
    let texts = repairs.iter().flat_map(|repair| [&repair.text, &repair.fewest]);
    let yaml: Vec<&str> =
        texts.map(|text| Repaired::of(text).map_or("", |repaired| repaired.inner)).collect();
    let foreign = Foreign::parse(&yaml, false);
    let one = |(at, repair): (usize, &Repair<'_>)| {
        let answers =
            |at: usize| [&foreign.npm, &foreign.pyyaml].map(|answers| Some(&answers.as_ref().ok()?[at]));
        let check = || check(repair, answers(2 * at), answers(2 * at + 1), client);
        let panicked = || [(); 6].map(|()| Some(Err("panic".to_owned())));
        guard::step(repair.broken.file, "check the repaired", check).unwrap_or_else(panicked)
    };
    repairs.iter().enumerate().map(one).collect()
}

const NOT_FOUND: &str = "no front matter between lines of three dashes";

type Answers<'a> = [Option<&'a Answer>; 2];

fn check(repair: &Repair<'_>, answers: Answers<'_>, fewest: Answers<'_>, client: &dyn Client) -> Checked {
    let reading = client.read(&Document::parse(repair.text.as_str()));
    let reasons: Vec<String> = reading.reasons.iter().map(|reason| format!("{:?}", reason.why)).collect();
    let loads = if reading.loads() { Ok(()) } else { Err(reasons.join(" ")) };
    let (name, description) = (reading.name.as_deref(), reading.description.as_deref());
    let Some(repaired) = Repaired::of(&repair.text) else {
        let missing = || Some(Err(NOT_FOUND.to_owned()));
        let asked = |answer: Option<&Answer>| answer.and_then(|_| missing());
        return [asked(answers[0]), asked(answers[1]), Some(loads), missing(), missing(), missing()];
    };
    // The fewest fixes are measured by what our parser accepts, which lets some things pass.
    let refused = fewest.into_iter().flatten().any(|answer| accepts(answer).is_err());
    let few = Repaired::of(&repair.fewest).filter(|_| !refused).map(|few| (few, fewest));
    let (few, by) = few.unwrap_or((repaired, answers));
    let words =
        same_words(repair.broken, &few, values(by)).and_then(|()| unchanged_by_the_rest(repair, client));
    [
        answers[0].map(accepts),
        answers[1].map(accepts),
        Some(loads),
        values(answers).map(|values| same(values, name, description)),
        Some(words),
        Some(same_body(repair.broken, &repaired)),
    ]
}

fn accepts(answer: &Answer) -> Result<(), String> {
    match answer {
        Answer::Accepts(_) => Ok(()),
        Answer::Refuses(error) => Err(error.clone()),
    }
}

fn values(answers: Answers<'_>) -> Option<&Values> {
    answers.into_iter().flatten().find_map(|answer| match answer {
        Answer::Accepts(values) => Some(values),
        Answer::Refuses(_) => None,
    })
}

/// Whether the fixes that are no repairs leave the name and the description as they are.
fn unchanged_by_the_rest(repair: &Repair<'_>, client: &dyn Client) -> Result<(), String> {
    let [all, fewest] = [&repair.text, &repair.fewest].map(|text| {
        let reading = client.read(&Document::parse(text.as_str()));
        (reading.name, reading.description)
    });
    if all == fewest { Ok(()) } else { Err("other fixes change the name or the description".into()) }
}

/// Whether a foreign reader has the name and the description that our Reading has. The client may make line
/// ends of every `\n` that is spelt out, and put the name of a plugin in front.
fn same(values: &Values, name: Option<&str>, description: Option<&str>) -> Result<(), String> {
    let own = name.map(|name| name.split_once(':').map_or(name, |(_, own)| own));
    let spelt_out = |text: Option<&str>| text.map(|text| text.replace("\\n", "\n"));
    let there = [values.name.as_deref(), values.description.as_deref()];
    for (what, theirs, ours) in [("name", there[0], own), ("description", there[1], description)] {
        if spelt_out(theirs) != spelt_out(ours) {
            let [theirs, ours] = print::apart(theirs, ours);
            return Err(format!("{what}: {theirs} | {ours}"));
        }
    }
    Ok(())
}

fn same_words(broken: &Broken<'_>, repaired: &Repaired<'_>, values: Option<&Values>) -> Result<(), String> {
    let original = original(broken, repaired);
    let before = words::of(&broken.standing.before);
    let written = words::of(original);
    let now = words::of(repaired.inner);
    // What stood before the front matter may become a comment in it, or the beginning of the prompt.
    let moved = words::of(added_to_body(broken, repaired));
    let as_comment = [before.as_slice(), &written].concat();
    if now != as_comment && (now != written || moved != before) {
        let words = if now == written { (before, moved) } else { (written, now) };
        return Err(words::first_difference(&words.0, &words.1));
    }
    match values {
        Some(values) if !words::are_values(original, &values.all) => {
            Err("a word is no longer part of a value, or a comment became one".into())
        }
        _ => Ok(()),
    }
}

/// The front matter as it stood. Where nothing closes it, it ends where the repaired file says.
fn original<'a>(broken: &'a Broken<'_>, repaired: &Repaired<'_>) -> &'a str {
    let text = &broken.file.text;
    let start = broken.standing.inner.start;
    let end = match broken.standing.body {
        Some(_) => broken.standing.inner.end,
        None => text.len().saturating_sub(repaired.body.len()).max(start),
    };
    text.get(start..end).unwrap_or_default()
}

fn added_to_body<'a>(broken: &Broken<'_>, repaired: &Repaired<'a>) -> &'a str {
    let body = broken.standing.body.clone().map_or("", |body| &broken.file.text[body]);
    repaired.body.strip_suffix(body).filter(|_| broken.standing.body.is_some()).unwrap_or_default()
}

fn same_body(broken: &Broken<'_>, repaired: &Repaired<'_>) -> Result<(), String> {
    let text = &broken.file.text;
    let Some(body) = broken.standing.body.clone() else {
        let begins = text
            .strip_suffix(repaired.body)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(['\n', ' ', '-']));
        return if begins { Ok(()) } else { Err("the body is not the end of the file as it was".into()) };
    };
    let added = repaired.body.strip_suffix(&text[body.clone()]);
    match added {
        Some(added) if added.is_empty() || !broken.standing.before.trim().is_empty() => Ok(()),
        _ => {
            let [before, after] = print::apart(Some(&text[body]), Some(repaired.body));
            Err(format!("{before} | {after}"))
        }
    }
}
