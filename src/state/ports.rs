/// What the app asks of the world. `browser` answers; tests answer as they like.
pub trait Ports: Sync {
    /// Hands a file to the user.
    fn download(&self, name: &str, text: &str);

    /// Puts a text on the clipboard; says whether there is one.
    fn copy(&self, text: &str) -> bool;

    /// Lets the user choose a file to open.
    fn pick(&self);

    /// Selects a range of the editor, in UTF-16 units of what it shows. With `focus`, the editor takes the
    /// focus and scrolls there.
    fn select(&self, start: usize, end: usize, focus: bool);

    /// Moves the focus to the element of this id, once it is there.
    fn focus(&self, id: &str);

    /// Shows the popover of this id.
    fn show(&self, id: &str);

    /// The address of this page with a fragment.
    fn link(&self, fragment: &str) -> String;

    /// Removes the fragment from the address bar.
    fn clear_link(&self);

    /// Marks where a piece of work begins, for whoever measures the page.
    fn work_begins(&self, name: &str);

    /// Marks where it ends.
    fn work_ends(&self, name: &str);
}

/// A world in which nothing happens.
pub struct Nowhere;

impl Ports for Nowhere {
    fn download(&self, _: &str, _: &str) {}
    fn copy(&self, _: &str) -> bool {
        true
    }
    fn pick(&self) {}
    fn select(&self, _: usize, _: usize, _: bool) {}
    fn focus(&self, _: &str) {}
    fn show(&self, _: &str) {}
    fn link(&self, fragment: &str) -> String {
        format!("#{fragment}")
    }
    fn clear_link(&self) {}
    fn work_begins(&self, _: &str) {}
    fn work_ends(&self, _: &str) {}
}
