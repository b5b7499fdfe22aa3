use super::file::Pattern;

/// By what a client is known without reading as it does: enough to list it, and to tell its files.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// Stable, kebab-case; used in links and storage.
    pub id: &'static str,
    pub name: &'static str,
    /// Which of its loaders, where it has several: `plugin`.
    pub loader: Option<&'static str>,
    /// The version everything was measured on.
    pub version: &'static str,
    /// How its files are named: the most telling first.
    pub files: &'static [Pattern],
}

impl Card {
    pub(super) const NOBODY: Self = Self { id: "", name: "", loader: None, version: "", files: &[] };

    /// Name and version: the subject of a sentence.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// Name, version and loader, as the page lists it.
    pub fn label(&self) -> String {
        match self.loader {
            Some(loader) => format!("{} {}, {loader}", self.name, self.version),
            None => self.title(),
        }
    }

    /// How closely a file's place and name say that it is this client's: the length of the pattern that fits,
    /// nothing where none does.
    pub fn claims(&self, path: &str) -> usize {
        let fitting = self.files.iter().filter(|pattern| pattern.fits(path));
        fitting.map(|pattern| pattern.folder.len() + pattern.ending.len()).max().unwrap_or(0)
    }
}
