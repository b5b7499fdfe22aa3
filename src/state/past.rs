use std::sync::Arc;

use super::{History, Step};

/// What undo and redo go by in one file, from its being opened on.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// Its number. The code editor has a history of its own, and keeps that of files left under it.
    pub life: usize,
    pub history: History,
    /// What the page did in the code editor, by the numbers its history knows.
    pub steps: Vec<Step>,
}

/// The pasts of files that were left, so that coming back gives undo again; the one last left is last.
#[derive(Clone, Debug, Default)]
pub struct Pasts {
    left: Vec<Left>,
    /// The last number given.
    last: usize,
}

#[derive(Clone, Debug)]
struct Left {
    id: usize,
    text: Arc<str>,
    past: Past,
}

/// So many files can be come back to; then the one left first begins anew.
const MOST: usize = 20;

impl Pasts {
    /// Keeps the past of a file as it is left.
    pub fn leave(&mut self, id: usize, text: Arc<str>, past: Past) {
        self.left.retain(|left| left.id != id);
        self.left.push(Left { id, text, past });
        if self.left.len() > MOST {
            self.left.remove(0);
        }
    }

    /// The past of a file that is shown again; a new one where it has none, or where its text is another by now.
    pub fn come_back(&mut self, id: usize, text: &str) -> Past {
        let at = self.left.iter().position(|left| left.id == id && *left.text == *text);
        if let Some(at) = at {
            return self.left.remove(at).past;
        }
        self.last += 1;
        Past { life: self.last, ..Past::default() }
    }

    /// The numbers of the files that can be come back to.
    pub fn lives(&self) -> Vec<usize> {
        self.left.iter().map(|left| left.past.life).collect()
    }

    pub fn forget(&mut self) {
        self.left.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_meanwhile_or_was_left_long_ago_begins_anew() {
        let mut pasts = Pasts::default();
        let first = pasts.come_back(1, "a");
        pasts.leave(1, "a".into(), first.clone());
        assert_eq!(pasts.come_back(1, "a").life, first.life);
        pasts.leave(1, "a".into(), first.clone());
        assert_ne!(pasts.come_back(1, "b").life, first.life);
        for id in 2..2 + MOST {
            let past = pasts.come_back(id, "");
            pasts.leave(id, "".into(), past);
        }
        assert_eq!(pasts.lives().len(), MOST);
        assert_ne!(pasts.come_back(1, "a").life, first.life);
    }
}
