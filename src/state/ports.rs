use leptos::prelude::Callback;

/// What the app asks of the world. `browser` answers; tests answer with nothing.
#[derive(Clone, Copy)]
pub struct Ports {
    /// Hands a file to the user: its name and its text.
    pub download: Callback<(String, String)>,
    /// Puts a text on the clipboard.
    pub copy: Callback<String>,
    /// Lets the user choose a file to open.
    pub pick: Callback<()>,
    /// Selects a range of the editor, in UTF-16 units of what it shows, and scrolls to it. The flag says
    /// whether the editor takes the focus.
    pub select: Callback<(usize, usize, bool)>,
    /// Moves the focus to the element of this id, once it is there.
    pub focus: Callback<String>,
    /// Shows the popover of this id.
    pub show: Callback<&'static str>,
    /// The address of this page with a fragment.
    pub link: Callback<String, String>,
    /// Removes the fragment from the address bar.
    pub clear_link: Callback<()>,
}

impl Ports {
    /// Ports that do nothing.
    pub fn none() -> Self {
        Self {
            download: Callback::new(|_| {}),
            copy: Callback::new(|_| {}),
            pick: Callback::new(|()| {}),
            select: Callback::new(|_| {}),
            focus: Callback::new(|_| {}),
            show: Callback::new(|_| {}),
            link: Callback::new(|fragment| fragment),
            clear_link: Callback::new(|()| {}),
        }
    }
}
