use leptos::prelude::*;

use super::{Back, Banner, Origin, Session, Toast, name_of};
use crate::{archive::objection, workspace::TEMPLATES};

/// How the user names files.
impl Session {
    pub fn is_renaming(self) -> bool {
        self.renaming.get()
    }

    /// Lets the user write another name in place of that of the file.
    pub fn begin_renaming(self) {
        if self.origin_now() == Origin::Shared {
            self.say("This file is shared: keep a copy first, and give that a name.");
            return;
        }
        self.overview.set(false);
        self.renaming.set(true);
        self.ports.focus("rename");
    }

    pub fn cancel_renaming(self) {
        if self.renaming.get_untracked() {
            self.end_renaming();
            self.ports.focus("file-title");
        }
    }

    fn end_renaming(self) {
        self.renaming.set(false);
        let is_its =
            |banner: &Banner| matches!(banner, Banner::Trouble { what, .. } if what.starts_with(NOT));
        if self.banner.read_untracked().as_ref().is_some_and(is_its) {
            self.banner.set(None);
        }
    }

    /// A path after the agent's name, for a file that is still called as the page called it.
    pub fn path_of_agent(self) -> Option<String> {
        let path = self.path();
        let stem = name_of(&path).strip_suffix(".md").filter(|_| self.origin() == Origin::Own)?;
        let numbered = stem.rsplit_once('-').filter(|(_, number)| number.parse::<usize>().is_ok());
        let given = numbered.map_or(stem, |(given, _)| given);
        let ours = TEMPLATES.iter().filter_map(|template| template.name.strip_suffix(".md"));
        let analysis = self.analysis();
        let agent = analysis.document.entry("name")?.value.text()?;
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
        let fits = agent != given && !agent.is_empty() && agent.chars().all(is_word);
        let is_ours = ours.chain(["untitled", "pasted"]).any(|ours| ours == given);
        let folder = path.strip_suffix(name_of(&path)).unwrap_or_default();
        (fits && is_ours).then(|| format!("{folder}{agent}.md"))
    }

    /// Calls the file as its agent is called.
    pub fn name_after_agent(self) {
        if let Some(path) = untrack(|| self.path_of_agent()) {
            self.renaming.set(true);
            self.rename(&path);
            self.ports.focus("form-name");
        }
    }

    /// Gives the file this path, or one made of it where another file has it. An empty one changes nothing. One that not
    /// every system can keep a file under stays to be mended; says whether that is so.
    pub fn rename(self, path: &str) -> bool {
        if !self.renaming.get_untracked() {
            return false;
        }
        let before = self.path_now();
        let wanted = path.trim().replace('\\', "/");
        if let Some(why) = objection(&wanted).filter(|_| wanted != before) {
            let now =
                format!("Write another; a / makes a folder. Left empty, it stays {}.", name_of(&before));
            self.trouble(format!("{NOT} {}.", path.trim()), &why, &now);
            return true;
        }
        self.end_renaming();
        let path = clean(&wanted);
        if path.is_empty() || path == before {
            return false;
        }
        let free = self.free_path(&path);
        if let Some(draft) = self.draft_untracked() {
            self.done_with_files(vec![draft], Vec::new());
        }
        self.file.update(|file| file.path.clone_from(&free));
        self.follow_path(&free);
        self.own();
        let taken =
            if free == path { String::new() } else { format!(" {} is another file.", name_of(&path)) };
        self.toast.set(Some(Toast::with(format!("Now called {free}.{taken}"), Back::Files)));
        false
    }
}

/// How a path is refused.
const NOT: &str = "Not renamed to";

/// A path as files are kept under: no empty parts.
fn clean(path: &str) -> String {
    let parts = path.split('/').map(str::trim).filter(|part| !matches!(*part, "" | "."));
    parts.collect::<Vec<&str>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_path_has_no_empty_parts() {
        assert_eq!(clean(" a//b/ ./c.md "), "a/b/c.md");
        assert_eq!(clean(" / "), "");
    }
}
