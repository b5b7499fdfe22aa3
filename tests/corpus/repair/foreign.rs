//! YAML parsers that are not ours, each one process for all files.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    thread,
};

use serde_json::{Value, json};

/// A parser outside of this program.
pub struct Parser {
    pub name: &'static str,
    program: &'static str,
    script: &'static str,
    absent: &'static str,
}

pub const NPM_YAML: Parser = Parser {
    name: "npm-yaml",
    program: "node",
    script: "npm_yaml.mjs",
    absent: "the npm package yaml is not installed: `make types` installs it",
};

pub const PYYAML: Parser =
    Parser { name: "pyyaml", program: "python3", script: "pyyaml.py", absent: "PyYAML is not installed" };

/// What a parser made of a text.
#[derive(Clone)]
pub enum Answer {
    Accepts(Values),
    Refuses(String),
}

/// What stands in a front matter.
#[derive(Clone)]
pub struct Values {
    /// Keys and values, lists and maps unfolded, in the order of the text.
    pub all: Vec<String>,
    pub name: Option<String>,
    pub description: Option<String>,
}

impl Parser {
    /// Parses all texts; the error says why it could not be asked. What is fast may be less sturdy.
    pub fn parse(&self, texts: &[&str], fast: bool) -> Result<Vec<Answer>, String> {
        let answers = self.run(texts, fast.then_some("fast"));
        if fast && answers.is_err() { self.run(texts, None) } else { answers }
    }

    fn run(&self, texts: &[&str], argument: Option<&str>) -> Result<Vec<Answer>, String> {
        let script = Path::new("tests/corpus/repair").join(self.script);
        let mut command = Command::new(self.program);
        command.arg(script).args(argument).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|_| format!("{} is not installed", self.program))?;
        let mut answers: Vec<Option<Answer>> = vec![None; texts.len()];
        converse(&mut child, texts, |id, answer| {
            if let Some(slot) = answers.get_mut(id) {
                *slot = Some(answer);
            }
        });
        let status = child.wait().map_err(|error| error.to_string())?;
        if status.code() == Some(3) {
            return Err(self.absent.into());
        }
        let all: Option<Vec<Answer>> = answers.into_iter().collect();
        all.filter(|_| status.success()).ok_or(format!("{} stopped too early: {status}", self.program))
    }
}

fn converse(child: &mut Child, texts: &[&str], mut heard: impl FnMut(usize, Answer)) {
    let (Some(stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else { return };
    thread::scope(|scope| {
        scope.spawn(|| ask(stdin, texts));
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if let Some((id, answer)) = answer(&line) {
                heard(id, answer);
            }
        }
    });
}

fn ask(mut stdin: ChildStdin, texts: &[&str]) {
    for (id, text) in texts.iter().enumerate() {
        // A parser that stopped is noticed by what it did not answer.
        if writeln!(stdin, "{}", json!({ "id": id, "yaml": text })).is_err() {
            return;
        }
    }
}

fn answer(line: &str) -> Option<(usize, Answer)> {
    let answer: Value = serde_json::from_str(line).ok()?;
    let id = usize::try_from(answer["id"].as_u64()?).ok()?;
    if answer["ok"] != true {
        return Some((id, Answer::Refuses(answer["error"].as_str().unwrap_or_default().to_owned())));
    }
    let text = |value: &Value| value.as_str().map(str::to_owned);
    Some((
        id,
        Answer::Accepts(Values {
            all: answer["values"].as_array()?.iter().filter_map(text).collect(),
            name: text(&answer["name"]),
            description: text(&answer["description"]),
        }),
    ))
}
