//! By what a file is known, and what it is written in.

/// By what a file shows that it is a client's: the folder it lies in, and how its name ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// Empty for any folder.
    pub folder: &'static str,
    pub ending: &'static str,
}

impl Pattern {
    /// Whether a file at this path is of this form. A path may begin above the project, or inside of it.
    pub fn fits(self, path: &str) -> bool {
        let path = path.replace('\\', "/");
        let (above, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let named = match self.ending.starts_with('.') {
            true => name.len() > self.ending.len() && name.ends_with(self.ending),
            false => name == self.ending,
        };
        named && (self.folder.is_empty() || format!("/{above}/").contains(&format!("/{}/", self.folder)))
    }
}

/// What a definition is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Markdown with YAML front matter.
    Markdown,
    Toml,
}

/// What a client does with a key that it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownKeys {
    Ignored,
    /// Ignored, with a line in a log.
    Warned,
    /// The file is refused.
    Refused,
    /// Passed on to whoever serves the model.
    PassedOn,
}
