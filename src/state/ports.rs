use super::{Draft, Version, Written};
use crate::{share::Shared, text::ShownEdit};

/// What the app asks of the world. `browser` answers; tests answer as they like.
pub trait Ports: Sync {
    /// Hands a file to the user.
    fn download(&self, name: &str, text: &str);

    /// Puts a text on the clipboard, and then tells whether it is there.
    fn copy(&self, text: &str, then: Box<dyn FnOnce(bool)>);

    /// Selects all of the text field of this id.
    fn select_field(&self, id: &str);

    /// Empties the text field of this id.
    fn empty_field(&self, id: &str);

    /// Fetches a text that lies beside the page, by its address from the page's folder; `None` where it does not come.
    fn beside(&self, path: &str, then: Box<dyn FnOnce(Option<String>)>);

    /// What a link carries that was read before the program was there; `None` where it was not.
    fn read_early(&self, fragment: &str) -> Option<Shared>;

    /// Fetches the rest of the program: soon, or at once.
    fn rest(&self, now: bool);

    /// Whether the device has apps to hand a link to.
    fn can_share(&self) -> bool;

    /// Hands a link to the apps of the device.
    fn share(&self, title: &str, link: &str);

    /// Lets the user choose files to open, or a folder.
    fn pick(&self, folder: bool);

    /// Writes a text back to where a file was opened from, and then tells what became of it.
    fn save(&self, id: usize, text: &str, then: Box<dyn FnOnce(Written)>);

    /// The user has decided between two versions of a file: the one of the other page has the record that both had, and
    /// `ours` gets the one that this page wrote meanwhile. Says whether it had.
    fn part(&self, theirs: &Draft, ours: usize) -> bool;

    /// Hands a zip archive to the user.
    fn download_zip(&self, name: &str, bytes: &[u8]);

    /// The user's date and time: year, month, day, hour, minute and second.
    fn local_time(&self) -> [u16; 6];

    /// Selects a range of the editor, in UTF-16 units of what it shows. With `focus`, the editor takes the
    /// focus and scrolls there.
    fn select(&self, start: usize, end: usize, focus: bool);

    /// Changes what the code editor shows: one step of its history, or none of it without a number.
    fn edit(&self, edits: &[ShownEdit], step: Option<usize>);

    /// Puts a step of this number in place of the last one of the code editor's history, which had the same number.
    fn edit_further(&self, edits: &[ShownEdit], step: usize);

    /// Lets the code editor take its last step back; says whether there was one.
    fn undo(&self) -> bool;

    /// Lets the code editor do the last step taken back again.
    fn redo(&self);

    /// Moves the focus to the element of this id, once it is there.
    fn focus(&self, id: &str);

    /// Shows the popover of this id.
    fn show(&self, id: &str);

    /// Hides the popover of this id.
    fn hide(&self, id: &str);

    /// Whether the popover of this id is shown.
    fn is_shown(&self, id: &str) -> bool;

    /// Hands the page to the printer.
    fn print(&self);

    /// Loads the page anew.
    fn reload(&self);

    /// The address of this page with a fragment.
    fn link(&self, fragment: &str) -> String;

    /// Removes the fragment from the address bar.
    fn clear_link(&self);

    /// Gives the older texts kept of a file, in any order.
    fn versions(&self, id: usize, then: Box<dyn FnOnce(Vec<Version>)>);

    /// Forgets all that is kept of the user, and begins anew.
    fn forget_everything(&self);

    /// A file of the user's own is being read, or a link: a page that stops at it can say so when it comes back.
    fn at_work(&self, id: Option<usize>);

    /// Milliseconds on a clock that never goes back.
    fn now(&self) -> f64;

    /// Milliseconds since 1970.
    fn clock(&self) -> u64;

    /// A moment as the user writes it, from milliseconds since 1970.
    fn time(&self, when: u64) -> String;

    /// Notes how long a piece of work took, for whoever measures the page.
    fn worked(&self, name: &str, from: f64, to: f64);
}

/// A world in which nothing happens.
pub struct Nowhere;

impl Ports for Nowhere {
    fn download(&self, _: &str, _: &str) {}
    fn copy(&self, _: &str, then: Box<dyn FnOnce(bool)>) {
        then(true);
    }
    fn select_field(&self, _: &str) {}
    fn empty_field(&self, _: &str) {}
    fn beside(&self, _: &str, then: Box<dyn FnOnce(Option<String>)>) {
        then(None);
    }
    fn read_early(&self, _: &str) -> Option<Shared> {
        None
    }
    fn rest(&self, _: bool) {}
    fn can_share(&self) -> bool {
        false
    }
    fn share(&self, _: &str, _: &str) {}
    fn pick(&self, _: bool) {}
    fn save(&self, _: usize, _: &str, then: Box<dyn FnOnce(Written)>) {
        then(Written::Nowhere);
    }
    fn part(&self, _: &Draft, _: usize) -> bool {
        false
    }
    fn download_zip(&self, _: &str, _: &[u8]) {}
    fn local_time(&self) -> [u16; 6] {
        [1980, 1, 1, 0, 0, 0]
    }
    fn versions(&self, _: usize, then: Box<dyn FnOnce(Vec<Version>)>) {
        then(Vec::new());
    }
    fn forget_everything(&self) {}
    fn at_work(&self, _: Option<usize>) {}
    fn clock(&self) -> u64 {
        0
    }
    fn time(&self, when: u64) -> String {
        format!("{when}")
    }
    fn select(&self, _: usize, _: usize, _: bool) {}
    fn edit(&self, _: &[ShownEdit], _: Option<usize>) {}
    fn edit_further(&self, _: &[ShownEdit], _: usize) {}
    fn undo(&self) -> bool {
        false
    }
    fn redo(&self) {}
    fn focus(&self, _: &str) {}
    fn show(&self, _: &str) {}
    fn hide(&self, _: &str) {}
    fn is_shown(&self, _: &str) -> bool {
        true
    }
    fn print(&self) {}
    fn reload(&self) {}
    fn link(&self, fragment: &str) -> String {
        format!("#{fragment}")
    }
    fn clear_link(&self) {}
    fn now(&self) -> f64 {
        0.0
    }
    fn worked(&self, _: &str, _: f64, _: f64) {}
}
