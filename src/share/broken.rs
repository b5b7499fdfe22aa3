use crate::text::grouped;

/// Why a link cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Not a link of this page at all.
    NotALink,
    /// Made by a newer version of the page.
    Newer,
    /// Cut: so many of so many characters arrived.
    Cut { arrived: usize, of: usize },
    /// Complete by length, but altered.
    Altered,
    /// Longer than any link of this page.
    TooLong { characters: usize },
    /// Whole as far as can be told, but the dictionary to read it with is missing.
    NoDictionary,
}

impl Broken {
    /// What happened, for the reader of a link.
    pub fn message(&self) -> String {
        match self {
            Self::NotALink => "This is not a link to a file of the playground.".into(),
            Self::Newer => {
                "This link was made by a newer version of this page. Reload the page and open it again."
                    .into()
            }
            Self::Cut { arrived, of } => format!(
                "This link is incomplete: {} of {} characters. Copy it again from where it was written.",
                grouped(*arrived),
                grouped(*of)
            ),
            Self::Altered => {
                "This link was changed on its way. Copy it again from where it was written.".into()
            }
            Self::TooLong { characters } => format!(
                "This link is longer than any of this page: {} characters. Nothing of it was read.",
                grouped(*characters)
            ),
            Self::NoDictionary => {
                "The word list that this link is read with could not be fetched. Reload the page to try again.".into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_link_says_how_much_of_it_arrived() {
        let cut = Broken::Cut { arrived: 812, of: 1460 };
        assert!(cut.message().starts_with("This link is incomplete: 812 of 1,460 characters."));
    }
}
