use std::sync::Arc;

use leptos::prelude::*;

use super::{
    Back, Banner, Draft, Late, Origin, Pasts, SAMPLE, SAMPLE_NAME, Saved, Session, Toast, folder_of,
};
use crate::{
    archive::{Moment, zip},
    text::EditSet,
    workspace::Template,
};

/// What one thing done with files changed, so that it can be taken back.
#[derive(Clone, Debug, Default)]
pub struct FilesStep {
    /// Files as they were before.
    before: Vec<Draft>,
    /// Files that were not there before.
    added: Vec<usize>,
    /// The client chosen before, where the files brought another.
    pub(super) client: Option<&'static str>,
}

/// What the user does with whole files; all of it can be taken back.
impl Session {
    /// A new file of the user's own, from a template, in the folder of the file at hand.
    pub fn start(self, template: &Template) {
        let folder = match self.origin_now() {
            Origin::Own => folder_of(&self.file.read_untracked().path).to_owned(),
            _ => String::new(),
        };
        let path =
            if folder.is_empty() { template.name.to_owned() } else { format!("{folder}/{}", template.name) };
        self.open(self.free_path(&path), template.text.into());
        self.toast.set(None);
        self.editing.set(true);
        self.ports.focus("source");
    }

    /// A copy of the file beside it; the copy is in the editor.
    pub fn duplicate(self) {
        let path = self.free_path(&self.path_now());
        let text = self.text_now().to_string();
        self.open(path, text);
        let id = self.file.read_untracked().id;
        self.done_with_files(Vec::new(), vec![id]);
        let words = format!("{} is a copy. It needs a name of its own.", self.name_now());
        self.toast.set(Some(Toast::with(words, Back::Files)));
    }

    /// Deletes the file in the editor; the one before it takes its place.
    pub fn delete(self) {
        let Some(draft) = self.draft_untracked() else {
            self.say("There is no file of your own to delete.");
            return;
        };
        self.delete_files(&[draft.id]);
    }

    /// Puts files into the bin, from which they can be had back.
    pub fn delete_files(self, ids: &[usize]) {
        let current = self.draft_untracked().filter(|draft| ids.contains(&draft.id));
        let on_shelf: Vec<Draft> =
            self.shelf.get_untracked().into_iter().filter(|draft| ids.contains(&draft.id)).collect();
        let gone: Vec<Draft> = on_shelf.into_iter().chain(current.clone()).collect();
        let words = match &gone[..] {
            [] => return,
            [one] => format!("{} deleted.", one.name()),
            many => format!("{} files deleted.", many.len()),
        };
        self.shelf.update(|shelf| shelf.retain(|draft| !ids.contains(&draft.id)));
        self.bin.update(|bin| bin.extend(gone.iter().map(|draft| Draft { deleted: true, ..draft.clone() })));
        self.done_with_files(gone, Vec::new());
        if current.is_some() {
            self.show_next();
        }
        self.toast.set(Some(Toast::with(words, Back::Files)));
        self.ports.focus("toast-undo");
    }

    /// Deleted files that can be had back, the last deleted first.
    pub fn deleted_files(self) -> Vec<Draft> {
        self.bin.read().iter().rev().cloned().collect()
    }

    /// Takes a deleted file back.
    pub fn undelete(self, id: usize) {
        let Some(draft) = self.bin.get_untracked().into_iter().find(|draft| draft.id == id) else { return };
        self.put_files(vec![Draft { deleted: false, ..draft }]);
        self.take_from_shelf(id);
    }

    /// Remembers what was done with files, to be taken back.
    pub(super) fn done_with_files(self, before: Vec<Draft>, added: Vec<usize>) {
        self.files_step.set(FilesStep { before, added, client: None });
    }

    /// Takes back what the toast tells of.
    pub fn go_back(self) {
        match self.toast.get_untracked().and_then(|toast| toast.back) {
            Some(Back::Text) => {
                self.overview.set(false);
                self.undo();
            }
            Some(Back::Files) => self.later(Late::UndoFiles),
            None => {}
        }
    }

    pub(super) fn undo_files_now(self) {
        let step = self.files_step.try_update(std::mem::take).unwrap_or_default();
        self.toast.set(None);
        if let Some(client) = step.client {
            self.pick_client(client);
        }
        if !step.added.is_empty() {
            self.delete_files(&step.added);
            self.toast.set(None);
        }
        // One file that comes back is shown; changes taken back leave what is shown.
        let gone = |id: &usize| self.bin.read_untracked().iter().any(|draft| draft.id == *id);
        let back = step.before.first().map(|draft| draft.id).filter(|id| step.before.len() == 1 && gone(id));
        self.put_files(step.before);
        if let Some(id) = back {
            self.take_from_shelf(id);
        }
    }

    /// Puts files as they are given in place of those of their ids, wherever those are.
    pub fn put_files(self, files: Vec<Draft>) {
        let is_one = |draft: &Draft| files.iter().any(|file| file.id == draft.id);
        self.bin.update(|bin| bin.retain(|draft| !is_one(draft)));
        let current = self.draft_untracked();
        let mut others: Vec<Draft> = Vec::new();
        for file in files.iter().cloned() {
            match &current {
                Some(current) if current.id == file.id => {
                    self.file.update(|shown| shown.path.clone_from(&file.path));
                    let edits = EditSet::between(&current.text, &file.text);
                    // A step that changes nothing would be one of undo all the same.
                    if !edits.is_empty() {
                        self.change(&edits);
                    }
                    self.saved.set(Saved::Pending);
                }
                _ => others.push(file),
            }
        }
        let (deleted, others): (Vec<Draft>, Vec<Draft>) = others.into_iter().partition(|draft| draft.deleted);
        self.shelf.update(|shelf| {
            shelf.retain(|draft| !deleted.iter().any(|gone| gone.id == draft.id));
            for file in others {
                match shelf.iter_mut().find(|draft| draft.id == file.id) {
                    Some(draft) => *draft = file,
                    None => shelf.push(file),
                }
            }
        });
        self.bin.update(|bin| bin.extend(deleted));
    }

    pub(super) fn path_now(self) -> String {
        self.file.read_untracked().path.clone()
    }

    /// The path, or one made of it that no file has.
    pub(super) fn free_path(self, path: &str) -> String {
        self.free_path_beside(path, &[])
    }

    /// The same, beside paths that are about to be taken.
    pub(super) fn free_path_beside(self, path: &str, others: &[String]) -> String {
        self.place_for(path, None, others).err().unwrap_or_default()
    }

    /// Where a text belongs that comes with a path: in the file that holds it already, by its id and path; else under
    /// this path, or one made of it that no file has.
    pub(super) fn place_for(
        self,
        path: &str,
        text: Option<&str>,
        others: &[String],
    ) -> Result<(usize, String), String> {
        let (stem, end) =
            path.rsplit_once('.').map_or((path, String::new()), |(stem, end)| (stem, format!(".{end}")));
        let current = self.draft_untracked();
        let shelf = self.shelf.read_untracked();
        let mut free = path.to_owned();
        for count in 2_usize.. {
            let file = shelf.iter().chain(&current).find(|draft| draft.path == free);
            match file {
                Some(file) if Some(&*file.text) == text => return Ok((file.id, free)),
                None if !others.contains(&free) => break,
                _ => free = format!("{stem}-{count}{end}"),
            }
        }
        Err(free)
    }

    /// Hands all files to the user as one zip.
    pub fn download_all(self) {
        let mut files: Vec<(String, Arc<str>)> =
            self.shelf.get_untracked().into_iter().map(|draft| (draft.path, draft.text)).collect();
        files.extend(self.draft_untracked().map(|draft| (draft.path, draft.text)));
        self.hand_over_all("agents.zip", &files);
        self.say(&format!("{} files downloaded as agents.zip.", files.len()));
    }

    /// Hands files to the user as one zip.
    pub(super) fn hand_over_all(self, name: &str, files: &[(String, Arc<str>)]) {
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
        // No browser holds what an archive cannot.
        if let Some(bytes) = zip(&files, Moment::new(self.ports.local_time())) {
            self.ports.download_zip(name, &bytes);
        }
    }

    /// Another page of this browser has forgotten everything.
    pub fn forgotten_elsewhere(self) {
        self.saved.set(Saved::Failed("another page has forgotten everything".into()));
        self.trouble(
            "Everything was forgotten in another page.".into(),
            "What is shown here is no longer kept in this browser.",
            "Download what you still need; what you change here is kept again.",
        );
    }

    /// Asks before everything is forgotten.
    pub fn ask_to_forget(self) {
        self.banner.set(Some(Banner::Forget));
        self.ports.focus("forget-cancel");
    }

    /// Forgets every file, version and choice that is kept in this browser.
    pub fn forget_everything(self) {
        for drafts in [self.shelf, self.bin] {
            drafts.update(Vec::clear);
        }
        self.fresh_versions.update(Vec::clear);
        self.files_step.set(FilesStep::default());
        self.ports.clear_link();
        self.show(1, SAMPLE_NAME.into(), SAMPLE.into(), Origin::Sample);
        self.pasts.update(Pasts::forget);
        self.banner.set(None);
        self.overview.set(false);
        self.rail.set(None);
        self.ports.forget_everything();
        self.say("All files and choices kept in this browser are gone.");
    }
}
