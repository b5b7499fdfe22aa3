use std::{
    env,
    path::{Path, PathBuf},
};

/// What `make corpus` was asked for, by environment variables.
pub struct Options {
    /// The corpus: a folder or a tar archive, packed or plain.
    pub files: Input,
    /// One JSON object a line, packed or plain.
    pub verdicts: Input,
    /// The hand-made cases with their `verdicts.jsonl`.
    pub cases: PathBuf,
    /// Whether to print hits of this rule, and nothing else.
    pub sample: Option<String>,
    /// How many hits.
    pub hits: usize,
    /// The client whose rules and fixes are measured.
    pub client: String,
    /// Where lists are written.
    pub out: PathBuf,
}

/// A path, and whether somebody asked for it: what was asked for has to be there.
pub struct Input {
    pub path: PathBuf,
    pub asked: bool,
}

impl Options {
    pub fn from_environment() -> Self {
        let cases = ["tests/clients", "../shared/cases"].map(PathBuf::from);
        let [ours, shared] = cases;
        Self {
            files: Input::of("FILES", "../shared/corpus/open.tar.xz"),
            verdicts: Input::of("VERDICTS", "../shared/corpus/verdicts-open.jsonl.xz"),
            cases: given("CASES").map_or_else(|| if ours.is_dir() { ours } else { shared }, PathBuf::from),
            sample: given("SAMPLE"),
            hits: given("N").and_then(|number| number.parse().ok()).unwrap_or(20),
            client: given("CLIENT").unwrap_or_else(|| "claude-code".into()),
            out: Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("corpus"),
        }
    }
}

impl Input {
    fn of(variable: &str, default: &str) -> Self {
        match given(variable) {
            Some(path) => Self { path: path.into(), asked: true },
            None => Self { path: default.into(), asked: false },
        }
    }
}

fn given(variable: &str) -> Option<String> {
    env::var(variable).ok().filter(|value| !value.is_empty())
}
